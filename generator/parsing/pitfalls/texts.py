"""The values of a file's fields and items, and the text that is neither: what is wrong in each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.parsing.pitfalls import block, keys, table, values
from generator.parsing.pitfalls.levels import STEP
from generator.parsing.pitfalls.line import Line
from generator.parsing.pitfalls.marks import ANY, first_word
from generator.parsing.pitfalls.table import Pitfall

if TYPE_CHECKING:  # the walker calls these functions
    from generator.parsing.pitfalls.walk import Walker

TABLE_ROWS = "rows"  # the field whose items are lists of cells


def is_pasted_row(walk: Walker, line: Line, at: int) -> bool:
    """Whether the text at a column is a row of a table, with tabs between its cells."""
    field, text = walk.left.field, line.fixed[at:].strip()
    is_list = text[:1] == "[" and text[-1:] == "]"
    return field is not None and field.key == TABLE_ROWS and "\t" in text and not is_list


def text(walk: Walker, line: Line, at: int, *, first: bool) -> int:
    """Read text that has no field name: an item, what stands below a field, or astray."""
    left = walk.left
    if first and not (left.state == "open" and at > left.indent >= 0):
        return _stray(walk, line, at)
    field = left.field
    if keys.known(first_word(line.fixed[at:]), field):
        return _without_colon(walk, line, at)
    if is_pasted_row(walk, line, at):
        row = ("- " if first else "") + values.row(line.fixed[at:])
        line.hit(table.TABLE_ROW, at, {}, line.fixed[:at] + row)
        if first:
            walk.arrive(line, at, "seq", "", first=True)
        walk.left = left._replace(state="closed", line=line, at=at)
        return 0
    walk.left = left._replace(line=line, at=at)
    return value(walk, line)


def _stray(walk: Walker, line: Line, at: int) -> int:
    """Read on past a line that is neither field nor item."""
    text, left = line.fixed[at:], walk.left
    if not walk.levels.open and not walk.has_fields:
        return 0
    if keys.known(first_word(text), walk.field(at) if walk.levels.open else left.field):
        return _without_colon(walk, line, at)
    if left.state != "text":
        line.hit(table.STRAY, at, {}, "", f"# {text}")
        return 0
    read = " " * (left.indent + STEP) + text
    safe = not values.judge(text, list).pitfall
    line.hit(table.NO_FIELD, at, {"want": left.indent + STEP}, read if safe else "", read)
    return 0


def _without_colon(walk: Walker, line: Line, at: int) -> int:
    """Read a field's name that has no colon as if it had one."""
    word = first_word(line.fixed[at:])
    rest = line.fixed[at + len(word) :].strip(ANY)
    read = f"{line.fixed[:at]}{word}:" + (f" {rest}" if rest else "")
    line.hit(table.NO_COLON, at + len(word), {"name": word}, read)
    return walk.structure(line, at)


def value(walk: Walker, line: Line) -> int:
    """Judge the value that begins at `walk.left.at`; how many lines below it takes."""
    left = walk.left
    verdict = values.judge(
        line.fixed[left.at :].rstrip(),
        lambda: [each.written for each in walk.below(line, left.indent)],
    )
    kind = verdict.kind
    if verdict.pitfall:
        kind = _wrong(walk, line, verdict, verdict.pitfall)
    if kind == "block":
        walk.left = left._replace(state="closed")
        return block.read(line, walk.rest(line), left.indent, walk.levels)
    walk.left = left._replace(state=kind, line=None if verdict.lines else line)
    return verdict.lines


def _wrong(walk: Walker, line: Line, verdict: values.Verdict, pitfall: Pitfall) -> values.Kind:
    """Note what is wrong with a value; its kind, as it is read."""
    start, text = line.fixed[: walk.left.at], line.fixed[walk.left.at :]
    kind, read = verdict.kind, verdict.text
    holds = any(True for _ in _children(walk, line))
    if pitfall is table.SWALLOWED and kind == "open" and holds:
        return kind
    if pitfall is table.TEXT_AFTER_BAR and not holds:
        kind, read = "closed", values.quoted(text)
    instead = start + verdict.instead if verdict.instead else None
    line.hit(pitfall, len(start) + verdict.at, verdict.gaps, start + read, instead)
    return kind


def _children(walk: Walker, line: Line) -> Iterator[Line]:
    """The lines that stand deeper than the field whose value begins in `line`."""
    indent = walk.left.indent
    rest = (each for each in walk.rest(line) if each.written.strip(ANY))
    return takewhile(lambda each: len(each.written) - len(each.written.lstrip(ANY)) > indent, rest)
