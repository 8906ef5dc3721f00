"""A PDF with text in it → paragraphs and tables, without page numbers and the ends of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, NamedTuple

from generator.basis import optional
from generator.basis.characters import WIDE
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing.items import as_table, printable
from generator.importing.model import Item, Note, Paragraph, Read
from generator.importing.wrapping import unwrapped

_PAGE_NUMBER = re.compile(r"[-—–－\s·第]*\d{1,4}[-—–－\s·页]*(?:[/／共]\s*\d{1,4}\s*页?)?")
_EDGE = 3  # lines at the top and the foot of a page among which a header or footer is
_INDENTED = 1.2  # characters from the left edge at which a line begins a paragraph
_NEAR = 0.4  # of a character: what stands closer is one word
_INDENT = "　　"
# Justified print parts figures from the Chinese beside them; no author does.
_GAP = re.compile(f"(?<=[{WIDE}]) | (?=[{WIDE}])")
_SCANNED = say(
    "文件 {name} 里没有文字，多半是扫描件。请找到它的 Word 文件，或者用带文字识别的软件转成 Word，再导入。"
)
_MISSING = say("导入 PDF 要用 pdfplumber，这台电脑上没有装。请运行：pip install pdfplumber")
_UNREADABLE = say("文件 {name} 打不开：不是完整的 PDF，或者加了密码。")
_GUESSED = say("PDF 没有分段：段落是按每行的宽度和缩进接起来的，请对照原文看一遍。")


class _Line(NamedTuple):
    """A line of a page: its words, where it begins, how large its characters are, where it stands."""

    text: str
    left: float
    size: float
    top: float


class _Page(NamedTuple):
    """What a page shows, from top to bottom."""

    lines: list[_Line]
    tables: list[tuple[float, list[list[str]]]]  # where each stands, its rows


def read(raw: bytes, name: str) -> Read:
    """What a PDF says. Raises UserError where it is broken or locked, or holds no text."""
    pages = _without_edges(_pages(raw, name))
    if not any(page.lines or page.tables for page in pages):
        raise UserError(_SCANNED.fill(name=name))
    items = list(_items(pages))
    found = printable(items)
    return replace(found, notes=(*found.notes, Note(0, _GUESSED)))


def _pages(raw: bytes, name: str) -> list[_Page]:
    with optional.else_told(_MISSING):
        import pdfplumber  # noqa: PLC0415 (it may be missing)
    try:
        with pdfplumber.open(BytesIO(raw)) as document:
            return [_page(page) for page in document.pages]
    except Exception as error:  # pdfminer raises what it likes
        raise UserError(_UNREADABLE.fill(name=name)) from error


def _page(page: Any) -> _Page:
    tables = page.find_tables()
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox)
    lines = [
        _Line(line["text"], line["x0"], line["chars"][0]["size"], line["top"])
        for line in outside.extract_text_lines(x_tolerance_ratio=_NEAR, strip=True)
    ]
    return _Page(lines, [(table.bbox[1], _cells(table)) for table in tables])


def _cells(table: Any) -> list[list[str]]:
    """The cells of a table, each in one line."""
    rows = table.extract(x_tolerance_ratio=_NEAR)
    return [
        [_GAP.sub("", "".join((cell or "").split("\n"))).strip() for cell in row] for row in rows
    ]


def _without_edges(pages: Sequence[_Page]) -> list[_Page]:
    """The pages without their numbers, and without what stands at the edge of most of them."""
    edges = Counter(text for page in pages for text in {line.text for line in _edge(page.lines)})
    repeated = {text for text, count in edges.items() if count > max(len(pages) // 2, 1)}
    return [
        page._replace(lines=[line for line in page.lines if not _is_edge(line, page, repeated)])
        for page in pages
    ]


def _edge(lines: Sequence[_Line]) -> list[_Line]:
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _is_edge(line: _Line, page: _Page, repeated: set[str]) -> bool:
    is_at_edge = line in (page.lines[0], page.lines[-1])
    is_number = is_at_edge and bool(_PAGE_NUMBER.fullmatch(line.text))
    return is_number or (line.text in repeated and line in _edge(page.lines))


def _items(pages: Sequence[_Page]) -> Iterator[Item]:
    """The paragraphs and tables of all pages; a table that goes on over a page is one."""
    left = min((line.left for page in pages for line in page.lines), default=0.0)
    text: list[str] = []
    number = 0
    for rows in _in_order(pages, left):
        if isinstance(rows, str):
            text.append(rows)
            continue
        for item in _paragraphs(text, number):
            number += 1
            yield item
        text = []
        number += 1
        yield from as_table(rows, number)
    yield from _paragraphs(text, number)


def _in_order(pages: Sequence[_Page], left: float) -> Iterator[str | list[list[str]]]:
    """The lines and tables of all pages as they stand, the pieces of one table joined."""
    waiting: list[list[str]] = []
    for page in pages:
        pieces: list[tuple[float, str | list[list[str]]]] = [
            *((line.top, _indented(line, left)) for line in page.lines),
            *page.tables,
        ]
        for _, piece in sorted(pieces, key=lambda each: each[0]):
            if isinstance(piece, str):
                yield from [waiting] if waiting else []
                waiting = []
                yield piece
            elif waiting and len(waiting[0]) == len(piece[0]):
                waiting += piece[1:] if piece[0] == waiting[0] else piece
            else:
                yield from [waiting] if waiting else []
                waiting = piece
    yield from [waiting] if waiting else []


def _indented(line: _Line, left: float) -> str:
    is_indented = line.left - left > _INDENTED * line.size
    return _INDENT + line.text if is_indented else line.text


def _paragraphs(lines: list[str], number: int) -> Iterator[Paragraph]:
    """Whole paragraphs out of lines that end at the edge of a page."""
    whole, _ = unwrapped(lines)
    texts = [_GAP.sub("", line.strip()) for line in whole if line.strip()]
    for count, text in enumerate(texts, number + 1):
        yield Paragraph(count, text)
