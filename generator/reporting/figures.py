"""The figures of a report as a table: on a terminal, in Markdown, as CSV, as an Excel workbook."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from generator.basis import optional, terminal
from generator.basis.messages import say
from generator.checking.register import Row

_HEAD = (
    say("核对"), say("统计的是什么"), say("时间"), say("数"), say("单位"), say("上年"), say("增减"),
    say("栏目"), say("位置"), say("原句"),
)  # fmt: skip
_WIDTHS = (12, 36, 10, 12, 8, 12, 22, 28, 28, 90)  # of an Excel column, in characters
_SHOWN = 24  # characters of what is counted that a terminal shows
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NO_EXCEL = say(
    "写成 .xlsx 要先装 openpyxl：pip install openpyxl。也可以写成 .csv，Excel 打得开：-o 数字.csv"
)


def text(rows: Sequence[Row], language: str) -> str:
    """A table for a terminal: what is counted, the figure, last year's, the change, where."""
    beside = any(row.last for row in rows)
    chosen = (0, 1, 3, 5, 6, 8) if beside else (0, 1, 3, 8)
    lines: list[list[str]] = []
    for cells in (_head(language), *(_cells(row, language) for row in rows)):
        cells[1] = cells[1] if len(cells[1]) <= _SHOWN else f"{cells[1][: _SHOWN - 1]}…"
        cells[3] = f"{cells[3]}{cells[4]}" if lines else cells[3]
        lines.append([cells[number] for number in chosen])
    return "".join(
        f"{line}\n" for line in terminal.columns(lines, right=(2, 3) if beside else (2,))
    )


def markdown(rows: Sequence[Row], language: str) -> str:
    """A table in Markdown."""
    head = _head(language)
    lines = [head, ["---"] * len(head), *(_cells(row, language) for row in rows)]
    return "".join(f"| {' | '.join(map(_escaped, cells))} |\n" for cells in lines)


def _escaped(cell: str) -> str:
    return terminal.visible(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def comma_separated(rows: Sequence[Row], language: str) -> str:
    """Comma-separated values, with the mark by which Excel knows UTF-8; no cell is a formula."""
    made = StringIO(newline="")
    writer = csv.writer(made)
    for cells in (_head(language), *(_cells(row, language) for row in rows)):
        writer.writerow([guarded(cell) for cell in cells])
    return "\ufeff" + made.getvalue()


def guarded(cell: str) -> str:
    """A cell that a spreadsheet takes for text, whatever it begins with."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def workbook(rows: Sequence[Row], language: str) -> bytes:
    """An Excel workbook, whose cells are text. Raises UserError where openpyxl is not installed."""
    library = optional.openpyxl(_NO_EXCEL)
    book = library.Workbook()
    sheet = book.worksheets[0]
    for number, cells in enumerate((_head(language), *(_cells(r, language) for r in rows)), 1):
        for column, cell in enumerate(cells, 1):
            put = sheet.cell(number, column)
            put.value = guarded(terminal.visible(cell))
            put.data_type = "s"
            put.alignment = library.styles.Alignment(vertical="top", wrap_text=True)
            if number == 1:
                put.font = library.styles.Font(bold=True)
    for letter, width in zip("ABCDEFGHIJ", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _head(language: str) -> list[str]:
    return [head.to(language) for head in _HEAD]


def _cells(row: Row, language: str) -> list[str]:
    place = f"{row.place.file}:{row.place.line}"
    state, change = (each.to(language) if each else "" for each in (row.state, row.change))
    return [
        state, row.what, row.time, row.written, row.unit, row.last, change, row.field, place,
        row.sentence,
    ]  # fmt: skip
