"""The figures that changed between two versions of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.basis.characters import HAN
from generator.basis.figures import ANY_NUMBER, UNIT
from generator.basis.messages import say
from generator.revising.comparison.clauses import FIGURE, HIDDEN, masked

_NUMBER = re.compile(ANY_NUMBER)
# Behind a number stands its unit: a sign, a measure word, or else whatever character there is.
_UNIT = re.compile(
    rf"[%‰]|[万亿多余]*(?:个百分点|个工作日|个月|小时|分钟|平方公里|公顷|{UNIT}|[{HAN}]|(?=\W|$))"
)
_POINTS = {"%": say("{change} 个百分点"), "‰": say("{change} 个千分点")}
_YEAR_DIGITS = 4
_LONGEST = 300  # characters of a clause; one that is longer was never cut up
_LEAST_SHARED = 3  # characters in a row, a figure among them, by which it is the same figure


class Figure(NamedTuple):
    """A figure that has changed, with its unit."""

    old: str
    new: str
    unit: str

    def change(self, language: str) -> str:
        """By how much: in points where it is a rate, else in number and per cent."""
        old, new = _value(self.old), _value(self.new)
        change = f"{new - old:+f}"
        if self.unit in _POINTS:
            return _POINTS[self.unit].fill(change=change).to(language)
        if not old:
            return change
        rate = f"{(new - old) / old * 100:+.1f}%"
        return say("{change}，{rate}", change=change, rate=rate).to(language)

    @property
    def is_year(self) -> bool:
        """Whether it is a year, which moves on by itself."""
        return self.unit.startswith("年") and len(self.old) == len(self.new) == _YEAR_DIGITS


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def is_number(text: str) -> bool:
    """Whether a text is one number and nothing else."""
    return _NUMBER.fullmatch(text) is not None


def changed_figures(old: str, new: str) -> list[Figure]:
    """The figures that differ between two versions of a clause, where their words are the same."""
    found = []
    before, after = _by_place(old), _by_place(new)
    for place, new_place in _same_places(masked(old), masked(new)):
        was, now = before[place][0], after[new_place]
        unit = _UNIT.match(new, now.end())
        figure = Figure(was, now[0], unit[0] if unit else "")
        both_numbers = is_number(figure.old) and is_number(figure.new)
        if figure.old != figure.new and both_numbers and not figure.is_year:
            found.append(figure)
    return found


def _by_place(text: str) -> dict[int, re.Match[str]]:
    """The figures of a text, by the place at which each is hidden in the masked text."""
    places = (place for place, sign in enumerate(masked(text)) if sign == HIDDEN)
    return dict(zip(places, FIGURE.finditer(text), strict=True))


def _same_places(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Where a figure is hidden among the same words; in very long clauses only if all are the same."""
    if old == new:
        yield from _hidden_in(old, 0, 0, len(old))
    elif max(len(old), len(new)) <= _LONGEST:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for block in matcher.get_matching_blocks():
            yield from _hidden_in(old, block.a, block.b, block.size)


def _hidden_in(old: str, start: int, new_start: int, size: int) -> Iterator[tuple[int, int]]:
    """Where a figure is hidden in a stretch that both texts have, with a character behind it."""
    if size < _LEAST_SHARED:
        return
    for offset in range(size - 1):
        if old[start + offset] == HIDDEN:
            yield start + offset, new_start + offset
