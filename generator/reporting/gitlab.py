"""For GitLab: a Code Quality report, whose fingerprints stay when other lines change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.basis.problems import Problem
from generator.reporting.base import fingerprints, json_text, relative, sentence

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(problems: Sequence[Problem], _: Sequence[str], language: str) -> str:
    """A list of findings with the fields that GitLab documents."""
    pairs = zip(problems, fingerprints(problems), strict=True)
    listed = [_finding(problem, fingerprint, language) for problem, fingerprint in pairs]
    return json_text(listed, indent=2)


def _finding(problem: Problem, fingerprint: str, language: str) -> dict[str, Any]:
    file, line, _ = problem.place
    return {
        "description": sentence(problem, language),
        "check_name": problem.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[problem.level],
        "location": {"path": relative(file), "lines": {"begin": line}},
    }
