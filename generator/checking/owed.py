"""Who still owes what: one row for each unit that contributes to a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.basis import numerals
from generator.basis.messages import Message, say
from generator.basis.problems import Problem, ordered
from generator.checking.report import check
from generator.reports import Source, contribution, folder, reading


@dataclass(frozen=True)
class Row:
    """What one unit owes: its file and contact, its errors, and by how many days it is late."""

    unit: str
    contact: str
    file: str
    due: date | None
    written: bool
    owed: tuple[Problem, ...]
    late: int = 0

    @property
    def state(self) -> Message:
        """How things stand, in a few words."""
        if not self.owed:
            return say("已齐")
        count = len(self.owed)
        left = say("还欠 {count} 处", count=count) if self.written else say("还没有供稿")
        return say("{left}，逾期 {days} 天", left=left, days=self.late) if self.late else left


def rows(found: Source, today: date) -> list[Row]:
    """The rows of a report, in the order in which it includes them, then those without a file."""
    return [_row(found, file, today) for file in folder.included(found)] + [
        Row(entry, "", entry, None, written=False, owed=(problem,))
        for entry, problem in folder.outstanding(found)
    ]


def _row(found: Source, file: Path, today: date) -> Row:
    """The row of one file: what is wrong with it alone, and beside the others."""
    part = reading.contribution(file, found.kind)
    beside = [problem for problem in found.problems if problem.place.file == part.page.file]
    owed = tuple(p for p in ordered([*check(part), *beside]) if p.level == "error")
    due = numerals.read_date(str(part.data.get("due", "")))
    return Row(
        unit=contribution.name(part),
        contact=str(part.data.get("contact", "")),
        file=part.page.file,
        due=due,
        written=contribution.contributes(part),
        owed=owed,
        late=max((today - due).days, 0) if due and owed else 0,
    )
