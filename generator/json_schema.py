"""The fields of a report as a JSON Schema (draft-07), for editors that complete and explain them.

It says what schema.yaml says to Cerberus, of the data as an editor reads YAML: there 2025 is a
number and an empty field is null.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

from generator.schema import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.schema import Rules, Schema

MADE_BY = "由 fazhi 生成，请不要改；重新生成：fazhi schema"
# What an editor may make of a text without quotes.
_TEXT = ["string", "number", "boolean"]
_DIGIT = "[0-9０-９]"
_DATE = rf"^\s*{_DIGIT}{{4}}\s*[-/.年－／．]\s*{_DIGIT}{{1,2}}\s*[-/.月－／．]\s*{_DIGIT}{{1,2}}\s*日?\s*$"
_FORMATS: dict[str, dict[str, Any]] = {
    "year": {
        "type": ["integer", "string"],
        "minimum": 1949,
        "maximum": 2199,
        "pattern": rf"^\s*{_DIGIT}{{4}}(年度?)?\s*$",
    },
    "date": {"type": ["string"], "pattern": _DATE},
    "document_number": {"type": ["string"], "pattern": r"〔\d{4}〕[1-9]\d*号\s*$"},
}
_ITEMS: dict[str, Any] = {"type": [*_TEXT, "null"]}


def json_schema(schema: Schema, *, english: bool) -> str:
    """The JSON Schema of a schema file, its keys in Chinese or in English."""
    inside = {
        name: _object(schema, fields, english)
        for name, fields in schema.definitions.items()
        if name != "report"
    }
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": MADE_BY,
        **_object(schema, schema.definitions["report"], english),
        "definitions": {
            name: {**rules, "type": ["object", "null"]} for name, rules in inside.items()
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _object(schema: Schema, fields: Mapping[str, Rules], english: bool) -> dict[str, Any]:
    names = {key: key if english else rules["meta"]["label"] for key, rules in fields.items()}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [names[key] for key, rules in fields.items() if rules["required"]],
        "properties": {
            names[key]: {**_described(schema, rules, english), **_field(rules)}
            for key, rules in fields.items()
        },
    }


def _described(schema: Schema, rules: Rules, english: bool) -> dict[str, Any]:
    """What an editor shows and offers for a field."""
    meta = rules["meta"]
    shown: dict[str, Any] = {"title": meta["label"], "description": f"{meta['hint']}。"}
    if "example" in meta:
        shown["examples"] = [_example(rules)]
    if "start" in meta:
        body = _body(schema, rules, english)
        shown["defaultSnippets"] = [{"label": meta["label"], "body": body}]
    return shown


def _example(rules: Rules) -> Any:
    """An example, which schema.yaml gives as it is typed."""
    text = rules["meta"]["example"]
    return yaml.safe_load(text) if text.startswith(("[", "- ")) else text


def _body(schema: Schema, rules: Rules, english: bool) -> Any:
    """The fields that a part starts with, empty."""
    inside = rules.get("schema", {})
    if isinstance(inside, dict) and inside.get("type") == "dict":
        return [_body(schema, {**inside, "meta": rules["meta"]}, english)]
    if not isinstance(inside, str):
        return [""] if rules["type"] == "list" else ""
    fields = schema.definitions[inside]
    return {
        key if english else fields[key]["meta"]["label"]: _body(schema, fields[key], english)
        for key in rules["meta"].get("start", ())
    }


def _field(rules: Rules) -> dict[str, Any]:
    """The values that a field may have; one that must be there may not be empty."""
    kind, inside = rules["type"], rules.get("schema")
    if isinstance(inside, str):
        return {"allOf": [{"$ref": f"#/definitions/{inside}"}]}
    if kind == "list":
        return _list(inside or {}, rules["required"])
    one = _one(rules)
    if isinstance(kind, list):
        several: dict[str, Any] = {"type": "array", "items": _or_empty(one)}
        several |= {"minItems": 1} if rules["required"] else {}
        one = {"anyOf": [one, several, *([] if rules["required"] else [{"type": "null"}])]}
    elif not rules["required"]:
        one = _or_empty(one)
    return one


def _or_empty(one: dict[str, Any]) -> dict[str, Any]:
    """The same values, or none."""
    allowed = {"enum": [*one["enum"], None]} if "enum" in one else {}
    return {**one, "type": [*one["type"], "null"], **allowed}


def _list(inside: Rules, required: bool) -> dict[str, Any]:
    """A list; `inside` are the rules of its items."""
    if isinstance(inside.get("schema"), str):
        items: dict[str, Any] = {"$ref": f"#/definitions/{inside['schema']}"}
    elif inside["type"] == "list":
        items = {"type": ["array", "null"], "items": _ITEMS}
    else:
        items = _ITEMS
    if required:
        return {"type": "array", "minItems": 1, "items": items}
    return {"type": ["array", "null"], "items": items}


def _one(rules: Rules) -> dict[str, Any]:
    """A single text: of a format, of a list of values, or any."""
    form, values = rules.get("check_with"), rules["meta"].get("values")
    if form:
        return _FORMATS[form]
    if values:
        none = [NONE] if "none" in rules["meta"] else []
        return {"type": ["string"], "enum": [*values, *values.values(), *none]}
    filled = {"pattern": r"\S"} if rules["required"] else {}
    longest = rules["meta"].get("longest")
    return {"type": _TEXT, **filled, **({"maxLength": int(longest)} if longest else {})}
