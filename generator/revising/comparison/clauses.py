"""Clauses: a text cut up for comparison, and how alike two texts are in their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from generator.basis.figures import ANY_NUMBER, BLANK
from generator.checking.rules.carried_over import MARK

ALIKE = 0.4  # two texts that share so many of their character pairs are versions of one
FIGURE = re.compile(f"{ANY_NUMBER}|{BLANK}")
HIDDEN = "\ufdd0"  # stands for a figure; no report holds this character
# Commas, semicolons and full stops end a clause; what 、 lists is compared as one.
_CLAUSE = re.compile(rf"{MARK}|[^。；，\n]+[。；，]*")


def cut(text: str) -> Iterator[tuple[int, str]]:
    """The clauses of a text with their offsets, each with the mark at its end."""
    for hit in _CLAUSE.finditer(text):
        clause = hit[0].strip()
        if clause and clause != MARK:
            yield hit.start(), clause


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """A text in which one sign stands for each figure: its words."""
    return FIGURE.sub(HIDDEN, text)


@lru_cache(maxsize=4096)
def likeness(old: str, new: str) -> float:
    """How alike the words of two texts are, from 0 to 1; figures do not count."""
    one, other = _pairs(old), _pairs(new)
    shared = sum(min(count, other[pair]) for pair, count in one.items() if pair in other)
    return 2 * shared / (one.total() + other.total())


@lru_cache(maxsize=4096)
def _pairs(text: str) -> Counter[str]:
    """How often each pair of neighbouring characters stands in a text."""
    words = masked("".join(text.split()))
    if len(words) == 1:
        return Counter([words])
    return Counter("".join(pair) for pair in pairwise(words))
