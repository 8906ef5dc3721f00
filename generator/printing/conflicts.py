"""Values of a look that conflict, though each by itself is possible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.basis.messages import Message, say
from generator.basis.problems import Path, Problem
from generator.kinds.schema import Schema
from generator.parsing.tree import Tree

_LEAST_ROOM = 50  # mm for the text, across and down
_NUMBER_ROOM = 10  # mm from the middle of the page number to the edge of the paper
_AXES: tuple[tuple[str, str, str, Message], ...] = (
    ("width", "left", "right", say("宽")),
    ("height", "top", "bottom", say("高")),
)
_NAMES_IN_WORD = ("normal", "default paragraph font", "normal table", "table normal", "no list")


class _Conflict(NamedTuple):
    """What is wrong, and the values that bring it about together."""

    paths: list[Path]
    message: Message


def find(values: dict[str, Any], written: Tree, fields: Schema) -> list[Problem]:
    """The conflicts of a whole look, each at its place in the file that was laid over the house's."""
    conflicts = [
        *_same_names(values["styles"], fields),
        *_no_room(values["page"]),
        *_no_number(values["page"]),
    ]
    return [_problem(written, conflict) for conflict in conflicts]


def _problem(written: Tree, conflict: _Conflict) -> Problem:
    """The problem at the first of the values that the file gives: the others are the house's."""
    path = next(path for path in conflict.paths if path in written.nodes)
    return written.problem(path, "error", "bad-value", conflict.message, 0)


def _same_names(styles: dict[str, Any], fields: Schema) -> Iterator[_Conflict]:
    """Word knows a style by its name, in whatever case: two that share one are one."""
    first = dict.fromkeys(_NAMES_IN_WORD, "")
    for role, values in styles.items():
        other = first.setdefault(values["name"].casefold(), role)
        if other == role:
            continue
        owner = say("Word 自己的一种样式")
        if other:
            owner = say("「{label}」", label=fields.label(("styles", other)))
        message = say(
            "「{role}」的名称不能是“{name}”，{owner}已经叫这个名称。请换一个。",
            role=fields.label(("styles", role)),
            name=values["name"],
            owner=owner,
        )
        yield _Conflict([("styles", role, "name"), ("styles", other, "name")], message)


def _no_room(page: dict[str, float]) -> Iterator[_Conflict]:
    """The margins must leave some of the paper."""
    for whole, first, second, label in _AXES:
        left = page[whole] - page[first] - page[second]
        if left < _LEAST_ROOM:
            message = say(
                "纸{label} {whole} 毫米，去掉边距只剩 {left} 毫米，放不下正文。请改小边距。",
                label=label,
                whole=f"{page[whole]:g}",
                left=f"{left:g}",
            )
            yield _Conflict([("page", first), ("page", second), ("page", whole)], message)


def _no_number(page: dict[str, float]) -> Iterator[_Conflict]:
    """The page number must stand on the paper."""
    least = page["number"] + _NUMBER_ROOM
    if page["bottom"] < least:
        message = say(
            "页码距版心 {number} 毫米，下边距只有 {bottom} 毫米，页码印不全。下边距至少要 {least} 毫米。",
            number=f"{page['number']:g}",
            bottom=f"{page['bottom']:g}",
            least=f"{least:g}",
        )
        yield _Conflict([("page", "bottom"), ("page", "number")], message)
