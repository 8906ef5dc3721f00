"""What the rules of language share: findings in a line, and excerpts that show what is mended."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.basis.characters import CLAUSE_ENDS
from generator.checking.finding import Change, Finding
from generator.reports.joined import Line

# What an excerpt shows beside the characters that are mended: their clause, or most of it, and no
# part of a figure or a Latin word; all of a short line.
_SHORT, _FAR = 24, 40
_BEFORE = re.compile(f"(?<![0-9A-Za-z])[^{CLAUSE_ENDS}]{{0,12}}.{{0,4}}$")
_AFTER = re.compile(f".{{0,4}}[^{CLAUSE_ENDS}]{{0,12}}(?![0-9A-Za-z])")
_CUT = "…"


def placed(found: Finding, line: Line) -> Finding:
    """A finding whose offsets count from the start of a line, as one in the text of that line."""
    start, change = line.offset, found.change
    if change:
        change = Change(start + change.start, start + change.end, *change[2:])
    return replace(found, path=line.path, offset=start + (found.offset or 0), change=change)


def excerpt(text: str, start: int, end: int, right: str) -> str:
    """The clause of a text in which `right` replaces what stands from `start` to `end`."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = last if last >= 0 else len(text)
    before, after = text[max(first, start - _FAR) : start], text[end : min(last, end + _FAR)]
    if last - first > _SHORT:
        before, after = _opening(before), _ending(after)
    return (before + right + after).strip()


def _opening(text: str) -> str:
    """The end of what stands before a change."""
    shown = _BEFORE.search(text)
    start = shown.start() if shown else len(text)
    is_cut = start > 0 and text[start - 1] not in CLAUSE_ENDS
    return _CUT * is_cut + text[start:]


def _ending(text: str) -> str:
    """The beginning of what stands after a change."""
    shown = _AFTER.match(text)
    end = shown.end() if shown else 0
    is_cut = end < len(text) and text[end] not in CLAUSE_ENDS
    return text[:end] + _CUT * is_cut
