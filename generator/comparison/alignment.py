"""Which of two lists' items are to be compared: all with all, or of long lists those that may be alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from difflib import SequenceMatcher
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Stretch: TypeAlias = tuple[list[str], list[str]]
_WORK = 5_000_000  # characters that may be held against each other to compare all with all
_PAIRS = 250_000  # and pairs of clauses: no field of a report has five hundred
_NEAR = 5  # places: in a longer list an item is looked for so far up and down


def candidates(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int]]:
    """The pairs of items that may be versions of one, told by their words."""
    work = len(old) * sum(map(len, new)) + len(new) * sum(map(len, old))
    if work <= _WORK:
        return product(range(len(old)), range(len(new)))
    return _likely(old, new)


def _likely(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Items with the same words, wherever they stand; of the others those that stand near."""
    places: dict[str, deque[int]] = {}
    for i, words in enumerate(old):
        places.setdefault(words, deque()).append(i)
    left = []
    for j, words in enumerate(new):
        if places.get(words):
            yield places[words].popleft(), j
        else:
            left.append(j)
    others = sorted(i for rest in places.values() for i in rest)
    for place, j in enumerate(left):
        for i in others[max(place - _NEAR, 0) : place + _NEAR + 1]:
            yield i, j


def few(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether all clauses may be compared with all."""
    return len(old) * len(new) <= _PAIRS


def stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    """The stretches in which two lists of clauses differ."""
    if few(old, new):
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for kind, i, to_i, j, to_j in matcher.get_opcodes():
            if kind != "equal":
                yield old[i:to_i], new[j:to_j]
        return
    shared = _anchors(old, new)
    for (i, j), (to_i, to_j) in pairwise([(-1, -1), *shared, (len(old), len(new))]):
        between = old[i + 1 : to_i], new[j + 1 : to_j]
        if few(*between):
            yield from stretches(*between)
        else:
            yield between


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the clauses that both lists have once, as many as stand in the same order."""
    seen, known = Counter(old), Counter(new)
    places = {clause: i for i, clause in enumerate(old) if seen[clause] == known[clause] == 1}
    # The chain of each length that ends at the earliest place of `old`, by its last link.
    ends: list[int] = []
    links: list[_Link] = []
    for j, clause in enumerate(new):
        if clause in places:
            i = places[clause]
            length = bisect_left(ends, i)
            link = _Link(i, j, links[length - 1] if length else None)
            ends[length : length + 1], links[length : length + 1] = [i], [link]
    return _chain(links[-1] if links else None)


class _Link(NamedTuple):
    """A clause in a chain: its places, and the one before it."""

    old: int
    new: int
    before: _Link | None


def _chain(last: _Link | None) -> list[tuple[int, int]]:
    """The places of a chain, from its last link on, in their order."""
    chain = []
    while last:
        chain.append((last.old, last.new))
        last = last.before
    return chain[::-1]
