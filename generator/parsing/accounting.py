"""Nothing is lost in silence: every text of a YAML file is in its data, names a field, or is reported."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from generator.basis.messages import Message, say
from generator.basis.problems import Path, Problem
from generator.parsing.node import Node
from generator.parsing.page import Page

_SHOWN = 20  # characters of what is lost
_COLON = say("“{text}”后面是英文冒号，会被当成字段名，印不出来。如果这是一句话，请把冒号改成中文的“：”。")  # fmt: skip
_NO_COLON = say("“{text}”会被当成字段名，印不出来。请给整段加上英文单引号。")


class Account:
    """What becomes of the texts of a file, each known by the index at which it begins."""

    def __init__(self, events: Sequence[Any]) -> None:
        scalars = (event for event in events if isinstance(event, yaml.ScalarEvent))
        texts: list[Any] = [event for event in scalars if event.value.strip()]
        self._texts = {event.start_mark.index: event for event in texts}
        self._settled: dict[int, int] = {}

    def settle(self, first: int, last: int) -> None:
        """Settle the texts from one index to another: they are names of fields, or reported."""
        self._settled[first] = max(last, self._settled.get(first, 0))

    def lost(self, page: Page, data: Any, nodes: Mapping[Path, Node]) -> Iterator[Problem]:
        """A problem for each text that is neither settled nor in the data."""
        accounted = {*_in_data(data, (), nodes), *self._all_settled()}
        for index, event in self._texts.items():
            if index not in accounted:
                yield _problem(page, event)

    def _all_settled(self) -> Iterator[int]:
        indexes = list(self._texts)
        for first, last in self._settled.items():
            yield from indexes[bisect_left(indexes, first) : bisect_right(indexes, last)]


def _in_data(value: Any, path: Path, nodes: Mapping[Path, Node]) -> Iterator[int]:
    """Where the texts of the data begin, and the names of its fields."""
    if isinstance(value, str):
        yield nodes[path].span.start
    elif isinstance(value, dict):
        for key, each in value.items():
            inner = (*path, key)
            yield nodes[inner].key
            yield from _in_data(each, inner, nodes)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _in_data(each, (*path, number), nodes)


def _problem(page: Page, event: Any) -> Problem:
    index, text = event.start_mark.index, event.value.strip()
    short = f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
    has_colon = page.text[event.end_mark.index :].lstrip(" ").startswith(":")
    message: Message = (_COLON if has_colon else _NO_COLON).fill(text=short)
    line = page.line(index).rstrip()
    instead = f"{line[:-1]}：" if line.endswith(":") else ""
    return page.problem(index, "colon-in-value", message)._replace(instead=instead)
