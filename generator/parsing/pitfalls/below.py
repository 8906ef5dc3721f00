"""What stands below a value: text that goes on, or fields and items that cannot be there."""

from __future__ import annotations

from generator.parsing.fields import Named
from generator.parsing.pitfalls import keys, nesting, table, values
from generator.parsing.pitfalls.keys import Key
from generator.parsing.pitfalls.line import Line
from generator.parsing.pitfalls.marks import ANY
from generator.parsing.pitfalls.state import State


def is_below(state: State, indent: int, text: str) -> bool:
    """Whether a line stands below the last value, or is an item where there is no list."""
    if indent > state.last.indent:
        return True
    has_list = any(level.kind == "seq" for level in state.levels.open)
    return indent == state.last.indent and bool(keys.ITEM.match(text)) and not has_list


def is_structure(state: State, line: Line, indent: int) -> bool:
    """Whether a line below a value is a field or an item, or not text in any case.

    Such a line is mended, or reported at the value; of text that goes on, what is wrong is noted.
    """
    text = line.text[indent:]
    last = state.last
    key = keys.find(text, None, must=False)
    if key and is_sentence(state, line, text, key, last.field):
        key = None
    is_item = bool(keys.ITEM.match(text))
    if not is_item and not (key and keys.namelike(key.name)):
        if last.status != "closed":
            _read_on(line, indent)
        return last.status == "closed"
    is_neighbour = last.kind == "seq" if is_item else _is_neighbour(state, key, indent)
    if is_neighbour:
        nesting.too_deep(line, indent, last.indent, last.line)
    elif last.line:
        start, value = last.line.text[: last.at], last.line.text[last.at :]
        gaps = {"line": line.number + 1}
        last.line.hit(table.VALUE_AND_BELOW, last.at, gaps, f"{start}# {value}")
        state.become("open")
    return True


def _read_on(line: Line, indent: int) -> None:
    """Note a colon that makes a field of a line of text; no other mark means anything there."""
    within = values.inspect(f"x{line.text[indent:]}", list)
    if within.pitfall is table.COLON_IN_VALUE:
        read = line.text[:indent] + within.text[1:]
        line.hit(table.COLON_IN_VALUE, indent + within.at - 1, {}, read, read)


def _is_neighbour(state: State, key: Key | None, indent: int) -> bool:
    """Whether a field below a text is its neighbour, indented too far."""
    last = state.last
    if last.kind == "seq" or not key or keys.known(key.name, last.field):
        return False
    return keys.known(key.name, state.field(last.indent)) or indent == last.indent + 1


def is_sentence(state: State, line: Line, text: str, key: Key, field: Named | None) -> bool:
    """Whether what reads like a name without a value is a sentence that ends with a colon."""
    if field is None or field.inside:
        return False
    if text[key.end :].strip(ANY) or key.name in state.known_names:
        return False
    after = next((each for each in state.after(line) if each.written.strip(ANY)), None)
    if after is None or after.indent <= state.last.indent:
        return True
    return not keys.structural(after.written.lstrip(" "), (), must=False)
