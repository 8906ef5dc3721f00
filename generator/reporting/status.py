"""How far a report is, for programs (JSON) and for a table (CSV): its fields and its units."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from generator.basis.messages import say
from generator.checking import owed, progress
from generator.checking.progress import Progress
from generator.reporting.base import json_text
from generator.reporting.json_report import VERSION, fields

_BOM = "\ufeff"  # by which Excel knows UTF-8
_FORMULA = ("=", "+", "-", "@", "\t")  # with which Excel lets a formula begin
_HEAD = (
    say("类别"), say("名称"), say("已填"), say("应填"), say("字数"), say("联系人"), say("报送期限"),
    say("情况"), say("逾期天数"), say("文件"), say("还欠什么"),
)  # fmt: skip
_FIELD, _UNIT = say("栏目"), say("单位")


def as_json(made: Progress, units: Sequence[owed.Row], language: str) -> str:
    """`{"version": 1, "file": …, "percent": …, "fields": […], "units": […]}`."""
    return json_text(
        {
            "version": VERSION,
            "file": made.file,
            "percent": made.percent,
            "filled": made.filled,
            "due": made.due,
            "characters": made.characters,
            "fields": [_field(row, language) for row in made.rows],
            "units": [_unit(row, language) for row in units],
        },
        indent=2,
    )


def _field(row: progress.Row, language: str) -> dict[str, Any]:
    return {
        "label": row.label,
        "filled": row.filled,
        "due": row.due,
        "characters": row.characters,
        "open": [fields(problem, language) for problem in row.open],
    }


def _unit(row: owed.Row, language: str) -> dict[str, Any]:
    return {
        "unit": row.unit,
        "contact": row.contact,
        "file": row.file,
        "due": row.due.isoformat() if row.due else None,
        "written": row.written,
        "late": row.late,
        "state": row.state.to(language),
        "owed": [fields(problem, language) for problem in row.owed],
    }


def as_csv(made: Progress, units: Sequence[owed.Row], language: str) -> str:
    """One table for Excel: a row for each field, then one for each unit."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([head.to(language) for head in _HEAD])
    for row in made.rows:
        left = _told([problem.message.to(language) for problem in row.open])
        name = _FIELD.to(language), row.label
        table.writerow(
            [*name, row.filled, row.due, row.characters, "", "", "", "", made.file, left]
        )
    for unit in units:
        left = _told([problem.message.to(language) for problem in unit.owed])
        name = _UNIT.to(language), _text(unit.unit)
        about = _text(unit.contact), unit.due or "", unit.state.to(language), unit.late
        table.writerow([*name, "", "", "", *about, _text(unit.file), left])
    return _BOM + written.getvalue()


def _told(messages: Sequence[str]) -> str:
    return _text("\n".join(dict.fromkeys(messages)))


def _text(text: str) -> str:
    """A text of the author's, which Excel must not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
