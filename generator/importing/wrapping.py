"""Text whose lines were broken at a fixed width, as a PDF or a mail gives it, in whole paragraphs."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from generator.basis import ordinals

_NARROWEST, _WIDEST = 40, 110  # columns of such a line; a Chinese character takes two
# How many columns a full line may be short of the others: more where indents tell paragraphs.
_RAGGED, _RAGGED_INDENTED = 3, 8
_FEWEST = 3  # lines that are broken within a sentence
_WHOLE = re.compile(r"[。：；！？.:;!?”）)]$")
_INDENT = re.compile(r"[ \u3000]{2}|\u3000")
_LATIN = re.compile(r"[A-Za-z]$")


def unwrapped(lines: list[str]) -> tuple[list[str], list[int]]:
    """As many lines, each paragraph in its first one, and the numbers of those that grew.

    Text that was not broken at a fixed width stays as it is.
    """
    most = max(map(_width, lines), default=0)
    indented = any(map(_INDENT.match, lines))
    least = most - (_RAGGED_INDENTED if indented else _RAGGED)
    full = [least <= _width(line) for line in lines]
    broken = [
        line for line, is_full in zip(lines, full, strict=True) if is_full and not _ends(line)
    ]
    if not _NARROWEST <= most <= _WIDEST or len(broken) < _FEWEST:
        return lines, []
    groups: list[list[str]] = []
    for index, line in enumerate(lines):
        if index and full[index - 1] and _goes_on(lines[index - 1], line, indented):
            groups[-1].append(line)
        else:
            groups.append([line])
    made: list[str] = []
    grown: list[int] = []
    for group in groups:
        grown += [len(made) + 1] * (len(group) > 1)
        made += [_joined(group), *[""] * (len(group) - 1)]
    return made, grown


def _joined(lines: list[str]) -> str:
    """Lines as one: with a space between words of letters only."""
    first, *others = lines
    gaps = (" " if _LATIN.search(line.rstrip()) else "" for line in lines)
    return first.rstrip() + "".join(
        gap + line.strip() for gap, line in zip(gaps, others, strict=False)
    )


def _width(line: str) -> int:
    return sum(2 if east_asian_width(each) in "WFA" else 1 for each in line.rstrip())


def _ends(line: str) -> bool:
    """Whether a line may be the end of a paragraph; a row of a table always is."""
    return bool(_WHOLE.search(line.rstrip())) or "\t" in line


def _goes_on(before: str, line: str, indented: bool) -> bool:
    """Whether a line goes on with the paragraph of the full line before it."""
    if (
        not line.strip()
        or "\t" in before + line
        or _INDENT.match(line)
        or ordinals.of_heading(line)
    ):
        return False
    return indented or not _ends(before)
