"""How YAML folds lines, mended for Chinese: a line end beside a Chinese character is no space.

YAML joins the lines of a plain, quoted or `>` text with spaces, which Chinese does not have. The
ends of such lines are marked before parsing, so that afterwards the spaces that came from line
ends can be told from those that the author typed.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from generator.parsing.encoding import FOLD, Page

_WIDE = "\u2014\u2018-\u201d\u2026\u2e80-\u303f\u3041-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff"
_NO_SPACE = re.compile(f"(?<=[{_WIDE}]){FOLD} |{FOLD} (?=[{_WIDE}])")
_LINE_END = re.compile(r"(?<=[^\s\\])([ \t]*)\n(?=[ \t]*[^\s#])")
_QUOTES = ("'", '"')
MAX_DEPTH = 40
MAX_NODES = 100_000  # of which a report has some hundreds
_ESCAPES = {"x": 2, "u": 4, "U": 8}


class BoundlessError(Exception):
    """The text goes beyond a limit, at the character that `args` tells."""


class Span(NamedTuple):
    """The stretch of a text in which a value is written, and its style (None for plain)."""

    start: int
    end: int
    style: str | None


def span(event: Any) -> Span:
    """Where the value of a YAML event is written."""
    return Span(event.start_mark.index, event.end_mark.index, getattr(event, "style", None))


def events(text: str, loader: type, folds: list[Span]) -> Iterator[Any]:
    """The YAML events of a text, one by one; where a value goes on in another line is added to `folds`.

    Raises yaml.YAMLError, and BoundlessError as soon as a limit is passed.
    """
    depth = count = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.NodeEvent):
            count += 1
            if depth > MAX_DEPTH or count > MAX_NODES:
                mark: Any = event.start_mark
                raise BoundlessError(mark.index)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif _folds(event):
                folds.append(span(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event


def _folds(event: Any) -> bool:
    """Whether an event is a value that YAML joins out of several lines."""
    return event.start_mark.line < event.end_mark.line and getattr(event, "style", "|") != "|"


def unfold(value: str) -> str:
    """The value of a scalar without the marks: joined lines have no space next to Chinese."""
    return _NO_SPACE.sub("", value).replace(FOLD, "") if FOLD in value else value


def marked(page: Page, folds: Iterable[Span]) -> Page:
    """The page with a mark at each line end that YAML would turn into a space."""
    text, pieces, last = page.text, [], 0
    for start, end, style in folds:
        if style == ">":
            start = text.index("\n", start) + 1  # noqa: PLW2901 (where the lines begin)
        pieces += [text[last:start], _LINE_END.sub(FOLD + r"\1\n", text[start:end])]
        last = end
    return page._replace(text="".join(pieces) + text[last:])


def locate(text: str, within: Span, value: str, offset: int) -> int:
    """Where in `text` the character `offset` of `value`, the scalar written `within`, stands.

    The value's characters stand in the text in their order, with indentation, quotes and folds
    between them, which are passed over.
    """
    index = _walked(text, within, value)[min(offset, len(value))]
    hit = text.find(value[offset], index, within.end) if offset < len(value) else -1
    return hit if hit >= 0 else min(index, within.end)


@lru_cache(maxsize=16)
def _walked(text: str, within: Span, value: str) -> array[int]:
    """For each character of `value`, and its end, where in `text` what is before it is passed.

    Kept, since many findings may stand in one value.
    """
    start, end, style = within
    index = text.index("\n", start) if style in ("|", ">") else start + (style in _QUOTES)
    passed = array("L", [index])
    for wanted in value:
        if style == '"' and text[index] == "\\":
            index += 2 + _ESCAPES.get(text[index + 1], 0)
        else:
            hit = text.find(wanted, index, end)
            index = hit + 1 if hit >= 0 else index
        passed.append(index)
    return passed
