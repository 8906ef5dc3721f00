"""The paragraphs below a “|” or “>”: which lines are theirs, and how far these must be indented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.parsing.pitfalls import keys, spaces, table
from generator.parsing.pitfalls.levels import STEP, Levels
from generator.parsing.pitfalls.line import Line
from generator.parsing.pitfalls.marks import ANY

_HEADER = re.compile(r"([|>])[-+]?([1-9]?)[-+]?[ \t]*(?:[ \t]#.*)?$")


def read(header: Line, below: Iterable[Line], parent: int, levels: Levels) -> int:
    """Find what is wrong in the block that `header` opens; how many lines below are its own.

    `parent` is the indentation of the mapping or list that it stands in, `levels` are those open.
    """
    lines = list(_own(below, parent, levels))
    found = _HEADER.search(header.parsed)
    mark, digit = (found[1], found[2]) if found else ("|", "")
    wanted = max(parent, 0) + int(digit) if digit else _indent(lines, parent)
    may_be_deeper = bool(digit)  # which the first line with text may be only if a digit says so
    for run in _fallen(lines, wanted):
        _put_back(run, wanted, {"line": header.number + 1, "mark": mark, "want": wanted})
    for line in lines:
        if line.text.strip(ANY):
            _place(line, wanted, may_be_deeper=may_be_deeper)
            may_be_deeper = True
        elif line.text.strip(" "):
            line.parsed = ""
    return len(lines)


def _own(below: Iterable[Line], parent: int, levels: Levels) -> Iterator[Line]:
    """The lines of a block, those among them that fell out of it or are indented by no spaces."""
    fields = levels.fields()
    for line in below:
        spaces.clean(line)
        text = line.text.lstrip(ANY)
        lead = line.text[: len(line.text) - len(text)]
        if text and _spaces(line) <= parent:
            is_astray = spaces.wrong(lead) is None
            if keys.structural(text, fields, must=is_astray):
                return
            if _is_item(text, len(lead), levels):
                return
        yield line


def _is_item(text: str, indent: int, levels: Levels) -> bool:
    """Whether a line is an item of an open list, with something else in place of its dash."""
    level = levels.around(indent)
    if level is None or not level.is_at(indent, "seq"):
        return False
    return keys.list_mark(text, (), level.field, inside=False) is not None


def _indent(lines: Iterable[Line], parent: int) -> int:
    """How far the lines of a block are meant to be indented."""
    indents = [_spaces(line) for line in lines if line.text.strip(ANY)]
    found = [indent for indent in indents if indent > parent]
    usual = max(parent, 0) + STEP
    if not found:
        return usual
    first, least = found[0], min(found)
    if first in (least, usual) or found.count(first) > 1:
        return first
    return least


def _fallen(lines: Sequence[Line], wanted: int) -> Iterator[Sequence[Line]]:
    """The runs of lines that are not indented enough, though by spaces."""
    filled = [number for number, line in enumerate(lines) if line.text.strip(ANY)]
    runs = groupby(filled, lambda number: _is_fallen(lines[number], wanted))
    for is_fallen, run in runs:
        numbers = list(run)
        if is_fallen:
            yield lines[numbers[0] : numbers[-1] + 1]


def _is_fallen(line: Line, wanted: int) -> bool:
    lead = line.text[: len(line.text) - len(line.text.lstrip(ANY))]
    return _spaces(line) < wanted and spaces.wrong(lead) is None


def _put_back(run: Sequence[Line], wanted: int, gaps: Mapping[str, object]) -> None:
    """Indent lines that fell out of a block; the first is told."""
    run[0].hit(table.OUT_OF_BLOCK, _spaces(run[0]), gaps, run[0].text)
    for line in run:
        if line.text.strip(ANY):
            line.read_as(" " * wanted + line.text.lstrip(ANY))
        if line.group == (line,):
            line.group = run


def _place(line: Line, wanted: int, *, may_be_deeper: bool) -> None:
    """Mend the indentation of one line of a block."""
    indent = _spaces(line)
    text = line.text.lstrip(ANY)
    found = spaces.wrong(line.text[: len(line.text) - len(text)])
    read = " " * wanted + text
    if indent < wanted and found:
        space = spaces.in_indent(found[0])
        line.hit(space.pitfall, found.start(), space.gaps, read)
    elif indent > wanted and not may_be_deeper:
        line.hit(table.FIRST_ASTRAY, indent, {"got": indent, "want": wanted}, read)
    if [hit.pitfall for hit in line.hits] == [table.LINE_BREAK]:
        line.text = spaces.broken(line.written, wanted)
        line.is_for_author = False


def _spaces(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip(" "))
