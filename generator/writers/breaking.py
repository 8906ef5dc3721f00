"""Where the lines of a title end: on sense, of even width, never one character alone."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from generator.writers.measure import width
from generator.writers.paragraphs import LINE_BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.blocks import Para, Run
    from generator.look import Wording
    from generator.writers.sheet import Sheet

_BALANCED = ("title", "issuer", "annex-title")  # their lines end on sense
_OPENING = "（《〈“‘「『〔【(["
_CLOSING = "）》〉”’」』〕】)]、，。；：！？·…—"
# A number with what it counts, a Latin word.
_ATOM = r"\d[\d.,，%％]*(?:年度?|月|日|号|个|件|项|万|亿)*|[A-Za-z][A-Za-z'-]*"
_SHORTEST = 2  # a line of one character is none
_MOST_LINES = 15  # a text that takes more is no title: whoever shows it ends its lines
_MORE = 1  # how many lines more than needed a title may take to end them on sense
_ONE_MORE = 15  # what a line more costs, in squares of characters
_OFF_SENSE = 10  # what it costs to end a line elsewhere than after one of the words
_UNKNOWN = 25  # and for each side on which there is no word that is known as one


def balanced(para: Para, sheet: Sheet) -> Sequence[Run]:
    """The runs of a paragraph; those of a title with the ends of its lines."""
    if para.role not in _BALANCED:
        return para.runs
    return runs(para, sheet.characters(para.role), sheet.look.wording)


def runs(para: Para, most: float, wording: Wording) -> Sequence[Run]:
    """The runs of a paragraph; those of one that is wider than a line, with the ends of its lines."""
    if width(para.text) <= most:
        return para.runs
    return [para.runs[0]._replace(text=LINE_BREAK.join(lines(para.text, most, wording)))]


def lines(text: str, most: float, wording: Wording) -> list[str]:
    """The text in few lines of at most `most` characters, even and on sense; joined they are it."""
    if width(text) > _MOST_LINES * most:
        return [text]
    pieces = _pieces(text, most, wording)
    ends = (0.0, *accumulate(width(piece) for piece in pieces))
    if ends[-1] <= most:
        return [text]
    costs = tuple(_cost(pieces, end, wording) for end in range(len(pieces) + 1))
    least = max(2, int(-(-ends[-1] // most)))
    for count in range(least, len(pieces) + 1):
        found = [
            (cost + _ONE_MORE * more, bounds)
            for more in range(_MORE + 1)
            for cost, bounds in [_best(ends, costs, count + more, most)]
            if bounds
        ]
        if found:
            bounds = (0, *min(found)[1])
            return ["".join(pieces[a:b]) for a, b in pairwise(bounds)]
    return [text]


def _pieces(text: str, most: float, wording: Wording) -> list[str]:
    """What a line may not split: words, numbers, marks with what they belong to."""
    pieces: list[str] = []
    for piece in _splitter(wording).findall(text):
        joined = pieces and (piece in _CLOSING or pieces[-1][-1] in _OPENING)
        if joined and width(pieces[-1] + piece) <= most:
            pieces[-1] += piece
        else:
            pieces += [piece] if width(piece) <= most else list(piece)
    return pieces


@lru_cache
def _splitter(wording: Wording) -> re.Pattern[str]:
    """What finds the longest word that stands at a place."""
    words = sorted((*wording.whole, *wording.after), key=len, reverse=True)
    return re.compile("|".join([_ATOM, *map(re.escape, words), "."]), re.DOTALL)


def _best(
    ends: tuple[float, ...], costs: tuple[float, ...], count: int, most: float
) -> tuple[float, tuple[int, ...]]:
    """What `count` lines cost at least and where each ends; no ends if the text does not fit."""
    even = ends[-1] / count
    # By the place where the lines so far end: what they cost, and their ends.
    known: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, before) in known.items():
            for end in range(start + 1, len(ends)):
                long = ends[end] - ends[start]
                if long > most:
                    break
                if long >= _SHORTEST:
                    made = (cost + (long - even) ** 2 + costs[end], (*before, end))
                    reached[end] = min(made, reached.get(end, made))
        known = reached
    return known.get(len(ends) - 1, (0.0, ()))


def _cost(pieces: list[str], end: int, wording: Wording) -> float:
    """What it costs to end a line after so many pieces."""
    if end in (0, len(pieces)):
        return 0
    before, after = pieces[end - 1], pieces[end]
    if before.endswith((*wording.after, *_CLOSING, " ", "　")) or after[0] == "《":
        return 0
    return _OFF_SENSE + _UNKNOWN * sum(len(piece) == 1 for piece in (before, after))
