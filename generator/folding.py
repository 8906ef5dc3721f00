"""How YAML folds lines, mended for Chinese: a line end beside a Chinese character is no space.

YAML joins the lines of a plain, quoted or `>` text with spaces, which Chinese does not have. The
ends of such lines are marked before parsing, so that afterwards the spaces that came from line
ends can be told from those that the author typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from generator.encoding import FOLD, Page
from generator.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDE = "\u2014\u2018-\u201d\u2026\u2e80-\u303f\u3041-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff"
_NO_SPACE = pattern(f"(?<=[{_WIDE}]){FOLD} |{FOLD} (?=[{_WIDE}])")
_LINE_END = pattern(r"(?<=[^\s\\])([ \t]*)\n(?=[ \t]*[^\s#])")
_QUOTES = ("'", '"')
_ESCAPES = {"x": 2, "u": 4, "U": 8}


class Span(NamedTuple):
    """The stretch of a text in which a value is written, and its style (None for plain)."""

    start: int
    end: int
    style: str | None


def span(event: Any) -> Span:
    """Where the value of a YAML event is written."""
    return Span(event.start_mark.index, event.end_mark.index, getattr(event, "style", None))


def events(page: Page, loader: type) -> tuple[list[Any], Page]:
    """The YAML events of a page, and the page on which their marks count.

    Raises yaml.YAMLError.
    """
    found = list(yaml.parse(page.text, Loader=loader))
    marked = _marked(page.text, found)
    if marked == page.text:
        return found, page
    return list(yaml.parse(marked, Loader=loader)), page._replace(text=marked)


def unfold(value: str) -> str:
    """The value of a scalar without the marks: joined lines have no space next to Chinese."""
    return _NO_SPACE.sub("", value).replace(FOLD, "") if FOLD in value else value


def _marked(text: str, found: Iterable[Any]) -> str:
    """`text` with a mark at each line end that YAML would fold into a space."""
    pieces, last = [], 0
    for event in found:
        if not isinstance(event, yaml.ScalarEvent) or event.style == "|":
            continue
        start, end, style = span(event)
        if "\n" not in text[start:end]:
            continue
        if style == ">":
            start = text.index("\n", start) + 1
        pieces += [text[last:start], _LINE_END.sub(FOLD + r"\1\n", text[start:end])]
        last = end
    return "".join(pieces) + text[last:]


def locate(text: str, within: Span, value: str, offset: int) -> int:
    """Where in `text` the character `offset` of `value`, the scalar written `within`, stands.

    The value's characters stand in the text in their order, with indentation, quotes and folds
    between them, which are passed over.
    """
    start, end, style = within
    index = text.index("\n", start) if style in ("|", ">") else start + (style in _QUOTES)
    for wanted in value[:offset]:
        if style == '"' and text[index] == "\\":
            index += 2 + _ESCAPES.get(text[index + 1], 0)
            continue
        hit = text.find(wanted, index, end)
        index = hit + 1 if hit >= 0 else index
    hit = text.find(value[offset : offset + 1], index, end) if offset < len(value) else -1
    return hit if hit >= 0 else min(index, end)
