"""The fields of a report → YAML text as an author would write it, with comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from generator.basis.characters import HAN
from generator.importing.model import Data
from generator.kinds.fields import Field, Group
from generator.kinds.schema import Schema
from generator.parsing.pitfalls.marks import UNSEEN, begins_unseen

# What stands unquoted: no sign of YAML's own at its beginning, none inside it.
_PLAIN = re.compile(
    rf"""(?!\s)(?![-?:,\[\]{{}}\#&*!|>'"%@`=~<.\d+{UNSEEN}])(?:(?!:\s|:$|\s\#|\t|[\ufeff\u2028\u2029\x85]).)+(?<!\s)"""
)
_WORDS = re.compile("(?i)y|n|yes|no|on|off|true|false|null|无|｜|＞")
_IN_LIST = re.compile(r"[^\s,\[\]{}:#]+")
_NUMERIC = ("year", "date")  # the forms that are written without quotes


def write(report: Data, schema: Schema, introduction: str = "") -> str:
    """The YAML text of a report's fields, in their order, under Chinese keys."""
    lines = [f"# {line}" for line in introduction.splitlines()]
    lines += _mapping(report, schema.fields, top=True)
    return "\n".join(lines) + "\n"


def _mapping(data: Data, group: Group, *, top: bool = False) -> list[str]:
    keys = [key for key in data if not key.startswith("#")]
    lines: list[str] = []
    for key in keys if top else sorted(keys, key=list(group).index):
        comment = data.get(f"#{key}", "")
        lines += ([""] if top else []) + [f"# {line}" for line in comment.splitlines()]
        lines += _field(group[key], data[key])
    return lines


def _field(field: Field, value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{field.label}:", *_indented(_mapping(value, field.fields))]
    if isinstance(value, list):
        return [*_list(field, value)]
    plain = field.format in _NUMERIC or field.may_be_none  # 2025 and 无 are meant
    return _text(field.label, _written(field, value), plain=plain)


def _written(field: Field, value: str) -> str:
    """The value as an author writes it, where the schema names the ones that are allowed."""
    names = {meaning: name for name, meaning in field.values.items()}
    return names.get(value, value)


def _list(field: Field, values: list[Any]) -> Iterator[str]:
    if "string" in field.types or field.role == "table-head":
        yield f"{field.label}: {_flow([_written(field, value) for value in values])}"
        return
    yield f"{field.label}:"
    for value in values:
        if isinstance(value, dict):
            lines = _mapping(value, field.fields)
        elif isinstance(value, list):
            lines = [_flow(value)]
        else:
            lines = [line.removeprefix(": ") for line in _text("", value)]
        yield from _item(lines)


def _item(lines: list[str]) -> Iterator[str]:
    """The lines of one item of a list; comments before its first field stand above it."""
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    yield from _indented(lines[:first])
    yield f"  - {lines[first]}"
    yield from _indented(lines[first + 1 :], 4)


def _flow(values: list[str]) -> str:
    return f"[{', '.join(_cell(value) for value in values)}]"


def _cell(value: str) -> str:
    inside = _IN_LIST.fullmatch(value) and _PLAIN.fullmatch(value) and not _WORDS.fullmatch(value)
    return value if inside else _quoted(value)


def _text(label: str, value: str, *, plain: bool = False) -> list[str]:
    if not value:
        return [f"{label}:"]
    lines = value.split("\n")
    if len(lines) > 1:
        if begins_unseen(lines):
            return [f"{label}: {json.dumps(value, ensure_ascii=False)}"]
        return [f"{label}: |", *_indented(lines)]
    return [f"{label}: {value if plain and _meant(value) else _scalar(value)}"]


def _meant(value: str) -> bool:
    return bool(re.fullmatch(r"\d[\d-]*|无", value))


def _scalar(value: str) -> str:
    safe = (_PLAIN.fullmatch(value) or _starts_with_digit(value)) and not _WORDS.fullmatch(value)
    return value if safe else _quoted(value)


def _starts_with_digit(value: str) -> bool:
    """Whether a text begins with a number and goes on with what makes it no number."""
    rest = value.lstrip("0123456789")
    return rest != value and bool(re.match(f"[{HAN}]", rest) and _PLAIN.fullmatch(rest))


def _quoted(value: str) -> str:
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def _indented(lines: list[str], by: int = 2) -> list[str]:
    return [" " * by + line if line else line for line in lines]
