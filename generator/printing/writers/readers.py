"""What somebody sees who opens a file: its paragraphs and cells in their order, read for the proof.

A reader knows its format, and nothing of how the file was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

INDENT = "　"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TABLE = "table"  # the style of the report's own tables
_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4"))
_CELLS = frozenset(("th", "td"))


def stretches(text: str) -> list[str]:
    """The stretches of a paragraph between its tabs, which a page may set apart; blank ones aside."""
    return [stretch for stretch in text.split("\t") if stretch.strip()]


def cell(text: str) -> str:
    """The text of a cell; its tabs are no words."""
    return text.replace("\t", "")


def text(content: bytes) -> list[str]:
    """The lines of a plain text, indentation aside."""
    *lines, end = content.decode().split("\n")
    seen = [line.lstrip(INDENT) for line in lines]
    return [*seen, end] if end else seen


def docx(content: bytes) -> list[str]:
    """The stretches and cells of a Word file's body."""
    with ZipFile(BytesIO(content)) as package:
        root = ET.fromstring(package.read("word/document.xml"))  # noqa: S314 (made just now)
    return list(_inside(root.iterfind(f"{_W}body/*")))


def _inside(elements: Iterable[ET.Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == f"{_W}p":
            yield from stretches(_words(element))
        elif element.tag == f"{_W}tbl":
            yield from _table(element)


def _table(table: ET.Element) -> Iterator[str]:
    """The cells of a table of the report's own; else what one holds in place."""
    style = table.find(f"{_W}tblPr/{_W}tblStyle")
    own = style is not None and style.get(f"{_W}val") == _TABLE
    for each in table.iterfind(f"{_W}tr/{_W}tc"):
        if own and _goes_on(each):
            continue
        if own:
            yield cell("".join(map(_words, each.iter(f"{_W}p"))))
        else:
            yield from _inside(each)


def _goes_on(cell: ET.Element) -> bool:
    """Whether a cell is the rest of the one above it."""
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val") != "restart"


def _words(paragraph: ET.Element) -> str:
    words = ""
    for child in paragraph.iterfind(f"{_W}r/*"):
        if child.tag == f"{_W}t":
            words += child.text or ""
        elif child.tag == f"{_W}tab":
            words += "\t"
    return words


def html(content: bytes) -> list[str]:
    """The stretches and cells of a page's main part."""
    page = _Page()
    page.feed(content.decode())
    page.close()
    page.end_paragraph()
    return page.seen


class _Page(HTMLParser):
    """Gathers what the main part of a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.words = ""  # those of the paragraph or the cell that is open
        self.in_main = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 (html.parser's)
        """End the text before a paragraph or a cell."""
        if tag == "main":
            self.in_main = True
        if tag in _PARAGRAPHS | _CELLS:
            self.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        """End the text of a paragraph or a cell."""
        if tag in _CELLS:
            self.seen.append(cell(self._taken()))
        elif tag in _PARAGRAPHS:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        """Take all words of the main part."""
        if self.in_main:
            self.words += data

    def end_paragraph(self) -> None:
        """Add the paragraph that is open, if any."""
        self.seen += stretches(self._taken())

    def _taken(self) -> str:
        words, self.words = self.words, ""
        return words
