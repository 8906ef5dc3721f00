"""The fields of a form: one frozen tree, as schema.yaml describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias, cast, get_args

# How a field is written: one text, a list, or fields of its own.
Type = Literal["string", "list", "dict"]
_TYPES: Mapping[type, Type] = {str: "string", list: "list", dict: "dict"}
# What a field is to those that read reports:
#   setting     how something is set or where it is written; never printed
#   value       a date, a number, a choice: no prose
#   name        a body or a person
#   title       the title of the report
#   heading     the heading of a section
#   prose       sentences and paragraphs
#   note        a short text printed as it stands
#   table-head  what a table says above its figures
#   cell        the cells of a table
#   count       a figure, or a row of them: it goes into sums
Role = Literal[
    "setting", "value", "name", "title", "heading", "prose", "note", "table-head", "cell", "count"
]
ROLES: tuple[Role, ...] = get_args(Role)
# What becomes of a field in next year's report: kept, left empty, left out, or moved on by its role.
Carry = Literal["", "keep", "blank", "drop"]


@dataclass(frozen=True, eq=False)
class Field:
    """One field: its English key and Chinese label, what may be written in it, what it means.

    `fields` are those inside it by key, `inside` the same by key and by label; a field that holds
    a list of groups has those of each item. `item` is what a list holds, `format` the name of its
    form in `formats.FORMATS`, `due` the edition that needs it besides, `values` the words that may
    be written and what each means, `start` the fields that an empty report shows in it, `asked`
    those that an empty contribution shows, `least` and `most` the bounds of a number, `longest` the most characters of a text, 0 for any number.
    `printed` is the one edition that prints it (`nowhere` for none, "" for both), `unless` the field
    that stands in its place where it is given, `final` the marks at its end that are not printed. `columns` are
    the names of the figures in a row, whose last one is their `total`, where the row has one.
    """

    key: str
    label: str = ""
    hint: str = ""
    example: str = ""
    role: Role = "prose"
    carry: Carry = ""
    types: tuple[Type, ...] = ("string",)
    item: Field | None = None
    group: str = ""
    format: str = ""
    required: bool = False
    due: str = ""
    part: bool = False
    may_be_none: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    start: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    least: float = float("-inf")
    most: float = float("inf")
    longest: int = 0
    printed: str = ""
    unless: str = ""
    final: str = ""
    columns: tuple[str, ...] = ()
    total: bool = False
    fields: Mapping[str, Field] = field(default_factory=dict, repr=False)
    inside: Mapping[str, Field] = field(default_factory=dict, repr=False)

    @property
    def many(self) -> bool:
        """Whether it may hold a list."""
        return "list" in self.types

    def takes(self, value: Any) -> bool:
        """Whether a value is of a type that may be written in it."""
        if isinstance(value, list) and "string" in self.types:
            return self.many and all(isinstance(each, str) for each in value)
        return _TYPES.get(type(value)) in self.types

    def optional(self) -> Field:
        """The same field where nothing has to be filled in."""
        return replace(self, required=False, due="")


Group: TypeAlias = Mapping[str, Field]


# What a schema file says of a field under `meta`, as text.
_SAID = ("label", "hint", "example", "role", "carry", "due", "printed", "unless", "final")


def by_name(group: Group) -> dict[str, Field]:
    """The fields of a group by key and by label."""
    return dict(group) | {each.label: each for each in group.values()}


def read(definitions: Mapping[str, Mapping[str, Any]]) -> dict[str, Group]:
    """The groups of fields that a schema file defines, by name.

    A section holds sections: every field of a group shares that group's one mapping.
    """
    groups: dict[str, dict[str, Field]] = {name: {} for name in definitions}
    names: dict[str, dict[str, Field]] = {name: {} for name in definitions}
    for name, fields in definitions.items():
        for key, rules in fields.items():
            made = _field(key, rules, groups, names)
            groups[name][key] = made
            names[name] |= {key: made, made.label: made}
    return dict(groups)


def _field(
    key: str,
    rules: Mapping[str, Any],
    groups: Mapping[str, Group],
    names: Mapping[str, Mapping[str, Field]],
) -> Field:
    meta = rules.get("meta", {})
    written = rules["type"]
    inside = rules.get("schema")
    item = _field("", inside, groups, names) if isinstance(inside, dict) else None
    group = inside if isinstance(inside, str) else item.group if item else ""
    bounds: dict[str, Any] = {name: float(meta[name]) for name in ("least", "most") if name in meta}
    said: dict[str, Any] = {name: meta[name] for name in _SAID if name in meta}
    return Field(
        key,
        types=cast("tuple[Type, ...]", tuple([written] if isinstance(written, str) else written)),
        item=item,
        group=group,
        format=rules.get("check_with", ""),
        required=rules.get("required") == "true",
        part=meta.get("part") == "true",
        may_be_none=meta.get("none") == "true",
        values=meta.get("values", {}),
        start=tuple(meta.get("start", ())),
        columns=tuple(meta.get("columns", ())),
        total=meta.get("total") == "true",
        asked=tuple(meta.get("asked", ())),
        fields=groups[group] if group else {},
        inside=names[group] if group else {},
        longest=int(meta.get("longest", "0")),
        **said,
        **bounds,
    )
