"""What one unit contributes to a report: a file of its own, in which a report's fields may stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.basis.messages import say
from generator.basis.problems import Problem
from generator.kinds import validation
from generator.reports.folder import INCLUDE
from generator.reports.source import Source, says_something


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


def problems(found: Source) -> list[Problem]:
    """What is wrong with a contribution as such, apart from the report that it belongs to."""
    own = found.kind.own
    wrong = [p for p in validation.check(found.schema, found) if p.path[:1] and p.path[0] in own]
    if INCLUDE in found.data:
        message = say("供稿里不能再“汇入”别的文件，请写在主文件里。")
        wrong.append(found.problem((INCLUDE,), "error", "include", message))
    if found.data and not contributes(found):
        message = say("「{unit}」还没有供稿：除了标题，什么也没有写。", unit=name(found))
        wrong.append(found.problem(("unit",), "error", "owed", message))
    return wrong
