"""A sentence about figures: its figures, what brackets say beside them, and in what clause each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.basis.figures import HOLE, SHARES, Figure, figures, sentences

_BRACKETS = re.compile("（([^（）]*)）")
_DIGIT = re.compile(r"\d|百分之")


class Statement(NamedTuple):
    """A sentence with figures. In `text` brackets are blanked out; `asides` have what they say.

    What brackets say of nothing but a share, as in 21件（占5.2%）, is part of the sentence.
    `counts` are the figures that count something, without percentages.
    """

    start: int
    text: str
    figures: Sequence[Figure]
    counts: Sequence[Figure]
    asides: Sequence[Aside] = ()

    def before(self, index: int) -> list[Figure]:
        """The counts that end before a character."""
        return [count for count in self.counts if count.end <= index]

    def segment(self, index: int) -> int:
        """Where the run of clauses begins in which a character stands: after the last ；."""
        return self.text.rfind("；", 0, index) + 1


class Aside(NamedTuple):
    """What brackets say, and the figure they stand behind, if they stand directly behind one."""

    of: Figure | None
    said: Statement


def statements(text: str) -> Iterator[Statement]:
    """The sentences with figures of a folded text whose quotations are blank."""
    for start, sentence in sentences(text):
        if _DIGIT.search(sentence):
            yield _statement(start, sentence)


def _statement(start: int, sentence: str) -> Statement:
    inner: list[tuple[int, int, Statement]] = []
    flat = sentence
    for hit in _BRACKETS.finditer(sentence):
        said = figures(hit[1])
        if said and all(figure.is_share for figure in said):
            flat = f"{flat[: hit.start()]}，{hit[1]}{HOLE}{flat[hit.end() :]}"
            continue
        flat = flat[: hit.start()] + HOLE * len(hit[0]) + flat[hit.end() :]
        if said:
            aside = Statement(start + hit.start(1), hit[1], said, _counts(said))
            inner.append((hit.start(), hit.end(), aside))
    outer = figures(flat)
    ends = {figure.end: figure for figure in outer}
    asides = tuple(Aside(ends.get(opening), said) for opening, _, said in inner)
    return Statement(start, flat, outer, _counts(outer), asides)


def _counts(found: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in found if figure.unit and figure.unit not in SHARES]
