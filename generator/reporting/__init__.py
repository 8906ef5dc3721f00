"""How problems are shown: one function a format, from the problems of some files to text."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from generator.basis.problems import Problem
from generator.reporting.base import LEVEL_NAMES
from generator.reporting.plain import columns, summary, text, width

__all__ = [
    "LEVEL_NAMES",
    "REPORTERS",
    "columns",
    "job_summary",
    "report",
    "summary",
    "text",
    "width",
]
# Each format is a function (problems, files, language) → text in a module of this package, which
# is imported when it is asked for.
REPORTERS = {
    "text": "plain.report",
    "json": "machine.as_json",
    "jsonl": "machine.as_lines",
    "github": "github.report",
    "gitlab": "gitlab.report",
    "sarif": "sarif.report",
    "junit": "junit.report",
}


def job_summary(problems: Sequence[Problem], files: Sequence[str], language: str) -> str:
    """The table of `github.job_summary`."""
    from generator.reporting import github

    return github.job_summary(problems, files, language)


def report(style: str, problems: Sequence[Problem], files: Sequence[str], language: str) -> str:
    """The problems found in `files`, in one of the formats of REPORTERS."""
    module, function = REPORTERS[style].split(".")
    shown: str = getattr(import_module(f"{__name__}.{module}"), function)(problems, files, language)
    return shown
