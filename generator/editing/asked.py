"""What an editor asks of a report: which field the cursor is in, and what may be written there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.basis.problems import Path, Place
from generator.kinds.fields import Field
from generator.kinds.schema import NONE
from generator.parsing.node import Node
from generator.reports import reading
from generator.reports.source import Source

_TYPED = re.compile(r"(?P<before> *(?:- +)*)(?P<named>[^:#]+:(?: +|$))?")
_NEW = "_"  # stands for the name of the field that is being typed


def path_at(found: Source, place: Place) -> Path:
    """The path of the innermost field whose name or value stands at a place."""
    index = found.page.at(place) if found.page.text else 0
    there = (path for path, node in found.nodes.items() if _stands_at(node, index))
    return max(there, key=len, default=())


def _stands_at(node: Node, index: int) -> bool:
    is_in_name = node.key <= index < node.key + len(node.name)
    return is_in_name or node.span.start <= index < node.span.end


def field_at(found: Source, path: Path) -> Field | None:
    """The field in which the value at a path stands, as its author calls it."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    return found.called.field(path)


class Offer(NamedTuple):
    """A word that may be written, what it means, and the column from which it is written."""

    word: str
    hint: str
    start: int


def offers(lines: list[str], place: Place) -> Iterator[Offer]:
    """The values, or the names of fields, that may be written on a line up to a place."""
    number, typed = place.line - 1, lines[place.line - 1][: place.column - 1]
    layout = _TYPED.match(typed)
    before, named = (layout["before"], layout["named"]) if layout else ("", None)
    # A line that is being typed is no YAML yet.
    line = typed if named else f"{before}{_NEW}:"
    text = "\n".join([*lines[:number], line, *lines[number + 1 :]])
    found = reading.parse(text.encode("utf-8", "surrogatepass"), place.file)
    start = len(before) + len(named or "") + 1
    new = next((path for path in found.nodes if path[-1:] == (_NEW,)), None)
    if new:
        yield from _fields(found, new[:-1], start)
    else:
        yield from _values(found, path_at(found, place._replace(column=len(before) + 1)), start)


def _fields(found: Source, path: Path, start: int) -> Iterator[Offer]:
    """The fields that are not yet in the group at a path; those of a list begin with a dash."""
    around = found.called.field(path)
    dash = "- " if around and path[-1:] == (around.key,) and around.types == ("list",) else ""
    for key, field in (around.fields if around else found.called.fields).items():
        if (*path, key) not in found.nodes and (around or not path):
            blank = " " if field.types == ("string",) else ""
            yield Offer(f"{dash}{field.label}:{blank}", field.hint, start)


def _values(found: Source, path: Path, start: int) -> Iterator[Offer]:
    """The words that the field at a path allows, where it does not allow any."""
    field = field_at(found, path)
    if field and field.values:
        is_none_allowed = field.may_be_none and not isinstance(path[-1], int)
        for word in [*field.values, *([NONE] if is_none_allowed else [])]:
            yield Offer(word, field.hint, start)
