"""One line of a file: as it was written, as it is mended, and what was found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from generator.basis.characters import UNPRINTABLE
from generator.parsing.page import align
from generator.parsing.pitfalls.marks import ANY, BULLETS, COLONS, DASHES, UNSEEN
from generator.parsing.pitfalls.table import Pitfall

_UNSEEN = re.compile(f"[{UNSEEN}]")
_SAID = re.compile(
    rf"""\d+(?:[.,:]\d+)*|[A-Za-z]+|[{DASHES}](?=[.．]?\d)"""
    rf"""|[^\s{ANY}{COLONS}{BULLETS}|｜>＞#＃'"“”‘’,\[\]〔〕{{}}{DASHES}]"""
)


def said(text: str) -> list[str]:
    """The words, figures and signs of a line, without white space and without the marks of YAML.

    A dash before a figure is its sign, even with something unseen between them; what cannot be
    printed parts figures and words.
    """
    return _SAID.findall(_UNSEEN.sub("", UNPRINTABLE.sub(" ", text)))


class Hit(NamedTuple):
    """A pitfall, the character of the written line at which it is, and what to write instead."""

    pitfall: Pitfall
    at: int
    gaps: Mapping[str, object]
    instead: str | None


class Line:
    """One line: the `original`, as it is mended so far, and as it is parsed so that YAML can read on.

    It counts as `written` where it belongs. The lines of a `group` are mended together or not at all.
    """

    def __init__(self, number: int, original: str) -> None:
        self.number = number
        self.original = self.written = self.text = self.parsed = original
        self.hits: list[Hit] = []
        self.group: Sequence[Line] = (self,)
        self.is_for_author = False  # what its mend should be, only its author can say

    def move(self, by: int) -> None:
        """Take the line as if it had been written so much further to the right."""
        if self.original.strip(ANY):
            self.written = self.text = self.parsed = " " * by + self.original

    def read_as(self, text: str) -> None:
        """Read on with another text, which --fix writes, too."""
        self.text = self.parsed = text

    @cached_property
    def indent(self) -> int:
        """How many spaces the line begins with, as it was written."""
        return len(self.written) - len(self.written.lstrip(" "))

    @property
    def is_mended(self) -> bool:
        """Whether --fix mends all that is wrong in the line."""
        return not self.is_for_author and all(hit.pitfall.mendable for hit in self.hits)

    def column(self, hit: Hit) -> int:
        """The column of a pitfall in the original, from 1."""
        return max(hit.at - len(self.written) + len(self.original), 0) + 1

    def hit(
        self,
        pitfall: Pitfall,
        at: int,
        gaps: Mapping[str, object],
        read: str,
        instead: str | None = None,
    ) -> None:
        """Note a pitfall at a character of the line as mended so far.

        `read` is the line without it; `instead`, where it is none that --fix may write, what its
        author may. A mend that could change what is said is left to the author, too.
        """
        place = align(self.text, self.written, at)
        self.hits.append(Hit(pitfall, place, gaps, None if pitfall.mendable else instead))
        self.parsed = read
        if pitfall.mendable:
            if said(self.text) != said(read):
                self.is_for_author = True
            self.text = read

    def leave_to_author(self, text: str) -> None:
        """Read on with another text, though --fix must not write it."""
        self.text = text
        self.is_for_author = True
