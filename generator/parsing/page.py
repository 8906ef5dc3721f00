"""A file's text, and the place of each of its characters as its author sees it."""

from __future__ import annotations

from bisect import bisect_right
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from generator.basis.messages import Message
from generator.basis.problems import Edit, Level, Place, Problem

_COMPARED = 4000  # characters of a changed line up to which each is looked for in the other


class Page(NamedTuple):
    """A file's name, and its text with line ends as LF.

    Where the text was mended so as to read on, `written` has its lines as their author wrote them,
    and `left` are the numbers of those that only their author can mend.
    """

    file: str
    text: str
    written: tuple[str, ...] = ()
    left: frozenset[int] = frozenset()

    def place(self, index: int) -> Place:
        """The place of a character, counted from 0."""
        lines, starts = _lines(self.text)
        number = bisect_right(starts, index) - 1
        column = index - starts[number]
        if self.written:
            column = align(lines[number], self.written[number], column)
        return Place(self.file, number + 1, column + 1)

    def at(self, place: Place) -> int:
        """Where a place of a page that was not mended is in its text."""
        return _lines(self.text)[1][place.line - 1] + place.column - 1

    def line(self, index: int) -> str:
        """The whole line in which a character stands, as it was written."""
        lines, starts = _lines(self.text)
        return (self.written or lines)[bisect_right(starts, index) - 1]

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """What to write from one character of a line to another, which stays.

        None where the line was mended there or before, or what it should be is open.
        """
        first, last = self.place(start), self.place(end)
        begins = self.text.rfind("\n", 0, start) + 1
        written = self.line(start)[: last.column - 1]
        if first.line in self.left or written != self.text[begins:end]:
            return None
        return Edit(first, last, text)

    def problem(self, index: int, rule: str, message: Message, level: Level = "error") -> Problem:
        """A problem at a character."""
        return Problem(self.place(index), level, rule, message, source_line=self.line(index))


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The lines of a text, and where each begins."""
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=0)
    return tuple(lines), tuple(starts)


def align(text: str, other: str, index: int) -> int:
    """Where in `other` the character `index` of `text` stands, if one is the other mended."""
    start = alike(text, other)
    if index < start:
        return index
    text, other, index = text[start:], other[start:], index - start
    end = alike(text[::-1], other[::-1])
    if index >= len(text) - end:
        return start + index + len(other) - len(text)
    if len(text) > _COMPARED:
        return start
    old, new = text[: len(text) - end], other[: len(other) - end]
    moved = 0
    for here, there, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if here <= index and size:
            moved = there + min(index - here, size)
    return start + moved


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
