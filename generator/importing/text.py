"""Plain text and Markdown → paragraphs and tables."""

from __future__ import annotations

from dataclasses import replace

from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing import decoding, markdown
from generator.importing.items import as_table, printable
from generator.importing.model import Item, Note, Paragraph, Read
from generator.importing.wrapping import unwrapped
from generator.parsing.encoding import MAX_BYTES

_ENCODED = say("文件是 {encoding} 编码，已经转成 UTF-8。请看看有没有乱码。")
_UNWRAPPED = say("按固定宽度断开的行接成了整段：从第 {lines} 行起的各段。")


def read(raw: bytes, name: str, *, is_markdown: bool = False) -> Read:
    """What a text file says. Raises UserError where it is no text."""
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 10**6
        raise UserError(
            say("文件 {name} 超过 {limit} MB，不像是一份报告。", name=name, limit=limit)
        )
    text, encoding = decoding.text_of(raw, name)
    lines, joined = unwrapped(text.splitlines())
    found = printable(_items(lines, is_markdown=is_markdown))
    notes = [*found.notes]
    if encoding:
        notes.append(Note(0, _ENCODED.fill(encoding=encoding)))
    if joined:
        notes.append(Note(0, _UNWRAPPED.fill(lines="、".join(map(str, joined)))))
    return replace(found, notes=tuple(notes))


def _items(lines: list[str], *, is_markdown: bool) -> list[Item]:
    """Paragraphs, one a line; lines of as many cells that follow each other are a table."""
    items: list[Item] = []
    rows: list[list[str]] = []
    for number, line in enumerate([*lines, ""], 1):
        cells = _cells(line, is_markdown=is_markdown)
        if rows and len(cells) != len(rows[0]):
            items += _table(rows, number - len(rows))
            rows = []
        if cells:
            rows.append(cells)
        elif line.strip():
            items.append(_paragraph(number, line.strip(), is_markdown=is_markdown))
    return items


def _paragraph(number: int, line: str, *, is_markdown: bool) -> Paragraph:
    if not is_markdown:
        return Paragraph(number, line)
    return Paragraph(number, markdown.words(line), markdown.heading_level(line))


def _cells(line: str, *, is_markdown: bool) -> list[str]:
    """The cells of a line that looks like a row of a table, else none."""
    cells = markdown.cells(line) if is_markdown else []
    is_row = "\t" in line.strip() or (line.strip() and line.endswith("\t\t"))  # merged to its end
    if cells or not is_row:
        return cells
    return [cell.strip() for cell in line.split("\t")]


def _table(rows: list[list[str]], line: int) -> list[Item]:
    """A table out of its rows, without the line that is drawn below its head."""
    written = [row for row in rows if not markdown.is_rule("|".join(row))]
    return as_table(written, line)
