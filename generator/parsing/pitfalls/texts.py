"""The values of a file's fields and items, and the text that is neither: what is wrong in each."""

from __future__ import annotations

from generator.parsing.pitfalls import block, keys, nesting, table, values
from generator.parsing.pitfalls.levels import STEP
from generator.parsing.pitfalls.line import Line
from generator.parsing.pitfalls.marks import ANY, first_word
from generator.parsing.pitfalls.state import State
from generator.parsing.pitfalls.table import Pitfall
from generator.parsing.scalars import quoted

_CELL = "cell"  # the role of the field whose items are lists of cells


def is_pasted_row(state: State, line: Line, at: int) -> bool:
    """Whether the text at a column is a row of a table, with tabs between its cells."""
    field, text = state.last.field, line.text[at:].strip()
    is_list = text[:1] == "[" and text[-1:] == "]"
    return field is not None and field.role == _CELL and "\t" in text and not is_list


def add_colon(state: State, line: Line, at: int, *, first: bool) -> bool:
    """Mend a field's name that has no colon, if that is what stands at a column."""
    field = state.last.field
    if _is_astray(state, at, first=first):
        if not state.levels.open and not state.has_fields:
            return False
        field = state.field(at) if state.levels.open else field
    word = first_word(line.text[at:])
    if not keys.known(word, field):
        return False
    rest = line.text[at + len(word) :].strip(ANY)
    read = f"{line.text[:at]}{word}:" + (f" {rest}" if rest else "")
    line.hit(table.NO_COLON, at + len(word), {"name": word}, read)
    return True


def read_text(state: State, line: Line, at: int, *, first: bool) -> int:
    """Read text that has no field name: an item, what stands below a field, or astray.

    The number of lines below that belong to it.
    """
    if _is_astray(state, at, first=first):
        _read_stray(state, line, at)
        return 0
    if is_pasted_row(state, line, at):
        _read_row(state, line, at, first=first)
        return 0
    state.last = state.last._replace(line=line, at=at)
    return read_value(state, line)


def _is_astray(state: State, at: int, *, first: bool) -> bool:
    """Whether text stands neither in an item nor below a field."""
    is_below = state.is_open and at > state.last.indent >= 0
    return first and not is_below


def _read_row(state: State, line: Line, at: int, *, first: bool) -> None:
    last = state.last
    row = ("- " if first else "") + values.row(line.text[at:])
    line.hit(table.TABLE_ROW, at, {}, line.text[:at] + row)
    if first:
        nesting.enter(state, line, at, None, first=True)
    state.last = last._replace(status="closed", line=line, at=at)


def _read_stray(state: State, line: Line, at: int) -> None:
    """Read on past a line that is neither field nor item."""
    if not state.levels.open and not state.has_fields:
        return
    text = line.text[at:]
    if state.last.status != "text":
        line.hit(table.STRAY, at, {}, "")
        return
    wanted = state.last.indent + STEP
    read = " " * wanted + text
    is_safe = not values.inspect(text, list).pitfall
    line.hit(table.NO_FIELD, at, {"want": wanted}, read if is_safe else "", read)


def read_value(state: State, line: Line) -> int:
    """Read the value that begins at `state.last.at`; how many lines below belong to it."""
    last = state.last
    value = values.inspect(
        line.text[last.at :].rstrip(),
        lambda: [each.written for each in state.lines_of_value(line, last.indent)],
    )
    kind = _wrong(state, line, value, value.pitfall) if value.pitfall else value.kind
    if kind == "block":
        state.become("closed")
        return block.read(line, state.after(line), last.indent, state.levels)
    state.last = last._replace(status=kind, line=None if value.lines else line)
    return value.lines


def _wrong(state: State, line: Line, value: values.Value, pitfall: Pitfall) -> values.Kind:
    """Note what is wrong with a value; its kind, as it is read on."""
    start, text = line.text[: state.last.at], line.text[state.last.at :]
    kind, read = value.kind, value.text
    holds_lines = any(True for _ in state.deeper(line))
    if pitfall is table.SWALLOWED and kind == "open" and holds_lines:
        return kind
    if pitfall is table.TEXT_AFTER_BAR and not holds_lines:
        kind, read = "closed", quoted(text)
    if pitfall is table.COLON_IN_VALUE and text[: value.at] in state.known_names:
        pitfall = table.FIELD_IN_VALUE
    instead = start + value.instead if value.instead else None
    line.hit(pitfall, len(start) + value.at, value.gaps, start + read, instead)
    return kind
