"""Text that was pasted below the name of a field, without the indentation that makes it the field's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.parsing.pitfalls import keys, table
from generator.parsing.pitfalls.levels import STEP
from generator.parsing.pitfalls.line import Line
from generator.parsing.pitfalls.marks import ANY, first_word
from generator.parsing.pitfalls.spaces import clean, wrong
from generator.parsing.pitfalls.state import State
from generator.parsing.pitfalls.values import inspect
from generator.parsing.scalars import quoted

_TEXT = "prose"  # the role of the fields into which text is pasted
_PARAGRAPH = re.compile(f"[。！？；：”）][{ANY}]*$")


def read(state: State, line: Line) -> int | None:
    """Read the lines of such text from the first one on, as the paragraphs of the field above.

    How many lines belong to it below the first; None where this is no such text.
    """
    last, header = state.last, state.last.line
    field = last.field
    if not header or not field or last.kind != "map" or field.inside or field.role != _TEXT:
        return None
    value = header.text[last.at :].strip(ANY)
    follows = state.is_open and (not value or value.startswith("#"))
    goes_on = last.status == "text" and _PARAGRAPH.search(value) and _is_next(state, header, line)
    if not (follows or (goes_on and not field.many)):
        return None
    lines = _lines(state, line)
    if not lines or all(_is_indented(each, last.indent) for each in lines):
        return None
    if len(lines) == 1 and lines[0].written[0] in ANY:  # whose indentation is straightened
        return None
    _indent(state, header, lines, value)
    state.become("closed")
    return lines[-1].number - line.number


def _is_next(state: State, header: Line, line: Line) -> bool:
    """Whether nothing but empty lines stands between two lines."""
    between = state.lines[header.number + 1 : line.number]
    return not any(each.written.strip(ANY) for each in between)


def _lines(state: State, line: Line) -> Sequence[Line]:
    """The lines of text from one line on, down to a field, an item or a comment."""
    lines = list(_text(state, line))
    while lines and not lines[-1].written.strip(ANY):
        lines.pop()
    return lines


def _text(state: State, line: Line) -> Iterator[Line]:
    fields = [*state.levels.fields(), state.root]
    for each in (line, *state.after(line)):
        text = each.written.strip(ANY)
        if text and keys.structural(text, fields, must=True):
            return
        yield each


def _is_indented(line: Line, parent: int) -> bool:
    """Whether a line is empty, or indented by spaces and deeper than its field."""
    lead = line.written[: len(line.written) - len(line.written.lstrip(ANY))]
    return lead == line.written or (wrong(lead) is None and len(lead) > parent)


def _indent(state: State, header: Line, lines: Sequence[Line], value: str) -> None:
    """Make the lines the items of their field, or its paragraphs after those that it has."""
    wanted = state.last.indent + STEP
    start = header.text[: state.last.at].rstrip()
    name = first_word(start.strip(ANY).removesuffix(":"))
    is_list = state.last.field is not None and state.last.field.many
    pitfall = table.PASTED_ITEMS if is_list else table.PASTED
    lines[0].hit(pitfall, 0, {"name": name, "want": wanted}, lines[0].text)
    for each in lines:
        clean(each)
        text = each.text.strip(ANY)
        each.read_as(" " * wanted + (_item(text) if is_list else text) if text else "")
    if is_list:
        header.read_as(header.text.rstrip())
    elif value[:1] in ("", "#"):
        header.read_as(f"{start} | {value}".rstrip())
    else:
        header.text, header.parsed = f"{start} |\n{' ' * wanted}{value}", f"{start} |"
        lines[0].parsed = " " * wanted + value + lines[0].text.strip(ANY)
    if header.group == (header,):
        group = state.lines[header.number : lines[-1].number + 1]
        for each in group:
            each.group = group


def _item(text: str) -> str:
    """A line of text as an item of a list."""
    return f"- {quoted(text) if inspect(text, list).pitfall else text}"
