"""The points 一是… 二是… in the paragraphs of a section, and what stands before and after them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.basis import ordinals

FEWEST = 2


class Points(NamedTuple):
    """`run_in`: they follow each other in one paragraph. A point has a line for each paragraph."""

    before: list[str]
    points: list[str]
    after: list[str]
    run_in: bool


def gather(texts: Sequence[str]) -> Points | None:
    """The points among paragraphs; None if there are none, or more than one series."""
    for start in range(len(texts)):
        found = _series(texts, start)
        if found and len(found.points) >= FEWEST:
            return None if any(map(numbered, found.after)) else found
    return None


def numbered(text: str) -> bool:
    """Whether a paragraph begins with the ordinal of a point, or holds a series of them."""
    return bool(ordinals.of_point(text)) or len(ordinals.of_points(text, 1)) >= FEWEST


def _series(texts: Sequence[str], start: int) -> Points | None:
    """The points that begin in one paragraph and go on in those after it."""
    lead, points = _split(texts, start, 1)
    if not points:
        return None
    end = start + 1
    while end < len(texts):
        going_on = _next(texts, end, len(points) + 1)
        if going_on is None:
            break
        more = _split(texts, going_on, len(points) + 1)[1]
        if not more:
            break
        points[-1] = "\n".join([points[-1], *texts[end:going_on]])
        points += more
        end = going_on + 1
    run_in = end == start + 1
    if run_in and start and not lead:  # they would run into the paragraph before
        return None
    before = [*texts[:start], *([lead] if lead else [])]
    return Points(before, points, list(texts[end:]), run_in)


def _next(texts: Sequence[str], start: int, number: int) -> int | None:
    """The paragraph, from `start` on, that begins with point `number`."""
    for index in range(start, len(texts)):
        opening = ordinals.of_point(texts[index])
        if opening:
            return index if opening == number else None
    return None


def _split(texts: Sequence[str], index: int, expected: int) -> tuple[str, list[str]]:
    """What stands in a paragraph before the points, and the points."""
    text = texts[index]
    following = texts[index + 1] if index + 1 < len(texts) else ""
    cuts = ordinals.of_points(text, expected, following)
    ends = [cut.start for cut in cuts[1:]] + [len(text)]
    points = [text[cut.end : end].strip() for cut, end in zip(cuts, ends, strict=False)]
    if not all(points):
        return text, []
    return text[: cuts[0].start].strip() if cuts else text, points
