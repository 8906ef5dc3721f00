"""The head of a numbered paragraph: its ordinal, its heading, and whether text runs on after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.basis import ordinals
from generator.importing.model import NONE, STOPS

_LONGEST_COLON = 30  # characters of a heading that ends with a colon
_LONGEST = 200  # characters of a heading
_SENTENCE = re.compile(r"[。！？](?![”’》）」』])")
_COLON = re.compile(r"[：:](?!\d)")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]|“[^“”]*”|《[^《》]*》")
_ONLY_ASIDE = re.compile(r"\s*[（(][^（）()]*[）)]\s*")


class Head(NamedTuple):
    """Where the heading of a paragraph begins and ends, and where the text after it begins.

    `body` is 0 where no text runs on; then `end` leaves out a full stop.
    """

    text: str
    number: int
    start: int
    end: int
    body: int

    @property
    def heading(self) -> str:
        """The words of the heading, without a full stop at their end."""
        return self.text[self.start : self.end].strip().rstrip(STOPS)

    @property
    def may_be_printed(self) -> bool:
        """Whether a field for headings can hold it."""
        return 0 < len(self.heading) <= _LONGEST and self.heading != NONE


def of(text: str) -> Head | None:
    """The head of a paragraph that begins with an ordinal."""
    mark = ordinals.of_heading(text)
    if mark is None:
        return None
    body = _start_of_body(text, mark.end)
    end = body or len(text.rstrip(STOPS))
    return Head(text, mark.number, mark.end, end, body)


def runs_on(text: str) -> bool:
    """Whether text follows the heading of a paragraph."""
    head = of(text)
    return head is not None and head.body > 0


def ends_with_colon(text: str) -> bool:
    """Whether the heading of a paragraph ends with a colon, and text follows it."""
    head = of(text)
    return head is not None and head.body > 0 and text[head.body - 1] in "：:"


def _start_of_body(text: str, start: int) -> int:
    """Where the text begins that runs on after a heading, 0 where none does."""
    words = _ASIDE.sub(lambda hit: "〇" * len(hit[0]), text)
    words = text[:start] + words[start:]
    stop = _SENTENCE.search(words, start)
    colon = _COLON.search(words, start, start + _LONGEST_COLON)
    if stop is None or stop.start() == start:
        return 0
    if colon and start < colon.start() < stop.start():
        return colon.end()
    rest = text[stop.end() :]
    return stop.end() if rest.strip() and not _ONLY_ASIDE.fullmatch(rest) else 0
