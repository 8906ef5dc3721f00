"""How a table fits on the page: its size of type, its columns, the rows that may be split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.printing.blocks import Block, Span, Table
from generator.printing.look import Look
from generator.printing.writers import columns
from generator.printing.writers.columns import Cell
from generator.printing.writers.measure import TWIPS_PER_POINT, cell, line_width, twips

BESIDE = 45  # 0.8 mm between a cell's text and its lines, in twips
_ROOM = 0.3  # characters more than a text: figures and marks are not all half a character wide
_MANY = 8  # from so many columns on, a table is set densely before its texts take several lines
_NAMES = ("caption", "unit")  # what stands above a table and belongs to it
_TALL = 3  # a row that is higher than this part of a page may be split


class Fit(NamedTuple):
    """A table as it is printed: the widths of its columns in twips, and the rows that may be split.

    One that is `turned` stands on a page of its own that lies on its side. Where a text of a column
    takes several lines, the texts in it stand at the `left`.
    """

    turned: bool
    dense: bool
    widths: tuple[int, ...]
    splits: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()

    def width(self, span: Span) -> int:
        """How wide a cell is."""
        return sum(self.widths[span.column : span.column + span.across])


def fit(table: Table, look: Look) -> Fit:
    """How a table fits between the margins: in the usual size, else densely, else on its side."""
    texts = [
        Cell(para.text, place.column, place.across, place.down) for place, para in table.cells()
    ]
    unit = _unit(look, dense=True)
    needs = columns.least(texts, _padding(unit), columns.FEWEST)
    turned = sum(needs) > line_width(look) / unit
    line = line_width(look, turned=turned)
    dense = _is_crowded(texts, look, line)
    unit = _unit(look, dense=dense)
    shares = columns.widths(texts, line / unit, _padding(unit))
    widths = [int(share * unit) for share in shares]
    widths[0] += line - sum(widths)
    made = Fit(turned, dense, tuple(widths))
    lines = list(_lines(table, made, unit))
    tall = {row for place, count in lines for row in _tall(place, count, made, look)}
    left = {place.column for place, count in lines if count > 1}
    return made._replace(splits=frozenset(tall), left=frozenset(left))


def turned(blocks: Sequence[Block], look: Look) -> frozenset[int]:
    """Which blocks stand on pages that lie on their side: wide tables with their names above them."""
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and fit(block, look).turned:
            first = index
            while first and getattr(blocks[first - 1], "role", "") in _NAMES:
                first -= 1
            found |= set(range(first, index + 1))
    return frozenset(found)


def _is_crowded(texts: Sequence[Cell], look: Look, line: int) -> bool:
    """Whether a table is too wide for the usual size, or has many columns and many wrap in it."""
    unit = _unit(look, dense=False)
    needs, whole = (find(texts, _padding(unit)) for find in (columns.least, columns.whole))
    many = len(whole) >= _MANY and sum(whole) > line / unit
    return many or sum(needs) > line / unit


def _unit(look: Look, *, dense: bool) -> float:
    """The width of one character in a cell, in twips."""
    if not dense:
        return cell(look, "cell")
    return look.dense.size * TWIPS_PER_POINT + look.page.squeeze


def _padding(unit: float) -> float:
    """What a cell has beside its text, in characters."""
    return 2 * BESIDE / unit + _ROOM


def _lines(table: Table, made: Fit, unit: float) -> Iterator[tuple[Span, int]]:
    """The cells below the head, and about how many lines each takes."""
    for place, para in table.cells():
        if place.row >= table.heads:
            yield place, columns.lines(para.text, (made.width(place) - 2 * BESIDE) / unit)


def _tall(place: Span, count: int, made: Fit, look: Look) -> Iterable[int]:
    """The rows of a cell of so many lines, if they are higher than a third of a page."""
    page = look.page
    line = look.dense.line if made.dense else look.styles["cell"].line
    most = twips(page.height - page.top - page.bottom) / _TALL
    is_tall = count * line / place.down > most
    return range(place.row, place.row + place.down) if is_tall else ()
