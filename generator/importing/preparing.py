"""Paragraphs as an author meant them: what a file breaks is joined, what it runs together is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.basis import ordinals
from generator.basis.numerals import ORDINAL
from generator.importing.lines import DATE, LONGEST_LINE, is_name
from generator.importing.model import Grid, Item, Paragraph
from generator.importing.recognition import Recognition

_MOST_TITLE = 24  # paragraphs among which a title is
_LONGEST_SIGNATURE = 120  # characters of a name and a date in one line
_SIGNED_AND_DATED = re.compile(rf"(\S.{{1,40}}?)\s+({DATE})")
_LONG = 400  # characters of a paragraph that may be a whole report without line ends
_FEWEST_PIECES = 4  # of such a report
_HEADINGS_INSIDE = (
    re.compile(rf"(?:^|(?<=[。：；！:;\s]))({ORDINAL})、"),
    re.compile(rf"[（(]({ORDINAL})[）)]"),
)
_FEWEST_ORDINALS = 2  # of a series
_GAP = re.compile(r"\s+")
_NEAR = 40  # characters within which the gap after a heading is


def joined(items: Sequence[Item], known: Recognition) -> list[Item]:
    """The items with a title in one piece that has line breaks in it, and a date apart from a name."""
    made: list[Item] = []
    for index, item in enumerate(items):
        before = made[-1] if made and index < _MOST_TITLE else None
        title = _title_of_both(before, item, known)
        if title:
            made[-1] = title
        else:
            made += _without_date(item) if index > len(items) // 2 else [item]
    return made


def _title_of_both(first: Item | None, second: Item, known: Recognition) -> Paragraph | None:
    """The title that two lines of one paragraph are, None if they are none."""
    if not (isinstance(first, Paragraph) and isinstance(second, Paragraph)):
        return None
    text = first.text + second.text
    if first.line != second.line or len(text) > LONGEST_LINE or not known.is_title(text):
        return None
    return Paragraph(second.line, text)


def _without_date(item: Item) -> list[Item]:
    """A signature and the date after it as paragraphs of their own; anything else as it is."""
    if not isinstance(item, Paragraph) or len(item.text) > _LONGEST_SIGNATURE:
        return [item]
    hit = _SIGNED_AND_DATED.fullmatch(item.text)
    if hit is None or not is_name(hit[1]):
        return [item]
    return [Paragraph(item.line, hit[1]), Paragraph(item.line, hit[2])]


def cut(item: Item) -> list[Item]:
    """A whole report in one paragraph, cut before its numbered headings; anything else as it is."""
    if isinstance(item, Grid) or len(item.text) < _LONG:
        return [item]
    pieces = [item.text]
    for pattern in _HEADINGS_INSIDE:
        pieces = [part for piece in pieces for part in _cut(piece, pattern)]
    if len(pieces) < _FEWEST_PIECES:
        return [item]
    lines = [line for piece in pieces for line in _heading_apart(piece) if line]
    return [Paragraph(item.line, line) for line in lines]


def _cut(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """A text cut before the ordinals that count on from 一; uncut where there are fewer than two."""
    starts: list[int] = []
    for hit in pattern.finditer(text):
        if ordinals.number(hit[1]) == len(starts) + 1:
            starts.append(hit.start())
    if len(starts) < _FEWEST_ORDINALS:
        yield text
        return
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        yield text[start:end].strip()


def _heading_apart(piece: str) -> list[str]:
    """A heading and the text after it, where only a space parts them."""
    gap = _GAP.search(piece, 0, _NEAR)
    mark = ordinals.of_heading(piece)
    if mark and gap and mark.end < gap.start() and "。" not in piece[: gap.start()]:
        return [piece[: gap.start()], piece[gap.end() :]]
    return [piece]
