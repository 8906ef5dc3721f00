"""Which words of a text were changed: stretches of characters that went and that came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

# A figure or a Latin word is changed as a whole, of Chinese each character by itself.
_WORD = re.compile(r"\d[\d.,]*[%％]?|[A-Za-z]+|.", re.DOTALL)
_MOST = 4_000_000  # pairs of words to compare all with all
_SHORTEST = 2  # characters between two changes that stay as they are


class Stretch(NamedTuple):
    """Characters of the old text in whose place those of the new one stand; the same where `kept`."""

    start: int
    end: int
    new_start: int
    new_end: int
    kept: bool


def stretches(old: str, new: str) -> list[Stretch]:
    """Two texts cut at the same places; what is kept and what is changed take turns."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    ends = [0, *accumulate(map(len, before))], [0, *accumulate(map(len, after))]
    made: list[Stretch] = []
    for i, i_end, j, j_end, kept in _alike(before, after):
        here = Stretch(ends[0][i], ends[0][i_end], ends[1][j], ends[1][j_end], kept)
        is_short = kept and here.end - here.start < _SHORTEST and made and here.end < len(old)
        here = here._replace(kept=kept and not is_short)
        if made and not here.kept and not made[-1].kept:
            made[-1] = made[-1]._replace(end=here.end, new_end=here.new_end)
        else:
            made.append(here)
    return made


def _alike(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    if len(before) * len(after) > _MOST:
        yield 0, len(before), 0, len(after), before == after
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        yield i, i_end, j, j_end, tag == "equal"
