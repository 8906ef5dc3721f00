"""The differences between two reports, by field and clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.comparison import clauses
from generator.rules.outline import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.comparison.clauses import Figure
    from generator.problems import Path
    from generator.schema import Schema
    from generator.source import Source

_OF_THE_FILE = {"include"}  # what says where the report is written, not what it says


@dataclass(frozen=True)
class Change:
    """One difference: the field, what stood in it and what stands there, the figures that changed."""

    where: str
    old: str
    new: str
    figures: tuple[Figure, ...] = ()


def compare(old: Source, new: Source, kind: Schema) -> list[Change]:
    """Every difference, in the order of the new report; what it dropped comes last in its field."""
    return list(_Walk(kind).mapping((), (), old.data, new.data))


def where(kind: Schema, path: Path) -> str:
    """How an author calls a field: 主要举措和成效 › 分项1 › 要点2."""
    names: list[str] = []
    for depth, key in enumerate(path, 1):
        if isinstance(key, int):
            names[-1] += str(key + 1)
        else:
            names.append(kind.rules(path[:depth]).get("meta", {}).get("label", key))
    return " › ".join(names)


class _Walk:
    """Goes through two reports side by side; a path each, for sections may have moved."""

    def __init__(self, kind: Schema) -> None:
        self.kind = kind

    def mapping(
        self, was: Path, now: Path, old: dict[str, Any], new: dict[str, Any]
    ) -> Iterator[Change]:
        """The differences of two mappings: what is new or kept, then what was dropped."""
        if "rows" in old or "rows" in new:
            yield from self._table(was, now, old, new)
            return
        for key in dict.fromkeys((*new, *old)):
            if key not in _OF_THE_FILE:
                yield from self._value((*was, key), (*now, key), old.get(key), new.get(key))

    def _value(self, was: Path, now: Path, old: Any, new: Any) -> Iterator[Change]:
        if isinstance(old, dict) or isinstance(new, dict):
            yield from self.mapping(was, now, _as(dict, old), _as(dict, new))
        elif isinstance(old, list) or isinstance(new, list):
            yield from self._items(was, now, _listed(old), _listed(new))
        else:
            yield from self._texts(was, now, str(old or ""), str(new or ""))

    def _items(self, was: Path, now: Path, old: list[Any], new: list[Any]) -> Iterator[Change]:
        old_words, new_words = [_words(each) for each in old], [_words(each) for each in new]

        def score(i: int, j: int) -> float:
            headings = _heading(old[i]), _heading(new[j])
            by_heading = clauses.likeness(*headings) if all(headings) else 0
            return max(by_heading, clauses.likeness(old_words[i], new_words[j]))

        for i, j in clauses.matched(old_words, new_words, score):
            lost, gained = j < 0, i < 0
            yield from self._value(
                (*was, j if gained else i),
                (*now, i if lost else j),
                None if gained else old[i],
                None if lost else new[j],
            )

    def _texts(self, was: Path, now: Path, old: str, new: str) -> Iterator[Change]:
        found = list(clauses.changed(old, new))
        here, there = (where(self.kind, path) if found else "" for path in (now, was))
        for before, after in found:
            changed = tuple(clauses.figures(before, after))
            yield Change(here if after else there, before, after, changed)

    def _table(
        self, was: Path, now: Path, old: dict[str, Any], new: dict[str, Any]
    ) -> Iterator[Change]:
        """Cell by cell: a row is known by its first cell, a column by its place."""
        for key in ("caption", "unit"):
            yield from self._texts((*was, key), (*now, key), old.get(key, ""), new.get(key, ""))
        before, after = _cells(old), _cells(new)
        unit = str(new.get("unit", ""))
        for name in dict.fromkeys((*after, *before)):
            one, other = before.get(name, ""), after.get(name, "")
            if one != other:
                row, column = name
                at = f"{where(self.kind, now)} › {row} › {_column(new, column) or _column(old, column)}"
                figure = clauses.Figure(one, other, unit)
                yield Change(at, one, other, (figure,) if clauses.numeric(one, other) else ())


def _as(kind: type, value: Any) -> Any:
    return value if isinstance(value, kind) else kind()


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _heading(item: Any) -> str:
    return str(item.get("heading", "")) if isinstance(item, dict) else ""


def _words(item: Any) -> str:
    return "".join(text for _, text in texts(item))


def _cells(table: dict[str, Any]) -> dict[tuple[str, int], str]:
    """The cells of a table's rows, by the row's first cell and the column's number."""
    return {
        (row[0], number): cell
        for row in [table.get("columns") or [""], *table.get("rows", ())]
        for number, cell in enumerate(row)
    }


def _column(table: dict[str, Any], number: int) -> str:
    columns = table.get("columns", ())
    return str(columns[number]) if number < len(columns) else ""
