"""Values → lines of YAML to stand in a file that is there: in the style that stands there, else in quotes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from generator.parsing import writing
from generator.parsing.fields import Fields
from generator.parsing.scalars import BLOCKS, quoted

Speller: TypeAlias = Callable[[str], list[str]]
INDENT = 2


class Spelling(NamedTuple):
    """How values are written: the names of fields in English or not, and how a text is."""

    english: bool
    text: Speller


def plain(text: str) -> list[str]:
    """A text as an author writes it: as it is, in several lines below a |, or in quotes."""
    lines = text.rstrip("\n").split("\n")
    return writing.paragraphs(lines) if len(lines) > 1 else [writing.words(text)]


def escaped(text: str) -> list[str]:
    """A text in double quotes, which hold anything."""
    return [json.dumps(text, ensure_ascii=False)]


def styles(style: str | None) -> Iterator[Speller]:
    """The ways to write a text where one stands in a style, the likest first."""
    if style in BLOCKS:
        yield lambda text: _block(text, str(style))
    elif style == "'":
        yield lambda text: [quoted(text)]
    elif not style:
        yield lambda text: [text]
    if style != '"':
        yield plain
    yield escaped


def in_flow(text: str) -> list[str]:
    """A text inside a list in one line."""
    return [writing.words_in_flow(text)]


def _block(text: str, style: str) -> list[str]:
    lines = text.rstrip("\n").split("\n")
    folded = "\n\n".join(lines).split("\n") if style == ">" else lines
    return [style, *writing.indented(folded)]


def behind(value: Any, fields: Fields, how: Spelling) -> list[str]:
    """The lines of a value behind the name of its field: the first in its line, the rest below."""
    if isinstance(value, str):
        return how.text(value) if value else [""]
    if isinstance(value, dict):
        return ["", *writing.indented(_fields(value, fields, how))]
    items = [behind_dash(item, fields, how) for item in value]
    return ["", *writing.indented([line for lines in items for line in dashed(lines)])]


def behind_dash(value: Any, fields: Fields, how: Spelling) -> list[str]:
    """The lines of an item of a list behind its dash."""
    if isinstance(value, dict):
        first, *below = _fields(value, fields, how)
        return [first, *writing.indented(below)]
    if isinstance(value, list):
        return [flow(value, fields, how)]
    return behind(value, fields, how) if value else ["''"]


def dashed(lines: list[str]) -> list[str]:
    """The lines of an item with its dash."""
    return [f"- {lines[0]}", *lines[1:]]


def flow(value: Any, fields: Fields, how: Spelling) -> str:
    """A value in one line."""
    if isinstance(value, dict):
        inside = [
            f"{name(key, fields, how)}: {flow(each, _inside(key, fields), how)}"
            for key, each in value.items()
        ]
        return f"{{{', '.join(inside)}}}"
    if isinstance(value, list):
        return writing.flow(flow(each, fields, how) for each in value)
    return escaped(value)[0] if "\n" in value or how.text is escaped else in_flow(value)[0]


def field(key: str, value: Any, fields: Fields, how: Spelling) -> list[str]:
    """The lines of a field."""
    return writing.field(name(key, fields, how), behind(value, _inside(key, fields), how))


def _fields(value: Mapping[str, Any], fields: Fields, how: Spelling) -> list[str]:
    return [line for key, each in value.items() for line in field(key, each, fields, how)]


def name(key: str, fields: Fields, how: Spelling) -> str:
    """What the field of a key is called in a file."""
    names = [each for each, known in fields.items() if known.key == key]
    return next((each for each in names if each.isascii() == how.english), key)


def _inside(key: str, fields: Fields) -> Fields:
    return fields[key].inside if key in fields else {}
