"""What the values of a look make impossible together, though each by itself is possible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.basis.messages import Message, say
from generator.basis.problems import Path, Problem
from generator.kinds.schema import Schema
from generator.parsing.tree import Tree

_LEAST_ROOM = 50  # mm for the text, across and down
_NUMBER_ROOM = 10  # mm from the middle of the page number to the edge of the paper
_AXES = (("width", "left", "right", say("宽")), ("height", "top", "bottom", say("高")))
_WORD_S_OWN = ("normal", "default paragraph font", "normal table", "table normal", "no list")


def check(data: dict[str, Any], laid: Tree, rules: Schema) -> list[Problem]:
    """The problems of the whole look `data`, at their places in the file laid over the house's."""
    found = [
        *_same_names(data["styles"], rules),
        *_no_room(data["page"]),
        *_no_number(data["page"]),
    ]
    return [_problem(laid, paths, message) for paths, message in found]


def _problem(laid: Tree, paths: list[Path], message: Message) -> Problem:
    """At the first of the values that the file gives: the other came from the house's."""
    path = next(path for path in paths if path in laid.nodes)
    return laid.problem(path, "error", "bad-value", message, 0)


def _same_names(styles: dict[str, Any], rules: Schema) -> Iterator[tuple[list[Path], Message]]:
    """Word knows a style by its name, in whatever case: two that share one are one."""
    first = dict.fromkeys(_WORD_S_OWN, "")
    for role, values in styles.items():
        other = first.setdefault(values["name"].casefold(), role)
        if other == role:
            continue
        owner = say("Word 自己的一种样式")
        if other:
            owner = say("「{label}」", label=rules.label(("styles", other)))
        message = say(
            "「{role}」的名称不能是“{name}”，{owner}已经叫这个名称。请换一个。",
            role=rules.label(("styles", role)),
            name=values["name"],
            owner=owner,
        )
        yield [("styles", role, "name"), ("styles", other, "name")], message


def _no_room(page: dict[str, float]) -> Iterator[tuple[list[Path], Message]]:
    for whole, *margins, label in _AXES:
        left = page[str(whole)] - sum(page[str(margin)] for margin in margins)
        if left < _LEAST_ROOM:
            message = say(
                "纸{label} {whole} 毫米，去掉边距只剩 {left} 毫米，放不下正文。请改小边距。",
                label=label,
                whole=f"{page[str(whole)]:g}",
                left=f"{left:g}",
            )
            yield [("page", str(key)) for key in (*margins, whole)], message


def _no_number(page: dict[str, float]) -> Iterator[tuple[list[Path], Message]]:
    least = page["number"] + _NUMBER_ROOM
    if page["bottom"] < least:
        message = say(
            "页码距版心 {number} 毫米，下边距只有 {bottom} 毫米，页码印不全。下边距至少要 {least} 毫米。",
            number=f"{page['number']:g}",
            bottom=f"{page['bottom']:g}",
            least=f"{least:g}",
        )
        yield [("page", "bottom"), ("page", "number")], message
