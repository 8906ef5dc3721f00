"""One line of a file as it was written, as it is mended, and what was found in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.encoding import UNPRINTABLE, align
from generator.patterns import pattern
from generator.pitfalls.marks import ANY, BULLETS, COLONS, DASHES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.pitfalls.table import Pitfall


_SAID = pattern(
    rf"""\d+(?:[.,:]\d+)*|[A-Za-z]+|[{DASHES}](?=\d)"""
    rf"""|[^\s{ANY}{COLONS}{BULLETS}|｜>＞#＃'"“”‘’,\[\]〔〕{{}}{DASHES}]"""
)


def said(text: str) -> list[str]:
    """The words, figures and signs of a line, without white space and without the marks of YAML.

    A dash before a figure is its sign; what cannot be printed parts figures and words.
    """
    return _SAID.findall(UNPRINTABLE.sub(" ", text))


class Hit(NamedTuple):
    """A pitfall, the character of the written line at which it is, and what to write instead."""

    pitfall: Pitfall
    at: int
    gaps: Mapping[str, object]
    instead: str | None


class Line:
    """`fixed` is what mending makes of a line; `read` is what is parsed, so as to read on."""

    def __init__(self, number: int, written: str) -> None:
        self.number = number
        self.written = self.fixed = self.read = written
        self.hits: list[Hit] = []
        self.held = False  # it was read on with a change that its author must decide on

    @cached_property
    def indent(self) -> int:
        """How many spaces the line begins with, as it was written."""
        return len(self.written) - len(self.written.lstrip(" "))

    @property
    def mended(self) -> str:
        """What --fix writes in place of the line."""
        return self.written if self.held else self.fixed

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
        at = align(self.fixed, self.written, at)
        self.hits.append(Hit(pitfall, at, gaps, None if pitfall.mendable else instead))
        self.read = read
        if pitfall.mendable:
            self.held = self.held or said(self.fixed) != said(read)
            self.fixed = read
