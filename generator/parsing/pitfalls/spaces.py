"""The white space that only looks right: tabs, full-width and no-break spaces, invisible marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.basis.characters import UNPRINTABLE
from generator.parsing.pitfalls import table
from generator.parsing.pitfalls.line import Line, said
from generator.parsing.pitfalls.marks import ANY, FULL, NARROW, UNSEEN
from generator.parsing.pitfalls.table import Pitfall

LEAD = re.compile(f"[{ANY}]*")
HIDDEN = re.compile(f"[{UNSEEN}]")
_WRONG = re.compile(f"[\t{FULL}{NARROW}{UNSEEN}]")
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_WIDTHS = {"\t": (2, 4, 8), FULL: (1, 2)}
_INDENTS = {"\t": table.TAB_INDENT, FULL: table.SPACE_INDENT}
_AFTERS = {"\t": table.TAB_AFTER, FULL: table.SPACE_AFTER}


class WrongSpace(NamedTuple):
    """The pitfall that a character of white space is, and what its message says of it."""

    pitfall: Pitfall
    gaps: dict[str, object]


def clean(line: Line) -> None:
    """Take from a line what no text can hold; a line break that Word put in becomes one."""
    found = UNPRINTABLE.search(line.text)
    if not found:
        return
    character = found[0]
    pitfall = table.LINE_BREAK if character in _BREAKS else table.CONTROL
    read = UNPRINTABLE.sub("", line.text)
    if said(read) != said(line.text):  # two figures or words would be one: its author knows
        read = UNPRINTABLE.sub(" ", line.text)
        line.is_for_author = True
    line.hit(pitfall, found.start(), {"code": code(character)}, read)


def code(character: str) -> str:
    """The number of a character in Unicode, as in U+200B."""
    return f"{ord(character):04X}"


def wrong(text: str) -> re.Match[str] | None:
    """The first character of white space that is not what it looks like."""
    return _WRONG.search(text)


def indents(lead: str) -> list[int]:
    """How many spaces may be meant by the white space that begins a line."""
    return [
        sum(_width(character, choice) for character in lead)
        for choice in range(3 if "\t" in lead else 2 if FULL in lead else 1)
    ]


def _width(character: str, choice: int) -> int:
    if HIDDEN.match(character):
        return 0
    widths = _WIDTHS.get(character, (1,))
    return widths[min(choice, len(widths) - 1)]


def straighten(line: Line, misfit: Callable[[int], int]) -> int:
    """Mend the indentation of a line to the width that `misfit` rates lowest; returns that width."""
    lead = LEAD.match(line.text)[0]  # type: ignore[index]
    found = wrong(lead)
    if not found:
        return len(lead)
    indent = min(indents(lead), key=misfit)
    space = in_indent(found[0])
    line.hit(space.pitfall, found.start(), space.gaps, " " * indent + line.text[len(lead) :])
    return indent


def wrong_after(mark: str, gap: str) -> WrongSpace | None:
    """What is wrong with the white space `gap` that follows a colon or a dash."""
    found = wrong(gap)
    if not found:
        return None
    space = _named(found[0], _AFTERS, table.NO_BREAK_AFTER)
    return WrongSpace(space.pitfall, {"mark": mark, **space.gaps})


def in_indent(character: str) -> WrongSpace:
    """What is wrong with a character of white space that begins a line."""
    return _named(character, _INDENTS, table.NO_BREAK_INDENT)


def _named(character: str, pitfalls: dict[str, Pitfall], other: Pitfall) -> WrongSpace:
    pitfall = table.INVISIBLE if HIDDEN.match(character) else pitfalls.get(character, other)
    return WrongSpace(pitfall, {"code": code(character)})


def broken(text: str, indent: int) -> str:
    """A line with a true line end, and indentation, where Word put one of its own."""
    parts = re.split(f"[{_BREAKS}]+", text)
    below = (part.strip(" ") for part in parts[1:])
    return "\n".join([parts[0], *(" " * indent + part for part in below if part)])
