"""Problems → text in every format: one function a format, from the problems of some files to text.

plain               for people at a terminal
json_               JSON, and JSON lines
github, gitlab      annotations of a CI run
sarif, junit        for code scanning and test reports
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from generator.basis.problems import Problem
from generator.reporting import github, gitlab, json_, junit, plain, sarif
from generator.reporting.base import LEVEL_NAMES
from generator.reporting.github import job_summary
from generator.reporting.plain import summary, text

__all__ = ["LEVEL_NAMES", "REPORTERS", "job_summary", "summary", "text"]
# Problems, the names of the files that were checked, and the language → text.
Reporter: TypeAlias = Callable[[Sequence[Problem], Sequence[str], str], str]
REPORTERS: Mapping[str, Reporter] = {
    "text": plain.report,
    "json": json_.as_json,
    "jsonl": json_.as_lines,
    "github": github.report,
    "gitlab": gitlab.report,
    "sarif": sarif.report,
    "junit": junit.report,
}
