"""What a reader of an HTML page sees, for the proof: the texts of its paragraphs and cells."""

from __future__ import annotations

from html.parser import HTMLParser

_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4"))
_CELLS = frozenset(("th", "td"))


class _Page(HTMLParser):
    """Gathers the texts of the page's main part, each with whether it is a cell's."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, bool]] = []
        self.pieces: list[str] = []
        self.main = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 (html.parser's)
        """Begin a text where a paragraph or a cell begins."""
        if tag == "main":
            self.main = True
        if tag in _PARAGRAPHS | _CELLS:
            self._end(cell=False)

    def handle_endtag(self, tag: str) -> None:
        """End the text of a paragraph or a cell."""
        if tag in _PARAGRAPHS | _CELLS:
            self._end(cell=tag in _CELLS)

    def handle_data(self, data: str) -> None:
        """Take what is said, wherever in the main part."""
        if self.main:
            self.pieces.append(data)

    def _end(self, *, cell: bool) -> None:
        text = "".join(self.pieces)
        self.pieces = []
        if cell or text.strip():
            self.texts.append((text, cell))


def texts(page: str) -> list[tuple[str, bool]]:
    """The texts of a page, in their order, each with whether it is that of a table's cell."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    reader._end(cell=False)
    return reader.texts
