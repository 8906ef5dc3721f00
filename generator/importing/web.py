"""A web page, or one that was saved → the paragraphs and tables of its main text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree, html

from generator.basis.characters import HAN
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing import decoding
from generator.importing.items import as_table, printable, texts
from generator.importing.model import Item, Note, Paragraph, Read, bare
from generator.importing.word import one_line
from generator.parsing.encoding import MAX_BYTES

# What shows nothing, or is no part of a text.
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "head", "nav", "form", "button", "select", "iframe",
     "svg", "object")
)  # fmt: skip
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "label",
     "mark", "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "wbr")
)  # fmt: skip
_FRAMES = frozenset(
    ("article", "center", "div", "main", "section", "table", "tbody", "td", "tr", "span")
)  # in which a text may stand among others
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HAN = re.compile(f"[{HAN}]")
_SENTENCE = re.compile("[，。；]")
_NEARLY_ALL = 0.85  # of the text of an element: where one in it has so much, the rest is around it
_LAYOUT = 300  # characters: a cell with so many holds a text, and its table is but a layout
_TITLES = ("ArticleTitle", "og:title")
_SITE = re.compile(r"\s*[-_|]+\s*[^-_|]*$")  # the name of the site behind a title
_NEAR = 6  # items among which the title stands already
_OUTSIDE = say(
    "这是网页，只导入了正文：正文以外的 {count} 个字（导航、栏目、版权等）没有导入。请对照原文看看有没有少字。"
)
_PICTURES = say("正文里有 {count} 张图片，没有导入。")


def read(raw: bytes, name: str) -> Read:
    """What the main text of a page says. Raises UserError where it is too large."""
    page = _page(raw, name)
    body = page.find("body") if page is not None else None
    if body is None:
        return Read(())
    main = _main(body)
    text = _Text()
    text.walk(main)
    text.end_line()
    items = [*_title(page, text.items), *text.items]
    found = printable([replace(item, line=line) for line, item in enumerate(items, 1)])
    return Read(found.items, (*found.notes, *_notes(body, main, text.pictures)))


def properties(raw: bytes, name: str) -> dict[str, str]:
    """What the head of a page says of it, by name."""
    page = _page(raw, name)
    return {} if page is None else _metas(page)


def _metas(page: Any) -> dict[str, str]:
    named = ((meta.get("name") or meta.get("property"), meta) for meta in page.iter("meta"))
    return {str(name): str(meta.get("content", "")) for name, meta in named if name}


def _page(raw: bytes, name: str) -> Any:
    """The tree of a page, None where it is empty. Raises UserError where it is too large."""
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 10**6
        message = say("文件 {name} 超过 {limit} MB，不像是一份报告。", name=name, limit=limit)
        raise UserError(message)
    text, _ = decoding.text_of(raw, name)
    try:
        return html.document_fromstring(_DECLARED.sub("", text).replace("\0", ""))
    except (etree.ParserError, ValueError):
        return None


def _is_shown(node: Any) -> bool:
    """Whether an element shows anything that may belong to a text."""
    if not isinstance(node.tag, str) or node.tag in _SILENT:
        return False
    return node.get("hidden") is None and not _HIDDEN.search(node.get("style", ""))


def _said(node: Any) -> int:
    """How many Chinese characters an element shows."""
    if not _is_shown(node):
        return 0
    inside = sum(_said(each) + len(_HAN.findall(each.tail or "")) for each in node)
    return len(_HAN.findall(node.text or "")) + inside


def _told(node: Any) -> int:
    """How many Chinese characters stand in its sentences: links, labels and titles are none."""
    if not _is_shown(node) or node.tag == "a":
        return 0
    texts = [node.text, *(each.tail for each in node)]
    own = sum(len(_HAN.findall(text)) for text in texts if text and _SENTENCE.search(text))
    return own + sum(map(_told, node))


def _main(body: Any) -> Any:
    """The innermost element that holds nearly all sentences of a page."""
    node = body
    while True:
        inside = [each for each in node if each.tag in _FRAMES]
        most = max(inside, key=_told, default=None)
        if most is None or not _told(most) or _told(most) < _NEARLY_ALL * _told(node):
            return node
        node = most


def _title(page: Any, items: list[Item]) -> Iterator[Paragraph]:
    """The title that a page gives itself, where it does not stand above its text already."""
    metas = _metas(page)
    shown = page.findtext(".//title") or ""
    title = next((metas[key] for key in _TITLES if metas.get(key)), _SITE.sub("", shown)).strip()
    above = "".join(bare(text) for item in items[:_NEAR] for text in texts(item))
    if _HAN.search(title) and bare(title) not in above:
        yield Paragraph(1, _SPACE.sub(" ", title))


def _notes(body: Any, main: Any, pictures: int) -> Iterator[Note]:
    outside = _said(body) - _said(main)
    if outside:
        yield Note(0, _OUTSIDE.fill(count=outside))
    if pictures:
        yield Note(0, _PICTURES.fill(count=pictures))


class _Text:
    """Takes the paragraphs and tables out of elements."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.pictures = 0
        self._line: list[str] = []

    def walk(self, node: Any) -> None:
        """Take what an element shows, without what follows it."""
        if not _is_shown(node):
            return
        self.pictures += node.tag == "img"
        if node.tag == "table" and _is_of_data(node):
            self.end_line()
            self.items += as_table(map(_cells, node.iter("tr")), 1)
            return
        if node.tag not in _INLINE and node.tag != "img":
            self.end_line()
        self._add(node.text, node.tag)
        for each in node:
            self.walk(each)
            self._add(each.tail, node.tag)
        if node.tag not in _INLINE and node.tag != "img":
            self.end_line()

    def end_line(self) -> None:
        """End the paragraph, if there is one."""
        text = _SPACE.sub(" ", "".join(self._line)).strip()
        self._line = []
        if text:
            self.items.append(Paragraph(1, text))

    def _add(self, text: str | None, tag: str) -> None:
        shown = (text or "").replace("\xa0", " ").replace("\u200b", "").replace("\xad", "")
        if tag in ("sup", "sub") and shown.strip():
            shown = one_line.raised(shown) if tag == "sup" else one_line.lowered(shown)
        self._line.append(shown)


def _cells(row: Any) -> list[str]:
    """The texts of a row; a cell that takes several columns is followed by empty ones."""
    cells = []
    for cell in row:
        if cell.tag in ("td", "th"):
            text = _Text()
            text.walk(cell)
            text.end_line()
            cells.append(" ".join(words for item in text.items for words in texts(item) if words))
            span = cell.get("colspan", "1")
            cells += [""] * (min(int(span), 100) - 1 if span.isdecimal() else 0)
    return cells


def _is_of_data(table: Any) -> bool:
    """Whether a table is one to a reader: no other in it, no cell that holds a whole text."""
    cells = list(table.iter("td", "th"))
    is_layout = any(True for inner in table.iter("table") if inner is not table)
    return not is_layout and all(_said(cell) < _LAYOUT for cell in cells)
