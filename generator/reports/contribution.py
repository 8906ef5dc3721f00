"""What one unit contributes to a report: a file of its own, in which a report's fields may stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.basis.messages import say
from generator.basis.problems import Problem
from generator.kinds import validation
from generator.reports.folder import INCLUDE
from generator.reports.source import Source, says_something

_WHOLE_REPORT = say(
    "「{unit}」这个文件是一份完整的报告，不是一家单位的供稿，没有汇入。"
    "请只留这家单位供的内容，开头写上“单位”和“报送期限”。"
)
_EMPTY = say("「{label}」还没有填。没有要写的，请删去这一栏。")
_BARE = say("“{heading}”下面还没有写内容。没有要写的，请删去这一项。")


def name(found: Source) -> str:
    """What to call the unit whose contribution this is: its file's name where it does not say."""
    return str(found.data.get("unit") or Path(found.page.file).stem)


def contributes(found: Source) -> bool:
    """Whether a contribution says anything beyond its headings."""
    for key, value in found.data.items():
        each = value if isinstance(value, list) else [value]
        if key not in found.kind.own and key != INCLUDE and any(map(_says, each)):
            return True
    return False


def _says(value: Any) -> bool:
    return says_something(value) if isinstance(value, dict) else bool(value)


def is_report(found: Source) -> bool:
    """Whether a file that should be a contribution is a whole report: it has all that one must."""
    due = {key for key, field in found.kind.schema.fields.items() if field.required}
    return found.is_contribution and "unit" not in found.data and due <= found.data.keys()


def is_unread(found: Source) -> bool:
    """Whether nothing of a file could be read, which its problems say."""
    return not found.data and any(problem.level == "error" for problem in found.problems)


def problems(found: Source) -> list[Problem]:
    """What is wrong with a contribution as such, apart from the report that it belongs to."""
    if is_report(found):
        return [found.problem((), "error", "include", _WHOLE_REPORT.fill(unit=name(found)))]
    if is_unread(found):
        return []
    own = found.kind.own
    wrong = [p for p in validation.check(found.schema, found) if p.path[:1] and p.path[0] in own]
    if INCLUDE in found.data:
        message = say("供稿里不能再“汇入”别的文件，请写在主文件里。")
        wrong.append(found.problem((INCLUDE,), "error", "include", message))
    if found.data and not contributes(found):
        message = say("「{unit}」还没有供稿：除了标题，什么也没有写。", unit=name(found))
        wrong.append(found.problem(("unit",), "error", "owed", message))
        return wrong
    return [*wrong, *_left_empty(found)]


def _left_empty(found: Source) -> Iterator[Problem]:
    """A problem for each field that the unit is asked for and left empty, and for each bare heading."""
    for path in found.nodes:
        if len(path) == 1 and path[0] not in {*found.data, *found.kind.own, INCLUDE}:
            message = _EMPTY.fill(label=found.schema.label(path))
            yield found.problem(path, "error", "owed", message)
    for path, section in found.sections:
        if not says_something(section):
            heading = section.get("heading", found.schema.label(path))
            yield found.problem(path, "error", "owed", _BARE.fill(heading=heading))
