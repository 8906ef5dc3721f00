"""The mappings and lists that are open at a line."""

from __future__ import annotations

from typing import Literal, NamedTuple

from generator.parsing.fields import Named
from generator.parsing.pitfalls.keys import known

Kind = Literal["map", "seq"]
STEP = 2  # spaces


class Level(NamedTuple):
    """An open mapping or list: its indentation, the field that it is the value of, its line."""

    indent: int
    kind: Kind
    field: Named | None
    line: int

    def is_at(self, indent: int, kind: Kind) -> bool:
        """Whether this is a mapping, or a list, at just that column."""
        return (self.indent, self.kind) == (indent, kind)


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

    def around(self, indent: int) -> Level | None:
        """The innermost level at a column or to the left of it."""
        for level in reversed(self.open):
            if level.indent <= indent:
                return level
        return None

    def close_to(self, indent: int, kind: Kind, name: str) -> Level | None:
        """Close what ends before a field or item; the level that it was meant for, if it is astray."""
        closed = []
        while self.open and self.open[-1].indent > indent:
            closed.append(self.open.pop())
        if self._ends_list_in_line(indent, kind):
            closed.append(self.open.pop())
        if self.open and self.open[-1].is_at(indent, kind):
            return None
        rivals = [level for level in [*closed, *self.open[::-1]] if level.kind == kind]
        if not rivals:
            self.push(indent, kind, None, -1)
            return None
        best = min(rivals, key=lambda level: _distance(level, indent, name))
        stack = self.open + closed[::-1]
        self.open = stack[: stack.index(best) + 1]
        return best

    def _ends_list_in_line(self, indent: int, kind: Kind) -> bool:
        """Whether a list stands at the very column of its field, and a field ends it."""
        innermost = [(level.indent, level.kind) for level in self.open[-2:]]
        return kind == "map" and innermost == [(indent, "map"), (indent, "seq")]


def _distance(level: Level, indent: int, name: str) -> tuple[bool, int]:
    """How far a level is from where a field or item stands; its like is there if it knows the name."""
    is_strange = bool(name) and not known(name, level.field)
    return is_strange, abs(level.indent - indent)
