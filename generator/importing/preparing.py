"""Paragraphs as an author meant them: titles in one piece, a date apart from a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importing.lines import DATE, LONGEST_LINE, is_name
from generator.importing.model import Item, Paragraph, bare
from generator.importing.recognition import Recognition

_MOST_TITLE = 24  # paragraphs among which a title is
_LONGEST_SIGNATURE = 120  # characters of a name and a date in one line
_DATE = re.compile(DATE)
_SIGNED_AND_DATED = re.compile(rf"(\S.{{1,40}}?)\s+({DATE})")


def joined(items: Sequence[Item], known: Recognition) -> list[Item]:
    """The items with a title in one piece that has line breaks in it, and a date apart from a name."""
    made: list[Item] = []
    for index, item in enumerate(items):
        before = made[-1] if made and index < _MOST_TITLE else None
        title = _title_of_both(before, item, known)
        if title:
            made[-1] = title
        else:
            made += _signed(item) if 2 * index >= len(items) - 1 else [item]
    return made


def _signed(item: Item) -> list[Item]:
    """A signature with its date as paragraphs, also out of a table; anything else as it is."""
    if isinstance(item, Paragraph) or item.literal:
        return _without_date(item)
    lines = [cell for row in item.rows for cell in row if cell]
    is_signature = all(is_name(line) or _DATE.fullmatch(bare(line)) for line in lines)
    return [Paragraph(item.line, line) for line in lines] if is_signature else [item]


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
