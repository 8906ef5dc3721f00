"""What is written after a field's colon or an item's dash, judged on its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.patterns import pattern
from generator.pitfalls import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.pitfalls.table import Pitfall

Kind = Literal["open", "text", "block", "closed"]


class Verdict(NamedTuple):
    """The kind of a value, how many lines below it takes, and what is wrong with it.

    `text` is the value as it is to be read; `instead` is what its author may write.
    """

    kind: Kind
    lines: int = 0
    pitfall: Pitfall | None = None
    at: int = 0
    text: str = ""
    instead: str = ""
    gaps: dict[str, object] = {}  # noqa: RUF012  (never changed)


_QUOTED = {'"': pattern(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": pattern(r"'(?:[^']|'')*'")}
_CURLY = {'"': "“”", "'": "‘’"}
_HEX = "[0-9A-Fa-f]"
_CHARACTER = f"x{_HEX}{{2}}|u(?![Dd][89A-Fa-f]){_HEX}{{4}}|U00(?:0[1-9A-Fa-f]|10){_HEX}{{4}}"
_ESCAPE = pattern(rf'\\(?![0abt\tnvfre "/\\N_LP\n]|{_CHARACTER})')
_BRACKETS = pattern(r"""(?<=[\[{,: \n])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|[\[\]{}]""", re.DOTALL)
_BLOCK = pattern(r"[|>](?:[-+]?[1-9]?|[1-9][-+])[ \t]*(?:[ \t]#.*)?$")
_SPECIAL = pattern(r"[%@`&*!,\]}]|[-?:](?=\s|$)")
_COLON = pattern(r":(?=[ \t]|$)")
_COMMENT = pattern(r"[ \t]#")
# No comment has its mark and its text without a space between, but one that says what to ignore.
_SWALLOWED = pattern(r"\s*#(?!忽略|[Ii]gnore)[^\s#]")
_CELL = pattern(r"""[,\[\]{}:#&*!|>'"%@`?-]|^$""")
_YEAR = pattern(r"\[(\d{4})\]")


def judge(value: str, below: Callable[[], Iterable[str]]) -> Verdict:
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


def quoted(text: str) -> str:
    """A text in single quotes, which YAML takes as it is."""
    return "'" + text.replace("'", "''") + "'"


def row(text: str) -> str:
    """A row of a table as it is pasted from Excel, as a list of its cells."""
    cells = (cell.strip() for cell in text.strip().split("\t"))
    return f"[{', '.join(quoted(cell) if _CELL.search(cell) else cell for cell in cells)}]"


def _nothing(value: str) -> Verdict:
    if _SWALLOWED.match(value):
        return Verdict("open", 0, table.SWALLOWED, 0, value, quoted(value))
    return Verdict("open")


def _special(value: str) -> Verdict:
    text, comment = _parted(value)
    wanted = quoted(text) + comment
    if text.startswith("-"):
        return Verdict("closed", 0, table.DASH_VALUE, 0, wanted)
    return Verdict("closed", 0, table.SPECIAL, 0, wanted, wanted, {"mark": value[0]})


def _parted(value: str) -> tuple[str, str]:
    """A plain value and the comment after it."""
    found = _COMMENT.search(value)
    text = value[: found.start()].rstrip() if found else value
    return text, value[len(text) :]


def _plain(value: str) -> Verdict:
    text, comment = _parted(value)
    if text.strip() in ("｜", "＞"):
        mark = "|" if "｜" in text else ">"
        gaps: dict[str, object] = {"mark": text.strip(), "want": mark}
        return Verdict("block", 0, table.MARK, 0, mark + comment, gaps=gaps)
    colon = _COLON.search(text)
    if colon:
        wanted = re.sub(r":(?:[ \t]+|$)", "：", text) + comment
        return Verdict("text", 0, table.COLON_IN_VALUE, colon.start(), wanted, wanted)
    if _SWALLOWED.match(comment):
        at = len(value) - len(comment.lstrip())
        return Verdict("closed", 0, table.SWALLOWED, at, value, quoted(value))
    return Verdict("closed" if comment else "text")


def _block(value: str) -> Verdict:
    if _BLOCK.match(value):
        return Verdict("block")
    gaps: dict[str, object] = {"mark": value[0]}
    return Verdict("block", 0, table.TEXT_AFTER_BAR, 0, value[0], gaps=gaps)


def _quoted(value: str, below: Callable[[], Iterable[str]]) -> Verdict:
    mark = value[0]
    whole = value
    found = _QUOTED[mark].match(whole)
    if not found:
        whole = "\n".join((value, *below()))
        found = _QUOTED[mark].match(whole)
    if not found:
        text, comment = _parted(value)
        wanted = "“" + text[1:] if "”" in text else text + mark if "\\" not in text else ""
        return Verdict("closed", 0, table.UNCLOSED_QUOTE, 0, quoted(text) + comment, wanted)
    lines = found[0].count("\n")
    rest = whole[found.end() :].split("\n", 1)[0]
    escape = _ESCAPE.search(found[0]) if mark == '"' else None
    if escape:
        at = escape.start() if not found[0].count("\n", 0, escape.start()) else 0
        wanted = "" if lines else quoted(found[0][1:-1]) + rest
        return Verdict("closed", lines, table.BACKSLASH, at, wanted, wanted)
    if rest.strip() and not re.match(r"\s+#", rest):
        return _text_after_quote(value, found.end(), lines)
    return Verdict("closed", lines)


def _text_after_quote(value: str, end: int, lines: int) -> Verdict:
    """A quote and more text: where its quotes are in pairs, Chinese ones are meant."""
    mark = value[0]
    if lines:
        return Verdict("closed", lines, table.TEXT_AFTER_QUOTE._replace(mendable=False))
    text, comment = _parted(value)
    pairs = text.split(mark)
    curly = pairs[0] + "".join(_CURLY[mark][i % 2] + part for i, part in enumerate(pairs[1:]))
    if len(pairs) % 2 and "\\" not in text and not _plain(curly).pitfall:
        return Verdict("closed", 0, table.TEXT_AFTER_QUOTE, end, curly + comment)
    wanted = quoted(text) + comment
    pitfall = table.TEXT_AFTER_QUOTE._replace(mendable=False)
    return Verdict("closed", 0, pitfall, end, wanted, wanted)


def _bracketed(value: str, below: Callable[[], Iterable[str]]) -> Verdict:
    whole = value
    end = _closing(whole)
    if end is None:
        whole = "\n".join((value, *below()))
        end = _closing(whole)
    gaps: dict[str, object] = {"mark": value[0]}
    text, comment = _parted(value)
    wanted = quoted(text) + comment
    if end is None:
        return Verdict("closed", 0, table.UNCLOSED_BRACKET, 0, wanted, gaps=gaps)
    lines = whole.count("\n", 0, end)
    rest = whole[end:].split("\n", 1)[0]
    if not rest.strip() or re.match(r"\s+#", rest):
        return Verdict("closed", lines)
    if lines:
        return Verdict("closed", lines, table.TEXT_AFTER_BRACKET, gaps=gaps)
    if value.startswith("{{"):
        return Verdict("closed", 0, table.TEMPLATE, 0, wanted, wanted)
    year = _YEAR.match(value)
    if year:
        mended = f"〔{year[1]}〕{value[year.end() :]}"
        if not _plain(mended).pitfall:
            return Verdict("closed", 0, table.YEAR_IN_BRACKETS, 0, mended)
    return Verdict("closed", 0, table.TEXT_AFTER_BRACKET, 0, wanted, wanted, gaps)


def _closing(text: str) -> int | None:
    """Where the bracket that opens `text` is closed again."""
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return None
