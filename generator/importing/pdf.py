"""A PDF with text in it → paragraphs and tables: page numbers, headers and line ends taken off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from statistics import median
from typing import Any, NamedTuple

from generator.basis import ordinals
from generator.basis.characters import WIDE
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing.items import as_table, printable
from generator.importing.model import Grid, Item, Note, Paragraph, Read

_MOST_PAGES = 300
_PAGE_NUMBER = re.compile(
    r"[—\-–\s·]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*\d{1,4}\s*页?)?[—\-–\s·]*"
)
# What looks like a space where Chinese stands beside other characters.
_BESIDE_HAN = re.compile(rf"(?<=[{WIDE}]) +| +(?=[{WIDE}])")
_EDGE = 2  # lines at the top and the bottom of a page that may be its header or footer
_OFTEN = 3  # pages on which a line stands to be one
_INDENT = 1.2  # characters further in than the text: a paragraph begins
_SHORT = 3.0  # characters before the right edge: a line ends there
_SETTINGS = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}
_JOINED = say("PDF 里的行接成了段，页码{headers}去掉了，分段是猜的。请对照原文看一遍。")
_HEADERS = say("和页眉页脚（{texts}）")
_PICTURES = say("PDF 里有 {count} 张图片，没有导入。")
_SCANNED = say(
    "文件 {name} 里没有文字：它是扫描的图片。请找到它的 Word 文件，或先用文字识别（OCR）软件转成 Word 文件，再导入。"
)
_PARTLY = say("第 {page} 页没有文字，可能是扫描的图片，没有导入。")


class _Line(NamedTuple):
    """A line on a page, with its edges and the size of its letters; or a table in its place."""

    page: int
    top: float
    left: float
    right: float
    size: float
    text: str
    rows: tuple[tuple[str, ...], ...] = ()


def read(raw: bytes, name: str) -> Read:
    """What a PDF says. Raises UserError where it cannot be read or holds no text."""
    pages, pictures = _pages(raw, name)
    if not any(line.text or line.rows for page in pages for line in page):
        raise UserError(_SCANNED.fill(name=name))
    headers = _repeated(pages)
    lines = [line for page in pages for line in _body(page, headers)]
    found = printable(_items(lines))
    notes = [Note(0, _JOINED.fill(headers=_told(headers)))]
    notes += [
        Note(0, _PARTLY.fill(page=n), lost=True) for n, page in enumerate(pages, 1) if not page
    ]
    if pictures:
        notes.append(Note(0, _PICTURES.fill(count=pictures)))
    return Read(found.items, (*found.notes, *notes))


def _told(headers: set[str]) -> object:
    texts = "、".join(sorted(f"“{text}”" for text in headers if not _PAGE_NUMBER.fullmatch(text)))
    return _HEADERS.fill(texts=texts) if texts else ""


def _library() -> Any:
    try:
        import pdfplumber  # noqa: PLC0415 (it may be missing)
    except ImportError as error:
        raise UserError(
            say("读 PDF 文件要用 pdfplumber，这台电脑上没有装。请运行：pip install pdfplumber；或用 Word 打开这个 PDF，另存为 .docx，再导入。")
        ) from error  # fmt: skip
    return pdfplumber


def _pages(raw: bytes, name: str) -> tuple[list[list[_Line]], int]:
    """The lines of each page, and how many pictures there are. Raises UserError for a broken file."""
    library = _library()
    try:
        with library.open(BytesIO(raw)) as opened:
            count = len(opened.pages)
            pages = opened.pages[:_MOST_PAGES]
            lines = [_lines(page, number) for number, page in enumerate(pages, 1)]
            pictures = sum(len(page.images) for page in pages)
    except Exception as error:  # whatever pdfminer raises for a broken or locked file
        raise UserError(
            say("文件 {name} 读不出来：它加了密码，或者已损坏。请用 PDF 阅读软件打开，另存一份没有密码的，再导入。", name=name)
        ) from error  # fmt: skip
    if count > _MOST_PAGES:
        raise UserError(
            say("文件 {name} 超过 {most} 页，不像是一份报告。", name=name, most=_MOST_PAGES)
        )
    return lines, pictures


def _lines(page: Any, number: int) -> list[_Line]:
    """The lines of a page and its tables, from top to bottom."""
    tables = page.find_tables(_SETTINGS)
    outside = page
    found = []
    for table in tables:
        rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
        if len(rows) > 1 and len(rows[0]) > 1:
            left, top, right, _ = table.bbox
            outside = outside.outside_bbox(table.bbox)
            found.append(_Line(number, top, left, right, 0, "", tuple(map(tuple, rows))))
    for line in outside.extract_text_lines(return_chars=True):
        size = median(char["size"] for char in line["chars"])
        text = _BESIDE_HAN.sub("", line["text"].strip())
        if text:
            found.append(_Line(number, line["top"], line["x0"], line["x1"], size, text))
    return sorted(found, key=lambda line: line.top)


def _repeated(pages: Sequence[Sequence[_Line]]) -> set[str]:
    """The lines that stand at the top or the bottom of many pages."""
    seen = Counter(
        text for page in pages for text in {line.text for line in (*page[:_EDGE], *page[-_EDGE:])}
    )
    return {text for text, count in seen.items() if text and count >= _OFTEN}


def _body(page: Sequence[_Line], headers: set[str]) -> Iterator[_Line]:
    """A page without its number and its headers."""
    for at, line in enumerate(page):
        is_at_edge = at < _EDGE or at >= len(page) - _EDGE
        is_number = bool(line.text) and bool(_PAGE_NUMBER.fullmatch(line.text))
        if not (is_at_edge and (is_number or line.text in headers)):
            yield line


def _items(lines: Sequence[_Line]) -> list[Item]:
    """Lines joined to paragraphs, tables that go on over a page joined to one."""
    texts = [line for line in lines if line.text]
    left = min((line.left for line in texts), default=0)
    body = median(line.size for line in texts) if texts else 0
    right = max((line.right for line in texts), default=0)
    items: list[Item] = []
    before: _Line | None = None
    for line in lines:
        last = items[-1] if items else None
        if line.rows:
            items += _table(line, last if before and before.rows else None, items)
        elif isinstance(last, Paragraph) and before and _goes_on(before, line, left, right, body):
            between = " " if _is_latin(last.text[-1:]) and _is_latin(line.text[:1]) else ""
            items[-1] = Paragraph(last.line, last.text + between + line.text)
        else:
            items.append(Paragraph(len(items) + 1, line.text))
        before = line
    return items


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _goes_on(before: _Line, line: _Line, left: float, right: float, body: float) -> bool:
    """Whether a line goes on with the paragraph of the one before it."""
    if before.rows or abs(before.size - line.size) > 1:
        return False
    if line.size - body > 1:  # the lines of a title
        return True
    is_indented = line.left - left > _INDENT * line.size
    was_full = right - before.right < _SHORT * before.size
    if ordinals.of_heading(line.text) and is_indented:
        return False
    return was_full and not is_indented


def _table(line: _Line, last: Item | None, items: list[Item]) -> list[Item]:
    """The rows of a table; they are added to the table before, where this one goes on with it."""
    if isinstance(last, Grid) and len(last.rows[0]) == len(line.rows[0]):
        rows = line.rows[1:] if line.rows[0] == last.rows[0] else line.rows
        items[-1] = Grid(last.line, (*last.rows, *rows))
        return []
    return as_table([list(row) for row in line.rows], len(items) + 1)
