"""Tables as the markup of a DOCX: the author's, and those that hold parts of the page in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.printing.blocks import Para, Span, Table
from generator.printing.writers import fitting
from generator.printing.writers.fitting import Fit
from generator.printing.writers.paragraphs import paragraph
from generator.printing.writers.sheet import Sheet
from generator.printing.writers.styles import TABLE, size

_GAP = 20  # above and below the text of a dense row, in twips
_DENSE = f'<w:tblCellMar><w:top w:w="{_GAP}" w:type="dxa"/><w:bottom w:w="{_GAP}" w:type="dxa"/></w:tblCellMar>'


def table(block: Table, sheet: Sheet) -> str:
    """A table whose head is repeated on every page and whose rows are split only where they are tall."""
    made = fitting.fit(block, sheet.look)
    rows = [
        _row(number, list(cells), block, made, sheet)
        for number, cells in groupby(_with_rests(block), key=lambda cell: cell[0].row)
    ]
    place = '<w:jc w:val="center"/>'
    return frame(TABLE, made.widths, "".join(rows), place, margins=_DENSE if made.dense else "")


def frame(  # noqa: PLR0913, PLR0917 (the parts of a table, in their order)
    style: str,
    widths: Sequence[int],
    rows: str,
    place: str = "",
    floating: str = "",
    margins: str = "",
) -> str:
    """A table of fixed widths around its rows; `floating` and `place` are markup of its place."""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{floating}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'{place}<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def table_cell(
    inside: str, wide: int, align: str = "center", margins: str = "", span: str = ""
) -> str:
    """A cell around its paragraphs."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{margins}<w:vAlign w:val="{align}"/></w:tcPr>'
        f"{inside}</w:tc>"
    )


def _with_rests(block: Table) -> Iterator[tuple[Span, Para | None]]:
    """Every cell, and in the rows below a merged one the rest of it, row by row."""
    cells = list(block.cells())
    rests = [
        (place._replace(row=row), None)
        for place, _ in cells
        for row in range(place.row + 1, place.row + place.down)
    ]
    return iter(sorted([*cells, *rests], key=lambda cell: cell[0][:2]))


def _row(
    number: int,
    cells: Sequence[tuple[Span, Para | None]],
    block: Table,
    made: Fit,
    sheet: Sheet,
) -> str:
    whole = "" if number in made.splits else "<w:cantSplit/>"
    repeated = "<w:tblHeader/>" if number < block.heads else ""
    inside = "".join(_cell(place, para, made, sheet) for place, para in cells)
    return f"<w:tr><w:trPr>{whole}{repeated}</w:trPr>{inside}</w:tr>"


def _cell(place: Span, para: Para | None, made: Fit, sheet: Sheet) -> str:
    """A cell, or the rest of the one above it."""
    across = f'<w:gridSpan w:val="{place.across}"/>' if place.across > 1 else ""
    wide = made.width(place)
    if para is None:
        return table_cell(paragraph("cell", ()), wide, span=f"{across}<w:vMerge/>")
    down = '<w:vMerge w:val="restart"/>' if place.down > 1 else ""
    left = para.role == "cell" and place.column in made.left
    style = sheet.style_for(
        para.role,
        (_dense_line(sheet) if made.dense else "") + ('<w:jc w:val="left"/>' if left else ""),
        size(sheet.look.dense.size) if made.dense else "",
    )
    return table_cell(paragraph(style, para.runs), wide, span=across + down)


def _dense_line(sheet: Sheet) -> str:
    return f'<w:spacing w:line="{sheet.look.dense.line:.0f}" w:lineRule="exact"/>'
