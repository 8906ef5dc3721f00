"""Tables as the markup of a DOCX: the author's, and those that hold parts of the page in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.blocks import Role, Run, Table
from generator.writers.measure import width
from generator.writers.paragraphs import paragraph
from generator.writers.styles import TABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.writers.sheet import Sheet

_NARROWEST, _WIDEST = 3, 14  # characters: between them a column is as wide as its widest cell
_ROOM = 0.5  # characters beside it


def table(block: Table, sheet: Sheet) -> str:
    """A table whose head is repeated on every page and whose rows are never split."""
    rows = block.rows
    widths = _widths(rows, sheet.width, sheet.cell("cell"))
    made = "".join(
        _row(row, "cell" if number else "head", widths, sheet) for number, row in enumerate(rows)
    )
    return frame(TABLE, widths, made, '<w:jc w:val="center"/>')


def frame(style: str, widths: Sequence[int], rows: str, place: str = "", floating: str = "") -> str:
    """A table of fixed widths around its rows; `floating` and `place` are markup of its place."""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{floating}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'{place}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def cell(inside: str, wide: int, align: str = "center", margins: str = "") -> str:
    """A cell around its paragraphs."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{margins}<w:vAlign w:val="{align}"/></w:tcPr>'
        f"{inside}</w:tc>"
    )


def long(text: str) -> bool:
    """Whether a cell holds more than a column is made wide for: prose, which is not centred."""
    return width(text) > _WIDEST


def _widths(rows: Sequence[Sequence[str]], total: int, unit: float) -> list[int]:
    """Columns as wide as their widest cells; what is left of the line is shared alike."""
    line = total / unit
    wanted = _wanted(rows, _NARROWEST)
    if sum(wanted) > line:
        wanted = _narrowed(_wanted(rows, 0), line)
    spare = max(0.0, line - sum(wanted)) / len(wanted)
    shares = [int((each + spare) * unit) for each in wanted]
    return [shares[0] + total - sum(shares), *shares[1:]]


def _narrowed(wanted: Sequence[float], line: float) -> list[float]:
    """Columns that fit on the line: the wide ones give way, so that numbers stay whole."""
    given = list(wanted)
    by_width = sorted(range(len(given)), key=given.__getitem__)
    for done, column in enumerate(by_width):
        given[column] = min(given[column], line / (len(given) - done))
        line -= given[column]
    return given


def _wanted(rows: Sequence[Sequence[str]], least: float) -> list[float]:
    """How wide each column is to be, in characters."""
    return [
        min(_WIDEST, max(least, *(width(text) for text in column))) + _ROOM
        for column in zip(*rows, strict=True)
    ]


def _row(cells: Sequence[str], role: Role, widths: Sequence[int], sheet: Sheet) -> str:
    repeated = "<w:tblHeader/>" if role == "head" else ""
    prose = sheet.style("cell", '<w:jc w:val="both"/>') if any(map(long, cells)) else ""
    inside = "".join(
        cell(paragraph(prose if role == "cell" and long(text) else role, (Run(text),)), wide)
        for text, wide in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{inside}</w:tr>"
