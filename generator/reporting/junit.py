"""For any CI that reads JUnit's XML: a suite for each file, a case for each problem in it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from generator.basis.problems import Problem
from generator.basis.terminal import visible
from generator.reporting.base import sentence


def report(problems: Sequence[Problem], files: Sequence[str], language: str) -> str:
    """The suites; a file without problems is a suite with one case that passes."""
    root = ET.Element("testsuites", name="fazhi")
    for file in dict.fromkeys(files):
        of_file = [problem for problem in problems if problem.place.file == file]
        _add_suite(root, file, of_file, language)
    ET.indent(root)
    # GitHub takes this sign for a command wherever it stands in a line.
    text = ET.tostring(root, "unicode").replace("##[", "##&#91;")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _add_suite(root: ET.Element, file: str, problems: Sequence[Problem], language: str) -> None:
    suite = ET.SubElement(
        root,
        "testsuite",
        name=visible(file),
        errors="0",
        skipped="0",
        tests=str(max(len(problems), 1)),
        failures=str(len(problems)),
    )
    for problem in problems:
        _add_case(suite, problem, language)
    if not problems:
        ET.SubElement(suite, "testcase", name="fazhi check", classname=visible(file))


def _add_case(suite: ET.Element, problem: Problem, language: str) -> None:
    file, line, column = problem.place
    name = f"{problem.rule} {line}:{column}"
    case = ET.SubElement(suite, "testcase", name=name, classname=visible(file))
    message = visible(sentence(problem, language))
    failure = ET.SubElement(case, "failure", type=problem.level, message=message)
    failure.text = f"{visible(file)}:{line}:{column} {message}"
