"""The differences between two reports, by field and clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.basis.problems import Path
from generator.kinds.schema import Schema
from generator.reports.source import Source, texts
from generator.revising.comparison.alignment import changed_clauses, paired_items
from generator.revising.comparison.clauses import likeness
from generator.revising.comparison.figures import Figure, changed_figures, is_number


@dataclass(frozen=True)
class Change:
    """One difference: the field, what stood in it and what stands there, the figures that changed."""

    where: str
    old: str
    new: str
    figures: tuple[Figure, ...] = ()


def compare(old: Source, new: Source) -> list[Change]:
    """Every difference, in the order of the new report; what it dropped comes last in its field."""
    walk = _Walk(new.kind.schema)
    before, after = (found.kind.schema.named(found.data) for found in (old, new))
    return list(walk.groups(_Value((), before), _Value((), after)))


class _Value(NamedTuple):
    """A value of one of the reports, None where it has none, and its path there."""

    path: Path
    value: Any

    def inside(self, key: str) -> _Value:
        return _Value((*self.path, key), self.value.get(key))

    def item(self, number: int | None, other: int | None) -> _Value:
        """The item with this number; where there is none, nothing at the place of the other's."""
        if number is None:
            return _Value((*self.path, other or 0), None)
        return _Value((*self.path, number), self.value[number])


class _Walk:
    """Goes through two reports side by side; each has its own path, for sections may have moved."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def groups(self, old: _Value, new: _Value) -> Iterator[Change]:
        """The differences of two groups of fields, or of two tables."""
        if "rows" in old.value or "rows" in new.value:
            yield from self._tables(old, new)
            return
        for key in dict.fromkeys((*new.value, *old.value)):
            if not self._is_about_the_file((*new.path, key)):
                yield from self._values(old.inside(key), new.inside(key))

    def _is_about_the_file(self, path: Path) -> bool:
        """Whether a field says where the report is written, and nothing of what it says."""
        field = self.schema.field(path)
        return field is not None and field.carry == "drop"

    def _values(self, old: _Value, new: _Value) -> Iterator[Change]:
        both = (old.value, new.value)
        if any(isinstance(value, dict) for value in both):
            yield from self.groups(_as_group(old), _as_group(new))
        elif any(isinstance(value, list) for value in both):
            yield from self._lists(_as_list(old), _as_list(new))
        else:
            yield from self._texts(old, new)

    def _lists(self, old: _Value, new: _Value) -> Iterator[Change]:
        old_words = [_words(item) for item in old.value]
        new_words = [_words(item) for item in new.value]

        def score(i: int, j: int) -> float:
            heading, new_heading = _heading(old.value[i]), _heading(new.value[j])
            by_heading = likeness(heading, new_heading) if heading and new_heading else 0
            return max(by_heading, likeness(old_words[i], new_words[j]))

        for i, j in paired_items(old_words, new_words, score):
            yield from self._values(old.item(i, j), new.item(j, i))

    def _texts(self, old: _Value, new: _Value) -> Iterator[Change]:
        for before, after in changed_clauses(str(old.value or ""), str(new.value or "")):
            where = named(self.schema, new.path if after else old.path)
            yield Change(where, before, after, tuple(changed_figures(before, after)))

    def _tables(self, old: _Value, new: _Value) -> Iterator[Change]:
        """Cell by cell: a row is known by its first cell, a column by its place."""
        for key in ("caption", "unit"):
            yield from self._texts(old.inside(key), new.inside(key))
        before, after = _cells(old.value), _cells(new.value)
        unit = str(new.value.get("unit", ""))
        for row, column in dict.fromkeys((*after, *before)):
            cell, new_cell = before.get((row, column), ""), after.get((row, column), "")
            if cell != new_cell:
                head = _column(new.value, column) or _column(old.value, column)
                figures = (Figure(cell, new_cell, unit),)
                both_numbers = is_number(cell) and is_number(new_cell)
                where = f"{named(self.schema, new.path)} › {row} › {head}"
                yield Change(where, cell, new_cell, figures if both_numbers else ())


def named(schema: Schema, path: Path) -> str:
    """How an author calls a field: 分项 1 of a part is 部分 › 分项1."""
    names: list[str] = []
    for depth, key in enumerate(path, 1):
        if isinstance(key, int):
            names[-1] += "-" * isinstance(path[depth - 2], int) + str(key + 1)
        else:
            field = schema.field(path[:depth])
            names.append(field.label if field else str(key))
    return " › ".join(names)


def _as_group(of: _Value) -> _Value:
    return of if isinstance(of.value, dict) else of._replace(value={})


def _as_list(of: _Value) -> _Value:
    """A single value as the list of itself."""
    if isinstance(of.value, list):
        return of
    return of._replace(value=[of.value] if of.value else [])


def _heading(item: Any) -> str:
    return str(item.get("heading", "")) if isinstance(item, dict) else ""


def _words(item: Any) -> str:
    return "".join(text for _, text in texts(item))


def _cells(table: dict[str, Any]) -> dict[tuple[str, int], str]:
    """The cells of a table, its head among them, by the row's first cell and the column's number."""
    rows = [table.get("columns") or [""], *table.get("rows", ())]
    return {(row[0], number): cell for row in rows for number, cell in enumerate(row)}


def _column(table: dict[str, Any], number: int) -> str:
    columns = table.get("columns", ())
    return str(columns[number]) if number < len(columns) else ""
