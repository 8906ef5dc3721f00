"""A contribution as a form to fill in: its rows, and how a row tells which field it is for.

A row is known by a tag (the name of a bookmark in Word, a hidden cell in Excel); where that is
lost, by what stands in its first column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from generator.basis.messages import say
from generator.basis.problems import Path
from generator.kinds.fields import Field
from generator.kinds.schema import Schema
from generator.reports.source import Source

TITLE = say("供稿表")
IN_WORD = say(
    "请在右边一栏填写，左边的不要改。一段话写一段，一条写一段；序号（一、1. 一是）不用写。"
    "没有要写的空着，行数不够时复制几行接着写，也可以在格子里插入表格。"
)
IN_EXCEL = say(
    "请填写 B 列，A 列不要改。没有要写的空着，行数不够时插入一行接着写；序号不用写。"
    "有表格的，填在后面的表里。"
)
HEAD = (say("栏目"), say("填写"), say("说明"))  # above the columns in Excel
WORDS = (TITLE, IN_WORD, IN_EXCEL, *HEAD)  # what a form says besides its rows
UNIT = "单位："  # before the unit of a table, above it
TABLE_NAMES = (say("表名"), say("单位"))  # of a table in Excel: the labels of its first rows
PLACE = say("这张表放在：{label}")
FIRST_ROW = 5  # in Excel, where the names of a table's columns stand
_TAG = "field_"
_LONGEST_TAG = 40  # characters of a bookmark's name in Word
_BETWEEN = re.compile("(?<!_)_(?!_)")  # the keys in a tag; those in a key are doubled
_STEP = re.compile(r"(\D*?)(\d*)")
_IN_LIST = 2  # the length of the path of a list in a part
_FEWEST_SECTIONS = 3  # that an empty form has place for
_EXAMPLE = say("{hint}。例：{example}")


class Row(NamedTuple):
    """A row of a form: the field, what it is called, the hint, and what is filled in already.

    One without a value is the head of the rows below it; the value of a table is its fields.
    """

    path: Path
    label: str
    hint: str
    value: Any = None


def rows(found: Source) -> list[Row]:
    """The rows for what a unit says of itself, and for each field that it is asked for or has."""
    schema, made = found.schema, []
    for key in found.kind.own:
        field = schema.fields[key]
        made.append(Row((key,), field.label, _hint(field), found.data.get(key, "")))
    made.sort(key=lambda row: list(schema.fields).index(str(row.path[0])))
    for key, field in schema.fields.items():
        if key not in found.kind.own and (field.asked or key in found.data):
            made += _top(field, found.data.get(key))
    return made


def _top(field: Field, value: Any) -> Iterator[Row]:
    """The rows of a field at the root: below a head where it holds others."""
    path: Path = (field.key,)
    if not field.group:
        yield Row(path, field.label, _hint(field), value)
        return
    yield Row(path, field.label, _hint(field))
    if field.many:
        yield from _items(path, "", field, value, len(value))
    else:
        yield from _section(path, "", field, value or {}, field.asked)


def _section(
    path: Path, before: str, field: Field, value: dict[str, Any], wanted: tuple[str, ...]
) -> Iterator[Row]:
    """The rows of the fields inside one: those that are wanted, and those that it has."""
    for key, inner in field.fields.items():
        if key in wanted or key in value:
            yield from _inner((*path, key), before + inner.label, inner, value.get(key))


def _inner(path: Path, label: str, field: Field, value: Any) -> Iterator[Row]:
    if field.group and field.many:
        given = value or []
        yield from _items(path, label, field, given, max(len(given), _FEWEST_SECTIONS))
    else:
        empty: Any = [] if field.types == ("list",) else {} if field.group else ""
        yield Row(path, label, _hint(field), empty if value is None else value)


def _items(path: Path, label: str, field: Field, given: list[Any], count: int) -> Iterator[Row]:
    """The rows of so many sections."""
    for number in range(count):
        value = given[number] if number < len(given) else {}
        before = f"{label}{number + 1}："
        yield from _section((*path, number), before, field, value, field.start)


def spare_table(made: Sequence[Row]) -> Row | None:
    """A row for a table more, in a section more of the first part that has sections."""
    places = [row.path for row in made if len(row.path) > _IN_LIST and row.path[1] == "sections"]
    if not places:
        return None
    root = places[0][0]
    last = max(int(path[2]) for path in places if path[0] == root)
    return Row((root, "sections", last + 1, "table"), "", "", {})


def name(path: Path, schema: Schema) -> str:
    """What an author calls a field, with all that it stands in: `by_label` reads it."""
    said, at = "", 0
    while at < len(path):
        field = schema.field(path[: at + 1])
        said += ("：" if said else "") + (field.label if field else "")
        at += 1
        if at < len(path) and isinstance(path[at], int):
            said += str(int(path[at]) + 1)
            at += 1
    return said


def _hint(field: Field) -> str:
    if field.example:
        return str(_EXAMPLE.fill(hint=field.hint, example=field.example))
    return field.hint


def tag(path: Path) -> str:
    """The tag of a field, "" where it would be too long."""
    made = _TAG + "_".join(str(key).replace("_", "__") for key in path)
    return made if len(made) <= _LONGEST_TAG else ""


def by_tag(name: str, schema: Schema) -> Path | None:
    """The field that a tag means."""
    if not name.startswith(_TAG):
        return None
    keys = [key.replace("__", "_") for key in _BETWEEN.split(name.removeprefix(_TAG))]
    path: Path = tuple(int(key) if key.isdecimal() else key for key in keys)
    return path if schema.field(path) else None


def by_label(label: str, root: Path, schema: Schema) -> Path | None:
    """The field that a label means in the part that it stands in."""
    return _below(label, root, schema) or _below(label, (), schema)


def _below(label: str, root: Path, schema: Schema) -> Path | None:
    path = root
    for step in label.split("："):
        hit = _STEP.fullmatch(step)
        if hit is None:
            return None
        if hit[1]:
            around = schema.field(path) if path else None
            inside = around.inside if around else schema.names
            if hit[1] not in inside:
                return None
            path = (*path, inside[hit[1]].key)
        if hit[2]:
            path = (*path, int(hit[2]) - 1)
    return path if path != root and schema.field(path) else None
