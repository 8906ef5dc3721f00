"""How commands open a report: one way to read and check it, one way to refuse what cannot be used."""

from __future__ import annotations

from pathlib import Path

from generator import reports
from generator.basis.messages import Message
from generator.basis.problems import Problem, UserError
from generator.checking.report import check
from generator.kinds.schema import lost
from generator.reports import PUBLISHED, Source, folder


def checked(path: Path, edition: str = PUBLISHED) -> tuple[Source, list[Problem]]:
    """A report (a file, or a folder with its main file) for an edition, and what is wrong with it.

    Raises UserError where it cannot be read.
    """
    found = reports.read(folder.main(path), edition)
    return found, check(found)


def whole(path: Path, refusal: Message) -> Source:
    """A report of which nothing would be lost.

    Raises UserError where something would: `refusal` with its {file}, {line} and {message}.
    """
    found, problems = checked(path)
    first = lost(problems)
    if first:
        file, line, _ = first.place
        raise UserError(refusal.fill(file=file, line=line, message=first.message))
    return found
