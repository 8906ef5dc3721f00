"""Where the walk through the lines has come: what is open, and what the value before left."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile
from typing import Literal, NamedTuple

from generator.parsing.fields import Named, all_names
from generator.parsing.pitfalls import keys
from generator.parsing.pitfalls.levels import Kind, Levels
from generator.parsing.pitfalls.line import Line
from generator.parsing.pitfalls.marks import ANY

Status = Literal["open", "text", "closed"]


class LastValue(NamedTuple):
    """The last value: `open` for lines below, a `text` that may go on, or `closed`.

    `indent` is that of the mapping or list in which it stands; `field` is what it is the value of;
    at the character `at` of `line` it begins.
    """

    status: Status
    indent: int
    kind: Kind
    field: Named | None
    line: Line | None
    at: int = 0


class State:
    """The lines, and what is known of those before the one that is read."""

    def __init__(self, lines: list[Line], root: Named | None) -> None:
        self.lines = lines
        self.root = root
        self.levels = Levels()
        self.names: set[str] = set()  # the fields at the root so far
        self.last = LastValue("open", -1, "map", root, None)

    @property
    def is_open(self) -> bool:
        """Whether the last value may stand in the lines below it."""
        return self.last.status == "open"

    def become(self, status: Status) -> None:
        """Say what the last value is after all."""
        self.last = self.last._replace(status=status)

    def field(self, at: int) -> Named | None:
        """The field whose value the level around a column is."""
        level = self.levels.around(at)
        return level.field if level else None

    def after(self, line: Line) -> Iterator[Line]:
        """The lines after `line`."""
        return (self.lines[number] for number in range(line.number + 1, len(self.lines)))

    def lines_of_value(self, line: Line, indent: int) -> Iterator[Line]:
        """The lines after `line`, down to a field or item at `indent` or to the left of it."""
        fields = self.levels.fields()
        for each in self.after(line):
            text = each.written.lstrip(ANY)
            if text and each.indent <= indent and keys.structural(text, fields, must=True):
                return
            yield each

    def deeper(self, line: Line) -> Iterator[Line]:
        """The lines that stand deeper than the field whose value begins in `line`."""
        indent = self.last.indent
        filled = (each for each in self.after(line) if each.written.strip(ANY))
        return takewhile(lambda each: _white(each.written) > indent, filled)

    @cached_property
    def known_names(self) -> set[str]:
        """The names of all fields that there are."""
        return all_names(self.root.inside) if self.root else set()

    @cached_property
    def has_fields(self) -> bool:
        """Whether any line of the file begins with a field name."""
        return any(keys.find(line.written, self.root, must=False) for line in self.lines)


def _white(text: str) -> int:
    """How many characters of white space a text begins with."""
    return len(text) - len(text.lstrip(ANY))
