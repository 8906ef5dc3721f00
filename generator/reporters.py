"""How problems are shown: one function a format, from problems to text."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from generator.messages import say
from generator.problems import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.problems import Level, Problem

LEVEL_NAMES = {"error": say("错误"), "warning": say("警告"), "info": say("提示")}
_SHOWN = 72  # columns of the source line that are shown around the caret
_WIDE = "WF"


def text(problems: Sequence[Problem], language: str) -> str:
    """For people: place, level, rule and message, and the spot in the source line."""
    return "".join(_shown(problem, language) for problem in problems)


def _shown(problem: Problem, language: str) -> str:
    file, line, column = problem.place
    level = LEVEL_NAMES[problem.level].to(language)
    said = f"{file}:{line}:{column} {level} {problem.rule} {problem.message.to(language)}\n"
    if problem.source_line.strip():
        excerpt, caret = _excerpt(problem.source_line, column - 1)
        said += f"    {excerpt}\n    {' ' * caret}^\n"
    if problem.instead:
        said += f"    {say('改成：{instead}', instead=_instead(problem)).to(language)}\n"
    return said


def _instead(problem: Problem) -> str:
    """What to write, on one line; of a whole line too long for the screen, where it differs."""
    index = problem.place.column - 1
    shown = problem.instead.replace("\n", "⏎")
    whole = index and problem.instead[:index] == problem.source_line[:index]
    return _excerpt(shown, min(index, len(shown) - 1) if whole else 0)[0]


def _excerpt(line: str, index: int) -> tuple[str, int]:
    """The part of a line around a character that fits the screen, and the character's column."""
    start = index
    while start > 0 and width(line[start - 1 : index]) <= _SHOWN // 2:
        start -= 1
    end = index
    while end < len(line) and width(line[start : end + 1]) <= _SHOWN:
        end += 1
    before = "…" if start else ""
    return before + line[start:end] + ("…" if end < len(line) else ""), width(
        before + line[start:index]
    )


def width(shown: str) -> int:
    """How many columns a terminal gives to a text: two for a Chinese character, four for a tab."""
    return sum(4 if c == "\t" else 2 if east_asian_width(c) in _WIDE else 1 for c in shown)


def as_json(problems: Sequence[Problem], language: str) -> str:
    """For programs: `{"version": 1, "problems": […]}`; fields are only ever added."""
    listed = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "level": problem.level,
            "rule": problem.rule,
            "message": problem.message.to(language),
            "path": list(problem.path),
        }
        for problem in problems
    ]
    return json.dumps({"version": 1, "problems": listed}, ensure_ascii=False, indent=2) + "\n"


REPORTERS: dict[str, Callable[[Sequence[Problem], str], str]] = {"text": text, "json": as_json}


def summary(problems: Sequence[Problem], files: int, language: str) -> str:
    """The last line: how many of each level in how many files."""
    count: Counter[Level] = Counter(problem.level for problem in problems)
    if not problems:
        return say("检查了 {files} 个文件，没有发现问题。", files=files).to(language)
    totals = [
        say("{count} 个{level}", count=count[level], level=LEVEL_NAMES[level]).to(language)
        for level in LEVELS
        if count[level]
    ]
    separator = say("，").to(language)
    said = say("检查了 {files} 个文件：{totals}。", files=files, totals=separator.join(totals))
    mendable = sum(problem.mendable for problem in problems)
    if not mendable:
        return said.to(language)
    hint = say("其中 {count} 个可以自动改好，运行时加上 --fix 即可。", count=mendable)
    return said.to(language) + hint.to(language)
