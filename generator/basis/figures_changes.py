"""Where a sentence says by how much a figure changed: 由甲增至乙, 比上年的甲增长, 比上年增加丙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.basis.figures import PERCENT, POINTS, TIMES, Figure, clause_start
from generator.basis.statements import Statement

_UP = "增长|增加|上升|提高|提升|增幅|上涨|扩大|涨幅|增"
_DOWN = "下降|减少|降低|降幅|减幅|压减|压缩|缩短|下滑|回落|缩减|降|减"
# What stands between a figure that changed and by how much: a subject of its own is none of it.
_CHANGED = re.compile(
    rf"(?:同比|共|总共|累计|即|净|各|平均)?(?P<how>年均)?(?:{_UP}|{_DOWN})(?:了|(?:(?<=幅)|率|幅度|比例)(?:为|达到?))?(?:近|约|超过?)?"
)
_FROM = re.compile("[由从](?:(?P<year>20[0-9]{2})年(?:底|末)?的?|[^，。；、0-9]{0,12})$")
_TO = re.compile(
    f"[^，。；、：]{{0,16}}?(?:{_UP}|{_DOWN}|跃升|发展|变)?[^，。；、：]{{0,4}}?[至到为](?:(?P<year>20[0-9]{{2}})年(?:底|末)?的?)?[^，。；、：]{{0,4}}"
)
_THAN = re.compile("[比较](?:20[0-9]{2}年|去年|上年|上一年|前一年)(?:同期|全年)?的?$")
_THAN_BY = re.compile(
    rf"[比较](?:20[0-9]{{2}}年|去年|上年|上一年|前一年)(?:同期)?(?:{_UP}|{_DOWN}|多|少)(?:了|出)?$"
)
_FEWER = re.compile(f"(?:{_DOWN}|少)(?:了|出)?$")
# These grow in the prices of one year and are told in those of another.
_IN_CONSTANT_PRICES = re.compile("生产总值|GDP|增加值|收入|经济总量|产值")


class Change(NamedTuple):
    """What is said of a change: by how much, from which figure to which; over how many years on average."""

    stated: Figure
    old: Figure
    new: Figure
    years: int = 1


def changes(said: Statement) -> Iterator[Change]:
    """The changes that a sentence tells with the figures before and after."""
    for number, figure in enumerate(said.figures[1:], 1):
        hit = _CHANGED.fullmatch(figure.before.strip())
        pair = _pair(said, said.figures[:number], figure) if hit else None
        if not hit or not pair:
            continue
        old, new, years = pair
        if not old.low or figure.unit not in (PERCENT, POINTS, TIMES, old.unit):
            continue
        label = said.text[clause_start(said.text, old.start) : figure.start]
        if hit["how"] and (years is None or figure.unit != PERCENT):
            continue
        if figure.unit in (PERCENT, TIMES) and _IN_CONSTANT_PRICES.search(label) and years != 0:
            continue
        if _agree(figure, old):
            yield Change(figure, old, new, years if hit["how"] and years else 1)


def _agree(stated: Figure, old: Figure) -> bool:
    """Whether a change can be told in such a unit: points of a percentage, not per cent of it."""
    return (stated.unit == POINTS) == (old.unit == PERCENT)


def _pair(
    said: Statement, before: Sequence[Figure], stated: Figure
) -> tuple[Figure, Figure, int | None] | None:
    """The figures before and after a change, and the years between where both are named."""
    changed = list(before)
    derived = None
    while changed and stated.start > changed[-1].end:
        last = changed[-1]
        if re.search("[。；]", said.text[last.end : stated.start]):
            return None
        if _CHANGED.fullmatch(last.before.strip()):
            changed.pop()  # 减少4264次，降幅37.14%
            continue
        if _THAN_BY.search(last.before) and not derived:
            return _derived(changed, last)
        break
    if len(changed) < 2:  # noqa: PLR2004 (it takes two)
        return None
    old, new = changed[-2:]
    if old.unit != new.unit:
        return None
    origin = _FROM.search(old.before)
    goal = _TO.fullmatch(said.text[old.end : new.start])
    if origin and goal:
        years = None
        if origin["year"] and goal["year"]:
            years = int(goal["year"]) - int(origin["year"])
        return old, new, years
    if _THAN.search(new.before) and not re.search("[。；]", said.text[old.end : new.start]):
        return (new, old, None) if said.text[new.end : stated.start] == stated.before else None
    return None


def _derived(figures: Sequence[Figure], by: Figure) -> tuple[Figure, Figure, int | None] | None:
    """A figure, and what it was before it changed by so much."""
    if len(figures) < 2 or figures[-2].unit != by.unit:  # noqa: PLR2004
        return None
    new = figures[-2]
    sign = 1 if _FEWER.search(by.before) else -1
    low, high = (
        (new.low + by.low, new.high + by.high)
        if sign > 0
        else (new.low - by.high, new.high - by.low)
    )
    return new._replace(value=new.value + sign * by.value, low=low, high=high), new, None


def bounds(change: Change) -> tuple[Decimal, Decimal]:
    """Between what a change lies by the figures before and after, in the unit in which it is told."""
    stated, old, new, years = change
    if stated.unit not in (PERCENT, TIMES):
        return _size(new.low - old.high, new.high - old.low)
    least, most = new.low / old.high, new.high / old.low
    if years > 1:
        root = Decimal(1) / years
        least, most = least**root, most**root
    scale = 100 if stated.unit == PERCENT else 1
    return _size((least - 1) * scale, (most - 1) * scale)


def _size(least: Decimal, most: Decimal) -> tuple[Decimal, Decimal]:
    """The bounds of a size, from those of a difference, which may be negative."""
    if least <= 0 <= most:
        return Decimal(0), max(-least, most)
    return min(abs(least), abs(most)), max(abs(least), abs(most))
