"""For GitLab: a Code Quality report, whose fingerprints outlive edits of other lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reporters.base import dumped, fingerprints, relative, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.problems import Problem

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(problems: Sequence[Problem], _: Sequence[str], language: str) -> str:
    """A list of findings with the fields that GitLab documents."""
    listed = [
        {
            "description": said(problem, language),
            "check_name": problem.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[problem.level],
            "location": {
                "path": relative(problem.place.file),
                "lines": {"begin": problem.place.line},
            },
        }
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]
    return dumped(listed, indent=2)
