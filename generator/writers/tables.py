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
    """A table whose head is repeated on every page and whose rows are never split.

    A row with too few cells is filled up with empty ones.
    """
    columns = max(map(len, block.rows), default=0)
    if not columns:
        return ""
    rows = [(*row, *[""] * (columns - len(row))) for row in block.rows]
    widths = _widths(rows, sheet.width, sheet.cell("cell"))
    made = "".join(
        _row(row, "cell" if number else "head", widths) for number, row in enumerate(rows)
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


def _widths(rows: Sequence[Sequence[str]], total: int, unit: float) -> list[int]:
    """Columns as wide as their widest cells; what is left of the line is shared alike."""
    wanted = [
        min(_WIDEST, max(_NARROWEST, *(width(text) for text in column))) + _ROOM
        for column in zip(*rows, strict=True)
    ]
    spare = max(0.0, total / unit - sum(wanted)) / len(wanted)
    full = sum(wanted) + spare * len(wanted)
    shares = [int(total * (each + spare) / full) for each in wanted]
    return [shares[0] + total - sum(shares), *shares[1:]]


def _row(cells: Sequence[str], role: Role, widths: Sequence[int]) -> str:
    repeated = "<w:tblHeader/>" if role == "head" else ""
    inside = "".join(
        cell(paragraph(role, (Run(text),)), wide) for text, wide in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{inside}</w:tr>"
