"""For people at a terminal: each problem with the spot in its line, and the line that sums up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.basis.messages import say
from generator.basis.problems import LEVELS, Problem
from generator.basis.terminal import visible, width
from generator.reporting.base import BY_AUTHOR, BY_ITSELF, INSTEAD, LEVEL_NAMES

_SHOWN = 72  # columns of the source line that are shown around the caret


def report(problems: Sequence[Problem], _: Sequence[str], language: str) -> str:
    """The text report: what was found, whatever the files."""
    return text(problems, language)


def text(problems: Sequence[Problem], language: str) -> str:
    """Place, level, rule and message of each problem, and the spot in the source line."""
    return "".join(_shown(problem, language) for problem in problems)


def _shown(problem: Problem, language: str) -> str:
    file, line, column = problem.place
    level = LEVEL_NAMES[problem.level].to(language)
    message = problem.message.to(language)
    lines = [visible(f"{file}:{line}:{column} {level} {problem.rule} {message}")]
    if problem.source_line.strip():
        excerpt, caret = _excerpt(problem.source_line, column - 1)
        lines += [f"    {excerpt}", f"    {' ' * caret}^"]
    if problem.instead:
        said = BY_ITSELF if problem.edit else BY_AUTHOR if problem.left else INSTEAD
        lines.append(f"    {said.fill(instead=_instead(problem), why=problem.left).to(language)}")
    return "".join(f"{line}\n" for line in lines)


def _instead(problem: Problem) -> str:
    """What to write, on one line; of a whole line too long for the screen, where it differs."""
    index = problem.place.column - 1
    shown = problem.instead.replace("\n", "⏎")
    is_whole_line = index and problem.instead[:index] == problem.source_line[:index]
    around = min(index, len(shown) - 1) if is_whole_line else 0
    excerpt, _ = _excerpt(shown, around)
    return excerpt


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


def summary(problems: Sequence[Problem], files: int, language: str) -> str:
    """The last line: how many of each level in how many files."""
    if not problems:
        return say("检查了 {files} 个文件，没有发现问题。", files=files).to(language)
    counts = Counter(problem.level for problem in problems)
    totals = [
        say("{count} 个{level}", count=counts[level], level=LEVEL_NAMES[level]).to(language)
        for level in LEVELS
        if counts[level]
    ]
    joined = say("，").to(language).join(totals)
    checked = say("检查了 {files} 个文件：{totals}。", files=files, totals=joined).to(language)
    mendable = sum(problem.edit is not None for problem in problems)
    if not mendable:
        return checked
    hint = say("其中 {count} 个可以自动改好，运行时加上 --fix 即可。", count=mendable)
    return checked + hint.to(language)
