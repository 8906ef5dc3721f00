"""Text whose lines were broken at a fixed width, as a PDF or a mail gives it, in whole paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.basis import ordinals
from generator.basis.characters import printed_width

# How wide such lines are, in Chinese characters.
_NARROWEST, _WIDEST = 20, 55
# How much a full line may be short of the widest: more where indents show the paragraphs.
_RAGGED, _RAGGED_INDENTED = 1.5, 4
_FEWEST = 3  # lines that are broken within a sentence
_END_OF_SENTENCE = re.compile(r"[。：；！？.:;!?”）)]$")
_INDENT = re.compile(r"[ \u3000]{2}|\u3000")
_LATIN = re.compile(r"[A-Za-z]$")


def unwrapped(lines: list[str]) -> tuple[list[str], list[int]]:
    """As many lines, each paragraph in its first one, and the numbers of the lines that grew.

    Text that was not broken at a fixed width stays as it is.
    """
    is_indented = any(map(_INDENT.match, lines))
    widths = [printed_width(line.rstrip()) for line in lines]
    widest = max(widths, default=0)
    least = widest - (_RAGGED_INDENTED if is_indented else _RAGGED)
    is_full = [width >= least for width in widths]
    if not _NARROWEST <= widest <= _WIDEST or _broken(lines, is_full) < _FEWEST:
        return lines, []
    return _spread(_paragraphs(lines, is_full, is_indented=is_indented))


def _broken(lines: list[str], is_full: list[bool]) -> int:
    """How many full lines end within a sentence."""
    pairs = zip(lines, is_full, strict=True)
    return sum(full and not _may_end_paragraph(line) for line, full in pairs)


def _paragraphs(lines: list[str], is_full: list[bool], *, is_indented: bool) -> list[list[str]]:
    """The lines of each paragraph."""
    paragraphs: list[list[str]] = []
    for index, line in enumerate(lines):
        goes_on = (
            index > 0
            and is_full[index - 1]
            and _goes_on(lines[index - 1], line, is_indented=is_indented)
        )
        if goes_on:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _goes_on(before: str, line: str, *, is_indented: bool) -> bool:
    """Whether a line goes on with the paragraph of the full line before it."""
    if not line.strip() or _is_row(before) or _is_row(line):
        return False
    if _INDENT.match(line) or ordinals.of_heading(line):
        return False
    return is_indented or not _may_end_paragraph(before)


def _may_end_paragraph(line: str) -> bool:
    """Whether a line may be the last of a paragraph; a row of a table always is."""
    return _is_row(line) or _END_OF_SENTENCE.search(line.rstrip()) is not None


def _is_row(line: str) -> bool:
    return "\t" in line


def _spread(paragraphs: list[list[str]]) -> tuple[list[str], list[int]]:
    """Each paragraph on its first line, the lines that it leaves empty; which lines grew."""
    spread: list[str] = []
    grown: list[int] = []
    for lines in paragraphs:
        if len(lines) > 1:
            grown.append(len(spread) + 1)
        spread.append(_joined(lines))
        spread += [""] * (len(lines) - 1)
    return spread, grown


def _joined(lines: list[str]) -> str:
    """Lines as one, with a space behind a line that ends in a letter."""
    joined = lines[0].rstrip()
    for before, line in pairwise(lines):
        gap = " " if _LATIN.search(before.rstrip()) else ""
        joined += gap + line.strip()
    return joined
