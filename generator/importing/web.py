"""A saved web page → its main text: paragraphs and tables, without the navigation around them.

The main text is the innermost element that still holds nearly all sentences of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import html

from generator.basis.messages import say, shortened
from generator.importing import decoding
from generator.importing.items import as_table, printable
from generator.importing.model import Item, Note, Paragraph, Read, bare, joined

_MOST = 0.9  # of the sentences of a page: what holds fewer is not all of its text
_SENTENCE = re.compile(r"[^。！？；\s][^。！？；]*[。！？；]")
_NO_TEXT = frozenset(
    ("script", "style", "noscript", "template", "select", "button", "iframe", "svg", "title")
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "div", "dl",
     "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "hr", "li", "main", "nav", "ol", "p", "pre", "section", "tbody", "td", "tfoot", "th", "thead",
     "tr", "ul")
)  # fmt: skip
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")
_SPACE = re.compile(r"[ \t\r\n\xa0]+")
_META_TITLE = "//meta[@name='ArticleTitle']/@content"  # that government sites must have
_SHOWN = 40  # characters of what was left out
_LEFT_OUT = say("正文以外的文字没有导入（导航、页头、页脚等，共{count}字）：{text}")


def read(raw: bytes, name: str) -> Read:
    """What a web page says. Raises UserError where it is no text."""
    text, _ = decoding.text_of(raw, name)
    page = html.document_fromstring(_DECLARED.sub("", text, count=1) or "<html/>")
    title = _title(page)
    for element in list(page.iter()):
        if _is_unseen(element) and element.getparent() is not None:
            element.drop_tree()
    shown = page.text_content()
    for element in list(page.iter("nav")):
        element.drop_tree()
    items = _Reader().read(_main(page))
    if title and bare(title) not in bare(joined(items[:3])):
        items.insert(0, Paragraph(1, title))
    found = printable(items)
    return Read(found.items, (*found.notes, *_left_out(shown, items)))


def properties(raw: bytes, name: str) -> dict[str, str]:
    """What the head of a page says of it, by name. Raises UserError where it is no text."""
    text, _ = decoding.text_of(raw, name)
    page = html.document_fromstring(_DECLARED.sub("", text, count=1) or "<html/>")
    return {
        meta.get("name"): meta.get("content", "") for meta in page.iter("meta") if meta.get("name")
    }


def _title(page: Any) -> str:
    """What the page says that its text is called, "" if it does not."""
    headings = page.findall(".//h1")
    said = [*page.xpath(_META_TITLE), *(h.text_content() for h in headings if len(headings) == 1)]
    return next((_SPACE.sub(" ", title).strip() for title in said if title.strip()), "")


def _is_unseen(element: Any) -> bool:
    """Whether a reader of the page does not see an element: comments and scripts, what is hidden."""
    if not isinstance(element.tag, str):
        return True
    is_hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style", ""))
    return element.tag in _NO_TEXT or bool(is_hidden)


def _main(page: Any) -> Any:
    """The innermost element with nearly all sentences of the page."""
    main = page.find("body")
    main = page if main is None else main
    whole = _sentences(main)
    while True:
        within = [each for each in main if _sentences(each) > _MOST * whole]
        if not within or within[0].tag == "p":
            return main
        main = within[0]


def _sentences(element: Any) -> int:
    """How many characters of an element stand in sentences."""
    return sum(len(said) for text in element.itertext() for said in _SENTENCE.findall(text))


class _Reader:
    """Reads the elements of a page one after another into paragraphs and tables."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.words = ""

    def read(self, element: Any) -> list[Item]:
        """The items of an element, each with its number for a line."""
        if element.tag == "table" and not _is_layout(element):
            self._table(element)
        else:
            self._inside(element)
            self._end()
        return self.items

    def _inside(self, element: Any) -> None:
        self.words += element.text or ""
        for child in element:
            if child.tag == "table" and not _is_layout(child):
                self._end()
                self._table(child)
            elif child.tag in _BLOCKS or child.tag == "table":
                self._end()
                self._inside(child)
                self._end()
            else:
                self._inside(child)
            self.words += child.tail or ""

    def _end(self) -> None:
        """End a paragraph."""
        text = _SPACE.sub(" ", self.words).strip()
        self.words = ""
        if text:
            self.items.append(Paragraph(len(self.items) + 1, text))

    def _table(self, table: Any) -> None:
        self.items += as_table(_rows(table), len(self.items) + 1)


def _is_layout(table: Any) -> bool:
    """Whether a table only lays out a page: it holds another one, or paragraphs with sentences."""
    if table.find(".//table") is not None:
        return True
    cells = table.iterfind(".//td")
    return any(len([p for p in cell.iter("p") if _sentences(p)]) > 1 for cell in cells)


def _rows(table: Any) -> list[list[str]]:
    """The cells of a table, row by row; a cell over several columns or rows leaves the others empty."""
    rows: list[list[str]] = []
    taken: dict[int, set[int]] = {}  # by row, the columns that a cell above reaches into
    for number, row in enumerate(table.iter("tr")):
        rows.append([])
        for cell in row.iterchildren("td", "th"):
            while len(rows[-1]) in taken.get(number, ()):
                rows[-1].append("")
            first = len(rows[-1])
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for below in range(number + 1, number + down):
                taken.setdefault(below, set()).update(range(first, first + across))
            text = _SPACE.sub(" ", cell.text_content()).strip()
            rows[-1] += [text, *[""] * (across - 1)]
    return rows


def _span(cell: Any, name: str) -> int:
    """How many columns or rows a cell takes; no table of a report has a hundred."""
    said = cell.get(name, "")
    return min(max(int(said), 1), 100) if said.isascii() and said.isdigit() else 1


def _left_out(shown: str, items: Sequence[Item]) -> Iterator[Note]:
    """A note on the words that the page shows and that are not in the main text."""
    rest = bare(shown)
    for line in joined(items).split("\n"):
        rest = rest.replace(bare(line), "", 1)
    if rest:
        yield Note(0, _LEFT_OUT.fill(count=len(rest), text=shortened(rest, _SHOWN)))
