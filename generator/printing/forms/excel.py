"""The rows of a form → an Excel file: a sheet to fill in, and one for each table of figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, TypeAlias

from generator.basis import optional
from generator.basis.messages import say
from generator.basis.problems import Path
from generator.printing.writers.package import PROPERTIES, packed, unpacked
from generator.reports import form
from generator.reports.form import Row

_TABLE = say("表{number}")
_TABLE_HINT = say("表名和单位写在 B 列，第 5 行写各列的名称，下面一行一项。")
_WIDTHS = {"A": 24, "B": 80, "C": 50}
_TAGS = "D"  # the hidden column
_SPARE = 3  # empty rows, for a point each
Labels: TypeAlias = Callable[[Path], str]  # what an author calls a field
_MADE = re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z")
_DAY = b"2000-01-01T00:00:00Z"  # the same bytes every day


def write(rows: Sequence[Row], labels: Labels) -> bytes:
    """The form as the bytes of an .xlsx file; `labels` names the place of a table.

    Raises UserError where openpyxl is not installed.
    """
    library = optional.openpyxl()
    book = library.Workbook()
    sheet = book.active
    sheet.title = str(form.TITLE)
    sheet.append([str(form.IN_EXCEL)])
    sheet.append([str(head) for head in form.HEAD])
    for row in rows:
        for text in _texts(row):
            sheet.append([row.label, None, row.hint, form.tag(row.path)])
            _put(sheet.cell(sheet.max_row, 2), text)
    _look(library, sheet)
    for number, row in enumerate(_tables(rows), 1):
        _add_table(book.create_sheet(str(_TABLE.fill(number=number))), row, labels(row.path))
    saved = BytesIO()
    book.save(saved)
    parts = unpacked(saved.getvalue())
    parts[PROPERTIES] = _MADE.sub(_DAY, parts[PROPERTIES])
    return packed(parts)


def _texts(row: Row) -> list[str]:
    """What stands in the second column for a row: of points one a line, with some to spare."""
    if isinstance(row.value, dict):
        return []
    if isinstance(row.value, list):
        return [*row.value, *[""] * _SPARE]
    return [row.value or ""]


def _put(cell: Any, text: str) -> None:
    """Write a text into a cell; what begins with = is no formula."""
    if text:
        cell.value = text
        cell.data_type = "s"


def _look(library: Any, sheet: Any) -> None:
    """Wide columns, wrapped lines, the tags out of sight."""
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions[_TAGS].hidden = True
    wrapped = library.styles.Alignment(wrap_text=True, vertical="top")
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            cell.alignment = wrapped
            cell.number_format = "@"  # a date stays as it is typed
        row[0].font = library.styles.Font(bold=True)
    sheet.freeze_panes = "A3"


def _tables(rows: Sequence[Row]) -> list[Row]:
    """The tables that are written already, and an empty one after the first part with sections."""
    spare = form.spare_table(rows)
    written = [row for row in rows if isinstance(row.value, dict)]
    return [*written, *([spare] if spare else [])]


def _add_table(sheet: Any, row: Row, label: str) -> None:
    """A sheet for one table: caption, unit, where it stands, then its columns and rows."""
    table = row.value
    for name, key in zip(form.TABLE_NAMES, ("caption", "unit"), strict=True):
        sheet.append([str(name)])
        _put(sheet.cell(sheet.max_row, 2), table.get(key, ""))
    sheet.append([str(form.PLACE.fill(label=label))])
    sheet.append([str(_TABLE_HINT)])
    for number, texts in enumerate(
        [table.get("columns", []), *table.get("rows", [])], form.FIRST_ROW
    ):
        for column, text in enumerate(texts, 1):
            _put(sheet.cell(number, column), text)
    sheet.column_dimensions["A"].width = _WIDTHS["A"]
