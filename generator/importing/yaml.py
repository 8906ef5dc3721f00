"""The fields of a report → YAML text as an author would write it, with comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.importing.model import Data
from generator.kinds.schema import Rules, Schema
from generator.parsing.pitfalls.marks import UNSEEN, begins_unseen

# What stands unquoted: no sign of YAML's own at its beginning, none inside it.
_PLAIN = re.compile(
    rf"""(?!\s)(?![-?:,\[\]{{}}\#&*!|>'"%@`=~<.\d+{UNSEEN}])(?:(?!:\s|:$|\s\#|\t|[\ufeff\u2028\u2029\x85]).)+(?<!\s)"""
)
_WORDS = re.compile("(?i)y|n|yes|no|on|off|true|false|null|无")
_IN_LIST = re.compile(r"[^\s,\[\]{}:#]+")
_UNQUOTED = {
    "year",
    "date",
    "printed_on",
    "heading",
    "title",
    "opening",
    "run_in",
}  # where 2025 and 无 are meant


def write(report: Data, schema: Schema, introduction: str = "") -> str:
    """The YAML text of a report's fields, in their order, under Chinese keys."""
    lines = [f"# {line}" for line in introduction.splitlines()]
    lines += _mapping(report, schema, "report", top=True)
    return "\n".join(lines) + "\n"


def _mapping(data: Data, schema: Schema, name: str, *, top: bool = False) -> list[str]:
    definition = schema.definitions[name]
    keys = [key for key in data if not key.startswith("#")]
    lines: list[str] = []
    for key in keys if top else sorted(keys, key=list(definition).index):
        comment = data.get(f"#{key}", "")
        lines += ([""] if top else []) + [f"# {line}" for line in comment.splitlines()]
        lines += _field(key, definition[key], data[key], schema)
    return lines


def _field(key: str, rules: Rules, value: Any, schema: Schema) -> list[str]:
    meta, inside = rules["meta"], rules.get("schema")
    label = meta["label"]
    if isinstance(value, dict):
        return [f"{label}:", *_indented(_mapping(value, schema, str(inside)))]
    if isinstance(value, list):
        return [*_list(label, rules, value, schema)]
    return _text(label, _written(value, meta), plain=key in _UNQUOTED)


def _written(value: str, meta: Mapping[str, Any]) -> str:
    """The value as an author writes it, where the schema names the ones that are allowed."""
    names: dict[str, str] = {short: long for long, short in meta.get("values", {}).items()}
    return names.get(value, value)


def _list(label: str, rules: Rules, values: list[Any], schema: Schema) -> Iterator[str]:
    inside = rules["schema"]
    if "string" in rules["type"] or (inside["type"] == "string" and label == "列"):
        yield f"{label}: {_flow([_written(value, rules['meta']) for value in values])}"
        return
    yield f"{label}:"
    for value in values:
        if isinstance(value, dict):
            lines = _mapping(value, schema, inside["schema"])
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
    return rest != value and bool(re.match("[\u4e00-\u9fff]", rest) and _PLAIN.fullmatch(rest))


def _quoted(value: str) -> str:
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def _indented(lines: list[str], by: int = 2) -> list[str]:
    return [" " * by + line if line else line for line in lines]
