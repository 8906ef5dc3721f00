"""Excel files and CSV → rows of cells, as they are shown; forms in Excel."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, NamedTuple

from generator.basis import foreign, optional
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing import decoding, recognition
from generator.importing.items import as_table, printable
from generator.importing.model import (
    NONE,
    Answer,
    Data,
    Filled,
    Grid,
    Item,
    Note,
    Paragraph,
    Read,
    commented,
)
from generator.importing.word import package
from generator.kinds.kind import Kind
from generator.reports import form

_LABEL, _VALUE, _TAG = 0, 1, 3  # the columns of a form
_MOST_ROWS, _MOST_COLUMNS = 5000, 100
_DECIMALS = re.compile(r"\.(0+)")
_NO_VALUE = say(
    "单元格 {cell} 是公式（{formula}），文件里没有存它的结果，没有导入。请用 Excel 打开，保存一次，再导入。"
)
_MERGED = say("合并的单元格 {cells} 只有第一格有字，其余的留空。")
_PLACE = say("待核：请把这张表移到该放的分项里。")
_HIDDEN = say("隐藏的工作表“{title}”没有导入。")
_TOO_LARGE = say("文件 {name} 的工作表“{title}”超过 {rows} 行或 {columns} 列，不像是报告里的表。")


class Sheet(NamedTuple):
    """A sheet: the texts of its cells, row by row, and what there is to tell about it."""

    title: str
    rows: list[list[str]]
    notes: list[Note]


def read_csv(raw: bytes, name: str) -> Read:
    """The rows of a CSV file as a table. Raises UserError where it is no text."""
    return printable(as_table(rows_of_csv(raw, name), 1))


def rows_of_csv(raw: bytes, name: str) -> list[list[str]]:
    """The cells of a CSV file, row by row. Raises UserError where it is no text."""
    text, _ = decoding.text_of(raw, name)
    rows = csv.reader(text.removeprefix("\ufeff").splitlines())
    return [[cell.strip() for cell in row] for row in rows]


def read(raw: bytes, name: str) -> Read:
    """The sheets of a file as tables, each below its name. Raises UserError where it is unreadable."""
    items: list[Item] = []
    notes: list[Note] = []
    for sheet in _sheets(raw, name):
        items += _titled(sheet, len(items) + 1)
        notes += sheet.notes
    found = printable(items)
    return Read(found.items, (*found.notes, *notes))


def fields(items: Sequence[Item], of: Kind) -> Data:
    """The tables of a file as sections of a part, each with what stands above it."""
    sections: list[Data] = []
    above: list[str] = []
    for item in items:
        if isinstance(item, Paragraph):
            above.append(item.text)
            continue
        *lead, caption = above or [""]
        columns, *rows = map(list, item.rows)
        named = {"caption": caption} if caption else {}
        table = {**named, "columns": columns, "rows": rows}
        said = {"lead": "\n".join(lead)} if lead else {}
        sections.append({**commented("heading", NONE, _PLACE), **said, "table": table})
        above = []
    if above:
        sections.append({"heading": NONE, "text": "\n".join(above)})
    return {recognition.of(of).usual: {"sections": sections}}


def _titled(sheet: Sheet, line: int) -> list[Item]:
    """A table below what its sheet is called; lines of one cell above it are paragraphs."""
    rows = [row for row in sheet.rows if any(row)]
    first = next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))
    above: list[Item] = [Paragraph(line, "".join(row)) for row in rows[:first]]
    return [*above, *as_table(_narrow(rows[first:]), line)]


def _narrow(rows: Sequence[list[str]]) -> list[list[str]]:
    """Rows without empty columns at their end."""
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    return [row[:width] for row in rows]


def filled_form(
    raw: bytes, name: str, is_form: Callable[[Sequence[Answer]], bool]
) -> Filled | None:
    """What is filled into a form, None where a file is none. Raises UserError as `read` does."""
    sheets = list(_sheets(raw, name))
    answers = [answer for sheet in sheets for answer in _answers(sheet)]
    if not is_form(answers):
        return None
    return Filled(answers, tuple(note for sheet in sheets for note in sheet.notes))


def _answers(sheet: Sheet) -> Iterator[Answer]:
    """The rows of a form: those without label or tag go on with the row above."""
    place = str(form.PLACE.fill(label=""))
    labels = [row[_LABEL] for row in sheet.rows if row and row[_LABEL].startswith(place)]
    if labels:
        yield from _table(sheet, labels[0].removeprefix(place))
        return
    label = tag = ""
    for line, row in enumerate(sheet.rows, 1):
        cells = [*row, *[""] * (_TAG + 1 - len(row))]
        if cells[_LABEL] or cells[_TAG]:
            label, tag = cells[_LABEL], cells[_TAG]
        lines = filter(None, map(str.strip, cells[_VALUE].split("\n")))
        items = tuple(Paragraph(line, text) for text in lines)
        if items or cells[_LABEL]:
            yield Answer(line, items, tag, label)


def _table(sheet: Sheet, label: str) -> Iterator[Answer]:
    """A table that is filled in: the lines above it, then its rows."""
    caption, unit = (row[_VALUE] if len(row) > _VALUE else "" for row in sheet.rows[:2])
    above = [caption, unit and form.UNIT + unit]
    rows = _narrow([row for row in sheet.rows[form.FIRST_ROW - 1 :] if any(row)])
    if rows:
        lines = [Paragraph(1, text) for text in above if text]
        padded = tuple((*row, *[""] * (len(rows[0]) - len(row))) for row in rows)
        yield Answer(1, (*lines, Grid(form.FIRST_ROW, padded)), label=label)


def _sheets(raw: bytes, name: str) -> Iterator[Sheet]:
    """The sheets of an Excel file. Raises UserError where it cannot, or should not, be read."""
    library = optional.openpyxl()
    with package.opened(
        raw, name, foreign.EXCEL
    ):  # which refuses what is no such package, or made to do harm
        pass
    try:
        shown = library.load_workbook(BytesIO(raw), data_only=True)
        written = library.load_workbook(BytesIO(raw))
    except Exception as error:  # whatever openpyxl raises for a broken file
        raise UserError(
            say("文件 {name} 已损坏，读不出来。请用 Excel 打开，另存一次，再导入。", name=name)
        ) from error
    for sheet in shown.worksheets:
        if sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS:
            raise UserError(
                _TOO_LARGE.fill(
                    name=name, title=sheet.title, rows=_MOST_ROWS, columns=_MOST_COLUMNS
                )
            )
        if sheet.sheet_state != "visible":
            yield Sheet(sheet.title, [], [Note(0, _HIDDEN.fill(title=sheet.title), lost=True)])
        else:
            yield _sheet(sheet, written[sheet.title])


def _sheet(shown: Any, written: Any) -> Sheet:
    rows, notes = [], []
    for cells in shown.iter_rows():
        rows.append([_text(cell) for cell in cells])
        for cell in cells:
            formula = written[cell.coordinate].value
            if cell.value is None and isinstance(formula, str) and formula.startswith("="):
                told = _NO_VALUE.fill(cell=cell.coordinate, formula=formula)
                notes.append(Note(cell.row, told, lost=True))
    notes += [
        Note(merged.min_row, _MERGED.fill(cells=merged.coord)) for merged in shown.merged_cells
    ]
    return Sheet(shown.title, rows, notes)


def _text(cell: Any) -> str:
    """The text of a cell as it is shown: no .0 behind a whole number, a share in per cent, a day."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def _number(value: float, form_: str) -> str:
    decimals = _DECIMALS.search(form_)
    if "%" in form_:
        return f"{value * 100:.{len(decimals[1]) if decimals else 0}f}%"
    if decimals:
        return f"{value:.{len(decimals[1])}f}"
    return f"{value:.15g}"
