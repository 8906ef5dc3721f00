"""Where a paragraph that was added in Word belongs: into a text, among points, or as a section."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from generator.basis.numerals import NUMERAL
from generator.basis.paths import value_at
from generator.basis.problems import Path
from generator.kinds.schema import Schema

_POINT = re.compile(rf"(?:{NUMERAL})是")
# How a heading of each level is counted by whoever types one.
_COUNTS = (rf"(?:{NUMERAL})、", rf"（(?:{NUMERAL})）", r"\d+[.．]", r"（\d+）")
_HEADINGS = tuple(re.compile(rf"(?:{each})[^。]{{1,40}}") for each in _COUNTS)
_NUMBER = re.compile("|".join(_COUNTS))
_ANY_NUMBER = re.compile(rf"^(?:{_NUMBER.pattern}|{_POINT.pattern})")
_STYLE = re.compile("h([1-4])(?:-.*)?")


class Place(NamedTuple):
    """Where printed words stand in the data."""

    path: Path
    offset: int


class Line(NamedTuple):
    """A line of the text at a path, after that in which a character stands; `at` -1 for the first."""

    path: Path
    at: int
    text: str


class Item(NamedTuple):
    """An item of the list at a path, before the one that has the number: a point, a row, or a section."""

    path: Path
    number: int
    item: Any


Added: TypeAlias = Line | Item


def place_for(
    text: str, style: str, last: Place, data: Mapping[str, Any], schema: Schema
) -> Added | None:
    """Where a paragraph after `last` belongs, without its number; None where nobody can tell."""
    section = _section(last.path, schema)
    if not section:
        return _line(text, last, schema)
    level = _level(text, style)
    if level:
        return _new_section(_NUMBER.sub("", text, count=1), level, section)
    point = _POINT.match(text)
    if point:
        return _point(text[point.end() :], last, section, data)
    return _line(text, last, schema) or _first_line(text, section, data)


def continued(added: Item, text: str) -> Item:
    """A section that was added, with the next paragraph in it."""
    point = _POINT.match(text)
    if point:
        points = [*added.item.get("points", ()), text[point.end() :]]
        return added._replace(item={**added.item, "points": points})
    key = "closing" if "points" in added.item else "text"
    lines = [*filter(None, [added.item.get(key)]), text]
    return added._replace(item={**added.item, key: "\n".join(lines)})


def without_number(text: str) -> str:
    """A paragraph without the number of a heading or a point."""
    return _ANY_NUMBER.sub("", text, count=1)


def is_heading(text: str, style: str) -> bool:
    """Whether a paragraph begins a section."""
    return _level(text, style) > 0


def _level(text: str, style: str) -> int:
    """The level of a heading by its style or its number, 0 for what is none."""
    styled = _STYLE.fullmatch(style)
    if styled:
        return int(styled[1])
    levels = (n for n, form in enumerate(_HEADINGS, 1) if form.fullmatch(text))
    return next(levels, 0)


def _section(path: Path, schema: Schema) -> Path:
    """The innermost section that a path is in, () for none."""
    start = 2 if len(path) > 1 and isinstance(path[1], int) else 1
    field = schema.field(path[:start])
    if field is None or "sections" not in field.fields:
        return ()
    end = start
    while path[end : end + 1] == ("sections",) and len(path) > end + 1:
        end += 2
    return path[:end]


def _new_section(heading: str, level: int, section: Path) -> Item | None:
    """A section of a level after the one that the paragraph stands in, or the first in it."""
    root = len(section) % 2 or 2  # the part, or an item of a list of parts
    above = root + 2 * (level - 2)
    item = {"heading": heading}
    if level == 1:
        return Item(section[:1], int(section[1]) + 1, item) if root == 2 else None  # noqa: PLR2004
    if len(section) > above:
        return Item((*section[:above], "sections"), int(section[above + 1]) + 1, item)
    return Item((*section, "sections"), 0, item) if len(section) == above else None


def _point(text: str, last: Place, section: Path, data: Mapping[str, Any]) -> Item | None:
    rest = last.path[len(section) :]
    if rest[:1] == ("points",):
        return Item((*section, "points"), int(rest[1]) + 1, text) if len(rest) > 1 else None
    has_one = isinstance(value_at(data, section).get("points"), str)
    return None if has_one else Item((*section, "points"), 0, text)


def _line(text: str, last: Place, schema: Schema) -> Line | None:
    """A line after the one that the paragraph before comes from, where that is prose."""
    path = last.path
    names = path[:-1] if path and isinstance(path[-1], int) else path
    field = schema.field(names)
    is_prose = field is not None and field.role == "prose" and not field.fields
    return Line(path, last.offset, text) if is_prose else None


def _first_line(text: str, section: Path, data: Mapping[str, Any]) -> Line:
    """The first line of a section, before its points and sections."""
    inside = value_at(data, section)
    key = "lead" if inside.keys() & {"lead", "points", "sections"} else "text"
    return Line((*section, key), -1, text)
