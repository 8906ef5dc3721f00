"""Ways to break one line of a good report: what authors do to YAML, one function each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator import resources, schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEYED, OPEN, VALUE, HEADER, ITEM, PROSE, COMMENT = (
    "keyed", "open", "value", "header", "item", "prose", "comment",
)  # fmt: skip
_KEY = re.compile(r"^(\s*(?:- )*)(\w+):( |$)(.*)$")


class Break(NamedTuple):
    """What is done to a line (None: not to this one), to which kinds, and how it is called.

    `rule` is what names it, or the rules that do. `back` says that --fix makes the line again what it was.
    """

    name: str
    kinds: tuple[str, ...]
    rule: str
    change: Callable[[str], str | None]
    back: bool = False


def names() -> set[str]:
    """Every field name of the schema."""
    found, fields, seen = set(), [schema.load(resources.schema()).fields], []
    while fields:
        inside = fields.pop()
        if not any(inside is each for each in seen):
            seen.append(inside)
            found |= set(inside)
            fields += [field.inside for field in inside.values()]
    return found


def kinds(lines: list[str]) -> Iterator[str]:
    """What each line of a well-formed report is, told in another way than the checker's."""
    known, block = names(), None
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            yield PROSE if line.strip() else ""
            continue
        block = None
        key = _KEY.match(line)
        if line.lstrip().startswith("#"):
            yield COMMENT
        elif key and key[2] in known:
            block = len(key[1]) if key[4][:1] == "|" else None
            yield HEADER if block is not None else VALUE if key[4] else OPEN
        else:
            yield ITEM if line.lstrip().startswith("- ") else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _lead(character: str, each: int = 1) -> Callable[[str], str | None]:
    return lambda line: (
        character * (_indent(line) // each) + line.lstrip(" ") if _indent(line) else None
    )


def _colon(written: str) -> Callable[[str], str | None]:
    return lambda line: re.sub(r":( |$)", written, line, count=1)


def _after(written: str) -> Callable[[str], str | None]:
    return lambda line: line.replace(": ", f":{written}", 1)


def _dash(written: str) -> Callable[[str], str | None]:
    return lambda line: (
        re.sub(r"^( *)- ", lambda found: found[1] + written, line)
        if line.lstrip().startswith("- ")
        else None
    )


def _value(start: str, end: str = "") -> Callable[[str], str | None]:
    def change(line: str) -> str | None:
        begin = re.match(r" *(- )*(\w+: )?", line)
        text = line[begin.end() :]
        return None if text[0] in "[{'\"" else line[: begin.end()] + start + text + end

    return change


def _within(character: str) -> Callable[[str], str | None]:
    """Put in where it parts no figure and no word: what it does there is for the author to say."""
    return lambda line: (
        None
        if re.search("[-0-9A-Za-z.,:][0-9A-Za-z].$", line)
        else line[:-2] + character + line[-2:]
    )


_NAMED = (OPEN, VALUE, HEADER)
_PLACED = (*_NAMED, ITEM)
BREAKS = [
    Break("full-width colon", _NAMED, "full-width-colon", _colon("："), back=True),
    Break("full-width colon and space", (VALUE,), "full-width-colon", _colon("： "), back=True),
    Break("no space after the colon", (VALUE, HEADER), "missing-space", _colon(":"), back=True),
    Break("tab after the colon", (VALUE, HEADER), "tab", _after("\t"), back=True),
    Break("full-width space after the colon", (VALUE, HEADER), "wrong-space", _after("\u3000"), back=True),
    Break("no-break space after the colon", (VALUE, HEADER), "wrong-space", _after("\xa0"), back=True),
    Break("no colon", _NAMED, "missing-colon", _colon(r"\1"), back=True),
    Break("zero-width space first", _PLACED, "invisible-character", lambda line: f"\u200b{line}", back=True),
    Break("byte order mark first", _PLACED, "invisible-character", lambda line: f"\ufeff{line}", back=True),
    Break("zero-width space before the colon", _NAMED, "invisible-character", lambda line: line.replace(":", "\u200b:", 1), back=True),
    Break("tabs to indent", (*_PLACED, PROSE), "tab", _lead("\t", 2), back=True),
    Break("full-width spaces to indent", (*_PLACED, PROSE), "wrong-space", _lead("\u3000"), back=True),
    Break("no-break spaces to indent", (*_PLACED, PROSE), "wrong-space", _lead("\xa0"), back=True),
    Break("full-width dash", _PLACED, "list-mark", _dash("－"), back=True),
    Break("em dash", _PLACED, "list-mark", _dash("— "), back=True),
    Break("no space after the dash", _PLACED, "missing-space", _dash("-"), back=True),
    Break("full-width space after the dash", _PLACED, "wrong-space", _dash("-\u3000"), back=True),
    Break("tab after the dash", _PLACED, "tab", _dash("-\t"), back=True),
    Break("bullet", _PLACED, "list-mark", _dash("• "), back=True),
    Break("number", _PLACED, "list-mark", _dash("1. ")),
    Break("number and mark", _PLACED, "list-mark", _dash("1、")),
    Break("full-width hash", (COMMENT,), "full-width-mark", lambda line: line.replace("#", "＃", 1), back=True),
    Break("full-width bar", (HEADER,), "full-width-mark", lambda line: line.replace("|", "｜"), back=True),
    Break("per cent first", (VALUE, ITEM), "special-start", _value("%")),
    Break("at first", (VALUE, ITEM), "special-start", _value("@")),
    Break("ampersand first", (VALUE, ITEM), "special-start", _value("&")),
    Break("asterisk first", (VALUE, ITEM), "special-start", _value("*")),
    Break("exclamation first", (VALUE, ITEM), "special-start", _value("!")),
    Break("backtick first", (VALUE, ITEM), "special-start", _value("`")),
    Break("dash first", (VALUE,), "special-start", _value("- ")),
    Break("number of a document first", (VALUE, ITEM), "text-after-bracket", _value("[2025]")),
    Break("brackets first", (VALUE, ITEM), "text-after-bracket", _value("[甲]")),
    Break("template first", (VALUE, ITEM), "text-after-bracket", _value("{{ a }}")),
    Break("bracket left open", (VALUE, ITEM), "unclosed-bracket", _value("[")),
    Break("hash first", (VALUE, ITEM), "swallowed-text", _value("#")),
    Break("hash later", (VALUE, ITEM), "swallowed-text", _value("甲 #")),
    Break("bar first", (VALUE, ITEM), "text-after-bar", _value("| ")),
    Break("quotes first", (VALUE, ITEM), "text-after-quote", _value('"甲"')),
    Break("quote left open", (VALUE, ITEM), "unclosed-quote", _value('"')),
    Break("single quote left open", (VALUE, ITEM), "unclosed-quote", _value("'")),
    Break("backslash in quotes", (VALUE, ITEM), "backslash", _value('"C:\\公', '"')),
    Break("colon last", (VALUE,), "colon-in-value", _value("", ":")),
    Break("Word's line break", (VALUE, ITEM), "control-character", _within("\x0b"), back=True),
    Break("Word's line break in a paragraph", (PROSE,), "control-character", _within("\x0b")),
    Break("line separator", (VALUE, ITEM), "control-character", _within("\u2028"), back=True),
    Break("control character", (VALUE, ITEM, PROSE, COMMENT), "control-character", _within("\x07"), back=True),
    Break("a paragraph at the margin", (PROSE,), "out-of-block", lambda line: line.lstrip()),
    Break("text where there are lines below", (OPEN,), "value-and-fields", lambda line: re.sub(r":$", ": 总的说", line)),
]  # fmt: skip
# A line put before another one.
INSERTED = [
    Break("another report", _PLACED, "two-reports", lambda line: f"---\n{line}"),
    Break("a line astray", (VALUE, HEADER, ITEM), "stray-text|value-and-fields|out-of-block", lambda line: f"{' ' * _indent(line)}甲乙丙丁\n{line}"),
]  # fmt: skip
# One space more or less, which now and then changes nothing.
SHIFTED = [
    Break("one space more", (*_PLACED, PROSE), "indentation", lambda line: f" {line}"),
    Break(
        "one space less",
        (*_PLACED, PROSE),
        "indentation|out-of-block",
        lambda line: line[1:] if line[0] == " " else None,
    ),
]
