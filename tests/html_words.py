# ruff: noqa: D102, ARG002 (the methods of html.parser)
"""What html.parser reads out of an HTML page; a page that is not well formed is an AssertionError."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

_VOID = {"meta", "hr", "col"}
_TEXTS = {"p", "h1", "h2", "h3", "h4", "th", "td"}


class Page(HTMLParser):
    """The elements of a page, with their attributes, and the texts of its paragraphs and cells."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.title = ""
        text = content.decode()
        assert text.startswith("<!DOCTYPE html>\n")
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in _VOID:
            self.open.append(tag)
        if tag in _TEXTS:
            assert not _TEXTS & set(self.open[:-1]), "a paragraph inside a paragraph"
            self.texts.append("")

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs) -> None:
        raise AssertionError(tag)

    def handle_data(self, data) -> None:
        if "style" not in self.open:
            assert not set("<>&") & set(data), f"not escaped: {data}"
        self._say(data)

    def handle_entityref(self, name) -> None:
        self._say(unescape(f"&{name};"))

    def handle_charref(self, name) -> None:
        self._say(unescape(f"&#{name};"))

    def handle_comment(self, data) -> None:
        raise AssertionError(data)

    def _say(self, data: str) -> None:
        if "title" in self.open:
            self.title += data
        elif _TEXTS & set(self.open):
            self.texts[-1] += data
        elif "style" not in self.open:
            assert not data.strip(), f"outside a paragraph: {data}"


def words(content: bytes) -> list[str]:
    """The text of every paragraph and table cell, in document order."""
    return Page(content).texts
