"""How far a report is: field by field, what is filled of what is due, and how long it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.basis.characters import WIDE
from generator.basis.problems import Problem, reaches
from generator.kinds.fields import Field
from generator.reports.source import Source, texts

# A Chinese character or mark counts as one, and so does a run of anything else: a word, a number.
_COUNTED = re.compile(rf"(?!\s)[{WIDE}]|[^\s{WIDE}]+")
# The rules by which something is open: a field that is missing or cannot be read, marks in a text
# that wait to be replaced, a part that does not say what it must, what a unit owes.
_MISSING = {"missing-part", "missing-field", "owed"}
_WRONG = {"bad-value", "wrong-type"}
_MARKS = {"placeholder", "carried-over"}
_LACKING = "missing-causes"


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
    has_errors: bool = False

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
        """The share that is filled, rounded down: 100 means that nothing is left, not even an error."""
        share = 100 * self.filled // self.due if self.due else 100
        return min(share, 99) if self.has_errors else share


def measure(found: Source, problems: Sequence[Problem]) -> Progress:
    """How far a source is, by the problems that were found in it.

    Due are the fields that its edition requires, the mandatory parts and what these must say;
    in addition, each paragraph with open marks and each missing heading is an item that waits to
    be filled. What is missing and was let stand (`# 忽略:`) is not due.
    """
    open_: dict[str | int, list[Problem]] = {}
    for problem in problems:
        open_.setdefault(_field(problem, found), []).append(problem)
    fields = found.schema.fields.values()
    rows = (_row(field, found, open_.get(field.key, ())) for field in fields)
    due_or_written = tuple(row for row in rows if row.due or row.characters)
    return Progress(found.page.file, due_or_written, reaches(problems, "error"))


def length(text: str) -> int:
    """The length of a text as Word counts it."""
    return len(_COUNTED.findall(text))


def _field(problem: Problem, found: Source) -> str | int:
    """The field in which something is open by this problem; "" where nothing is."""
    if problem.rule == _LACKING:
        parts = _parts_with_needs(found)
        return problem.path[0] if problem.path[0] in parts else parts[0]
    wrong = problem.rule in _WRONG and len(problem.path) == 1
    is_open = wrong or problem.rule in _MISSING or problem.rule in _MARKS
    return problem.path[0] if is_open and problem.path else ""


def _parts_with_needs(found: Source) -> list[str]:
    return [part.key for part in found.kind.parts.values() if part.needs]


def _row(field: Field, found: Source, open_: Sequence[Problem]) -> Row:
    key = field.key
    unfit = any(len(p.path) == 1 and p.rule in _MISSING | _WRONG for p in open_)
    inside = [p for p in open_ if p.rule in _MARKS or (p.rule in _MISSING and len(p.path) > 1)]
    written = key in found.data or (key in found.parts and bool(found.holding(key)))
    due = unfit or ((written or not found.data) and _is_due(field, found))
    filled = due and written and not unfit
    needs = due and key in _parts_with_needs(found) and not found.is_contribution
    needs_filled = needs and filled and not any(p.rule == _LACKING for p in open_)
    return Row(
        found.called.label((key,)),
        filled=filled + needs_filled,
        due=due + needs + len(inside),
        characters=_characters(key, found),
        open=tuple(open_),
    )


def _characters(key: str, found: Source) -> int:
    """How long the texts in a field are, without settings."""
    return sum(
        length(text)
        for path, text in texts(found.data.get(key), (key,))
        if found.role(path) != "setting"
    )


def _is_due(field: Field, found: Source) -> bool:
    """Whether the edition of a source needs a field; of a unit, whether it is asked for it."""
    if found.is_contribution:
        return field.required or (field.part and (field.key,) in found.nodes)
    return field.required or field.part or field.due == found.edition
