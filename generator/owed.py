"""Who still owes what: one row for each unit that contributes to a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import assembly, numerals
from generator.messages import Message, say
from generator.reporters import columns
from generator.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from generator.problems import Problem
    from generator.source import Source

HEADS = (say("单位"), say("联系人"), say("报送期限"), say("情况"))


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


def rows(
    found: Source, alone: Callable[[str], tuple[Source, Sequence[Problem]]], today: date
) -> list[Row]:
    """The rows of a report, in the order in which it includes them, then those without a file.

    `alone` reads a contribution and says what is wrong with it, as `pipeline.read` does.
    """
    files = map(str, assembly.included(found))
    absent = assembly.outstanding(found)
    return [_row(*alone(file), today) for file in files] + [
        Row(entry, "", entry, None, written=False, owed=(problem,)) for entry, problem in absent
    ]


def _row(part: Source, problems: Sequence[Problem], today: date) -> Row:
    owed = tuple(problem for problem in problems if problem.level == "error")
    due = numerals.read_date(str(part.data.get("due", "")))
    return Row(
        unit=assembly.name(part),
        contact=str(part.data.get("contact", "")),
        file=part.page.file,
        due=due,
        written=assembly.contributes(part.data),
        owed=owed,
        late=max((today - due).days, 0) if due and owed else 0,
    )


def text(listed: Sequence[Row], language: str) -> str:
    """The rows as a table, and below it what each unit owes, by file and line."""
    cells = [[head.to(language) for head in HEADS]] + [
        [row.unit, row.contact, row.due.isoformat() if row.due else "", row.state.to(language)]
        for row in listed
    ]
    owing = [row for row in listed if row.owed]
    said = "".join(f"{line}\n" for line in columns(cells))
    said += "".join(f"\n{visible(row.unit)}\n" + _items(row, language) for row in owing)
    total = say("{units} 家单位，都交齐了。", units=len(listed))
    if owing:
        late = sum(row.late > 0 for row in listed)
        total = say(
            "{units} 家单位，{owing} 家还有欠缺，其中 {late} 家逾期。",
            units=len(listed), owing=len(owing), late=late,
        )  # fmt: skip
    return f"{said}\n{total.to(language)}\n"


def _items(row: Row, language: str) -> str:
    return "".join(
        visible(f"  {p.place.file}:{p.place.line}:{p.place.column} {p.message.to(language)}") + "\n"
        for p in row.owed
    )
