"""The fields of a report → YAML text as an author would write it, with comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.importing.model import NONE, Data, comment_on
from generator.kinds.fields import Field, Group
from generator.kinds.schema import Schema
from generator.parsing import writing

_NUMERIC = ("year", "date")  # the forms that are written without quotes
_NUMBER = re.compile(rf"\d[\d-]*|{NONE}")


def write(report: Data, schema: Schema, introduction: str = "") -> str:
    """The YAML text of those of a report's fields that its kind has, under Chinese keys."""
    lines = _comment(introduction)
    for key in (key for key in _keys(report) if key in schema.fields):
        lines += ["", *_field(schema.fields[key], report, key)]
    return "\n".join(lines) + "\n"


def _keys(data: Data) -> list[str]:
    return [key for key in data if not key.startswith("#")]


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in text.splitlines()]


def _field(field: Field, data: Data, key: str) -> list[str]:
    """The lines of one field of some data, the comment on it above."""
    return [*_comment(comment_on(data, key)), *_value(field, data[key])]


def _value(field: Field, value: Any) -> list[str]:
    """The lines of a field that has this value."""
    if isinstance(value, dict):
        return [f"{field.label}:", *writing.indented(_mapping(value, field.fields))]
    if isinstance(value, list):
        return list(_list(field, value))
    may_be_bare = field.format in _NUMERIC or field.may_be_none  # 2025 and 无 are meant
    return writing.field(field.label, _text(_written(field, value), may_be_bare=may_be_bare))


def _mapping(data: Data, group: Group) -> list[str]:
    """The lines of the fields of a section, in the order of its grammar."""
    keys = sorted(_keys(data), key=list(group).index)
    return [line for key in keys for line in _field(group[key], data, key)]


def _written(field: Field, value: str) -> str:
    """The value as an author writes it, where the schema names the ones that are allowed."""
    names = {meaning: name for name, meaning in field.values.items()}
    return names.get(value, value)


def _list(field: Field, values: list[Any]) -> Iterator[str]:
    if field.columns:
        yield f"{field.label}: {writing.flow(values)}"
        return
    of_texts = field.item is not None and not field.item.many
    if "string" in field.types or (field.role == "table-head" and of_texts):
        yield f"{field.label}: {_flow([_written(field, value) for value in values])}"
        return
    yield f"{field.label}:"
    for value in values:
        yield from writing.item(_item(field, value))


def _item(field: Field, value: Any) -> list[str]:
    """The lines of one item of a list."""
    if isinstance(value, dict):
        return _mapping(value, field.fields)
    if isinstance(value, list):
        return [_flow(value)]
    return _text(value)


def _flow(values: list[str]) -> str:
    return writing.flow(map(writing.words_in_flow, values))


def _text(value: str, *, may_be_bare: bool = False) -> list[str]:
    """The lines of a text; `may_be_bare`: a number is meant as such, and so is 无."""
    lines = value.split("\n")
    if len(lines) > 1:
        return writing.paragraphs(lines)
    if not value or (may_be_bare and _NUMBER.fullmatch(value)):
        return [value]
    return [writing.words(value)]
