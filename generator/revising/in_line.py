"""Lists and groups written in one line, in [] or {}: with one value more, one less, or in another order."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple, TypeAlias

from generator.parsing.shape import Value


class Splice(NamedTuple):
    """A stretch of a text, and what to write in its place."""

    start: int
    end: int
    text: str


Way: TypeAlias = list[Splice]


def among(there: Value, number: int, written: str) -> Splice:
    """One more value in a list or group in one line."""
    if number < len(there.inside):
        before = there.inside[number]
        at = before.sign if before.name else before.start
        return Splice(at, at, f"{written}, ")
    end = there.inside[-1].end if there.inside else there.start + 1
    return Splice(end, end, f", {written}" if there.inside else written)


def without(there: Value, number: int) -> Splice:
    """A list in one line without one of its items."""
    inside = there.inside
    if number + 1 < len(inside):
        return Splice(inside[number].start, inside[number + 1].start, "")
    start = inside[number - 1].end if number else inside[number].start
    return Splice(start, inside[number].end, "")


def rearranged(there: Value, number: int, goal: int) -> Splice:
    """A list in one line with one of its items moved: the items change, what is between them stays."""
    inside = there.inside
    order = list(range(len(inside)))
    order.insert(goal, order.pop(number))
    pieces = [there.text[inside[n].start : inside[n].end] for n in order]
    between = [there.text[a.end : b.start] for a, b in pairwise(inside)]
    made = "".join(piece + gap for piece, gap in zip(pieces, [*between, ""], strict=True))
    return Splice(inside[0].start, inside[-1].end, made)
