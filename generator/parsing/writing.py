"""Values → YAML text as an author writes it.

A value is a list of lines: the first stands behind the name of its field, the others below it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

import yaml

from generator.basis.characters import HAN
from generator.parsing.pitfalls.marks import UNSEEN, begins_unseen
from generator.parsing.pitfalls.values import STARTS
from generator.parsing.scalars import quoted

_INDENT = 2
_ITEM = "  - "
# What stands unquoted: no sign of YAML's own at its beginning, none inside it.
_PLAIN = re.compile(
    rf"""(?!\s)(?![-?:,\[\]{{}}\#&*!|>'"%@`=~<.\d+{UNSEEN}])(?:(?!:\s|:$|\s\#|\t|[\ufeff\u2028\u2029\x85]).)+(?<!\s)"""
)
_WORDS = re.compile("(?i)y|n|yes|no|on|off|true|false|null|无|｜|＞")
_IN_LIST = re.compile(r"[^\s,\[\]{}:#]+")


def field(name: str, value: Sequence[str]) -> list[str]:
    """The lines of a field."""
    first, *below = value
    return [f"{name}: {first}" if first else f"{name}:", *below]


def item(lines: Sequence[str]) -> list[str]:
    """The lines of an item of a list; comments before its first field stand above it."""
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    above, below = lines[:first], lines[first + 1 :]
    return [*indented(above), f"{_ITEM}{lines[first]}", *indented(below, len(_ITEM))]


def paragraphs(texts: Sequence[str]) -> list[str]:
    """A text of several paragraphs, each of them a line."""
    if begins_unseen(texts):
        return [json.dumps("\n".join(texts), ensure_ascii=False)]
    return ["|", *indented(texts)]


def flow(values: Iterable[str]) -> str:
    """A list in one line, of values that are written already."""
    return f"[{', '.join(values)}]"


def value(text: str) -> str:
    """One line of text, in quotes where YAML needs them, or where whoever reads it does."""
    if re.fullmatch(r"\d+", text):
        return text
    style = "'" if text[0] in STARTS else None
    written: str = yaml.safe_dump(text, allow_unicode=True, width=2**31, default_style=style)
    return written.removesuffix("\n").removesuffix("\n...")


def words(text: str) -> str:
    """One line of text that is nothing else: in quotes also where it looks like a number or 无."""
    is_plain = _PLAIN.fullmatch(text) or _begins_with_a_count(text)
    return text if is_plain and not _WORDS.fullmatch(text) else quoted(text)


def words_in_flow(text: str) -> str:
    """The same for an item of a list in one line."""
    is_plain = _IN_LIST.fullmatch(text) and _PLAIN.fullmatch(text)
    return text if is_plain and not _WORDS.fullmatch(text) else quoted(text)


def _begins_with_a_count(text: str) -> bool:
    """Whether a text begins with a number and goes on with what makes it no number."""
    rest = text.lstrip("0123456789")
    return rest != text and bool(re.match(f"[{HAN}]", rest) and _PLAIN.fullmatch(rest))


def indented(lines: Iterable[str], by: int = _INDENT) -> list[str]:
    """The lines further to the right; an empty one stays empty."""
    return [" " * by + line if line else line for line in lines]
