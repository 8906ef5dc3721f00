"""Where the lines of a title end: on sense, of even width, never one character alone."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.writers.measure import width

if TYPE_CHECKING:
    from generator.look import Wording

_OPENING = "（《〈“‘「『〔【(["
_CLOSING = "）》〉”’」』〕】)]、，。；：！？·…—"
# A number with what it counts, a Latin word.
_ATOM = r"\d[\d.,，%％]*(?:年度?|月|日|号|个|件|项|万|亿)*|[A-Za-z][A-Za-z'-]*"
_SHORTEST = 2  # a line of one character is none
_OFF_SENSE = 40  # what it costs to end a line elsewhere than after one of the words
_HOURGLASS = 10  # and a middle line shorter than both its neighbours


def lines(text: str, most: float, wording: Wording) -> list[str]:
    """The text in as few lines of at most `most` characters as it takes; joined they are the text."""
    pieces = _pieces(text, most, wording)
    starts = [0, *accumulate(width(piece) for piece in pieces)]
    total = starts[-1]
    count = -(-total // most) or 1
    while count <= len(pieces):
        ends = _best(pieces, tuple(starts), int(count), most, total / count, wording)
        if ends is not None:
            bounds = [0, *ends]
            return ["".join(pieces[a:b]) for a, b in zip(bounds, bounds[1:], strict=False)]
        count += 1
    return [text]


def _pieces(text: str, most: float, wording: Wording) -> list[str]:
    """What a line may not split: words, numbers, marks with what they belong to."""
    words = sorted((*wording.whole, *wording.after), key=len, reverse=True)
    pattern = "|".join([_ATOM, *map(re.escape, words), "."])
    pieces: list[str] = []
    for piece in re.findall(pattern, text, re.DOTALL):
        joined = pieces and (piece in _CLOSING or pieces[-1][-1] in _OPENING)
        if joined and width(pieces[-1] + piece) <= most:
            pieces[-1] += piece
        else:
            pieces += [piece] if width(piece) <= most else list(piece)
    return pieces


def _best(
    pieces: list[str],
    starts: tuple[float, ...],
    count: int,
    most: float,
    even: float,
    wording: Wording,
) -> tuple[int, ...] | None:
    """Where each of `count` lines ends at least cost; None if they do not fit."""

    @lru_cache(maxsize=None)
    def best(start: int, left: int, before: float) -> tuple[float, tuple[int, ...]] | None:
        found = None
        last = left == 1
        for end in [len(pieces)] if last else range(start + 1, len(pieces) - left + 2):
            long = starts[end] - starts[start]
            if long > most:
                break
            rest = (0.0, ()) if last else best(end, left - 1, long)
            if rest is None or (long < _SHORTEST and count > 1):
                continue
            cost = (long - even) ** 2 + rest[0]
            if not last and not _ends_sense(pieces, end, wording):
                cost += _OFF_SENSE
            if found is None or cost < found[0]:
                found = (cost, (end, *rest[1]))
        return found

    made = best(0, count, 0)
    return made and made[1]


def _ends_sense(pieces: list[str], end: int, wording: Wording) -> bool:
    before, after = pieces[end - 1], pieces[end]
    return before.endswith((*wording.after, *_CLOSING, " ", "　")) or after[0] in "《"
