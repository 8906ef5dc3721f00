"""Problems → text: one function a format, from the problems of some files to the text of a report.

base          what formats share: a problem in one sentence, its file from here, its fingerprint
plain         for people at a terminal: the problem and the spot in its line; the line that sums up
json_report   for programs: one JSON object, or one a line
github        for GitHub Actions: annotations, and a table for the page of the run
gitlab        for GitLab: a Code Quality report
sarif         for code scanning: SARIF 2.1.0, with the manual page of each rule
figures       the figures of a report, for the screen, Markdown, CSV and Excel
junit         for any CI: JUnit's XML
status        beside these: how far a report is, as JSON and CSV
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from generator.basis.problems import Problem
from generator.reporting import github, gitlab, json_report, junit, plain, sarif
from generator.reporting.base import LEVEL_NAMES
from generator.reporting.github import job_summary
from generator.reporting.plain import summary, text

__all__ = ["LEVEL_NAMES", "REPORTERS", "job_summary", "summary", "text"]
# Problems, the names of the files that were checked, and the language → text.
Reporter: TypeAlias = Callable[[Sequence[Problem], Sequence[str], str], str]
REPORTERS: Mapping[str, Reporter] = {
    "text": plain.report,
    "json": json_report.report,
    "jsonl": json_report.lines,
    "github": github.report,
    "gitlab": gitlab.report,
    "sarif": sarif.report,
    "junit": junit.report,
}
