"""Where the lines of a title end: on sense, of even width, never one character alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator.basis.characters import printed_width
from generator.printing.blocks import Para, Run
from generator.printing.look import Look, Wording
from generator.printing.writers.measure import characters

LINE_BREAK = "\v"  # no author can write one: the reader refuses it
_BALANCED = ("title", "issuer", "annex-title", "caption")  # their lines end on sense
_OPENING = "（《〈“‘「『〔【(["
_CLOSING = "）》〉”’」』〕】)]、，。；：！？·…—"
# A number with what it counts, a Latin word.
_ATOM = r"\d[\d.,，%％]*(?:年度?|月|日|号|个|件|项|万|亿)*|[A-Za-z][A-Za-z'-]*"
_SHORTEST = 2  # a line of one character is none
_MOST_LINES = 15  # a text that takes more is no title: Word or the browser ends its lines
_MORE = 1  # how many lines more than needed a title may take to end them on sense
_ONE_MORE = 15  # what a line more costs, in squares of characters
_OFF_SENSE = 10  # what it costs to end a line elsewhere than after one of the words
_UNKNOWN = 25  # and for each side on which there is no word that is known as one


def balanced(para: Para, look: Look, *, turned: bool = False) -> Sequence[Run]:
    """The runs of a paragraph; those of a title with the ends of its lines."""
    if para.role not in _BALANCED:
        return para.runs
    return runs(para, characters(look, para.role, turned=turned), look.wording)


def runs(para: Para, most: float, wording: Wording) -> Sequence[Run]:
    """The runs of a paragraph; those of one that is wider than a line, with the ends of its lines."""
    if printed_width(para.text) <= most:
        return para.runs
    return list(broken(para.runs, LINE_BREAK.join(lines(para.text, most, wording))))


def broken(runs: Iterable[Run], text: str) -> Iterator[Run]:
    """The runs with the ends of lines that `text` has: it is theirs but for these."""
    rest = iter(text)
    for run in runs:
        taken = ""
        for _ in run.text:
            character = next(rest)
            taken += character
            if character == LINE_BREAK:
                taken += next(rest)
        yield run._replace(text=taken)


class _Way(NamedTuple):
    """One way to break a title: what it costs, and after which piece each line ends."""

    cost: float
    ends: tuple[int, ...]


def lines(text: str, most: float, wording: Wording) -> list[str]:
    """The text in few lines of at most `most` characters, even and on sense; joined they are it."""
    wide = printed_width(text)
    if wide <= most or wide > _MOST_LINES * most:
        return [text]
    pieces = _pieces(text, most, wording)
    ends = (0.0, *accumulate(map(printed_width, pieces)))
    costs = [_cost(pieces, end, wording) for end in range(len(pieces) + 1)]
    fewest = max(2, int(-(-wide // most)))  # rounded up
    for count in range(fewest, len(pieces) + 1):
        ways = [_best(ends, costs, count + more, most) for more in range(_MORE + 1)]
        possible = [
            _Way(way.cost + _ONE_MORE * more, way.ends) for more, way in enumerate(ways) if way
        ]
        if possible:
            bounds = (0, *min(possible).ends)
            return ["".join(pieces[start:end]) for start, end in pairwise(bounds)]
    return [text]


def _pieces(text: str, most: float, wording: Wording) -> list[str]:
    """What a line may not split: words, numbers, marks with what they belong to."""
    pieces: list[str] = []
    for piece in _splitter(wording).findall(text):
        joined = pieces and (piece in _CLOSING or pieces[-1][-1] in _OPENING)
        if joined and printed_width(pieces[-1] + piece) <= most:
            pieces[-1] += piece
        else:
            pieces += [piece] if printed_width(piece) <= most else list(piece)
    return pieces


@lru_cache
def _splitter(wording: Wording) -> re.Pattern[str]:
    """What finds the longest word that stands at a place."""
    words = sorted((*wording.whole, *wording.after), key=len, reverse=True)
    return re.compile("|".join([_ATOM, *map(re.escape, words), "."]), re.DOTALL)


def _best(ends: Sequence[float], costs: Sequence[float], count: int, most: float) -> _Way | None:
    """The cheapest way to break a title into `count` lines; None if it does not fit on so many."""
    even = ends[-1] / count
    best = {0: _Way(0.0, ())}  # by the piece after which the lines so far end
    for _ in range(count):
        longer: dict[int, _Way] = {}
        for start, way in best.items():
            for end in range(start + 1, len(ends)):
                wide = ends[end] - ends[start]
                if wide > most:
                    break
                if wide >= _SHORTEST:
                    cost = way.cost + (wide - even) ** 2 + costs[end]
                    longer_way = _Way(cost, (*way.ends, end))
                    longer[end] = min(longer_way, longer.get(end, longer_way))
        best = longer
    return best.get(len(ends) - 1)


def _cost(pieces: list[str], end: int, wording: Wording) -> float:
    """What it costs to end a line after so many pieces."""
    if end in (0, len(pieces)):
        return 0
    before, after = pieces[end - 1], pieces[end]
    if before.endswith((*wording.after, *_CLOSING, " ", "　")) or after[0] == "《":
        return 0
    return _OFF_SENSE + _UNKNOWN * sum(len(piece) == 1 for piece in (before, after))
