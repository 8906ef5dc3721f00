"""Nothing is lost in silence: every text of a YAML file is in its data, names a field, or is told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

import yaml

from generator.messages import Message, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.encoding import Page
    from generator.problems import Path, Problem

_SHOWN = 20  # characters of what is lost
_COLON = say("“{text}”后面是英文冒号，会被当成字段名，印不出来。如果这是一句话，请把冒号改成中文的“：”。")  # fmt: skip
_NO_COLON = say("“{text}”会被当成字段名，印不出来。请给整段加上英文单引号。")


class Texts:
    """The texts of a file, by where each begins, until it is known what has become of them."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.left: dict[int, Any] = {}
        self.last = 0  # where the last event begins
        self.ends: dict[int, int] = {}  # of the fields, by where each begins

    def noted(self, events: Iterable[Any]) -> Iterator[Any]:
        """The same events, the texts among them noted."""
        for event in events:
            self.last = event.start_mark.index
            if isinstance(event, yaml.ScalarEvent) and event.value.strip():
                self.starts.append(self.last)
                self.left[self.last] = event
            yield event

    def field(self, start: int, earlier: int | None, *, known: bool, told: bool) -> None:
        """Take out the name of a field that is known, and all of one that is told as a whole.

        That it repeats the field that begins at `earlier` is told of both.
        """
        self.ends[start] = self.last
        if known:
            self.left.pop(start, None)
        if told or earlier is not None:
            self._told(start)
        if earlier is not None:
            self._told(earlier)

    def _told(self, start: int) -> None:
        first = bisect_left(self.starts, start)
        after = bisect_right(self.starts, self.ends.pop(start, 0))
        for index in self.starts[first:after]:
            self.left.pop(index, None)

    def lost(self, page: Page, data: Any, nodes: Mapping[Path, Any]) -> Iterator[Problem]:
        """A problem for each text that is not in the data either."""
        for index in _kept(data, (), nodes):
            self.left.pop(index, None)
        for event in self.left.values():
            yield _problem(page, event)


def _kept(value: Any, path: Path, nodes: Mapping[Path, Any]) -> Iterator[int]:
    """Where the texts of the data begin, and the names of its fields."""
    if isinstance(value, str):
        yield nodes[path].span.start
    elif isinstance(value, dict):
        for key, each in value.items():
            inner = (*path, key)
            yield nodes[inner].key
            yield from _kept(each, inner, nodes)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _kept(each, (*path, number), nodes)


def _problem(page: Page, event: Any) -> Problem:
    index, text = event.start_mark.index, event.value.strip()
    short = f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
    has_colon = page.text[event.end_mark.index :].lstrip(" ").startswith(":")
    message: Message = (_COLON if has_colon else _NO_COLON).fill(text=short)
    line = page.line(index).rstrip()
    instead = f"{line[:-1]}：" if line.endswith(":") else ""
    return page.problem(index, "colon-in-value", message)._replace(instead=instead)


def repeated(name: str, earlier: str, line: int) -> Message:
    """What to say of a field that is written again, by the same name or by its other one."""
    if earlier == name:
        return say(
            "「{name}」在第 {line} 行已经写过，后写的会顶掉先写的。请合并成一处。",
            name=name,
            line=line,
        )
    return say(
        "「{name}」与第 {line} 行的「{earlier}」是同一个字段，只能写一个。",
        name=name,
        line=line,
        earlier=earlier,
    )
