"""How much of a report stood in last year's: clause by clause, with the passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from generator.basis.messages import say
from generator.basis.problems import Path, Place
from generator.reports.source import Source
from generator.revising.comparison.clauses import cut, masked

LEAST = 8  # shorter clauses are turns of phrase that any two reports share
COPIED, REUSED = say("照抄"), say("套用")
_MARKS = "，。；：、"


class _Clause(NamedTuple):
    """A clause of the newer report: its place and length, and whether it is last year's.

    `copied` is last year's word for word, `reused` with other figures.
    """

    place: Place
    text: str
    size: int
    copied: bool
    reused: bool


class Passage(NamedTuple):
    """Neighbouring clauses that were all copied, or all reused."""

    place: Place
    text: str
    copied: bool


@dataclass(frozen=True)
class Share:
    """Of one part: how many characters it has, and how many of them are copied and reused."""

    label: str
    size: int
    copied: int
    reused: int
    passages: tuple[Passage, ...] = ()


class _LastYear:
    """The clauses of the older report, wherever in it they stand."""

    def __init__(self, old: Source) -> None:
        self.clauses = {_bare(clause) for _, text in _prose(old) for _, clause in cut(text)}
        self.words = {masked(clause) for clause in self.clauses}

    def compare(self, place: Place, clause: str) -> _Clause:
        """A clause of the newer report beside those of the older."""
        bare = _bare(clause)
        is_long = len(bare) >= LEAST
        copied = is_long and bare in self.clauses
        reused = is_long and not copied and masked(bare) in self.words
        return _Clause(place, clause, len(bare), copied, reused)


def taken_over(old: Source, new: Source) -> list[Share]:
    """For each part of the newer report the share that stood in the older; the whole comes last."""
    last_year = _LastYear(old)
    shares = []
    for key, prose in groupby(_prose(new), key=lambda text: text[0][0]):
        runs = [
            [last_year.compare(new.place(path, offset), clause) for offset, clause in cut(text)]
            for path, text in prose
        ]
        shares.append(_share(new.kind.schema.label((key,)), runs))
    return [*shares, _whole(shares)]


def _prose(source: Source) -> Iterator[tuple[Path, str]]:
    return ((path, text) for path, text in source.texts if source.role(path) == "prose")


def _bare(clause: str) -> str:
    return "".join(clause.split()).strip(_MARKS)


def _share(label: str, runs: Sequence[Sequence[_Clause]]) -> Share:
    """The share of a part, from the clauses of each of its texts."""
    clauses = [clause for run in runs for clause in run]
    return Share(
        label,
        sum(clause.size for clause in clauses),
        sum(clause.size for clause in clauses if clause.copied),
        sum(clause.size for clause in clauses if clause.reused),
        tuple(passage for run in runs for passage in _passages(run)),
    )


def _whole(shares: Sequence[Share]) -> Share:
    return Share(
        str(say("全文")),
        sum(share.size for share in shares),
        sum(share.copied for share in shares),
        sum(share.reused for share in shares),
    )


def _passages(run: Sequence[_Clause]) -> Iterator[Passage]:
    for (copied, reused), group in groupby(run, key=lambda clause: (clause.copied, clause.reused)):
        if copied or reused:
            clauses = list(group)
            yield Passage(clauses[0].place, "".join(clause.text for clause in clauses), copied)
