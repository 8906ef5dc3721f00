"""How far a report is: field by field, what is filled of what is due, and how long it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.basis.patterns import pattern
from generator.basis.problems import Problem
from generator.kinds.schema import Rules, Schema
from generator.parsing.source import Source
from generator.reports.outline import holding, texts

# A Chinese character or mark counts as one, and so does a run of anything else: a word, a number.
_HAN = "\u00b7\u2014\u2018-\u201d\u2026\u2e80-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_COUNTED = pattern(rf"(?!\s)[{_HAN}]|[^\s{_HAN}]+")
_UNCOUNTED = {"item", "run_in", "include"}  # settings, which are not printed
_MISSING = {"missing-part", "missing-field"}
_WRONG = {"bad-value", "wrong-type"}
_MARKS = {"placeholder", "carried-over"}
_CAUSES, _WITH_CAUSES = "missing-causes", "shortcomings"


@dataclass(frozen=True)
class Row:
    """One field of the report: what of it is filled, and the problems that are open."""

    label: str
    filled: int
    due: int
    characters: int
    open: tuple[Problem, ...]


@dataclass(frozen=True)
class Progress:
    """The fields that are due or written, in the order of the form."""

    file: str
    rows: tuple[Row, ...]

    @property
    def filled(self) -> int:
        """How many items are filled."""
        return sum(row.filled for row in self.rows)

    @property
    def due(self) -> int:
        """How many items there are to fill."""
        return sum(row.due for row in self.rows)

    @property
    def characters(self) -> int:
        """The length of what the author wrote, as Word counts it."""
        return sum(row.characters for row in self.rows)

    @property
    def percent(self) -> int:
        """The share that is filled, rounded down: 100 means that nothing is left."""
        return 100 * self.filled // self.due if self.due else 100


def measure(kind: Schema, found: Source, problems: Sequence[Problem]) -> Progress:
    """How far a source is, by the problems that were found in it.

    Due are the fields that its edition requires, the mandatory parts and the causes; besides these,
    each paragraph with open marks and each missing heading is an item that waits to be filled. What is missing and
    was let stand (`# 忽略:`) is not due.
    """
    rows = (
        _row(key, rules, found, [p for p in problems if _field(p) == key])
        for key, rules in kind.definitions["report"].items()
    )
    return Progress(found.page.file, tuple(row for row in rows if row.due or row.characters))


def length(text: str) -> int:
    """The length of a text as Word counts it."""
    return len(_COUNTED.findall(text))


def _field(problem: Problem) -> str | int:
    """The field in which something is open by this problem; "" where nothing is."""
    if problem.rule == _CAUSES:
        return _WITH_CAUSES
    own = problem.rule in _WRONG and len(problem.path) == 1
    counts = own or problem.rule in _MISSING or problem.rule in _MARKS
    return problem.path[0] if counts and problem.path else ""


def _row(key: str, rules: Rules, found: Source, open_: Sequence[Problem]) -> Row:
    itself = any(len(p.path) == 1 and p.rule in _MISSING | _WRONG for p in open_)
    inside = [p for p in open_ if p.rule in _MARKS or (p.rule in _MISSING and len(p.path) > 1)]
    written = key in found.data or (key in found.parts and bool(holding(found, key)))
    wanted = itself or ((written or not found.data) and _is_due(rules, found))
    filled = int(wanted and written and not itself)
    with_causes = wanted and key == _WITH_CAUSES
    causes = with_causes and filled and not any(p.rule == _CAUSES for p in open_)
    characters = sum(
        length(text)
        for path, text in texts(found.data.get(key), (key,))
        if not _UNCOUNTED & set(path)
    )
    due = wanted + with_causes + len(inside)
    return Row(rules["meta"]["label"], filled + bool(causes), due, characters, tuple(open_))


def _is_due(rules: Rules, found: Source) -> bool:
    """Whether the edition of a source needs a field."""
    meta = rules["meta"]
    return bool(rules["required"] or "part" in meta or meta.get("due") == found.edition)
