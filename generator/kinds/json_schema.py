"""The fields of a report as a JSON Schema (draft-07), for editors that complete and explain them.

It says what schema.yaml says to Cerberus, of the data as an editor reads YAML: there 2025 is a
number and an empty field is null.
"""

from __future__ import annotations

import json
from typing import Any

import yaml

from generator.basis.messages import Message, say
from generator.kinds.fields import Field, Group
from generator.kinds.formats import FORMATS
from generator.kinds.schema import NONE, ROOT, Schema

MADE_BY = "由 fazhi 生成，请不要改；重新生成：fazhi schema"
# What an editor may make of a text without quotes.
_TEXT = ["string", "number", "boolean"]
_ITEMS: dict[str, Any] = {"type": [*_TEXT, "null"]}


def json_schema(schema: Schema, *, english: bool) -> str:
    """The JSON Schema of a form, its keys in Chinese or in English."""
    inside = {
        name: _object(group, english=english)
        for name, group in schema.groups.items()
        if name != ROOT
    }
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": MADE_BY,
        **_object(schema.fields, english=english),
        "definitions": {
            name: {**rules, "type": ["object", "null"]} for name, rules in inside.items()
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _object(group: Group, *, english: bool) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [_name(field, english=english) for field in group.values() if field.required],
        "properties": {
            _name(field, english=english): {**_described(field, english=english), **_values(field)}
            for field in group.values()
        },
    }


def _name(field: Field, *, english: bool) -> str:
    return field.key if english else field.label


def _described(field: Field, *, english: bool) -> dict[str, Any]:
    """What an editor shows and offers for a field."""
    said = say("{hint}。", hint=Message(field.hint, {}))
    shown: dict[str, Any] = {"title": field.label, "description": str(said)}
    if field.example:
        shown["examples"] = [_example(field.example)]
    if field.start:
        body = _body(field, english=english)
        shown["defaultSnippets"] = [{"label": field.label, "body": body}]
    return shown


def _example(text: str) -> Any:
    """An example, which schema.yaml gives as it is typed."""
    return yaml.safe_load(text) if text.startswith(("[", "- ")) else text


def _body(field: Field, *, english: bool) -> Any:
    """What a field starts with, empty."""
    if not field.group:
        return [""] if field.types == ("list",) else ""
    inside = {
        _name(field.fields[key], english=english): _body(field.fields[key], english=english)
        for key in field.start
    }
    return [inside] if field.many else inside


def _values(field: Field) -> dict[str, Any]:
    """The values that a field may have; one that must be there may not be empty."""
    if field.types == ("dict",):
        return {"allOf": [{"$ref": f"#/definitions/{field.group}"}]}
    if field.types == ("list",):
        return _list(field)
    one = _one(field)
    if field.many:
        several: dict[str, Any] = {"type": "array", "items": _or_empty(one)}
        several |= {"minItems": 1} if field.required else {}
        return {"anyOf": [one, several, *([] if field.required else [{"type": "null"}])]}
    return one if field.required else _or_empty(one)


def _or_empty(one: dict[str, Any]) -> dict[str, Any]:
    """The same values, or none."""
    allowed = {"enum": [*one["enum"], None]} if "enum" in one else {}
    return {**one, "type": [*one["type"], "null"], **allowed}


def _list(field: Field) -> dict[str, Any]:
    items = _ITEMS
    if field.group:
        items = {"$ref": f"#/definitions/{field.group}"}
    elif field.item and field.item.format in FORMATS:
        items = _or_empty(_one(field.item))
    elif field.item and field.item.many:
        items = {"type": ["array", "null"], "items": _ITEMS}
    if field.required:
        return {"type": "array", "minItems": 1, "items": items}
    return {"type": ["array", "null"], "items": items}


def _one(field: Field) -> dict[str, Any]:
    """A single text: of a format, of a list of values, or any."""
    if field.format:
        return dict(FORMATS[field.format].json_schema)
    if field.values:
        none = [NONE] if field.may_be_none else []
        return {"type": ["string"], "enum": [*field.values, *field.values.values(), *none]}
    filled = {"pattern": r"\S"} if field.required else {}
    longest = {"maxLength": field.longest} if field.longest else {}
    return {"type": _TEXT, **filled, **longest}
