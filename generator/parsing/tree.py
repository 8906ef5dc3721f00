"""A YAML file → plain data in English keys, with the place of every key and value.

Every scalar is text: what a field means is for its schema to say. What is left empty (`导语:`,
`""`, a list without items) is left out of the data, though its place is kept; only beside others
in a list does `""` stay, as an empty cell of a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from generator.basis import opening
from generator.basis.messages import Message
from generator.basis.problems import Edit, Level, Path, Place, Problem
from generator.parsing import spelling, syntax
from generator.parsing.building import Built, build
from generator.parsing.encoding import MAX_BYTES, decode
from generator.parsing.fields import Fields
from generator.parsing.node import Node, root
from generator.parsing.page import Page
from generator.parsing.pitfalls import scan


@dataclass(frozen=True, eq=False)
class Tree:
    """The data of a YAML file, where each piece of it was written, and what is wrong with it."""

    page: Page
    data: dict[str, Any]
    nodes: Mapping[Path, Node]
    problems: list[Problem]
    fields: Fields

    @cached_property
    def is_in_keys(self) -> bool:
        """Whether most fields at the root are written by their English keys."""
        written = [node.name for path, node in self.nodes.items() if len(path) == 1]
        keys = [name for name in written if name in self.fields and self.fields[name].key == name]
        return 2 * len(keys) > len(written)

    def node(self, path: Path) -> Node:
        """The node at `path`, or the nearest above it."""
        while path not in self.nodes:
            path = path[:-1]
        return self.nodes[path]

    def place(self, path: Path, offset: int | None = None) -> Place:
        """Where the key at `path` is written, or the character `offset` of its value."""
        return self.node(path).page.place(self._index(path, offset))

    def problem(
        self, path: Path, level: Level, rule: str, message: Message, offset: int | None = None
    ) -> Problem:
        """A problem at `path`, or at the character `offset` of its value."""
        page, index = self.node(path).page, self._index(path, offset)
        return Problem(page.place(index), level, rule, message, path, page.line(index))

    def edit(self, path: Path, start: int, end: int, text: str) -> Edit | None:
        """What to write in the file so that `text` stands in place of some characters of a value.

        None where they cannot be told from all else that is written there.
        """
        node = self.nodes[path]
        if not spelling.may_change(node, start, end, text):
            return None
        index = node.index_of(start)
        return node.page.edit(index, index + end - start, text)

    def _index(self, path: Path, offset: int | None) -> int:
        """Where in its page the key or the character is; of what is not there, the key above it."""
        return self.node(path).index_of(offset if path in self.nodes else None)


def read(file: str | FilePath, fields: Fields | None = None) -> Tree:
    """Read a YAML file; what is wrong in it is in `problems`. Raises UserError if unreadable."""
    return parse(content(file), str(file), fields)


def content(file: str | FilePath) -> bytes:
    """The bytes of a file, one more than the limit at most. Raises UserError if it is unreadable."""
    return opening.content(file, MAX_BYTES)


def parse(raw: bytes, file: str, fields: Fields | None = None) -> Tree:
    """Read the bytes of a YAML file; keys that `fields` names are given in English."""
    fields = fields or {}
    page, problems = decode(raw, file)
    is_refused = problems and not page.text
    if is_refused:
        return Tree(page, {}, {(): root(page)}, problems, fields)
    found, page = scan(page, fields)
    built = _built(page, fields)
    return Tree(page, built.data, built.nodes, [*problems, *found, *built.problems], fields)


def _built(page: Page, fields: Fields) -> Built:
    """What a page says; nothing but a problem where it is no YAML, or goes beyond a limit."""
    try:
        events = list(syntax.events(page.text))
    except (*syntax.BAD_YAML, syntax.BoundlessError) as error:
        return Built({}, {(): root(page)}, [syntax.explain(error, page)])
    return build(page, events, fields)
