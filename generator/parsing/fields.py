"""What parsing knows of a field: what it is called, and which fields may stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeAlias


class Named(Protocol):
    """A field of a kind of report, as far as this room knows it."""

    @property
    def key(self) -> str:
        """Its English key."""

    @property
    def role(self) -> str:
        """What its value is; "cell" for the cells of a table, row by row."""

    @property
    def many(self) -> bool:
        """Whether it may hold a list."""

    @property
    def inside(self) -> Mapping[str, Named]:
        """The fields that may stand in it, by each of their names."""


Fields: TypeAlias = Mapping[str, Named]


def all_names(fields: Fields) -> set[str]:
    """The names of all fields at any depth, where a field may hold itself."""
    names = set(fields)
    left, seen = [fields], {id(fields)}
    while left:
        for field in left.pop().values():
            if id(field.inside) not in seen:
                seen.add(id(field.inside))
                names |= field.inside.keys()
                left.append(field.inside)
    return names
