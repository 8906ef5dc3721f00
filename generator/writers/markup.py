"""Text as XML holds it. The standard library's own escape would bring its HTTP client along."""

from __future__ import annotations

_BLANKS = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def escape(text: str) -> str:
    """The text of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """The value of an attribute, in its quotes."""
    made = escape(text).replace('"', "&quot;")
    for blank, reference in _BLANKS.items():
        made = made.replace(blank, reference)
    return f'"{made}"'
