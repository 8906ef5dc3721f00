"""Which item of a list, and which clause of a text, is which of another.

All are compared with all; of long lists and texts only those that may be alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise, product
from typing import NamedTuple, TypeAlias

from generator.revising.comparison.clauses import ALIKE, cut, likeness

Clauses: TypeAlias = list[str]
_MOST_CHARACTERS = 5_000_000  # that may be held against each other to compare all items with all
_MOST_PAIRS = 250_000  # of clauses to compare all with all: no field of a report has five hundred
_NEAR = 5  # places up and down, among which an item of a longer list is looked for
_FAR = 10  # clauses after the last pair, among which the next one of a longer text is looked for


# Items


def paired_items(
    old: Sequence[str], new: Sequence[str], score: Callable[[int, int], float]
) -> list[tuple[int | None, int | None]]:
    """Which item of `old` is which of `new`, by their words, best pairs first; None for none.

    The pairs are in the order of `new`; items that only `old` has come last.
    """
    scored = [(score(i, j), -abs(i - j), i, j) for i, j in _candidates(old, new)]
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for value, _, i, j in sorted(scored, reverse=True):
        if value >= ALIKE and j not in partners and i not in taken:
            partners[j] = i
            taken.add(i)
    pairs: list[tuple[int | None, int | None]] = [(partners.get(j), j) for j in range(len(new))]
    return pairs + [(i, None) for i in range(len(old)) if i not in taken]


def _candidates(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int]]:
    """The pairs of items that may be versions of one."""
    characters = len(old) * sum(map(len, new)) + len(new) * sum(map(len, old))
    if characters <= _MOST_CHARACTERS:
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


# Clauses


def changed_clauses(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The clauses in which two texts differ: what stood, what stands; "" where there is none."""
    before = [clause for _, clause in cut(old)]
    after = [clause for _, clause in cut(new)]
    for dropped, added in _different_stretches(before, after):
        yield from _joined(_paired_clauses(dropped, added))


def _paired_clauses(old: Clauses, new: Clauses) -> Iterator[tuple[str, str]]:
    """Pair the clauses of a stretch in their order; those without a like one stand alone."""
    next_new = 0
    reach = len(new) if _are_few(old, new) else _FAR
    for clause in old:
        best = _most_alike(clause, new[next_new : next_new + reach])
        if best is None:
            yield clause, ""
        else:
            partner = next_new + best
            yield from (("", added) for added in new[next_new:partner])
            yield clause, new[partner]
            next_new = partner + 1
    yield from (("", added) for added in new[next_new:])


def _most_alike(clause: str, others: Clauses) -> int | None:
    """Which of some clauses is a version of this one; None where none is."""
    scores = [likeness(clause, other) for other in others]
    best = max(scores, default=0.0)
    return scores.index(best) if best >= ALIKE else None


def _joined(pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Neighbouring clauses that were only added, or only dropped, as one."""
    for (stood, stands), run in groupby(pairs, key=lambda pair: (bool(pair[0]), bool(pair[1]))):
        if stood and stands:
            yield from run
        else:
            dropped, added = zip(*run, strict=True)
            yield "".join(dropped), "".join(added)


def _are_few(old: Clauses, new: Clauses) -> bool:
    """Whether all clauses may be compared with all."""
    return len(old) * len(new) <= _MOST_PAIRS


def _different_stretches(old: Clauses, new: Clauses) -> Iterator[tuple[Clauses, Clauses]]:
    """The stretches in which two lists of clauses differ."""
    if _are_few(old, new):
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for change, start, end, new_start, new_end in matcher.get_opcodes():
            if change != "equal":
                yield old[start:end], new[new_start:new_end]
        return
    anchors = [(-1, -1), *_anchors(old, new), (len(old), len(new))]
    for (before, new_before), (after, new_after) in pairwise(anchors):
        between = old[before + 1 : after], new[new_before + 1 : new_after]
        if _are_few(*between):
            yield from _different_stretches(*between)
        else:
            yield between


def _anchors(old: Clauses, new: Clauses) -> list[tuple[int, int]]:
    """The places of clauses that both lists have once: as many as stand in the same order.

    That is a longest increasing subsequence of their places in `old`, in the order of `new`.
    """
    in_old, in_new = Counter(old), Counter(new)
    places = {clause: i for i, clause in enumerate(old) if in_old[clause] == in_new[clause] == 1}
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
    """The places of a chain in their order, from its last link."""
    chain = []
    while last:
        chain.append((last.old, last.new))
        last = last.before
    return chain[::-1]
