"""How wide the columns of a table are: the widths of its texts in, those of its columns out.

All widths are in characters. A figure with its unit, a date, a word are never split where the line
can hold them; a column is no wider than its texts need while another one wraps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from generator.basis.characters import HAN, printed_width

FEW, FEWEST = 4, 2  # characters of Chinese that a column holds, at ease and where there is no room
_FIGURE = re.compile(rf"[（(<≥≤+\-－]?[0-9][^，。；：、\s]*|[^0-9{HAN}]+")
_GAP = 0.22  # characters that LibreOffice 7.4 puts between Chinese and figures, whatever it is told
_SWITCH = re.compile(f"(?<=[{HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[{HAN}])")
_PERCENT = 0.33  # so much wider than a digit the sign is
_NOTHING = 1e-9  # characters: less than any width
_LONGEST_FIGURE = 12  # a longer text with a figure at its beginning is a sentence
# What a line of any text may not split: figures, Latin words.
_WHOLE = re.compile(r"[0-9A-Za-z.,，%％/:+\-]+")


class Cell(NamedTuple):
    """The text of a cell, and the columns and rows that it takes."""

    text: str
    column: int
    across: int = 1
    down: int = 1


class _Need(NamedTuple):
    """How wide a cell must be, and how wide it is on one line."""

    column: int
    across: int
    least: float
    whole: float
    down: int


def least(cells: Iterable[Cell], padding: float, few: int = FEW) -> list[float]:
    """The least width of each column at which nothing is split that must stay whole.

    A column that has Chinese text holds a `few` characters of it.
    """
    return _bounds(_needs(cells, padding, few), "least")


def whole(cells: Iterable[Cell], padding: float) -> list[float]:
    """The width of each column at which every text stands on one line."""
    return _bounds(_needs(cells, padding), "whole")


def widths(cells: Sequence[Cell], line: float, padding: float) -> list[float]:
    """The widths of all columns, which together are as wide as the line.

    `padding` is what a cell has beside its text, on both sides together.
    """
    low, high = least(cells, padding), whole(cells, padding)
    if sum(low) > line:
        low = least(cells, padding, FEWEST)
    if sum(low) >= line:
        return _scaled(low, line)
    if sum(high) <= line:
        return _scaled(high, line)
    weights = _weights(_needs(cells, padding), len(low))
    return _scaled(_shared(low, high, weights, line), line)


def lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column."""
    return max(1, ceil(printed_width(text) / max(1, width) - _NOTHING))


def _needs(cells: Iterable[Cell], padding: float, few: int = FEW) -> list[_Need]:
    return [
        _Need(
            cell.column,
            cell.across,
            _unsplit(cell.text, few) + padding,
            _wide(cell.text) + padding,
            cell.down,
        )
        for cell in cells
    ]


def _unsplit(text: str, few: int) -> float:
    """How wide a text is where it is broken as often as it may be."""
    wide = _wide(text)
    if wide <= few or (wide <= _LONGEST_FIGURE and _FIGURE.fullmatch(text.strip())):
        return wide
    return max(few, *map(printed_width, _WHOLE.findall(text)), 0)


def _wide(text: str) -> float:
    """How wide a text is on one line, with the gaps that some programs put beside figures."""
    return printed_width(text) + _GAP * len(_SWITCH.findall(text)) + _PERCENT * text.count("%")


def _bounds(needs: Sequence[_Need], name: str) -> list[float]:
    """What each column needs, cells that take several after those that take one."""
    count = max(need.column + need.across for need in needs)
    found = [0.0] * count
    for need in sorted(needs, key=lambda need: need.across):
        columns = range(need.column, need.column + need.across)
        lacking = getattr(need, name) - sum(found[column] for column in columns)
        for column in columns if lacking > 0 else ():
            found[column] += lacking / need.across
    return found


def _weights(needs: Iterable[_Need], count: int) -> list[float]:
    """How much of the line each column is to have: by the widths that make rows low.

    A row is as high as its highest cell. The widths with the least sum of the squares of all heights
    (a text's width by its column's) go by the cube roots of the sums of the squares of the texts.
    """
    squares = [0.0] * count
    for need in needs:
        for column in range(need.column, need.column + need.across):
            squares[column] += (need.whole / need.across / need.down) ** 2
    return [square ** (1 / 3) for square in squares]


def _shared(
    low: Sequence[float], high: Sequence[float], weights: Sequence[float], line: float
) -> list[float]:
    """The line shared by weight, no column beyond its bounds."""
    given: dict[int, float] = {}
    while True:
        free = [column for column in range(len(low)) if column not in given]
        rest = line - sum(given.values())
        total = sum(weights[column] for column in free)
        wanted = {column: rest * weights[column] / total for column in free}
        bounded = {
            column: min(max(width, low[column]), high[column]) for column, width in wanted.items()
        }
        excess = sum(bounded.values()) - rest
        # What is beyond its bounds in the direction of the whole is settled; the rest is shared anew.
        settled = {
            column: width
            for column, width in bounded.items()
            if (width - wanted[column]) * excess > 0 or abs(excess) < _NOTHING
        }
        given |= settled
        if len(given) == len(low):
            return [given[column] for column in range(len(low))]


def _scaled(given: Sequence[float], line: float) -> list[float]:
    """The same widths in proportion, as wide as the line together."""
    total = sum(given)
    return [width * line / total for width in given]
