"""Ordinals as authors type them: 一、（一）1.（1） before headings, 一是 before points."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.basis.numerals import han

HIGHEST = 99
NUMBERS = {han(number): number for number in range(1, HIGHEST + 1)}
_HAN = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    rf"({_HAN})\s*[、.．]",
    rf"[（(]?\s*({_HAN})\s*[）)][、.．]?",
    r"(\d{1,2})\s*(?:、|[.．](?!\d)|[.．](?=(?:19|20)\d\d年))",
    r"[（(]\s*(\d{1,2})\s*[）)][、.．]?",
)
_FOUND = tuple(re.compile(rf"{level}\s*") for level in _LEVELS)
# What is printed for them, in half-width form.
PRINTED = (rf"{_HAN}、", rf"\({_HAN}\)", r"\d{1,2}\.", r"\(\d{1,2}\)")
_POINT = re.compile(rf"(?:^|(?<=[。；：，！？”）;:,!?)\s]))({_HAN})是")


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


def read(text: str) -> Mark | None:
    """The ordinal at the beginning of a paragraph, if something follows it."""
    for level, pattern in enumerate(_FOUND, 1):
        hit = pattern.match(text)
        if hit and hit.end() < len(text):
            number = NUMBERS.get(hit[1]) or (int(hit[1]) if hit[1].isdecimal() else 0)
            return Mark(level, number, hit.end()) if number else None
    return None


def cuts(text: str, expected: int, following: str = "") -> list[Cut]:
    """The points in a paragraph, the first of them number `expected`, the others after it.

    Where the paragraph that follows begins with the next number, this one holds one point only.
    """
    found: list[Cut] = []
    for hit in _POINT.finditer(text):
        if NUMBERS.get(hit[1]) == expected + len(found):
            found.append(Cut(expected + len(found), hit.start(), hit.end()))
            if hit.start() == 0 and opens(following) == expected + 1:
                break
    return found


def opens(text: str) -> int:
    """The number of the point that a paragraph begins with, 0 if none."""
    hit = _POINT.match(text)
    return NUMBERS.get(hit[1], 0) if hit else 0
