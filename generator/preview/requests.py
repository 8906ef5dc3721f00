"""What the page asks for, as JSON → changes of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.basis.messages import say
from generator.basis.paths import value_if_any
from generator.basis.problems import Path, UserError
from generator.printing.origins import read_path
from generator.reports.source import Source
from generator.revising.patching import Change, Insert, Move, Remove, SetText

_WRONG = say("页面发来的内容读不懂，什么也没有改。请刷新页面再试。")


def changes(found: Source, asked: Any) -> list[Change]:
    """The changes that are asked for. Raises UserError where they cannot be read."""
    try:
        return [change for each in asked for change in _changes(found, each)]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(_WRONG) from error


def _changes(found: Source, asked: Mapping[str, Any]) -> Iterator[Change]:
    path = read_path(asked["path"])
    match asked["do"]:
        case "set":
            field = found.field(path)
            is_list = field is not None and field.types == ("list",)
            text = str(asked["text"])
            yield Insert(path, 0, text) if is_list else SetText(path, text)
        case "insert":
            yield Insert(path, int(asked["index"]), asked["item"])
        case "remove":
            yield Remove(path)
        case "move":
            yield Move(path, int(asked["index"]))
        case "lines":
            yield from _lines(found, path, [str(line) for line in asked["lines"]])
        case _:
            raise ValueError(asked["do"])


def _lines(found: Source, path: Path, lines: Sequence[str]) -> Iterator[Change]:
    """The changes by which a field that may hold several texts holds these."""
    old = value_if_any(found.data, path)
    if not isinstance(old, list) and len(lines) <= 1:
        yield SetText(path, "".join(lines))
        return
    items = old if isinstance(old, list) else [old] if old else []
    for number in reversed(range(len(lines), len(items))):
        yield Remove((*path, number))
    for number, line in enumerate(lines):
        if number >= len(items):
            yield Insert(path, number, line)
        elif items[number] != line:
            is_list = isinstance(old, list)
            yield SetText((*path, number) if is_list or number else path, line)
