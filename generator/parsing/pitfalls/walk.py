"""The way through the lines of a file, from the first to the last: what is wrong in each."""

from __future__ import annotations

import re

from generator.parsing.fields import Named
from generator.parsing.pitfalls import below, keys, nesting, pasted, table, texts
from generator.parsing.pitfalls.keys import Key
from generator.parsing.pitfalls.levels import STEP
from generator.parsing.pitfalls.line import Line
from generator.parsing.pitfalls.marks import ANY
from generator.parsing.pitfalls.spaces import LEAD, clean, straighten, wrong, wrong_after
from generator.parsing.pitfalls.state import LastValue, State

_DOCUMENT = re.compile(r"---(?=\s|$)")
_AFTER_DASH = re.compile(f"-([{ANY}]*)")
DEEPEST = 50  # open mappings and lists, of which the reading takes fewer


def walk(lines: list[Line], root: Named | None) -> None:
    """Find what is wrong in every line, up to where the reading will end for its depth."""
    state = State(lines, root)
    number = 0
    while number < len(lines) and len(state.levels.open) <= DEEPEST:
        clean(lines[number])
        number += 1 + _line(state, lines[number])


def _line(state: State, line: Line) -> int:
    """Read one line; how many lines below belong to it."""
    content = line.text.strip(ANY)
    if not content or content.startswith("#"):
        _comment(state, line, content)
        return 0
    if _DOCUMENT.match(line.text):
        return _document(state, line)
    below_it = pasted.read(state, line)
    if below_it is not None:
        return below_it
    indent = _indent(state, line)
    text = line.text[indent:]
    if text.startswith("＃"):
        read = f"{line.text[:indent]}#{text[1:]}"
        line.hit(table.MARK, indent, {"mark": "＃", "want": "#"}, read)
        return 0
    if not state.is_open and below.is_below(state, indent, text):
        if not below.is_structure(state, line, indent):
            return 0
        indent = len(LEAD.match(line.parsed)[0])  # type: ignore[index]
    _list_mark(state, line, indent)
    return _structure(state, line, indent)


def _comment(state: State, line: Line, content: str) -> None:
    """Read a comment, or a line with nothing on it; no text goes on after a comment."""
    if wrong(line.text[: len(line.text) - len(content)]):
        line.parsed = ""
    if content and state.last.status == "text":
        state.become("closed")


def _document(state: State, line: Line) -> int:
    """Read a “---”, which must not stand below a field; how many lines repeat this report."""
    if not state.levels.open:
        return 0
    line.hit(table.TWO_REPORTS, 0, {}, "")
    rest = list(state.after(line))
    first = next((each.written for each in rest if each.written.strip(ANY)), "")
    key = keys.find(first, state.root, must=False)
    if not key or key.name not in state.names:
        return 0
    for each in rest:
        each.parsed = ""
    return len(rest)


def _indent(state: State, line: Line) -> int:
    """The indentation of a line, mended where it is no space."""
    lead = LEAD.match(line.text)[0]  # type: ignore[index]
    spaces = len(lead) - len(lead.lstrip(" "))
    text = line.text[len(lead) :]
    goes_on = state.last.status == "text" and not keys.structural(
        text, state.levels.fields(), must=False
    )
    if goes_on and spaces > state.last.indent:
        return spaces
    misfit = _misfit_of_text if goes_on else _misfit
    return straighten(line, lambda indent: misfit(state, indent))


def _misfit_of_text(state: State, indent: int) -> int:
    """How badly an indentation fits a line that goes on with the text above; 0 is best."""
    parent = state.last.indent
    return 2 if indent <= parent else int(indent != parent + STEP)


def _misfit(state: State, indent: int) -> int:
    """How badly an indentation fits what is open; 0 is best."""
    parent = state.last.indent
    if state.is_open and indent == parent + STEP:
        return 0
    if indent in state.levels.indents():
        return 1
    return 2 if state.is_open and indent > parent else 3


def _list_mark(state: State, line: Line, indent: int) -> None:
    """Mend what stands in place of an item's dash."""
    level = state.levels.around(indent)
    in_list = level is not None and level.is_at(indent, "seq")
    may_begin_list = state.is_open and indent >= state.last.indent >= 0
    if keys.ITEM.match(line.text, indent) or not (in_list or may_begin_list):
        return
    field = level.field if in_list and level else state.last.field
    if not in_list and field and not field.many:
        return
    nearby = state.lines[max(line.number - 1, 0) : line.number + 2]
    beside = [each.written.strip(ANY) for each in nearby if each is not line]
    found = keys.list_mark(line.text[indent:], beside, field, inside=in_list)
    if found and found.pitfall:
        read = f"{line.text[:indent]}- {line.text[indent + found.end :]}"
        line.hit(found.pitfall, indent, found.gaps, read)


def _structure(state: State, line: Line, indent: int) -> int:
    """Read the dashes, the field name and the value of a line; how many lines below belong to it."""
    at, first = indent, True
    while keys.ITEM.match(line.text, at):
        at = _dash(state, line, at, first=first)
        first = False
        if not line.text[at:]:
            return 0
    is_row = texts.is_pasted_row(state, line, at)
    key = None if is_row else _key(state, line, at, first=first)
    if key:
        _name(state, line, at, key, first=first)
        return texts.read_value(state, line)
    if texts.add_colon(state, line, at, first=first):
        return _structure(state, line, at)
    return texts.read_text(state, line, at, first=first)


def _dash(state: State, line: Line, indent: int, *, first: bool) -> int:
    """Read the dash of an item; the column where what is in it begins."""
    at = nesting.enter(state, line, indent, None, first=first)
    gap = _AFTER_DASH.match(line.text, at)[1]  # type: ignore[index]
    end = at + 1 + len(gap)
    found = wrong_after("-", gap) if line.text[end:] else None
    if found:
        line.hit(found.pitfall, at + 1, found.gaps, f"{line.text[:at]}- {line.text[end:]}")
        end = at + 2
    state.last = LastValue("open", at, "seq", state.field(at), line, end)
    return end


def _name(state: State, line: Line, indent: int, key: Key, *, first: bool) -> None:
    """Read the name of a field, and open the field for its value."""
    at = nesting.enter(state, line, indent, key.name, first=first)
    if key.pitfall:
        read = line.text[:at] + key.wanted + line.text[at + key.end :]
        line.hit(key.pitfall, at + key.at, key.gaps, read)
    if len(state.levels.open) == 1:
        state.names.add(key.name)
    field = state.field(at)
    inner = field.inside.get(key.name) if field else None
    state.last = LastValue("open", at, "map", inner, line, at + len(key.wanted))


def _key(state: State, line: Line, at: int, *, first: bool) -> Key | None:
    """The field name that a line or an item begins with."""
    text = line.text[at:]
    opens = state.is_open and at > state.last.indent
    field = state.last.field if opens else state.field(at)
    holds_fields = field is None or bool(field.inside)
    must = (first and not opens) or (holds_fields and (first or field is not None))
    key = keys.find(text, field, must=must)
    return None if key and below.is_sentence(state, line, text, key, field) else key
