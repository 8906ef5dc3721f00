"""Who still owes what: one row for each unit that contributes to a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator import reports
from generator.basis import numerals
from generator.basis.messages import Message, say
from generator.basis.problems import Problem
from generator.checking.report import check
from generator.reports import Source, contribution, folder


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
    return [_row(reports.read(file), today) for file in folder.included(found)] + [
        Row(entry, "", entry, None, written=False, owed=(problem,))
        for entry, problem in folder.outstanding(found)
    ]


def _row(part: Source, today: date) -> Row:
    owed = tuple(problem for problem in check(part) if problem.level == "error")
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
