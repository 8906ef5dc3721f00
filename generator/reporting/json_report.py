"""For programs: one JSON object, or one JSON object a line. Fields are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.basis.problems import Edit, Problem
from generator.reporting.base import json_text

VERSION = 1


def report(problems: Sequence[Problem], _: Sequence[str], language: str) -> str:
    """`{"version": 1, "problems": […]}`."""
    listed = [fields(problem, language) for problem in problems]
    return json_text({"version": VERSION, "problems": listed}, indent=2)


def lines(problems: Sequence[Problem], _: Sequence[str], language: str) -> str:
    """Each problem on a line of its own, with the fields that it has in `report`."""
    return "".join(json_text(fields(problem, language)) for problem in problems)


def fields(problem: Problem, language: str) -> dict[str, Any]:
    """What programs are told of a problem."""
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "level": problem.level,
        "rule": problem.rule,
        "message": problem.message.to(language),
        "path": list(problem.path),
        "instead": problem.instead,
        "edit": _edit(problem.edit) if problem.edit else None,
        "left": problem.left.to(language) if problem.left else "",
    }


def _edit(edit: Edit) -> dict[str, Any]:
    """Where to write what: from its first character up to the last, which stays."""
    start, end, text = edit
    return {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
        "text": text,
    }
