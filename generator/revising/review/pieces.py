"""Pieces of texts: what stands in their place, where they come from, who changed them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from generator.basis.messages import shortened
from generator.basis.problems import Path
from generator.reports.source import texts
from generator.revising.review.paper import Letter, Who
from generator.revising.review.places import Place

_SHOWN = 30  # characters of a text that a message shows


class Replaced(NamedTuple):
    """Characters of a text in whose place others stand."""

    start: int
    end: int
    text: str


def replaced(text: str, pieces: Iterable[Replaced]) -> str:
    """A text with pieces of it replaced."""
    made, at = "", 0
    for start, end, new in sorted(pieces, key=lambda piece: piece.start):
        made += text[at : max(at, start)] + new
        at = max(at, end)
    return made + text[at:]


def spans(places: Iterable[Place | None]) -> Iterator[tuple[Path, int, int]]:
    """The stretches of values that some characters come from."""
    known = (place for place in places if place)
    for path, alike in groupby(known, key=lambda place: place.path):
        offsets = [place.offset for place in alike]
        yield path, min(offsets), max(offsets) + 1


def beside(places: Sequence[Place | None], at: int) -> Place | None:
    """Where something stands that was put between two characters: after a value, or before one."""
    before = places[at - 1] if at else None
    if before:
        return Place(before.path, before.offset + 1)
    return places[at] if at < len(places) else None


def changed_by(letters: Sequence[Letter], start: int, end: int) -> tuple[Who, ...]:
    """Who changed what stands between two characters of a paragraph as it is now, or went there."""
    at = 0
    found = []
    for letter in letters:
        if letter.change and start <= at <= end and (at < end or letter.change == "del"):
            found.append(letter.who)
        at += letter.change != "del"
    return tuple(dict.fromkeys(found))


def all_who(letters: Iterable[Letter]) -> tuple[Who, ...]:
    """Who changed anything of a paragraph."""
    return tuple(dict.fromkeys(letter.who for letter in letters if letter.change))


def shown(value: Any) -> str:
    """The texts of a value, one after the other."""
    return " ".join(text for _, text in texts(value))


def short(text: str) -> str:
    """The beginning of a text, for a message."""
    return shortened(text, _SHOWN)
