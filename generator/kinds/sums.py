"""What a kind says of the figures in its tables: sums that hold, what is carried over, what prose names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.basis.messages import Message, say
from generator.basis.problems import Path
from generator.kinds.schema import Schema

_SIDES = re.compile("[＝=]")
_TERMS = re.compile("[＋+]")


class Equation(NamedTuple):
    """Rows of a table (fields at the root) whose sums are the same, in every column."""

    table: str
    left: Sequence[str]
    right: Sequence[str]


class Carried(NamedTuple):
    """A row of last year's table that must be a row of this year's."""

    table: str
    last: str
    this: str


class NamedFigure(NamedTuple):
    """A cell, and the pattern of what prose says of it: its first group is the figure."""

    table: str
    row: str
    column: int
    says: str


class Sums(NamedTuple):
    """All of that."""

    equations: Sequence[Equation] = ()
    carried: Sequence[Carried] = ()
    named: Sequence[NamedFigure] = ()


def read(said: Mapping[str, Any], form: Schema) -> Sums:
    """What a kind.yaml that has no `faults` says of a form."""
    return Sums(
        tuple(
            Equation(each["table"], *(_keys(side, each["table"], form) for side in _sides(text)))
            for each in said["sums"] or ()
            for text in each["equations"]
        ),
        tuple(
            Carried(each["table"], *_keys([each["last"], each["this"]], each["table"], form))
            for each in said["carried"] or ()
        ),
        tuple(_named(each, form) for each in said["named"] or ()),
    )


def faults(said: Mapping[str, Any], form: Schema) -> Iterator[tuple[Path, Message]]:
    """What is wrong in it: each place in the file, and what to tell."""
    for number, each in enumerate(said["sums"] or ()):
        for place, text in enumerate(each["equations"]):
            path = ("sums", number, "equations", place)
            sides = _sides(text)
            if len(sides) != 2 or not all(all(side) for side in sides):  # noqa: PLR2004 (two sides)
                yield path, say("「{text}」不是等式：要写成 甲＋乙＝丙 的样子。", text=text)
            yield from _unknown(
                path, [name for side in sides for name in side], each["table"], form
            )
    for number, each in enumerate(said["carried"] or ()):
        for key in ("last", "this"):
            yield from _unknown(("carried", number, key), [each[key]], each["table"], form)
    for number, each in enumerate(said["named"] or ()):
        yield from _wrong_cell(("named", number), each, form)


def _sides(text: str) -> list[list[str]]:
    """The names on both sides of an equation."""
    return [[name.strip() for name in _TERMS.split(side)] for side in _SIDES.split(text)]


def _keys(names: Sequence[str], table: str, form: Schema) -> list[str]:
    inside = form.fields[table].inside
    return [inside[name].key for name in names]


def _unknown(
    path: Path, names: Sequence[str], table: str, form: Schema
) -> Iterator[tuple[Path, Message]]:
    """The names that are none of a row of the table."""
    inside = form.fields[table].inside
    for name in names:
        if name and (name not in inside or not inside[name].columns):
            label = form.fields[table].label
            yield path, say("「{label}」里没有「{name}」这一行数。", label=label, name=name)


def _wrong_cell(
    path: Path, each: Mapping[str, Any], form: Schema
) -> Iterator[tuple[Path, Message]]:
    wrong = list(_unknown((*path, "row"), [each["row"]], each["table"], form))
    yield from wrong
    if not wrong:
        columns = form.fields[each["table"]].inside[each["row"]].columns
        if each["column"] not in columns:
            names = "、".join(columns)
            yield (
                (*path, "column"),
                say("没有「{name}」这一列，有的是：{names}。", name=each["column"], names=names),
            )
    if re.compile(each["says"]).groups != 1:
        yield (*path, "says"), say("「写着」里要有一对括号，括着数。")


def _named(each: Mapping[str, Any], form: Schema) -> NamedFigure:
    row = form.fields[each["table"]].inside[each["row"]]
    return NamedFigure(each["table"], row.key, row.columns.index(each["column"]), each["says"])
