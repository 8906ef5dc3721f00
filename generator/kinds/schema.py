"""The fields of a report, or of another YAML file of ours: what a path means, what a value is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import Any

import yaml

from generator.basis.messages import Message, say
from generator.basis.problems import Path, Problem, UserError
from generator.kinds import fields
from generator.kinds.fields import Field, Group
from generator.kinds.formats import FORMATS
from generator.parsing.pitfalls import table as pitfalls

IN_TEMPLATE = say("模板文件 {file} 第 {line} 行：{message}")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml's, where PyYAML has it
ROOT = "report"  # the group of the fields at the root of a file
NONE = "无"
# With one of these in a file, even a draft would lose something that its author wrote.
STRUCTURAL = frozenset(
    ("encoding", "control-character", "syntax", "yaml-feature", "limit", "duplicate-field",
     "unknown-field", "wrong-type", "too-deep", "conflict")
) | pitfalls.RULES  # fmt: skip


class One(list[Any]):
    """A list of one value that is written as this value alone."""


@dataclass(frozen=True, eq=False)
class Schema:
    """The groups of fields that a schema file defines: those of the root, and those inside them."""

    groups: Mapping[str, Group]

    @property
    def fields(self) -> Group:
        """The fields at the root, by key, in the order of the form."""
        return self.groups[ROOT]

    @cached_property
    def names(self) -> Mapping[str, Field]:
        """The fields at the root, by key and by label: what the keys of a file stand for."""
        return fields.by_name(self.fields)

    @cached_property
    def by_keys(self) -> Schema:
        """The same fields, called by their English keys: for a file that is written in these."""
        groups: dict[str, dict[str, Field]] = {name: {} for name in self.groups}
        for name, group in self.groups.items():
            for key, field in group.items():
                groups[name][key] = _called_by_key(field, groups)
        return Schema(groups)

    def called(self, path: Path) -> Message:
        """The name of the field at `path` for a message, with its other name."""
        field = self.field(path)
        key, label = (field.key, field.label) if field else (str(path[-1]), str(path[-1]))
        if key == label:
            return say("「{key}」", key=key)
        return say("「{label}」（{key}）", label=label, key=key)

    def field(self, path: Path) -> Field | None:
        """The field at `path`, or the one that an item of a list is; None for what is no field."""
        inside: Mapping[str, Field] = self.fields
        found: Field | None = None
        for key in path:
            found = (found.item if found else None) if isinstance(key, int) else inside.get(key)
            inside = found.fields if found else {}
        return found

    def label(self, path: Path) -> str:
        """How an author calls the field at `path`: its label, and which one of a list."""
        names = [key for key in path if isinstance(key, str)]
        if not names:
            return ""
        upto = path[: len(path) - path[::-1].index(names[-1])]
        field = self.field(upto)
        label = field.label if field else names[-1]
        column = path[len(upto) :]
        if field and len(column) == 1 and int(column[0]) < len(field.columns):
            return f"{label}·{field.columns[int(column[0])]}"
        count = "-".join(str(int(number) + 1) for number in path[len(upto) :])
        return f"{label}（第 {count} 项）" if count else label

    def named(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """`data` in which each word that a field allows is the one that authors write."""
        return _named(self.fields, data)

    def typed(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """`data` for printing: every field is there (None if absent) and has its type.

        Years are int, dates datetime.date, names lists of text; 无 is "" where a field may be none.
        What cannot be read stays the text that it was.
        """
        return _typed(self.fields, data)


def _named(group: Group, data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _with_names(group.get(key), value) for key, value in data.items()}


def _with_names(field: Field | None, value: Any) -> Any:
    if field and isinstance(value, dict):
        return _named(field.fields, value)
    if field and isinstance(value, list):
        return [_with_names(field, each) for each in value]
    names = {meaning: name for name, meaning in field.values.items()} if field else {}
    return names.get(value, value) if isinstance(value, str) else value


def _called_by_key(field: Field, groups: Mapping[str, Group]) -> Field:
    inside = groups[field.group] if field.group else {}
    return replace(
        field,
        label=field.key,
        values={value: value for value in field.values.values()},
        item=_called_by_key(field.item, groups) if field.item else None,
        fields=inside,
        inside=inside,
    )


def _typed(group: Group, data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _value(field, data[key]) if key in data else None for key, field in group.items()}


def _value(field: Field, value: Any) -> Any:
    if value is None:
        return None
    if value == NONE and field.may_be_none:
        return [] if field.many else ""
    if isinstance(value, dict):
        return _typed(field.fields, value)
    if isinstance(value, list):
        return [_item(field, each) for each in value]
    if field.types != ("string",):
        return One([_item(field, value)])
    return _text(field, value)


def _item(field: Field, value: Any) -> Any:
    """An item of a list; where the list's field says what its words mean, that holds for each."""
    if isinstance(value, str) and not (field.item and field.item.format in FORMATS):
        return field.values.get(value, value)
    return _value(field.item or field, value)


def _text(field: Field, value: str) -> Any:
    read = FORMATS[field.format].read(value) if field.format else field.values.get(value)
    return value if read is None else read


def lost(problems: Iterable[Problem]) -> Problem | None:
    """The first problem by which something that an author wrote would be lost."""
    return next((p for p in problems if p.rule in STRUCTURAL and p.level == "error"), None)


@lru_cache
def load(*files: FilePath) -> Schema:
    """The schema in a file; the groups of later files are added. Raises UserError if one is broken."""
    definitions = {name: group for file in files for name, group in written(file).items()}
    return Schema(fields.read(definitions))


def written(file: FilePath) -> dict[str, Any]:
    """What is written in a YAML file of ours, every value as text. Raises UserError if it is no YAML."""
    try:
        found: dict[str, Any] = yaml.load(file.read_bytes(), _LOADER)  # noqa: S506 it makes text
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = str(error.problem)
        raise UserError(IN_TEMPLATE.fill(file=file, line=line, message=message)) from error
    return found
