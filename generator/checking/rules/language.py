"""What the rules of language share: the lines of a report one by one, and mended excerpts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.basis.problems import Path

_AROUND = 4  # characters of context on either side of what an excerpt mends
_LINE = re.compile(r"[^\n]+")


def paragraphs(texts: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str, int]]:
    """Each line of each text: its path, the line, and where in the text it starts."""
    for path, text in texts:
        for line in _LINE.finditer(text):
            yield path, line[0], line.start()


def mended(line: str, start: int, end: int, right: str) -> str:
    """A short excerpt of `line` in which `right` replaces what stands from `start` to `end`."""
    return line[max(start - _AROUND, 0) : start] + right + line[end : end + _AROUND]
