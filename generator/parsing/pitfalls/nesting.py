"""At which column a field or item belongs: with its like, or as the first below a value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from generator.parsing.pitfalls import keys, table
from generator.parsing.pitfalls.levels import STEP, Kind
from generator.parsing.pitfalls.line import Line
from generator.parsing.pitfalls.marks import ANY
from generator.parsing.pitfalls.state import State

_LOOKED_AT = 2000  # lines below, to tell how they are indented
_OPENS = re.compile(r"(:|[|>][-+\d]*)$")


def enter(state: State, line: Line, indent: int, name: str | None, *, first: bool) -> int:
    """Open or go on with the level of a field or item; the column where it belongs.

    An item has no `name`; `first` says that nothing stands before it in its line.
    """
    kind: Kind = "seq" if name is None else "map"
    last = state.last
    if not first:
        state.levels.push(indent, kind, last.field, line.number)
        return indent
    is_list_in_line = (kind, last.kind, indent) == ("seq", "map", last.indent)
    if state.is_open and (indent > last.indent or is_list_in_line):
        return _open(state, line, indent, kind)
    level = state.levels.close_to(indent, kind, name or "")
    if not level:
        return indent
    if level.indent < indent:
        too_deep(line, indent, level.indent, state.lines[level.line])
    else:
        read = " " * level.indent + line.text[indent:]
        gaps = {"got": indent, "want": level.indent, "line": level.line + 1}
        line.hit(table.NOT_DEEP, indent, gaps, read, read)
        line.leave_to_author(read)
    return level.indent


def too_deep(line: Line, indent: int, wanted: int, like: Line | None) -> None:
    """Mend a line that is indented deeper than the line whose like it is."""
    number = like.number + 1 if like else 0
    gaps = {"by": indent - wanted, "want": wanted, "line": number}
    line.hit(table.TOO_DEEP, indent, gaps, " " * wanted + line.text[indent:])


def _open(state: State, line: Line, indent: int, kind: Kind) -> int:
    """Open a level, at the column of most of its fields or items."""
    wanted = _first_column(state, line, indent, kind) if indent > state.last.indent else indent
    if wanted != indent:
        gaps = {"got": indent, "want": wanted}
        line.hit(table.FIRST_ASTRAY, indent, gaps, " " * wanted + line.text[indent:])
    state.levels.push(wanted, kind, state.last.field, line.number)
    return wanted


def _first_column(state: State, line: Line, indent: int, kind: Kind) -> int:
    parent = state.last.indent
    below = []
    for column, its in _indents(islice(state.after(line), _LOOKED_AT), parent):
        if (column, its) == (indent, kind):
            return indent
        below.append((column, its))
    alike = [column for column, its in below if its == kind]
    is_keyed = kind == "seq" and keys.find(line.text[indent + STEP :], None, must=False)
    if is_keyed and not alike and below and below[0][1] == "map":
        return _of_item(indent, parent, below[0][0])
    opens = bool(_OPENS.search(line.text.rstrip()))
    return _of_alike(indent, parent, alike, opens=opens)


def _indents(lines: Iterable[Line], parent: int) -> Iterator[tuple[int, Kind]]:
    """How far each line down to the first no deeper than `parent` is indented, and what it is of."""
    for line in lines:
        first = line.written[line.indent : line.indent + 1]
        if first in f"#{ANY}":
            continue
        if line.indent <= parent:
            return
        yield line.indent, "seq" if keys.ITEM.match(line.written, line.indent) else "map"


def _of_item(indent: int, parent: int, inner: int) -> int:
    """The column of a list's first item, by the line below it that is to stand in that item."""
    moved = inner - indent - STEP
    is_moved = abs(moved) == 1 and (indent - parent) % STEP
    return indent + moved if is_moved else indent


def _of_alike(indent: int, parent: int, below: Iterable[int], *, opens: bool) -> int:
    """The column of a first field or item, by those `below` it; `opens` says that it holds lines.

    Where two columns disagree, the one that is a whole number of steps in is right.
    """
    count = Counter(below)
    if count[indent] or not count or indent == 0:
        return indent
    parent = parent if parent >= 0 else -STEP  # the root is no step in
    least = min(count)
    rival = least if least < indent else indent + 1
    if not count[rival] or (rival > indent and opens):
        return indent
    is_whole = (indent - parent) % STEP and not (rival - parent) % STEP
    return rival if count[rival] > 1 or is_whole else indent
