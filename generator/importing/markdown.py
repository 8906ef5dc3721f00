"""Markdown: the words of a line without its marks, its level of heading, the cells of a table."""

from __future__ import annotations

import re

# A line under a heading, between two rows of a table or between two parts of a text.
_RULE = re.compile(r"(?=[\s:|]*-)[\s:|-]+|=+|[*_](?:\s*[*_]){2,}")
_HEADING = re.compile(r"(#{1,6})\s")
# What Markdown adds to words, and what is left of it.
_MARKS = (
    (re.compile(r"^#{1,6}\s+"), ""),
    (re.compile(r"(?<!\s)\s+#+$"), ""),
    (re.compile(r"^>\s?"), ""),
    (re.compile(r"^[-*+]\s+"), ""),
    (re.compile(r"\*\*(.+?)\*\*"), r"\1"),
    (re.compile(r"__(.+?)__"), r"\1"),
    (re.compile(r"!?\[([^\[\]]*)\]\(\)"), r"\1"),
    (re.compile(r"!?\[([^\[\]]+)\]\(\1\)"), r"\1"),
    (re.compile(r"!?\[([^\[\]]*)\]\(([^()\[\]\s]{1,2000})\)"), r"\1（\2）"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])"), r"\1"),
)


def words(line: str) -> str:
    """The words of a line, "" for a line that is drawn."""
    if is_rule(line):
        return ""
    for mark, left in _MARKS:
        line = mark.sub(left, line)
    return line


def is_rule(line: str) -> bool:
    """Whether a line is drawn with marks, and says nothing."""
    return _RULE.fullmatch(line) is not None


def heading_level(line: str) -> int:
    """The level of a heading, from 1; 0 for a line that is none."""
    marks = _HEADING.match(line)
    return len(marks[1]) if marks else 0


def cells(line: str) -> list[str]:
    """The cells of a line that looks like a row of a table, else none."""
    row = line.strip()
    if not row.startswith("|"):
        return []
    return [words(cell.strip()) for cell in row.strip("|").split("|")]
