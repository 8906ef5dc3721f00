"""The figures of a report's tables: as they are written, and what follows from them by their sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from generator.basis.problems import Path
from generator.kinds.fields import Field
from generator.kinds.formats import FORMATS
from generator.kinds.kind import Kind
from generator.reports.source import Source

Figures: TypeAlias = Mapping[Path, int]
_WHOLE = "count"


class Sum(NamedTuple):
    """Cells on two sides, which come to the same."""

    left: Sequence[Path]
    right: Sequence[Path]

    @property
    def cells(self) -> list[Path]:
        """All of them."""
        return [*self.left, *self.right]

    def wanted(self, cell: Path, known: Figures) -> int:
        """What a cell must be by all others."""
        terms = self.others(cell)
        return sum(known[other] for other in terms[0]) - sum(known[other] for other in terms[1])

    def others(self, cell: Path) -> tuple[list[Path], list[Path]]:
        """The cells that are added up to be a cell, and those that are taken away from that."""
        there, here = (self.left, self.right) if cell in self.right else (self.right, self.left)
        return list(there), [other for other in here if other != cell]


def rows(kind: Kind) -> Iterator[tuple[Path, Field]]:
    """Every row of figures of a kind, with its path."""
    for table, field in kind.schema.fields.items():
        if field.types == ("dict",):
            for key, row in field.fields.items():
                if row.columns:
                    yield (table, key), row


def sums(kind: Kind) -> Iterator[Sum]:
    """Every sum that must hold: along each row that has a total, and down each column."""
    columns = {path: len(row.columns) for path, row in rows(kind)}
    for path, row in rows(kind):
        if row.total:
            *parts, total = [(*path, column) for column in range(columns[path])]
            yield Sum(parts, [total])
    for each in kind.sums.equations:
        for column in range(columns[each.table, each.left[0]]):
            yield Sum(
                [(each.table, key, column) for key in each.left],
                [(each.table, key, column) for key in each.right],
            )


def written(kind: Kind, data: Mapping[str, Any]) -> dict[Path, int]:
    """The figures that an author wrote and that can be read."""
    found: dict[Path, int] = {}
    for path, field in rows(kind):
        table = data.get(str(path[0]))
        row = table.get(path[1]) if isinstance(table, dict) else None
        due = len(field.columns)
        is_whole = isinstance(row, list) and due - field.total <= len(row) <= due
        for column, text in enumerate(row or () if is_whole else ()):
            value = FORMATS[_WHOLE].read(text) if isinstance(text, str) else None
            if isinstance(value, int):
                cell: Path = (*path, column)
                found[cell] = value
    return found


def solved(kind: Kind, data: Mapping[str, Any]) -> dict[Path, int]:
    """The same, and what follows from them; what would be less than nothing is left open."""
    known = written(kind, data)
    every = list(sums(kind))
    found = True
    while found:
        found = False
        for each in every:
            cell = open_cell(each, known)
            value = each.wanted(cell, known) if cell else -1
            if cell and value >= 0:
                known[cell] = value
                found = True
    return known


def unequal(kind: Kind, known: Figures) -> list[Sum]:
    """The sums that do not hold."""
    return [
        each
        for each in sums(kind)
        if all(cell in known for cell in each.cells)
        and each.wanted(each.cells[-1], known) != known[each.cells[-1]]
    ]


def agree(kind: Kind, known: Figures) -> bool:
    """Whether no sum is broken, nor makes anything less than nothing."""
    open_ = [(each, open_cell(each, known)) for each in sums(kind)]
    return not unequal(kind, known) and all(
        each.wanted(cell, known) >= 0 for each, cell in open_ if cell
    )


def open_cell(each: Sum, known: Figures) -> Path | None:
    """The one cell of a sum that is not known, if it is one alone."""
    unknown = [cell for cell in each.cells if cell not in known]
    return unknown[0] if len(unknown) == 1 else None


def carried(found: Source) -> dict[Path, list[int]]:
    """The rows of the next year's tables that a report's own tables give, as far as they are known."""
    known = solved(found.kind, found.data)
    columns = {path: range(len(row.columns)) for path, row in rows(found.kind)}
    made: dict[Path, list[int]] = {}
    for each in found.kind.sums.carried:
        cells = [
            known.get((each.table, each.last, column)) for column in columns[each.table, each.last]
        ]
        figures = [cell for cell in cells if cell is not None]
        if len(figures) == len(cells):
            made[each.table, each.this] = figures
    return made


def added(field: Field, one: Any, other: Any) -> Any:
    """Two units' figures of a field together, row by row; None where they cannot be added."""
    if isinstance(one, list) and isinstance(other, list):
        short = field.total and min(len(one), len(other)) < len(field.columns)
        count = len(field.columns) - short
        pairs = list(zip(one[:count], other[:count], strict=False))
        sums = [_sum(*pair) for pair in pairs]
        return None if None in sums or len(sums) < count else sums
    return _sum(one, other)


def _sum(one: Any, other: Any) -> str | None:
    """Two figures together, as they would be written."""
    figures = [
        FORMATS["amount"].read(each) if isinstance(each, str) else None for each in (one, other)
    ]
    if None in figures:
        return None
    return f"{sum(Decimal(str(figure)) for figure in figures):f}"


def completed(kind: Kind, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a report with all figures that follow from those in it."""
    known = solved(kind, data)
    made: dict[str, Any] = deepcopy(dict(data))
    for (table, key), row in rows(kind):
        cells = [known.get((table, key, column)) for column in range(len(row.columns))]
        group = made.get(str(table))
        if isinstance(group, dict) and None not in cells:
            group[key] = [str(cell) for cell in cells]
    return made
