"""Source and problems → what the page is told of a report, as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.basis.drafts import due
from generator.basis.paths import value_if_any
from generator.basis.problems import Path, Problem
from generator.kinds.fields import Field
from generator.printing.origins import written_path
from generator.reports.source import Source

_LISTED = ("list",)


def view(found: Source, problems: Sequence[Problem], language: str) -> dict[str, Any]:
    """What the page needs besides the paper itself."""
    return {
        "texts": {written_path(path): text for path, text in found.texts},
        "lists": dict(_lists(found, found.data, ())),
        "groups": {written_path(path): _addable(found, path) for path in _groups(found)},
        "groupLabels": {written_path(path): found.schema.label(path) for path in _groups(found)},
        "labels": {written_path(path): found.schema.label(path) for path, _ in found.texts},
        "fields": [
            _field(found, field) for field in found.schema.fields.values() if not field.group
        ],
        "problems": [_problem(found, problem, language) for problem in problems],
    }


def _lists(found: Source, data: Any, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every list of texts or of groups: what an item is called, how many there are, what a new one is."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _lists(found, value, (*path, key))
    elif isinstance(data, list):
        field = found.field(path)
        if field and field.item and field.role != "setting":
            is_row = isinstance(data[0], list)
            item = [due(field.label)] * len(data[0]) if is_row else _new_item(field)
            yield written_path(path), {"label": field.label, "count": len(data), "item": item}
        for number, value in enumerate(data):
            yield from _lists(found, value, (*path, number))


def _new_item(field: Field) -> Any:
    """What a new item says until it is filled in."""
    if not field.fields:
        return due(field.label)
    first = next(iter(field.fields.values()))
    return {first.key: due(first.label)}


def _groups(found: Source) -> Iterator[Path]:
    """The paths of all groups of fields, those of parts also where nothing is written yet."""
    for key, field in found.schema.fields.items():
        if field.types == ("dict",):
            yield (key,)
    yield from (path for path, _ in found.sections if len(path) > 1)
    yield ()


def _addable(found: Source, path: Path) -> list[dict[str, Any]]:
    """The fields of a group that can be added to it, and its settings."""
    group = value_if_any(found.data, path)
    inside = _fields_at(found, path)
    return [
        _setting(field, (*path, key), (group or {}).get(key))
        if field.role == "setting"
        else {"label": field.label, "hint": field.hint, "changes": _added(field, (*path, key))}
        for key, field in inside.items()
        if field.role == "setting" or key not in (group or {})
    ]


def _fields_at(found: Source, path: Path) -> Mapping[str, Field]:
    if path:
        field = found.field(path)
        return field.fields if field else {}
    fields = found.schema.fields
    return {key: field for key, field in fields.items() if field.types == _LISTED and field.group}


def _setting(field: Field, path: Path, value: Any) -> dict[str, Any]:
    """A field that says how something is set."""
    return {
        "label": field.label,
        "hint": field.hint,
        "path": written_path(path),
        "value": "\n".join(value) if isinstance(value, list) else value or "",
        "many": field.many,
        "values": list(field.values),
    }


def _added(field: Field, path: Path) -> list[dict[str, Any]]:
    """The changes by which a field is there, each text of it saying that it is to be written."""
    if field.types == ("dict",):
        return [
            change
            for key, each in field.fields.items()
            if each.required
            for change in _added(each, (*path, key))
        ]
    if field.types == _LISTED:
        is_rows = field.item and field.item.types == _LISTED
        item = [due(field.label)] if is_rows else _new_item(field)
        return [{"do": "insert", "path": written_path(path), "index": 0, "item": item}]
    return [{"do": "set", "path": written_path(path), "text": due(field.label)}]


def _field(found: Source, field: Field) -> dict[str, Any]:
    """A field at the root for the panel, whether or not it is printed."""
    value = found.data.get(field.key)
    is_due = field.required or field.due == found.edition
    shown = _setting(field, (field.key,), value if isinstance(value, str | list) else "")
    return {**shown, "example": field.example, "due": is_due}


def _problem(found: Source, problem: Problem, language: str) -> dict[str, Any]:
    """A finding: what it says, where in the file, and the character of the value that it is about."""
    return {
        "level": problem.level,
        "rule": problem.rule,
        "message": problem.message.to(language),
        "file": problem.place.file,
        "line": problem.place.line,
        "part": found.schema.label(problem.path[:1]),
        "path": written_path(problem.path),
        "offset": _offset(found, problem),
        "instead": problem.instead,
        "mends": problem.edit is not None,
        "left": problem.left.to(language) if problem.left else "",
    }


def _offset(found: Source, problem: Problem) -> int:
    """The character of its value at which a finding stands, the first where that cannot be told."""
    node = found.nodes.get(problem.path)
    is_about_text = node and node.scalar and node.page.file == problem.place.file
    if not node or not node.scalar or not is_about_text or node.page.written:
        return 0
    return node.scalar.offset_of(node.page.at(problem.place))
