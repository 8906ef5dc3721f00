"""For any CI that reads JUnit's XML: a suite for each file, a case for each problem in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.reporters.base import said
from generator.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.problems import Problem


def report(problems: Sequence[Problem], files: Sequence[str], language: str) -> str:
    """The suites; a file without problems is a suite with one case that passes."""
    root = ET.Element("testsuites", name="fazhi")
    for file in dict.fromkeys(files):
        _suite(root, file, [p for p in problems if p.place.file == file], language)
    ET.indent(root)
    # GitHub takes this sign for a command wherever it stands in a line.
    text = ET.tostring(root, "unicode").replace("##[", "##&#91;")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _suite(root: ET.Element, file: str, problems: Sequence[Problem], language: str) -> None:
    counts = {"tests": str(max(len(problems), 1)), "failures": str(len(problems))}
    name = {"name": visible(file), "errors": "0", "skipped": "0"}
    suite = ET.SubElement(root, "testsuite", {**name, **counts})
    for problem in problems:
        _, line, column = problem.place
        where = f"{problem.rule} {line}:{column}"
        case = ET.SubElement(suite, "testcase", name=where, classname=visible(file))
        message = visible(said(problem, language))
        failure = ET.SubElement(case, "failure", type=problem.level, message=message)
        failure.text = f"{visible(file)}:{line}:{column} {message}"
    if not problems:
        ET.SubElement(suite, "testcase", name="fazhi check", classname=visible(file))
