"""For programs: one JSON object, or one JSON object a line. Fields are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.reporters.base import dumped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.problems import Problem

VERSION = 1


def as_json(problems: Sequence[Problem], _: Sequence[str], language: str) -> str:
    """`{"version": 1, "problems": […]}`."""
    listed = [_fields(problem, language) for problem in problems]
    whole = {"version": VERSION, "problems": listed}
    return dumped(whole, indent=2)


def as_lines(problems: Sequence[Problem], _: Sequence[str], language: str) -> str:
    """Each problem on a line of its own, with the fields that `as_json` gives it."""
    return "".join(dumped(_fields(problem, language)) for problem in problems)


def _fields(problem: Problem, language: str) -> dict[str, Any]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "level": problem.level,
        "rule": problem.rule,
        "message": problem.message.to(language),
        "path": list(problem.path),
        "instead": problem.instead,
    }
