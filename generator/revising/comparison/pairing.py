"""Which paragraph of one document is which of another, where both keep their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from generator.revising.comparison.clauses import ALIKE, likeness

Pair: TypeAlias = tuple[int | None, int | None]
_MOST_PAIRS = 40_000  # of paragraphs to compare all with all


def paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """The numbers of texts that are versions of one, in their order; None for what has none."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(range(i, i_end), range(j, j_end), strict=True)
        else:
            for one, other in _in_order(old[i:i_end], new[j:j_end]):
                yield _from(i, one), _from(j, other)


def of_one_kind(pairs: Iterable[Pair], are_alike: Callable[[int, int], bool]) -> Iterator[Pair]:
    """The pairs, where a paragraph that became a table, or the other way round, is none."""
    for i, j in pairs:
        if i is None or j is None or are_alike(i, j):
            yield i, j
        else:
            yield i, None
            yield None, j


def _from(start: int, number: int | None) -> int | None:
    return None if number is None else start + number


def _in_order(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """The pairs of a stretch, as alike as they can be without crossing; what went stands first."""
    at = new_at = 0
    for i, j in [*_best(old, new), (len(old), len(new))]:
        yield from ((gone, None) for gone in range(at, i))
        yield from ((None, come) for come in range(new_at, j))
        if i < len(old):
            yield i, j
        at, new_at = i + 1, j + 1


def _best(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs whose likenesses make the greatest sum."""
    if len(old) * len(new) > _MOST_PAIRS:
        return []
    scores = [[_score(one, other) for other in new] for one in old]
    sums = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            here = scores[i][j] + sums[i + 1][j + 1] if scores[i][j] else 0.0
            sums[i][j] = max(here, sums[i + 1][j], sums[i][j + 1])
    pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        if scores[i][j] and sums[i][j] == scores[i][j] + sums[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif sums[i][j] == sums[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _score(one: str, other: str) -> float:
    """How alike two texts are, 0 where they are no versions of one."""
    if one == other:
        return 1.0
    score = likeness(one, other) if one.strip() and other.strip() else 0.0
    return score if score >= ALIKE else 0.0
