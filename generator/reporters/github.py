"""For GitHub Actions: the report in the log, annotations beside the lines, a table for the summary.

GitHub shows no more than ten errors, ten warnings and ten notices of a step, the first that come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.messages import say
from generator.problems import LEVELS
from generator.reporters import plain
from generator.reporters.base import LEVEL_NAMES, relative, said
from generator.terminal import visible, without_commands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.problems import Problem

# What an annotation of each level is called, and how many of them are shown; the last notice says
# how many more there are.
_COMMANDS = {"error": ("error", 10), "warning": ("warning", 10), "info": ("notice", 9)}
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))
_ROWS = 200  # a summary of more than a megabyte is not shown at all


def report(problems: Sequence[Problem], _: Sequence[str], language: str) -> str:
    """The text report, in which nothing is taken for a command, and the annotations."""
    text = without_commands(plain.text(problems, language))
    return text + "".join(f"{line}\n" for line in _annotations(problems, language))


def _annotations(problems: Sequence[Problem], language: str) -> list[str]:
    """Annotations of the gravest problems, and one that counts the rest."""
    shown = [
        problem
        for level in LEVELS
        for problem in [p for p in problems if p.level == level][: _COMMANDS[level][1]]
    ]
    lines = [_annotation(problem, language) for problem in shown]
    rest = len(problems) - len(shown)
    if rest:
        message = say("还有 {rest} 个问题没有标出来，见运行日志。", rest=rest).to(language)
        lines.append(f"::notice title=fazhi::{_escaped(message, _DATA)}")
    return lines


def _annotation(problem: Problem, language: str) -> str:
    properties = {
        "file": relative(problem.place.file),
        "line": problem.place.line,
        "col": problem.place.column,
        "title": f"fazhi {problem.rule}",
    }
    given = ",".join(f"{key}={_escaped(str(v), _PROPERTY)}" for key, v in properties.items())
    command = _COMMANDS[problem.level][0]
    return visible(f"::{command} {given}::{_escaped(said(problem, language), _DATA)}")


def _escaped(text: str, table: Sequence[tuple[str, str]]) -> str:
    for character, escape in table:
        text = text.replace(character, escape)
    return text


def job_summary(problems: Sequence[Problem], files: Sequence[str], language: str) -> str:
    """A Markdown table of the problems, the gravest first, for the page of the run."""
    lines = ["### fazhi check", "", plain.summary(problems, len(files), language), ""]
    if problems:
        head = [say("级别"), say("位置"), say("规则"), say("问题")]
        lines += [_row([cell.to(language) for cell in head]), _row(["---"] * len(head))]
        worst_first = sorted(problems, key=lambda p: LEVELS.index(p.level))
        lines += [_problem_row(problem, language) for problem in worst_first[:_ROWS]]
    rest = len(problems) - _ROWS
    if rest > 0:
        lines += ["", say("还有 {rest} 个问题没有标出来，见运行日志。", rest=rest).to(language)]
    return "\n".join(lines) + "\n"


def _problem_row(problem: Problem, language: str) -> str:
    file, line, _ = problem.place
    level = LEVEL_NAMES[problem.level].to(language)
    return _row([level, f"{relative(file)}:{line}", problem.rule, said(problem, language)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: str) -> str:
    """A text as Markdown shows it unchanged in a cell."""
    for character in "\\`*_[]<>|&~$#":
        text = text.replace(character, "\\" + character)
    return visible(" ".join(text.split()))
