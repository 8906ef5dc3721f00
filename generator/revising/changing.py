"""What can be changed in the data of a report, and what the data are then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from generator.basis.problems import Path


@dataclass(frozen=True)
class SetText:
    """Write a text at a path, whether or not there is anything yet; "" leaves its field open."""

    path: Path
    text: str


@dataclass(frozen=True)
class Insert:
    """Put an item (a text, a row of texts, or fields by key) into the list at a path."""

    path: Path
    index: int
    item: Any


@dataclass(frozen=True)
class Remove:
    """Take out the item at a path, or leave the field there open."""

    path: Path


@dataclass(frozen=True)
class Move:
    """Bring the item at a path to another index of its list."""

    path: Path
    index: int


@dataclass(frozen=True)
class Comment:
    """Write a comment of one line above the field or item at a path."""

    path: Path
    text: str


Change: TypeAlias = SetText | Insert | Remove | Move | Comment


def at(change: Change, path: Path) -> Change:
    """The same change at another path."""
    return replace(change, path=path)


def changed(data: Any, change: Change) -> Any:
    """The data after a change. Raises LookupError or TypeError where there is no such place."""
    return _within(data, change.path, change)


def _within(data: Any, path: Path, change: Change) -> Any:
    """The data that stand at some depth, of which the rest of the path is left."""
    is_at_item = len(path) == 1 and isinstance(path[0], int) and isinstance(change, Remove | Move)
    if not path or is_at_item:
        return _here(data, path, change)
    key, rest = path[0], path[1:]
    if isinstance(key, int):
        items = [*(data or []), None] if key == len(data or []) else [*data]
        items[key] = _within(items[key], rest, change)
        return _kept([item for item in items if item is not None])
    fields = dict(data or {})
    value = _within(fields.pop(key, None), rest, change)
    return (fields if value in (None, "") else fields | {key: value}) or None


def _here(data: Any, path: Path, change: Change) -> Any:
    match change:
        case SetText():
            return change.text
        case Insert():
            items = [data] if isinstance(data, str) else list(data or [])
            items.insert(change.index, change.item)
            return _kept(items)
        case Remove() if path:
            return _kept([item for number, item in enumerate(data) if number != path[0]])
        case Remove():
            return None
        case Move():
            items = list(data)
            items.insert(change.index, items.pop(int(path[0])))
            return items
        case Comment():
            return data


def _kept(items: list[Any]) -> list[Any] | None:
    """A list, or nothing where none of its items says anything."""
    return items if any(items) else None


def same(one: Any, other: Any) -> bool:
    """Whether two pieces of data say the same, whatever line breaks end a text."""
    return bool(_bare(one) == _bare(other))


def _bare(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _bare(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_bare(value) for value in data]
    return data.rstrip("\n") if isinstance(data, str) else data
