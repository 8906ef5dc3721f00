"""How the values of a YAML file are laid out: what each stands in, and from where to where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.parsing.scalars import BLOCKS
from generator.parsing.syntax import LOADER


@dataclass(frozen=True, eq=False)
class Value:
    """One value: its YAML node, the text that it is written in, what it stands in, its name there.

    `number` is which one it is of those in its parent, `name` the node of its field's name, None
    for the item of a list.
    """

    node: Any
    text: str
    parent: Value | None = None
    number: int = 0
    name: Any = None

    @property
    def start(self) -> int:
        """Where it begins: a list at its first dash, fields at the first name."""
        return int(self.node.start_mark.index)

    @property
    def style(self) -> str | None:
        """How a text is written: in quotes, as a block, or None."""
        return self.node.style if self.is_text else None

    @property
    def is_text(self) -> bool:
        """Whether it is a text, or nothing at all."""
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_open(self) -> bool:
        """Whether nothing is written."""
        return self.is_text and not self.style and not self.node.value

    @property
    def is_flow(self) -> bool:
        """Whether it is written in [] or {}, as far as it is no text."""
        return not self.is_text and bool(self.node.flow_style)

    @property
    def in_flow(self) -> bool:
        """Whether it stands somewhere inside [] or {}."""
        above = self.parent
        while above and not above.is_flow:
            above = above.parent
        return above is not None

    @property
    def end(self) -> int:
        """Where the last of what it says ends: what follows is blank, a comment, or another value."""
        if self.is_text and self.style in BLOCKS:
            said = self.start + len(self.text[self.start : self.node.end_mark.index].rstrip())
            return line_end(self.text, said)
        if self.is_text or self.is_flow:
            return int(self.node.end_mark.index)
        return self.inside[-1].end

    @property
    def sign(self) -> int:
        """Where its field's name begins, or the dash before it; it itself in a list in one line."""
        if self.name:
            return int(self.name.start_mark.index)
        if self.parent is None or self.parent.is_flow:
            return self.start
        column = column_of(self.text, self.parent.start)
        begins = line_start(self.text, self.start)
        while self.text[begins + column : begins + column + 1] != "-":
            begins = line_start(self.text, begins - 1)
        return begins + column

    @property
    def behind(self) -> int:
        """Where the colon or the dash before it ends."""
        if not self.name:
            return self.sign + 1
        return self.text.index(":", self.name.end_mark.index) + 1

    @property
    def inside(self) -> list[Value]:
        """The values that stand in it, in their order."""
        if self.is_text:
            return []
        if self.is_list:
            return [Value(n, self.text, self, i) for i, n in enumerate(self.node.value)]
        return [Value(n, self.text, self, i, name) for i, (name, n) in enumerate(self.node.value)]


def values(text: str) -> Mapping[int, Value]:
    """Every value of a YAML text, by the index at which it begins. Raises one of `syntax.BAD_YAML`."""
    node = yaml.compose(text, Loader=LOADER)
    return {value.start: value for value in _all(Value(node, text))} if node else {}


def _all(value: Value) -> Iterator[Value]:
    yield value
    for each in value.inside:
        yield from _all(each)


def line_start(text: str, index: int) -> int:
    """Where the line of a character begins."""
    return text.rfind("\n", 0, max(index, 0)) + 1


def line_end(text: str, index: int) -> int:
    """Where the line of a character ends: at its line break."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def column_of(text: str, index: int) -> int:
    """How many characters stand before one in its line."""
    return index - line_start(text, index)
