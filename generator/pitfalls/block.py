"""The paragraphs below a “|” or “>”: which lines are theirs, and how far these must be indented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.patterns import pattern
from generator.pitfalls import keys, spaces, table
from generator.pitfalls.levels import STEP, Levels
from generator.pitfalls.marks import ANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.pitfalls.line import Line

_HEADER = pattern(r"([|>])[-+]?([1-9]?)[-+]?[ \t]*(?:[ \t]#.*)?$")


def read(header: Line, below: Iterable[Line], parent: int, levels: Levels) -> int:
    """Find what is wrong in the block that `header` opens; how many lines below are its own.

    `parent` is the indentation of the mapping or list that it stands in, `levels` are those open.
    """
    lines = list(_own(below, parent, levels))
    found = _HEADER.search(header.read)
    mark, digit = (found[1], found[2]) if found else ("|", "")
    wanted = max(parent, 0) + int(digit) if digit else _indent(lines, parent)
    first = True
    for line in lines:
        text = line.fixed.lstrip(ANY)
        if not text:
            line.read = "" if line.fixed.strip(" ") else line.read
            continue
        _place(line, wanted, header.number + 1, mark, first=first and not digit)
        first = False
    return len(lines)


def _own(below: Iterable[Line], parent: int, levels: Levels) -> Iterator[Line]:
    """The lines of a block, those among them that fell out of it or are indented by no spaces."""
    fields = levels.fields()
    for line in below:
        spaces.clean(line)
        text = line.fixed.lstrip(ANY)
        lead = line.fixed[: len(line.fixed) - len(text)]
        if text and _spaces(line) <= parent:
            astray = spaces.wrong(lead) is None
            if keys.structural(text, fields, must=astray) or _is_item(text, len(lead), levels):
                return
        yield line


def _is_item(text: str, indent: int, levels: Levels) -> bool:
    """Whether a line is an item of an open list, with something else in place of its dash."""
    level = levels.at(indent)
    return (
        level is not None
        and level[:2] == (indent, "seq")
        and bool(keys.list_mark(text, (), level.field, inside=False))
    )


def _indent(lines: Iterable[Line], parent: int) -> int:
    """How far the lines of a block are meant to be indented."""
    found = [_spaces(line) for line in lines if line.fixed.strip(ANY) and _spaces(line) > parent]
    usual = max(parent, 0) + STEP
    if not found:
        return usual
    first, least = found[0], min(found)
    if first in (least, usual) or found.count(first) > 1:
        return first
    return least


def _place(line: Line, wanted: int, header: int, mark: str, *, first: bool) -> None:
    """Mend the indentation of one line of a block."""
    indent = _spaces(line)
    text = line.fixed.lstrip(ANY)
    found = spaces.wrong(line.fixed[: len(line.fixed) - len(text)])
    read = " " * wanted + text
    if indent < wanted and found:
        pitfall, gaps = spaces.named(found[0], spaces.INDENTS, table.NO_BREAK_INDENT)
        line.hit(pitfall, found.start(), gaps, read)
    elif indent < wanted:
        gaps = {"line": header, "mark": mark, "want": wanted}
        line.hit(table.OUT_OF_BLOCK, indent, gaps, read, read)
    elif first and indent > wanted:
        line.hit(table.FIRST_ASTRAY, indent, {"got": indent, "want": wanted}, read)
    if [hit.pitfall for hit in line.hits] == [table.LINE_BREAK]:
        line.fixed, line.held = spaces.broken(line.written, wanted), False


def _spaces(line: Line) -> int:
    return len(line.fixed) - len(line.fixed.lstrip(" "))
