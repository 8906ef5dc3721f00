"""Edits, as problems carry them, made in the text of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.basis.problems import Edit, Place

LINE_END = re.compile(r"\r\n|\r|\n")


def apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Edits in their order, each once; of two that overlap, the first."""
    last = None
    for edit in sorted(set(edits)):
        if last is None or edit.start >= last.end:
            yield edit
            last = edit


def made(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made in it.

    Line ends stay what they are; where an edit has a new one, it is that of the first line.
    """
    ends = list(LINE_END.finditer(text))
    usual = ends[0][0] if ends else "\n"
    starts = [0, *(end.end() for end in ends)]
    pieces: list[str] = []
    at = 0
    for edit in apart(edits):
        pieces += (text[at : _index(edit.start, starts)], edit.text.replace("\n", usual))
        at = _index(edit.end, starts)
    return "".join(pieces) + text[at:]


def _index(place: Place, starts: Sequence[int]) -> int:
    """Where in the text a place is, given where its lines start."""
    return starts[place.line - 1] + place.column - 1
