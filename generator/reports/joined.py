"""Many texts as one: a pattern searches them all at once, and each place knows whose it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from generator.basis.problems import Path

Text: TypeAlias = tuple[Path, str]


@dataclass(frozen=True)
class Joined:
    """Texts with a line end between each two; where each begins, and its path."""

    text: str
    starts: Sequence[int]
    paths: Sequence[Path]

    def place(self, index: int) -> tuple[Path, int]:
        """The path of the text that a character belongs to, and its offset there."""
        number = bisect_right(self.starts, index) - 1
        return self.paths[number], index - self.starts[number]

    def line(self, index: int) -> Line:
        """The line in which a character stands."""
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", index)
        path, offset = self.place(start)
        return Line(path, self.text[start : end if end >= 0 else None], offset, start)

    def lines_with(self, pattern: re.Pattern[str]) -> Iterator[Line]:
        """Each line in which a pattern is found."""
        after = 0
        while self.paths and after <= len(self.text):
            hit = pattern.search(self.text, after)
            if not hit:
                return
            line = self.line(hit.start())
            yield line
            after = line.start + len(line.text) + 1

    def apart(self, text: str) -> list[Text]:
        """The pieces of a text as long as this one, as each of the texts that were joined."""
        ends = [*(start - 1 for start in self.starts[1:]), len(text)]
        return [
            (path, text[start:end])
            for path, start, end in zip(self.paths, self.starts, ends, strict=False)
        ]


class Line(NamedTuple):
    """A line of one of the texts: the path of that text, and where the line begins, there and in all."""

    path: Path
    text: str
    offset: int
    start: int


def join(texts: Iterable[Text]) -> Joined:
    """Texts as one; a pattern that is to stay within one must not match a line end."""
    each = list(texts)
    starts = tuple(accumulate((len(text) + 1 for _, text in each[:-1]), initial=0))
    return Joined("\n".join(text for _, text in each), starts, [path for path, _ in each])
