"""The mappings and lists that are open at a line, and what the line before left behind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.pitfalls.keys import ITEM, known
from generator.pitfalls.marks import ANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.pitfalls.keys import Named
    from generator.pitfalls.line import Line

Kind = Literal["map", "seq"]
STEP = 2


class Level(NamedTuple):
    """An open mapping or list: its indentation, the field that it is the value of, its line."""

    indent: int
    kind: Kind
    field: Named | None
    line: int


class Left(NamedTuple):
    """What the last value left: `open` for lines below, `text` that may go on, or `closed`.

    `indent` is that of the mapping or list in which it stands; `field` is what it is the value of;
    at the character `at` of `line` it begins.
    """

    state: Literal["open", "text", "closed"]
    indent: int
    kind: Kind
    field: Named | None
    line: Line | None
    at: int = 0


class Levels:
    """The stack of what is open; the innermost is last."""

    def __init__(self) -> None:
        self.open: list[Level] = []

    def push(self, indent: int, kind: Kind, field: Named | None, line: int) -> None:
        """Open a mapping or list."""
        self.open.append(Level(indent, kind, field, line))

    def indents(self) -> set[int]:
        """The columns at which an open mapping or list has its fields or items."""
        return {level.indent for level in self.open}

    def fields(self) -> list[Named | None]:
        """The fields whose insides are open."""
        return [level.field for level in self.open]

    def at(self, indent: int) -> Level | None:
        """The level at or around a column."""
        return next((level for level in reversed(self.open) if level.indent <= indent), None)

    def settle(self, indent: int, kind: Kind, name: str) -> Level | None:
        """Close what ends before a line; the level that it belongs to, if it is another's indent."""
        gone = []
        while self.open and self.open[-1].indent > indent:
            gone.append(self.open.pop())
        if self._is_list_in_line(indent, kind):
            gone.append(self.open.pop())
        if self.open and self.open[-1][:2] == (indent, kind):
            return None
        rivals = [level for level in [*gone, *self.open[::-1]] if level.kind == kind]
        if not rivals:
            self.push(indent, kind, None, -1)
            return None
        best = min(
            rivals,
            key=lambda level: (
                bool(name) and not known(name, level.field),
                abs(level.indent - indent),
            ),
        )
        stack = self.open + gone[::-1]
        self.open = stack[: stack.index(best) + 1]
        return best

    def _is_list_in_line(self, indent: int, kind: Kind) -> bool:
        """Whether a list stands at the very column of its field, and a field ends it."""
        return kind == "map" and [level[:2] for level in self.open[-2:]] == [
            (indent, "map"),
            (indent, "seq"),
        ]


def first_child(indent: int, parent: int, below: Iterable[int], *, ends: bool) -> int:
    """The column at which the lines below a field stand, by the first of them and the others.

    `below` are the indentations of its like after it; `ends` says that nothing stands below it
    itself. Where two disagree, the one that is a whole number of steps in is right.
    """
    count = Counter(below)
    if count[indent] or not count or indent == 0:
        return indent
    parent = parent if parent >= 0 else -STEP  # the root is no step in
    least = min(count)
    rival = least if least < indent else indent + 1
    if not count[rival] or (rival > indent and not ends):
        return indent
    whole = (indent - parent) % STEP and not (rival - parent) % STEP
    return rival if count[rival] > 1 or whole else indent


def first_item(indent: int, parent: int, inner: int) -> int:
    """The column of a list's first item, by the line below it that is to stand in that item."""
    moved = inner - indent - STEP
    return indent + moved if abs(moved) == 1 and (indent - parent) % STEP else indent


def indents(lines: Iterable[Line], parent: int) -> Iterator[tuple[int, Kind]]:
    """How far each line down to the first no deeper than `parent` is indented, and what it is of."""
    for line in lines:
        first = line.written[line.indent : line.indent + 1]
        if first in f"#{ANY}":
            continue
        if line.indent <= parent:
            return
        yield line.indent, "seq" if ITEM.match(line.written, line.indent) else "map"
