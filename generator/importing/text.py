"""Plain text and Markdown → paragraphs and tables."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.charsets import decoded, is_chinese, is_hz, old_text
from generator.encoding import MAX_BYTES, UNPRINTABLE
from generator.importing.model import Grid, Note, Paragraph, Read
from generator.importing.wrapping import unwrapped
from generator.messages import say
from generator.problems import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.importing.model import Item

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_WIDE = ("utf-16-le", "utf-16-be")
_READ_SURE = ("Big5", "HZ")
_RULE = re.compile(r"(?=[\s:|]*-)[\s:|-]+|=+|[*_](?:\s*[*_]){2,}")
_HEADING = re.compile(r"(#{1,6})\s")
# What Markdown adds to words, and what is left of it.
_MARKDOWN = (
    (re.compile(r"^#{1,6}\s+"), ""),
    (re.compile(r"(?<!\s)\s+#+$"), ""),
    (re.compile(r"^>\s?"), ""),
    (re.compile(r"^[-*+]\s+"), ""),
    (re.compile(r"\*\*(.+?)\*\*"), r"\1"),
    (re.compile(r"__(.+?)__"), r"\1"),
    (re.compile(r"!?\[([^\[\]]*)\]\(\)"), r"\1"),
    (re.compile(r"!?\[([^\[\]]+)\]\(\1\)"), r"\1"),
    (re.compile(r"!?\[([^\[\]]*)\]\(([^()\[\]\s]{1,2000})\)"), r"\1（\2）"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])"), r"\1"),
)
_HAN = re.compile("[\u3000-\u3011\u4e00-\u9fff\uff01-\uff5e\\n]")


def read(raw: bytes, name: str, *, markdown: bool = False) -> Read:
    """What a text file says. Raises UserError where it is no text."""
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 10**6
        raise UserError(
            say("文件 {name} 超过 {limit} MB，不像是一份报告。", name=name, limit=limit)
        )
    text, encoding = decode(raw, name)
    lines, grown = unwrapped(text.splitlines())
    found = printable(_items(lines, markdown))
    told = [Note(0, _ENCODED.fill(encoding=encoding))] if encoding else []
    numbers = "、".join(map(str, grown))
    told += [Note(0, _UNWRAPPED.fill(lines=numbers))] if grown else []
    return replace(found, notes=(*found.notes, *told))


_ENCODED = say("文件是 {encoding} 编码，已经转成 UTF-8。请看看有没有乱码。")
_UNWRAPPED = say("按固定宽度断开的行接成了整段：从第 {lines} 行起的各段。")


def decode(raw: bytes, name: str) -> tuple[str, str]:
    """The text of a file and its encoding. Raises UserError where it cannot be read for sure."""
    text, encoding = _marked(raw) or _decoded(raw)
    if text is None and encoding:
        raise UserError(
            say("文件 {name} 看起来是 {encoding} 编码，读不准。请用记事本打开看看，另存为 UTF-8。", name=name, encoding=encoding)
        )  # fmt: skip
    if text is None:
        raise UserError(
            say("文件 {name} 不是文本：UTF-8、UTF-16、GBK 都读不出来。请用记事本打开看看，另存为 UTF-8。", name=name)
        )  # fmt: skip
    return text, encoding


def _marked(raw: bytes) -> tuple[str | None, str] | None:
    """The text of a file whose first bytes say its encoding, None where they do not."""
    codec = next((codec for mark, codec in _MARKED if raw.startswith(mark)), None)
    return (decoded(raw, codec), "") if codec else None


def _decoded(raw: bytes) -> tuple[str | None, str]:
    """The text of a file by what is made of it, and its encoding where that is to be told."""
    text = decoded(raw, "utf-8")
    if text is not None and (b"\0" not in raw or _HAN.search(text)):
        return (raw.decode("hz"), "HZ") if is_hz(raw) else (text, "")
    wide = [found for codec in _WIDE if b"\0" in raw and (found := decoded(raw, codec))]
    chinese = [
        found for found in wide if "\0" not in found and _HAN.search(found) and is_chinese(found)
    ]
    if chinese:  # of the two byte orders, the one that makes more Chinese of it
        return max(chinese, key=lambda found: len(_HAN.findall(found))), ""
    old, encoding = old_text(raw)
    if encoding == "GBK":
        return old, ""
    return (old, encoding) if encoding in _READ_SURE else (None, encoding)


def printable(items: Iterable[Item]) -> Read:
    """The items without characters that no document can hold; a note for each line with one."""
    kept: list[Item] = []
    notes = []
    for item in items:
        clean = _mapped(item, lambda text: UNPRINTABLE.sub("", text).strip())
        if clean != item and clean != _mapped(item, str.strip):
            notes.append(Note(item.line, say("删去了看不见的控制字符。")))
        if isinstance(clean, Grid) or clean.text:
            kept.append(clean)
    return Read(tuple(kept), tuple(notes))


def _mapped(item: Item, change: Callable[[str], str]) -> Item:
    if isinstance(item, Paragraph):
        return replace(item, text=change(item.text))
    return Grid(item.line, tuple(tuple(change(cell) for cell in row) for row in item.rows))


def _items(lines: list[str], markdown: bool) -> list[Item]:
    """Paragraphs, one a line; lines of as many cells that follow each other are a table."""
    items: list[Item] = []
    rows: list[list[str]] = []
    for number, line in enumerate([*lines, ""], 1):
        cells = _cells(line, markdown)
        if rows and (not cells or len(cells) != len(rows[0])):
            items += _table(rows, number - len(rows))
            rows = []
        if cells:
            rows.append(cells)
        elif line.strip():
            items.append(_line(number, line.strip(), markdown))
    return items


def _line(number: int, line: str, markdown: bool) -> Paragraph:
    if not markdown:
        return Paragraph(number, line)
    signs = _HEADING.match(line)
    return Paragraph(number, _unmarked(line), len(signs[1]) if signs else 0)


def _cells(line: str, markdown: bool) -> list[str]:
    """The cells of a line that looks like a row of a table, else none."""
    if markdown and line.strip().startswith("|"):
        return [_unmarked(cell.strip()) for cell in line.strip().strip("|").split("|")]
    return [cell.strip() for cell in line.split("\t")] if "\t" in line.strip() else []


def _table(rows: list[list[str]], line: int) -> list[Item]:
    kept = [row for row in rows if not _RULE.fullmatch("|".join(row))]
    return as_table(kept, line)


def as_table(rows: list[list[str]], line: int) -> list[Item]:
    """A table, or a paragraph a row where it has too few rows or columns for one."""
    said = [row for row in rows if any(row)]
    columns = max(map(len, said), default=0)
    if len(said) > 1 and columns > 1:
        return [Grid(line, tuple((*row, *[""] * (columns - len(row))) for row in said))]
    joined = (Paragraph(line, "　".join(filter(None, row))) for row in said)
    return list(joined)


def _unmarked(line: str) -> str:
    if _RULE.fullmatch(line):
        return ""
    for pattern, left in _MARKDOWN:
        line = pattern.sub(left, line)
    return line
