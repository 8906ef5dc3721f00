"""A report as it was read: its data with their places, its kind, and the views that all ask of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from generator.basis.figures import blank, fold
from generator.basis.paths import value_at
from generator.basis.problems import Path
from generator.basis.statements import Statement, statements
from generator.kinds.fields import Field, Role
from generator.kinds.kind import Kind
from generator.kinds.schema import Schema
from generator.parsing.tree import Tree
from generator.reports.joined import Joined, Text, join

Section: TypeAlias = dict[str, Any]
PUBLISHED, FILED = "published", "filed"  # 公开版, 上报版
EDITIONS = (PUBLISHED, FILED)
_NO_PROSE = frozenset[Role](("setting", "value", "count"))


class Version(NamedTuple):
    """A value as one file gives it, where the data have another at its path."""

    path: Path
    file: str
    value: Any


@dataclass(frozen=True, eq=False)
class Source(Tree):
    """The data of a report or of a contribution, of which kind it is, and the edition it is read for.

    `versions` are what files of a folder say otherwise than `data`.
    """

    kind: Kind
    edition: str = PUBLISHED
    versions: Sequence[Version] = ()

    @cached_property
    def is_contribution(self) -> bool:
        """Whether this is what one unit contributes, and no report of its own."""
        return self.kind.own <= self.fields.keys()

    @cached_property
    def schema(self) -> Schema:
        """The fields of this file."""
        return self.kind.contribution if self.is_contribution else self.kind.schema

    @property
    def parts(self) -> Mapping[str, str]:
        """The parts that every report of this kind must have: key and label, in their order."""
        return self.kind.mandatory

    @property
    def called(self) -> Schema:
        """The fields of this file as its author calls them."""
        return self.schema.by_keys if self.is_in_keys else self.schema

    def field(self, path: Path) -> Field | None:
        """The field at `path`, or what an item of its list is."""
        return self.schema.field(path)

    def role(self, path: Path) -> Role | None:
        """What the value at `path` is: the role of the field in which it stands."""
        return self._roles[path] if path in self._roles else self._role(path)

    @cached_property
    def _roles(self) -> Mapping[Path, Role | None]:
        return {path: self._role(path) for path, _ in self.texts}

    def _role(self, path: Path) -> Role | None:
        names = path
        while names and isinstance(names[-1], int):
            names = names[:-1]
        field = self.schema.field(names)
        return field.role if field else None

    def data_at(self, path: Path) -> Any:
        """The data at a path."""
        return value_at(self.data, path)

    def text(self, path: Path) -> str:
        """The text at a path."""
        return str(self.data_at(path))

    @cached_property
    def texts(self) -> list[Text]:
        """Every text with its path, in the order of the file."""
        return list(texts(self.data))

    @cached_property
    def prose(self) -> list[Text]:
        """Every text that is prose, with its path: headings and cells too, no settings or values."""
        return [each for each in self.texts if self.role(each[0]) not in _NO_PROSE]

    @cached_property
    def joined(self) -> Joined:
        """Every text, joined."""
        return join(self.texts)

    @cached_property
    def joined_prose(self) -> Joined:
        """All that is prose, joined."""
        return join(self.prose)

    @cached_property
    def folded(self) -> list[Text]:
        """The prose with full-width digits narrow and half-width marks wide; offsets stay."""
        return self.joined_prose.apart(fold(self.joined_prose.text))

    @cached_property
    def unquoted(self) -> list[Text]:
        """The folded prose in which what stands in 《》 and “” is blanked out; offsets stay."""
        folded = fold(self.joined_prose.text)
        return self.joined_prose.apart(blank(folded, "《》", "“”"))

    @cached_property
    def statements(self) -> list[tuple[Path, list[Statement]]]:
        """The sentences with figures of each text that has some."""
        each = ((path, list(statements(text))) for path, text in self.unquoted)
        return [(path, found) for path, found in each if found]

    @cached_property
    def sections(self) -> list[tuple[Path, Section]]:
        """Every section with its path, outer before inner, in the order of the file."""
        return list(_sections(self.data))

    def holding(self, part: str) -> list[tuple[Path, Section]]:
        """The sections that hold a mandatory part: its own, or those whose `item` names it."""
        names = (part, self.parts.get(part))
        return [
            (path, section)
            for path, section in self.sections
            if (path == (part,) or section.get("item") in names) and says_something(section)
        ]


def texts(data: Any, path: Path = ()) -> Iterator[Text]:
    """Every text in the data, with its path, in the order of the file."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts(value, (*path, number))


def _sections(data: Mapping[str, Any]) -> Iterator[tuple[Path, Section]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _within((key,), value)
        elif isinstance(value, list):
            for number, each in enumerate(value):
                if isinstance(each, dict):
                    yield from _within((key, number), each)


def _within(path: Path, section: Section) -> Iterator[tuple[Path, Section]]:
    yield path, section
    inner = section.get("sections")
    for number, each in enumerate(inner if isinstance(inner, list) else ()):
        if isinstance(each, dict):
            yield from _within((*path, "sections", number), each)


def says_something(section: Section) -> bool:
    """Whether a section holds any text beyond its headings."""
    said = {
        key: value
        for key, value in section.items()
        if key not in ("heading", "item", "run_in", "numbering")
    }
    return any(path[-1] != "heading" for path, _ in texts(said))
