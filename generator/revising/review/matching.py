"""Which paragraph or table of a file as printed is which of the file that came back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.revising.comparison.pairing import Pair, of_one_kind, paired
from generator.revising.review.paper import Passage, Unit


def pairs(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pair]:
    """Which paragraph or table is which: by its words before it was changed, or by its bookmarks."""
    before = [words(unit) for unit in old]
    left = dict(zip(before, old, strict=True))
    for unit in new:
        left.pop(_before(unit), None)
    by_mark = {mark: text for text, unit in left.items() for mark in _marks(unit)}
    keys = []
    for unit in new:
        was = _before(unit)
        marked = next((by_mark[mark] for mark in _marks(unit) if mark in by_mark), "")
        keys.append(was if was in before else marked or words(unit))
    yield from of_one_kind(paired(before, keys), lambda i, j: type(old[i]) is type(new[j]))


def cells(unit: Unit) -> list[Passage]:
    """A paragraph, or the cells of a table."""
    return [unit] if isinstance(unit, Passage) else [cell for row in unit.rows for cell in row]


def words(unit: Unit) -> str:
    """What a unit says when all changes are accepted."""
    return "\n".join(cell.now for cell in cells(unit))


def _before(unit: Unit) -> str:
    return "\n".join(cell.before for cell in cells(unit))


def _marks(unit: Unit) -> Iterable[str]:
    """The bookmarks in a unit, each once."""
    marks = (letter.mark for cell in cells(unit) for letter in cell.letters)
    return filter(None, dict.fromkeys(marks))


def rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Which row of a table is which; where as many went as came, these are versions of each other."""
    for is_both, group in groupby(paired(old, new), key=lambda pair: None not in pair):
        pairs = list(group)
        gone = [i for i, _ in pairs if i is not None]
        come = [j for _, j in pairs if j is not None]
        yield from zip(gone, come, strict=True) if is_both or len(gone) == len(come) else pairs
