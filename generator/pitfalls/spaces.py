"""The white space that only looks right: tabs, full-width and no-break spaces, invisible marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.encoding import UNPRINTABLE
from generator.patterns import pattern
from generator.pitfalls import table
from generator.pitfalls.line import said
from generator.pitfalls.marks import ANY, FULL, NARROW, UNSEEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.pitfalls.line import Line
    from generator.pitfalls.table import Pitfall

LEAD = pattern(f"[{ANY}]*")
HIDDEN = pattern(f"[{UNSEEN}]")
_WRONG = pattern(f"[\t{FULL}{NARROW}{UNSEEN}]")
_NARROW = pattern(f"[{NARROW}]")
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_WIDTHS = {"\t": (2, 4, 8), FULL: (1, 2)}
INDENTS = {"\t": table.TAB_INDENT, FULL: table.SPACE_INDENT}
_AFTERS = {"\t": table.TAB_AFTER, FULL: table.SPACE_AFTER}


def clean(line: Line) -> None:
    """Take from a line what no text can hold; a line break that Word put in becomes one."""
    found = UNPRINTABLE.search(line.fixed)
    if not found:
        return
    character = found[0]
    pitfall = table.LINE_BREAK if character in _BREAKS else table.CONTROL
    code = f"{ord(character):04X}"
    read = UNPRINTABLE.sub("", line.fixed)
    if said(read) != said(line.fixed):  # two figures or words would be one: its author knows
        read, line.held = UNPRINTABLE.sub(" ", line.fixed), True
    line.hit(pitfall, found.start(), {"code": code}, read)


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


def straighten(line: Line, fits: Callable[[int], int]) -> int:
    """Mend the indentation of a line; the width that `fits` rates lowest is taken, and comes back."""
    lead = LEAD.match(line.fixed)[0]  # type: ignore[index]
    found = wrong(lead)
    if not found:
        return len(lead)
    indent = min(indents(lead), key=fits)
    pitfall, gaps = named(found[0], INDENTS, table.NO_BREAK_INDENT)
    line.hit(pitfall, found.start(), gaps, " " * indent + line.fixed[len(lead) :])
    return indent


def after(mark: str, gap: str) -> tuple[Pitfall, dict[str, object]] | None:
    """What is wrong with the white space `gap` that follows a colon or a dash."""
    found = wrong(gap)
    if not found:
        return None
    pitfall, gaps = named(found[0], _AFTERS, table.NO_BREAK_AFTER)
    return pitfall, {"mark": mark, **gaps}


def named(
    character: str, pitfalls: dict[str, Pitfall], other: Pitfall
) -> tuple[Pitfall, dict[str, object]]:
    """The pitfall that a wrong character of white space is, and its code."""
    pitfall = table.INVISIBLE if HIDDEN.match(character) else pitfalls.get(character, other)
    return pitfall, {"code": f"{ord(character):04X}"}


def broken(text: str, indent: int) -> str:
    """A line with a true line end, and indentation, where Word put one of its own."""
    parts = re.split(f"[{_BREAKS}]+", text)
    below = (part.strip(" ") for part in parts[1:])
    return "\n".join([parts[0], *(" " * indent + part for part in below if part)])
