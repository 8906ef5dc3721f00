"""Tables as the markup of a DOCX: the author's, and those that hold parts of the page in place."""

from __future__ import annotations

from collections.abc import Sequence

from generator.basis.characters import printed_width
from generator.printing.blocks import Para, Table
from generator.printing.writers.measure import cell, line_width
from generator.printing.writers.paragraphs import paragraph
from generator.printing.writers.placement import WIDEST_COLUMN, is_prose
from generator.printing.writers.sheet import Sheet
from generator.printing.writers.styles import TABLE

_NARROWEST_COLUMN = 3  # characters; from it to the widest a column is as wide as its widest cell
_ROOM = 0.5  # characters beside it


def table(block: Table, sheet: Sheet) -> str:
    """A table whose head is repeated on every page and whose rows are never split."""
    rows = block.rows
    widths = _widths(rows, line_width(sheet.look), cell(sheet.look, "cell"))
    made = "".join(_row(row, widths, sheet) for row in rows)
    return frame(TABLE, widths, made, '<w:jc w:val="center"/>')


def frame(style: str, widths: Sequence[int], rows: str, place: str = "", floating: str = "") -> str:
    """A table of fixed widths around its rows; `floating` and `place` are markup of its place."""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{floating}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'{place}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def table_cell(inside: str, wide: int, align: str = "center", margins: str = "") -> str:
    """A cell around its paragraphs."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{margins}<w:vAlign w:val="{align}"/></w:tcPr>'
        f"{inside}</w:tc>"
    )


def _widths(rows: Sequence[Sequence[Para]], total: int, unit: float) -> list[int]:
    """Columns as wide as their widest cells; what is left of the line is shared alike."""
    line = total / unit
    wanted = _wanted(rows, _NARROWEST_COLUMN)
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


def _wanted(rows: Sequence[Sequence[Para]], least: float) -> list[float]:
    """How wide each column is to be, in characters."""
    return [
        min(WIDEST_COLUMN, max(least, *(printed_width(cell.text) for cell in column))) + _ROOM
        for column in zip(*rows, strict=True)
    ]


def _row(cells: Sequence[Para], widths: Sequence[int], sheet: Sheet) -> str:
    repeated = "<w:tblHeader/>" if cells[0].role == "head" else ""
    left = any(is_prose(cell.text) for cell in cells)
    prose = sheet.style_for("cell", '<w:jc w:val="both"/>') if left else ""
    made = ""
    for each, wide in zip(cells, widths, strict=True):
        style = prose if each.role == "cell" and is_prose(each.text) else each.role
        made += table_cell(paragraph(style, each.runs), wide)
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{made}</w:tr>"
