"""A text value: what it says, and where each of its characters is written.

YAML joins the lines of a plain, quoted or `>` text with spaces, which Chinese does not have: a
line end beside a Chinese character is no space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.basis.characters import WIDE

BLOCKS = ("|", ">")
# A run of characters that stand in the value as they are written. In quotes, what is written for
# `one` character is a run of its own: an escape, or a quote that is doubled.
_RUN = re.compile(r"[^ \t\n](?:[^\n]*[^ \t\n])?")
_RUNS_IN_QUOTES = {
    "'": re.compile(r"(?P<one>'')|[^' \t\n](?:[^'\n]*[^' \t\n])?"),
    '"': re.compile(r"(?P<one>\\(?:x..|u.{4}|U.{8}|.))|[^\\ \t\n](?:[^\\\n]*[^\\ \t\n])?"),
}
_LINE = re.compile(r"[^\n]*")
_BLANK = re.compile(r"[ \t\n]*")
_WIDE = re.compile(f"[{WIDE}]")


class Span(NamedTuple):
    """The stretch of a file's text in which a value is written, and its style (None for plain)."""

    start: int
    end: int
    style: str | None


class Scalar(NamedTuple):
    """A text value, and where each run of it begins: in the value, and in the text of the file."""

    value: str
    offsets: list[int]
    indexes: list[int]

    def index_of(self, offset: int) -> int:
        """Where in the text of the file the character `offset` of the value is written."""
        run = bisect_right(self.offsets, offset) - 1
        return self.indexes[run] + offset - self.offsets[run]

    def offset_of(self, index: int) -> int:
        """Which character of the value is written at an index; the first, where it is before all."""
        run = max(bisect_right(self.indexes, index) - 1, 0)
        return min(max(self.offsets[run] + index - self.indexes[run], 0), len(self.value))


class _Run(NamedTuple):
    """The white space that is written before a run, where the run begins, its characters."""

    blank: str
    start: int
    size: int


def quoted(text: str) -> str:
    """One line of text in single quotes, which YAML takes as it is."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def span(event: Any) -> Span:
    """Where the value of a YAML event is written."""
    return Span(event.start_mark.index, event.end_mark.index, getattr(event, "style", None))


def read(text: str, event: Any) -> Scalar:
    """The value of a YAML event that was read from `text`."""
    raw: str = event.value
    within = span(event)
    if not within.style and len(raw) == within.end - within.start:
        return Scalar(raw, [0], [within.start])  # one line, as it is written
    pieces: list[str] = []
    offsets: list[int] = []
    indexes: list[int] = []
    at = length = 0  # in the raw value, and in the value without the spaces that are left out
    for run in _runs(text, within):
        start = _end(_BLANK, raw, at, at + len(run.blank))
        blank = raw[at:start]
        before, after = raw[at - 1 : at], raw[start : start + 1]
        if within.style != "|" and _begins_with_a_fold(blank, run) and _is_chinese(before, after):
            blank = blank[1:]
        offsets.append(length + len(blank))
        indexes.append(run.start)
        at = start + run.size
        pieces += (blank, raw[start:at])
        length += len(blank) + len(raw[start:at])
    return Scalar("".join(pieces) + raw[at:], offsets, indexes)


def _runs(text: str, within: Span) -> Iterator[_Run]:
    """The runs of a value in their order; the last is empty, at its end."""
    start, end, style = within
    pattern = _RUNS_IN_QUOTES.get(style or "", _RUN)
    if style in _RUNS_IN_QUOTES:
        start, end = start + 1, end - 1
    if style in BLOCKS:
        start = _end(_LINE, text, start, end)
    for found in pattern.finditer(text, start, end):
        size = 1 if found.lastgroup == "one" else len(found[0])
        yield _Run(text[start : found.start()], found.start(), size)
        start = found.end()
    yield _Run(text[start:end], end, 0)


def _end(pattern: re.Pattern[str], text: str, start: int, most: int) -> int:
    """Where a pattern that may be empty ends, at `most`."""
    found = pattern.match(text, start, most)
    return found.end() if found else start


def _begins_with_a_fold(blank: str, run: _Run) -> bool:
    """Whether the white space before a run begins with the space that YAML puts for a line end."""
    return blank.startswith(" ") and run.blank.count("\n") == 1


def _is_chinese(before: str, after: str) -> bool:
    """Whether lines are joined without a space: there is Chinese, and no white space of its own."""
    if before.isspace() or after.isspace():
        return False
    return bool(_WIDE.search(before + after))
