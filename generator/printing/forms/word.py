"""The rows of a form → a Word file: a table of two columns, the name of each field as a bookmark."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx as python_docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from generator.printing.writers.package import packed, unpacked
from generator.reports import form
from generator.reports.form import Row

_WIDTHS = (Mm(48), Mm(112))
_FONT = "宋体"
_HINT = RGBColor(0x60, 0x60, 0x60)
_HEAD = "D9E2F3"  # the colour behind the head of a part


def write(rows: Sequence[Row]) -> bytes:
    """The form as the bytes of a .docx file: the same rows give the same bytes."""
    document = python_docx.Document()
    _set_fonts(document)
    title = document.add_paragraph()
    run = title.add_run(str(form.TITLE))
    run.bold, run.font.size = True, Pt(16)
    document.add_paragraph(str(form.IN_WORD))
    table = document.add_table(rows=0, cols=len(_WIDTHS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for number, row in enumerate(rows):
        _add(table.add_row(), row, number)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    saved = BytesIO()
    document.save(saved)
    return packed(unpacked(saved.getvalue()))


def _set_fonts(document: Any) -> None:
    """One font for Latin and Chinese, and the paper that offices use."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)


def _add(into: Any, row: Row, number: int) -> None:
    """Fill a row of the table."""
    for cell, width in zip(into.cells, _WIDTHS, strict=True):
        cell.width = width
    left = into.cells[0]
    paragraph = left.paragraphs[0]
    paragraph.add_run(row.label).bold = True
    _mark(paragraph, form.tag(row.path), number)
    hint = left.add_paragraph().add_run(row.hint)
    hint.font.size, hint.font.color.rgb = Pt(8), _HINT
    if row.value is None:
        _shade(left.merge(into.cells[1]))
    else:
        _fill(into.cells[1], row.value)


def _fill(cell: Any, value: Any) -> None:
    """Put what is written already into a cell: a paragraph a line, a table as one."""
    if isinstance(value, dict):
        _fill_table(cell, value)
        return
    lines = value if isinstance(value, list) else value.split("\n")
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(line)


def _fill_table(cell: Any, value: dict[str, Any]) -> None:
    """The caption and the unit of a table, as paragraphs above it, then its rows."""
    above = [value.get("caption"), value.get("unit") and form.UNIT + value["unit"]]
    for line in filter(None, above):
        cell.add_paragraph(line)
    rows = [value.get("columns", []), *value.get("rows", [])]
    table = cell.add_table(rows=0, cols=max(map(len, rows)))
    table.style = "Table Grid"
    for texts in rows:
        for place, text in zip(table.add_row().cells, texts, strict=False):
            place.text = text
    cell.add_paragraph()


def _mark(paragraph: Any, name: str, number: int) -> None:
    """Put a bookmark around a paragraph's words."""
    if not name:
        return
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(0, start)  # noqa: SLF001 (python-docx shows its elements under such names)
    paragraph._p.append(end)  # noqa: SLF001


def _shade(cell: Any) -> None:
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_HEAD}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(shade))  # noqa: SLF001
