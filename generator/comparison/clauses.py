"""Clauses and the figures in them: how two texts are cut up, paired and told apart."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.comparison import alignment
from generator.messages import say
from generator.rules.carried_over import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ALIKE = 0.4  # two texts that share so many of their character pairs are versions of one
_HIDDEN = "\ue000"
_CLAUSE = re.compile(rf"{MARK}|[^。；，\n]+[。；，]*")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FIGURE = re.compile(rf"{_NUMBER.pattern}|（）")  # a blank stands for a figure that is to come
_WORDS = "个百分点|人次|户次|场次|班次|个工作日|个月|小时|分钟|平方米|平方公里|公里|公顷"
_UNIT = re.compile(rf"[%‰]|[万亿多余]*(?:{_WORDS}|[\u4e00-\u9fff]|(?=\W|$))")
_POINTS = {"%": say("{change} 个百分点"), "‰": say("{change} 个千分点")}
_YEAR = 4
_LONGEST = 300  # characters of a clause; one that is longer was never cut up
_FAR = 10  # clauses after the last pair, among which a long stretch has the next one
_AROUND = 3  # a figure is the same one if so many characters, itself among them, agree


class Figure(NamedTuple):
    """A figure that has changed, with its unit."""

    old: str
    new: str
    unit: str

    def change(self, language: str) -> str:
        """By how much: in points where it is a rate, else in number and per cent."""
        old, new = Decimal(self.old.replace(",", "")), Decimal(self.new.replace(",", ""))
        change = f"{new - old:+f}"
        if self.unit in _POINTS:
            return _POINTS[self.unit].fill(change=change).to(language)
        if not old:
            return change
        rate = f"{(new - old) / old * 100:+.1f}%"
        return say("{change}，{rate}", change=change, rate=rate).to(language)


def cut(text: str) -> Iterator[tuple[int, str]]:
    """The clauses of a text with their offsets, each with the mark at its end."""
    for hit in _CLAUSE.finditer(text):
        if hit[0] != MARK and hit[0].strip():
            yield hit.start(), hit[0].strip()


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """A text with its figures hidden: what is left are its words."""
    return _FIGURE.sub(_HIDDEN, text)


@lru_cache(maxsize=4096)
def _pairs(text: str) -> Counter[str]:
    bare = masked("".join(text.split()))
    return Counter(map("".join, pairwise(bare)) if bare[1:] else [bare])


@lru_cache(maxsize=4096)
def likeness(old: str, new: str) -> float:
    """How alike the words of two texts are, from 0 to 1; figures do not count."""
    one, other = _pairs(old), _pairs(new)
    shared = sum(min(count, other[pair]) for pair, count in one.items() if pair in other)
    return 2 * shared / (one.total() + other.total())


def matched(
    old: Sequence[str], new: Sequence[str], score: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """Which item of `old` is which of `new`, told by their words, best pairs first; -1 for none.

    They come in the order of `new`; those that only `old` has come last.
    """
    scored = [(score(i, j), -abs(i - j), i, j) for i, j in alignment.candidates(old, new)]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for value, _, i, j in sorted(scored, reverse=True):
        if value >= ALIKE and j not in partner and i not in taken:
            partner[j] = i
            taken.add(i)
    kept = [(partner.get(j, -1), j) for j in range(len(new))]
    return kept + [(i, -1) for i in range(len(old)) if i not in taken]


def changed(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The clauses in which two texts differ: what stood, what stands; "" where there is none."""
    before, after = [[clause for _, clause in cut(text)] for text in (old, new)]
    for lost, gained in alignment.stretches(before, after):
        yield from _joined(_paired(lost, gained))


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair the clauses of a stretch in their order; those without a like one stand alone."""
    rest = 0
    far = len(new) if alignment.few(old, new) else _FAR
    for clause in old:
        like = [likeness(clause, each) for each in new[rest : rest + far]]
        best = max(range(len(like)), key=like.__getitem__, default=0)
        if like and like[best] >= ALIKE:
            yield from (("", each) for each in new[rest : rest + best])
            yield clause, new[rest + best]
            rest += best + 1
        else:
            yield clause, ""
    yield from (("", each) for each in new[rest:])


def _joined(pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Neighbouring clauses that were only added, or only dropped, as one."""
    for (lost, gained), run in groupby(pairs, key=lambda pair: (not pair[1], not pair[0])):
        if lost or gained:
            yield tuple(map("".join, zip(*run, strict=True)))  # type: ignore[misc]
        else:
            yield from run


def figures(old: str, new: str) -> list[Figure]:
    """The figures that changed between two versions of a clause, where their words are the same."""
    before, after = list(_FIGURE.finditer(old)), list(_FIGURE.finditer(new))
    one, other = masked(old), masked(new)
    count_old, count_new = _hidden(one), _hidden(other)
    found = []
    for i, j in _spots(one, other):
        was, now = before[count_old[i]], after[count_new[j]]
        unit = _UNIT.match(new, now.end())
        found.append(Figure(was[0], now[0], unit[0] if unit else ""))
    return [
        each
        for each in found
        if each.old != each.new and numeric(each.old, each.new) and not _is_year(each)
    ]


def _hidden(text: str) -> dict[int, int]:
    """Which of the hidden figures of a text stands at each place."""
    places = (place for place, sign in enumerate(text) if sign == _HIDDEN)
    return {place: number for number, place in enumerate(places)}


def _spots(one: str, other: str) -> Iterator[tuple[int, int]]:
    """Where a figure stands among the same words; in clauses beyond any length only if all are."""
    if one == other:
        yield from _hidden_in(one, 0, 0, len(one))
    elif max(len(one), len(other)) <= _LONGEST:
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        for block in matcher.get_matching_blocks():
            yield from _hidden_in(one, block.a, block.b, block.size)


def numeric(*texts: str) -> bool:
    """Whether each text is one number and nothing else."""
    return all(_NUMBER.fullmatch(text) for text in texts)


def _hidden_in(text: str, i: int, j: int, size: int) -> Iterator[tuple[int, int]]:
    """Where a figure stands in a stretch that both texts have, with its unit in the stretch."""
    for at in range(size):
        if text[i + at] == _HIDDEN and size >= _AROUND and at + 1 < size:
            yield i + at, j + at


def _is_year(figure: Figure) -> bool:
    return figure.unit.startswith("年") and len(figure.old) == len(figure.new) == _YEAR
