"""What is written after a field's colon or an item's dash, looked at on its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from generator.parsing.pitfalls import table
from generator.parsing.pitfalls.marks import ANY
from generator.parsing.pitfalls.table import Pitfall
from generator.parsing.scalars import quoted

# What is not, or may not be, a text as it stands, if it begins with one of these.
STARTS = frozenset(f"-?:,[]{{}}#&*!|>'\"%@`~=<｜＞{ANY}")
Kind = Literal["open", "text", "block", "closed"]
Below: TypeAlias = Callable[[], Iterable[str]]


class Value(NamedTuple):
    """The kind of a value, what is wrong with it and at which character, how many lines below it takes.

    `text` is the value as it is to be read; `instead` is what its author may write.
    """

    kind: Kind
    pitfall: Pitfall | None = None
    at: int = 0
    lines: int = 0
    text: str = ""
    instead: str = ""
    gaps: Mapping[str, object] = MappingProxyType({})


_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}
_CURLY = {'"': "“”", "'": "‘’"}
_HEX = "[0-9A-Fa-f]"
_CHARACTER = f"x{_HEX}{{2}}|u(?![Dd][89A-Fa-f]){_HEX}{{4}}|U00(?:0[1-9A-Fa-f]|10){_HEX}{{4}}"
_ESCAPE = re.compile(rf'\\(?![0abt\tnvfre "/\\N_LP\n]|{_CHARACTER})')
_BRACKETS = re.compile(
    r"""(?<=[\[{,: \n])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|[\[\]{}]""", re.DOTALL
)
_BLOCK = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])[ \t]*(?:[ \t]#.*)?$")
_SPECIAL = re.compile(r"[%@`&*!,\]}]|[-?:](?=\s|$)")
_COLON = re.compile(r":(?=[ \t]|$)")
_COMMENT = re.compile(r"[ \t]#")
# No comment has its mark and its text without a space between, but one that says what to ignore.
_SWALLOWED = re.compile(r"\s*#(?!忽略|[Ii]gnore)[^\s#]")
_NOT_PLAIN = re.compile(r"""[,\[\]{}:#&*!|>'"%@`?-]|^$""")
_YEAR = re.compile(r"\A\[(\d{4})\]")
_BARS = {"｜": "|", "＞": ">"}
_DEPTHS = {"[": 1, "{": 1, "]": -1, "}": -1}


def inspect(value: str, below: Below) -> Value:
    """What a value is; `below` gives the lines on which it may go on."""
    first = value[:1]
    if first in _QUOTED:
        return _quoted(value, below)
    if first and first in "[{":
        return _bracketed(value, below)
    if first and first in "|>":
        return _block(value)
    if not first or first == "#":
        return _nothing(value)
    if _SPECIAL.match(value):
        return _special(value)
    return _plain(value)


def row(text: str) -> str:
    """A row of a table as it is pasted from Excel, as a list of its cells."""
    cells = [cell.strip() for cell in text.strip().split("\t")]
    written = [quoted(cell) if _NOT_PLAIN.search(cell) else cell for cell in cells]
    return f"[{', '.join(written)}]"


def _nothing(value: str) -> Value:
    """A value that is empty but for a comment."""
    if _SWALLOWED.match(value):
        return Value("open", table.SWALLOWED, text=value, instead=quoted(value))
    return Value("open")


def _special(value: str) -> Value:
    """A value that begins with a mark of YAML's own."""
    text, comment = _parted(value)
    wanted = quoted(text) + comment
    if text.startswith("-"):
        return Value("closed", table.DASH_VALUE, text=wanted)
    gaps = {"mark": value[0]}
    return Value("closed", table.SPECIAL, text=wanted, instead=wanted, gaps=gaps)


def _parted(value: str) -> tuple[str, str]:
    """A plain value and the comment after it."""
    found = _COMMENT.search(value)
    text = value[: found.start()].rstrip() if found else value
    return text, value[len(text) :]


def _plain(value: str) -> Value:
    """A value that begins with no mark."""
    text, comment = _parted(value)
    bar = text.strip()
    if bar in _BARS:
        gaps = {"mark": bar, "want": _BARS[bar]}
        return Value("block", table.MARK, text=_BARS[bar] + comment, gaps=gaps)
    colon = _COLON.search(text)
    if colon:
        wanted = re.sub(r":(?:[ \t]+|$)", "：", text) + comment
        return Value("text", table.COLON_IN_VALUE, colon.start(), text=wanted, instead=wanted)
    if _SWALLOWED.match(comment):
        at = len(value) - len(comment.lstrip())
        return Value("closed", table.SWALLOWED, at, text=value, instead=quoted(value))
    return Value("closed" if comment else "text")


def _block(value: str) -> Value:
    """A “|” or “>”, after which nothing may stand."""
    if _BLOCK.match(value):
        return Value("block")
    return Value("block", table.TEXT_AFTER_BAR, text=value[0], gaps={"mark": value[0]})


def _quoted(value: str, below: Below) -> Value:
    """A value that begins with an English quote."""
    mark = value[0]
    whole, end = _whole(value, below, _end_of_quote)
    if end is None:
        text, comment = _parted(value)
        wanted = "“" + text[1:] if "”" in text else text + mark if "\\" not in text else ""
        return Value("closed", table.UNCLOSED_QUOTE, text=quoted(text) + comment, instead=wanted)
    inside, rest = whole[:end], _rest_of_line(whole, end)
    lines = inside.count("\n")
    escape = _ESCAPE.search(inside) if mark == '"' else None
    if escape:
        at = 0 if "\n" in inside[: escape.start()] else escape.start()
        wanted = "" if lines else quoted(inside[1:-1]) + rest
        return Value("closed", table.BACKSLASH, at, lines, text=wanted, instead=wanted)
    if not _says_more(rest):
        return Value("closed", lines=lines)
    if lines:
        return Value("closed", table.TEXT_AFTER_QUOTES, lines=lines)
    return _text_after_quote(value, end)


def _text_after_quote(value: str, end: int) -> Value:
    """A quote and more text: where its quotes are in pairs, Chinese ones are meant."""
    mark = value[0]
    text, comment = _parted(value)
    pieces = text.split(mark)
    curly = pieces[0] + "".join(
        _CURLY[mark][number % 2] + piece for number, piece in enumerate(pieces[1:])
    )
    is_paired = len(pieces) % 2 == 1
    if is_paired and "\\" not in text and not _plain(curly).pitfall:
        return Value("closed", table.TEXT_AFTER_QUOTE, end, text=curly + comment)
    wanted = quoted(text) + comment
    return Value("closed", table.TEXT_AFTER_QUOTES, end, text=wanted, instead=wanted)


def _bracketed(value: str, below: Below) -> Value:
    """A value that begins with a bracket: a list, or a text that looks like one."""
    gaps = {"mark": value[0]}
    text, comment = _parted(value)
    wanted = quoted(text) + comment
    whole, end = _whole(value, below, _end_of_bracket)
    if end is None:
        return Value("closed", table.UNCLOSED_BRACKET, text=wanted, gaps=gaps)
    lines = whole.count("\n", 0, end)
    if not _says_more(_rest_of_line(whole, end)):
        return Value("closed", lines=lines)
    if lines:
        return Value("closed", table.TEXT_AFTER_BRACKETS, lines=lines, gaps=gaps)
    if value.startswith("{{"):
        return Value("closed", table.TEMPLATE, text=wanted, instead=wanted)
    with_year = _YEAR.sub(r"〔\1〕", value)
    if with_year != value and not _plain(with_year).pitfall:
        return Value("closed", table.YEAR_IN_BRACKETS, text=with_year)
    return Value("closed", table.TEXT_AFTER_BRACKET, text=wanted, instead=wanted, gaps=gaps)


def _whole(value: str, below: Below, end_of: Callable[[str], int | None]) -> tuple[str, int | None]:
    """A value with the lines on which it goes on, and where it ends; None if it never does."""
    end = end_of(value)
    if end is not None:
        return value, end
    whole = "\n".join((value, *below()))
    return whole, end_of(whole)


def _rest_of_line(text: str, start: int) -> str:
    return text[start:].split("\n", 1)[0]


def _says_more(rest: str) -> bool:
    """Whether more than a comment stands after a quote or a bracket."""
    return bool(rest.strip()) and not re.match(r"\s+#", rest)


def _end_of_quote(text: str) -> int | None:
    """Where the quote that opens `text` is closed again."""
    found = _QUOTED[text[0]].match(text)
    return found.end() if found else None


def _end_of_bracket(text: str) -> int | None:
    """Where the bracket that opens `text` is closed again."""
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += _DEPTHS.get(found[0], 0)
        if depth == 0:
            return found.end()
    return None
