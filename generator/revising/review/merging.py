"""Edits of the data that were printed → changes of the report as it stands now, and conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from generator.basis.paths import inside, value_if_any
from generator.basis.problems import Path
from generator.reports.source import texts
from generator.revising.changing import Change, Insert, Remove, SetText
from generator.revising.comparison.pairing import paired
from generator.revising.comparison.words import stretches
from generator.revising.review.edits import Edit
from generator.revising.review.pieces import Replaced, replaced, shown

_NOTHING = object()


class Conflict(NamedTuple):
    """What was changed both in the file and in Word: the edit, and what the file says."""

    edit: Edit
    path: Path
    here: str


class Merged(NamedTuple):
    """The changes to make, in the order in which they are to be made, each with its edit; conflicts."""

    changes: list[tuple[Change, Edit]]
    conflicts: list[Conflict]


def merge(edits: Iterable[Edit], base: Mapping[str, Any], now: Mapping[str, Any]) -> Merged:
    """The edits of `base` as changes of `now`: from the end, so that no path moves before its turn."""
    found = Merged([], [])
    ordered = sorted(enumerate(edits), key=lambda each: _last_first(*each), reverse=True)
    for _, edit in ordered:
        made = _merged(edit, base, now)
        if isinstance(made, Conflict):
            found.conflicts.append(made)
        elif made:
            found.changes.append((made, edit))
    return found


def _last_first(place: int, edit: Edit) -> tuple[Path, int, int]:
    """What edits are sorted by; of one item all is done before something is put before it."""
    if edit.item is None:
        return edit.path, 1, place
    return (*edit.path, edit.number), 0, place


def _merged(edit: Edit, base: Any, now: Any) -> Change | Conflict | None:
    if edit.item is not None:
        return _inserted(edit, base, now)
    path = mapped(edit.path, base, now)
    here = value_if_any(now, path) if path else _NOTHING
    if edit.removes:
        return _removed(edit, path, here, base)
    if path is None:
        return Conflict(edit, edit.path, "")
    text = here if isinstance(here, str) else ""
    if text == edit.now:
        return None
    if text == edit.was or not edit.was:
        return SetText(path, edit.now) if text == edit.was else Conflict(edit, path, text)
    both = _both(edit, text)
    return Conflict(edit, path, text) if both is None else SetText(path, both)


def _removed(edit: Edit, path: Path | None, here: Any, base: Any) -> Change | Conflict | None:
    if path is None or here is _NOTHING:
        return None
    is_same = here == value_if_any(base, edit.path)
    return Remove(path) if is_same else Conflict(edit, path, shown(here))


def _inserted(edit: Edit, base: Any, now: Any) -> Change | Conflict | None:
    """The item after the one that it was put after, or before the one that it was put before."""
    path = mapped(edit.path, base, now)
    if path is None:
        return Conflict(edit, edit.path, "")
    here = value_if_any(now, path)
    items = here if isinstance(here, list) else []
    if edit.item in items:
        return None
    before = mapped((*edit.path, edit.number - 1), base, now) if edit.number else None
    after = mapped((*edit.path, edit.number), base, now)
    number = len(items)
    if before is not None and before[:-1] == path:
        number = int(before[-1]) + 1
    elif after is not None and after[:-1] == path:
        number = min(int(after[-1]), number)
    return Insert(path, number, edit.item)


def _both(edit: Edit, here: str) -> str | None:
    """The text as it stands with the edit made in it, too; None where both changed the same words."""
    kept = [each for each in stretches(edit.was, here) if each.kept]
    moved = []
    for start, end, text in edit.pieces:
        whole = next((each for each in kept if each.start <= start and end <= each.end), None)
        if whole is None:
            return None
        by = whole.new_start - whole.start
        moved.append(Replaced(start + by, end + by, text))
    return replaced(here, moved)


def mapped(path: Path, base: Any, now: Any) -> Path | None:
    """The path at which the report has what stood at a path of the base; None where it has it no more."""
    found: list[str | int] = []
    for key in path:
        here = _partner(base, now, key) if isinstance(key, int) else key
        if here is None:
            return None
        found.append(here)
        base, now = inside(base, key), inside(now, here)
    return tuple(found)


def _partner(base: Any, now: Any, number: int) -> int | None:
    """Which item of a list is the one with this number of another; the end of one is that of the other."""
    if not isinstance(now, list):
        return number if now is None and not base else None
    items = base if isinstance(base, list) else []
    if items == now or number >= len(items):
        return number if items == now else len(now)
    pairs = paired([_words(item) for item in items], [_words(item) for item in now])
    return dict(pairs).get(number)


def _words(item: Any) -> str:
    return "".join(text for _, text in texts(item))
