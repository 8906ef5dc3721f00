"""How a command opens a report: read and checked, or refused where something of it would be lost."""

from __future__ import annotations

from pathlib import Path

from generator import reports
from generator.basis.messages import Message
from generator.basis.problems import Problem, UserError, located
from generator.checking.report import check
from generator.kinds.schema import lost
from generator.reports import PUBLISHED, Source, folder


def checked(
    path: Path, edition: str = PUBLISHED, last: Source | None = None
) -> tuple[Source, list[Problem]]:
    """A report (a file, or a folder with its main file) for an edition, and what is wrong with it.

    `last` is last year's report, where it is known. Raises UserError where it cannot be read.
    """
    found = reports.read(folder.main(path), edition)
    return found, check(found, last)


def without_loss(path: Path, refusal: Message) -> Source:
    """A report of which nothing that its author wrote is lost in reading.

    It may be any file that can be imported. Raises UserError where something of it would be lost:
    `refusal`, with its {file}, {line} and {message} filled.
    """
    from generator.commands import imported

    if imported.is_foreign(path):
        return imported.source(path)
    found, problems = checked(path)
    first = lost(problems)
    if first:
        raise UserError(located(first, refusal))
    return found
