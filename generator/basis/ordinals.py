"""The ordinals that authors type: 一、（一）1.（1） before headings, 一是 before points."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.basis.numerals import ORDINAL, han, numeral


class Level(NamedTuple):
    """How headings of one level are numbered, as patterns.

    `typed`: as authors type the ordinal, its number in a group; `printed`: as this tool prints it,
    in half-width form.
    """

    typed: str
    printed: str


LEVELS = (
    Level(rf"({ORDINAL})\s*[、.．]", rf"{ORDINAL}、"),
    Level(rf"[（(]?\s*({ORDINAL})\s*[）)][、.．]?", rf"\({ORDINAL}\)"),
    Level(r"(\d{1,2})\s*(?:、|[.．](?!\d)|[.．](?=(?:19|20)\d\d年))", r"\d{1,2}\."),
    Level(r"[（(]\s*(\d{1,2})\s*[）)][、.．]?", r"\(\d{1,2}\)"),
)
DEEPEST = len(LEVELS)
_TYPED = tuple(re.compile(rf"{level.typed}\s*") for level in LEVELS)
_POINT = re.compile(rf"(?:^|(?<=[。；：，！？”）;:,!?)\s]))({ORDINAL})是")


class Mark(NamedTuple):
    """The ordinal before a heading: its level from 1, its number, where the words begin."""

    level: int
    number: int
    end: int


class Cut(NamedTuple):
    """The ordinal of a point: its number, where it stands, where the words begin."""

    number: int
    start: int
    end: int


def number(text: str) -> int:
    """The number that an ordinal writes, 0 where it writes none, as 二十十 does."""
    value = numeral(text)
    return value if text.isdecimal() or han(value) == text else 0


def of_heading(text: str) -> Mark | None:
    """The ordinal at the beginning of a paragraph, if something follows it."""
    for level, pattern in enumerate(_TYPED, 1):
        hit = pattern.match(text)
        if hit and hit.end() < len(text):
            counted = number(hit[1])
            return Mark(level, counted, hit.end()) if counted else None
    return None


def of_point(text: str) -> int:
    """The number of the point that a paragraph begins with, 0 if it begins with none."""
    hit = _POINT.match(text)
    return number(hit[1]) if hit else 0


def of_points(text: str, first: int, following: str = "") -> list[Cut]:
    """The points in a paragraph, the first of them number `first`, the others counting on.

    Where the paragraph that follows begins with the next number, this one holds one point only.
    """
    found: list[Cut] = []
    for hit in _POINT.finditer(text):
        expected = first + len(found)
        if number(hit[1]) != expected:
            continue
        found.append(Cut(expected, hit.start(), hit.end()))
        if hit.start() == 0 and of_point(following) == expected + 1:
            break
    return found
