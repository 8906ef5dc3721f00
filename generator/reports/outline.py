"""What rules ask of a report's outline: its sections, its texts, where a mandatory item stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from generator.basis.messages import Message
from generator.basis.problems import Level, Path
from generator.parsing.source import Source

_T = TypeVar("_T")
Section = dict[str, Any]
_SETTINGS = {"heading", "item", "run_in"}  # what says how a section is set, not what it says
# Fields that hold a value rather than prose.
_VALUES = {
    "subject", "subject_type", "year", "number", "signatory", "run_in", "item", "date", "printed_on",
    "include", "contact", "due",
}  # fmt: skip


class Finding(NamedTuple):
    """What a rule yields: where (a path, and a character of its value) and what is wrong.

    `instead` is what to write there; `level` where it is another than the rule's own.
    """

    path: Path
    message: Message
    offset: int | None = None
    instead: str = ""
    level: Level | None = None


def once(work: Callable[[Source], _T]) -> Callable[[Source], _T]:
    """`work`, done once for each source, however many rules ask for it."""

    @wraps(work)
    def kept(source: Source) -> _T:
        if work not in source.kept:
            source.kept[work] = work(source)
        made: _T = source.kept[work]
        return made

    return kept


@once
def sections(source: Source) -> list[tuple[Path, Section]]:
    """Every section of the report, outer before inner, in the order of the file."""
    return list(_sections(source))


def _sections(source: Source) -> Iterator[tuple[Path, Section]]:
    for key, value in source.data.items():
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


def texts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in the data, with its path, in the order of the file."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            if isinstance(value, str):
                yield (*path, key), value
            else:
                yield from texts(value, (*path, key))


@once
def everything(source: Source) -> list[tuple[Path, str]]:
    """Every text of the report, with its path."""
    return list(texts(source.data))


@once
def written(source: Source) -> str:
    """Every text of the report, in one: what is not in it is nowhere, and need not be looked for."""
    return "\n".join([text for _, text in everything(source)])


@once
def prose(source: Source) -> list[tuple[Path, str]]:
    """Every text that is prose, with its path: headings and cells too, no settings or dates."""
    return [each for each in everything(source) if _VALUES.isdisjoint(each[0])]


@once
def said(source: Source) -> str:
    """All the prose, in one."""
    return "\n".join([text for _, text in prose(source)])


def says_something(section: Section) -> bool:
    """Whether a section holds any text beyond its headings."""
    return any(path[-1] != "heading" for path, _ in texts(
        {key: value for key, value in section.items() if key not in _SETTINGS}
    ))  # fmt: skip


def holding(source: Source, part: str) -> list[tuple[Path, Section]]:
    """The sections that hold a mandatory part: its own, or those whose `item` names it."""
    names = (part, source.parts[part])
    return [
        (path, section)
        for path, section in sections(source)
        if (path == (part,) or section.get("item") in names) and says_something(section)
    ]
