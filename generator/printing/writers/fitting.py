"""How a table fits on the page: its size of type, its columns, the rows that may be split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.printing.blocks import Para, Span, Table
from generator.printing.look import Look
from generator.printing.writers import columns
from generator.printing.writers.columns import Cell
from generator.printing.writers.measure import TWIPS_PER_POINT, cell, line_width, twips

BESIDE = 45  # 0.8 mm between a cell's text and its lines, in twips
_ROOM = 0.5  # characters more than a text: figures and marks are not all half a character wide
_MANY = 8  # from so many columns on, a table is set densely before its texts take several lines
_TALL = 3  # a row that is higher than this part of a page may be split


class Fit(NamedTuple):
    """A table as it is printed: the widths of its columns in twips, and the rows that may be split."""

    dense: bool
    widths: tuple[int, ...]
    splits: frozenset[int]

    def width(self, span: Span) -> int:
        """How wide a cell is."""
        return sum(self.widths[span.column : span.column + span.across])


def fit(table: Table, look: Look) -> Fit:
    """How a table fits between the margins: in the usual size, else densely."""
    line = line_width(look)
    texts = [Cell(para.text, place.column, place.across) for place, para in table.cells()]
    dense = _is_dense(texts, len(table.rows[0]), look, line)
    unit = _unit(look, dense=dense)
    shares = columns.widths(texts, line / unit, _padding(unit))
    widths = [int(share * unit) for share in shares]
    widths[0] += line - sum(widths)
    made = Fit(dense, tuple(widths), frozenset())
    return made._replace(splits=frozenset(_tall(table, made, look)))


def is_left(para: Para, width: int, look: Look, *, dense: bool) -> bool:
    """Whether a cell of this width holds several lines of text, which stand better at its left."""
    unit = _unit(look, dense=dense)
    return para.role == "cell" and columns.lines(para.text, width / unit - _padding(unit)) > 1


def _is_dense(texts: Sequence[Cell], count: int, look: Look, line: int) -> bool:
    """Whether a table is too wide for the usual size."""
    unit = _unit(look, dense=False)
    needs = columns.whole if count >= _MANY else columns.least
    return sum(needs(texts, _padding(unit))) > line / unit


def _unit(look: Look, *, dense: bool) -> float:
    """The width of one character in a cell, in twips."""
    if not dense:
        return cell(look, "cell")
    return look.dense.size * TWIPS_PER_POINT + look.page.squeeze


def _padding(unit: float) -> float:
    """What a cell has beside its text, in characters."""
    return 2 * BESIDE / unit + _ROOM


def _tall(table: Table, made: Fit, look: Look) -> Iterator[int]:
    """The rows that are higher than a third of a page."""
    page = look.page
    most = twips(page.height - page.top - page.bottom) / _TALL
    unit = _unit(look, dense=made.dense)
    line = look.dense.line if made.dense else look.styles["cell"].line
    for place, para in table.cells():
        wide = made.width(place) / unit - _padding(unit)
        if place.row >= table.heads and columns.lines(para.text, wide) * line / place.down > most:
            yield from range(place.row, place.row + place.down)
