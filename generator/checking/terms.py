"""The lists of words not to write: of all kinds, of one kind, and an office's own beside its reports."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from generator.basis import resources
from generator.basis.messages import say
from generator.basis.problems import Level, UserError, located
from generator.kinds import schema, validation
from generator.parsing import tree
from generator.reports.source import Source

_IN_TERMS = say("用语表 {file} 第 {line} 行：{message}")


class Term(NamedTuple):
    """What not to write, what to write instead, and where the word is right all the same."""

    wrong: tuple[str, ...]
    right: str
    level: Level
    excepted: tuple[str, ...]
    note: str


def terms(found: Source) -> tuple[Term, ...]:
    """The entries for a report: those of its office first, then those of its kind, then of all."""
    report, ours = found.page.file, found.kind.folder / "terms.yaml"
    of_kind = load(ours) if ours.is_file() else ()
    listed = (*of_kind, *load(resources.templates() / "base" / "terms.yaml"))
    own = _nearest(os.path.dirname(os.path.abspath(report))) if report else None  # noqa: PTH100, PTH120
    return (*load(own), *listed) if own else listed


@lru_cache
def _nearest(folder: str) -> FilePath | None:
    """The list of an office: in a folder or the next above it, up to its project or its home."""
    home = os.path.expanduser("~")  # noqa: PTH111 (Path.home raises where there is none)
    for above in (FilePath(folder), *FilePath(folder).parents):
        found = [above / name for name in resources.TERMS if os.path.lexists(above / name)]
        if found:
            return found[0]
        if os.path.lexists(above / ".git") or str(above) == home:
            return None
    return None


@lru_cache
def load(file: FilePath) -> tuple[Term, ...]:
    """The entries of a list. Raises UserError, which names the line, if one is wrong."""
    form = schema.load(resources.templates() / "terms.schema.yaml")
    found = tree.read(file, form.names)
    wrong = found.problems + validation.check(form, found)
    if wrong:
        raise UserError(located(wrong[0], _IN_TERMS))
    return tuple(_term(entry) for entry in form.typed(found.data)["terms"] or ())


def _term(said: Mapping[str, Any]) -> Term:
    return Term(
        tuple(said["wrong"]),
        said["right"],
        said["level"] or "warning",
        tuple(said["except"] or ()),
        said["note"] or "",
    )
