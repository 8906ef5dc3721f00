"""How much of a report stood in last year's: clause by clause, with the passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from generator.basis.messages import say
from generator.basis.problems import Path, Place
from generator.kinds.schema import Schema
from generator.reports.source import Source
from generator.revising.comparison import clauses

LEAST = 8  # shorter clauses are turns of phrase that any two reports share
COPIED, REUSED = say("照抄"), say("套用")
_MARKS = "，。；：、"


class Clause(NamedTuple):
    """One clause of the newer report: its place, and whether it is last year's."""

    place: Place
    text: str
    size: int
    copied: bool
    reused: bool


class Passage(NamedTuple):
    """Neighbouring clauses that were carried over in one way."""

    place: Place
    text: str
    copied: bool


@dataclass(frozen=True)
class Share:
    """One part: its characters, those that are last year's word for word, those with other figures."""

    label: str
    size: int
    copied: int
    reused: int
    passages: tuple[Passage, ...] = ()


def shares(old: Source, new: Source, kind: Schema) -> list[Share]:
    """The share of each part that stood in the older report, wherever in it; the whole comes last."""
    exact = {_bare(clause) for _, text in _prose(old) for _, clause in clauses.cut(text)}
    masked = {clauses.masked(clause) for clause in exact}
    parts = []
    for key, written in groupby(_prose(new), key=lambda each: each[0][0]):
        runs = [list(_clauses(new, path, text, exact, masked)) for path, text in written]
        parts.append(_share(kind.label((key,)), runs))
    whole = Share(
        str(say("全文")),
        sum(part.size for part in parts),
        sum(part.copied for part in parts),
        sum(part.reused for part in parts),
    )
    return [*parts, whole]


def _prose(source: Source) -> Iterator[tuple[Path, str]]:
    return ((path, text) for path, text in source.texts if source.role(path) == "prose")


def _bare(clause: str) -> str:
    return "".join(clause.split()).strip(_MARKS)


def _clauses(
    source: Source, path: Path, text: str, exact: set[str], masked: set[str]
) -> Iterator[Clause]:
    for offset, clause in clauses.cut(text):
        bare = _bare(clause)
        long = len(bare) >= LEAST
        copied = long and bare in exact
        reused = long and not copied and clauses.masked(bare) in masked
        yield Clause(source.place(path, offset), clause, len(bare), copied, reused)


def _share(label: str, runs: list[list[Clause]]) -> Share:
    """The share of a part, from the clauses of each of its texts."""
    every = [clause for run in runs for clause in run]
    return Share(
        label,
        sum(clause.size for clause in every),
        sum(clause.size for clause in every if clause.copied),
        sum(clause.size for clause in every if clause.reused),
        tuple(passage for run in runs for passage in _passages(run)),
    )


def _passages(run: list[Clause]) -> Iterator[Passage]:
    for (copied, reused), group in groupby(run, key=lambda each: (each.copied, each.reused)):
        if copied or reused:
            first, *rest = group
            yield Passage(first.place, first.text + "".join(c.text for c in rest), copied)
