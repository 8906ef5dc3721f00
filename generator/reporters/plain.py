"""For people at a terminal: each problem with the spot in its line, and the line that sums up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from generator.messages import say
from generator.problems import LEVELS
from generator.reporters.base import LEVEL_NAMES
from generator.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.problems import Level, Problem

_SHOWN = 72  # columns of the source line that are shown around the caret
_WIDE = "WF"


def report(problems: Sequence[Problem], _: Sequence[str], language: str) -> str:
    """The text report: what was found, whatever the files."""
    return text(problems, language)


def text(problems: Sequence[Problem], language: str) -> str:
    """Place, level, rule and message of each problem, and the spot in the source line."""
    return "".join(_shown(problem, language) for problem in problems)


def _shown(problem: Problem, language: str) -> str:
    file, line, column = problem.place
    level = LEVEL_NAMES[problem.level].to(language)
    place = f"{file}:{line}:{column}"
    said = visible(f"{place} {level} {problem.rule} {problem.message.to(language)}") + "\n"
    if problem.source_line.strip():
        excerpt, caret = _excerpt(problem.source_line, column - 1)
        said += f"    {excerpt}\n    {' ' * caret}^\n"
    if problem.instead:
        instead = say("改成：{instead}", instead=_instead(problem))
        said += f"    {instead.to(language)}\n"
    return said


def _instead(problem: Problem) -> str:
    """What to write, on one line; of a whole line too long for the screen, where it differs."""
    index = problem.place.column - 1
    shown = problem.instead.replace("\n", "⏎")
    whole = index and problem.instead[:index] == problem.source_line[:index]
    return _excerpt(shown, min(index, len(shown) - 1) if whole else 0)[0]


def _excerpt(line: str, index: int) -> tuple[str, int]:
    """The part of a line around a character that fits the screen, and the character's column."""
    start, left = index, 0
    while start > 0 and left + width(line[start - 1]) <= _SHOWN // 2:
        start -= 1
        left += width(line[start])
    end, shown = index, left
    while end < len(line) and shown + width(line[end]) <= _SHOWN:
        shown += width(line[end])
        end += 1
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return before + visible(line[start:end]) + after, width(before) + left


def width(shown: str) -> int:
    """How many columns a terminal gives to a text as it is shown: two for a Chinese character."""
    return sum(2 if east_asian_width(c) in _WIDE else 1 for c in visible(shown))


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table whose columns are as wide as a terminal shows their widest cell."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            visible(cell) + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


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
