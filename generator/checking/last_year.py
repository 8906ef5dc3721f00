"""What this year's report says of last year, held against last year's report."""

from __future__ import annotations

from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.numerals import read_year
from generator.basis.problems import Path, Problem
from generator.checking.facts import Fact, facts
from generator.checking.rules.consistency import is_cell
from generator.reports import counts
from generator.reports.source import Source

ID = "last-year"
_OTHERWISE = say(
    "“{what}”这里说上年是{here}，上年的报告（{file} 第 {line} 行）写的是{there}。请核对。"
)
_NOT_CARRIED = say("「{label}」这里是{here}，上年的报告结转下来的是{there}。请核对。")


def problems(found: Source, last: Source) -> list[Problem]:
    """The figures of last year that a report names otherwise than last year's report does."""
    year = read_year(str(last.data.get("year", "")))
    otherwise = _otherwise(found, last, str(year)) if year else ()
    return [*otherwise, *_not_carried(found, last)]


def _not_carried(found: Source, last: Source) -> Iterator[Problem]:
    """The figures of tables that are not those with which last year's ended."""
    if found.kind is not last.kind:
        return
    known = counts.written(found.kind, found.data)
    for path, row in counts.carried(last).items():
        for column, there in enumerate(row):
            cell: Path = (*path, column)
            if known.get(cell, there) != there:
                label = found.schema.label(cell)
                message = _NOT_CARRIED.fill(label=label, here=known[cell], there=there)
                yield found.problem(cell, "error", ID, message)


def _otherwise(found: Source, last: Source, year: str) -> Iterator[Problem]:
    before: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts(last):
        if not fact.time and not is_cell(fact):
            before.setdefault((fact.what, fact.figure.unit), []).append(fact)
    for fact in facts(found):
        there = before.get((fact.what, fact.figure.unit), [])
        if fact.time != year or not there or any(_agree(fact, each) for each in there):
            continue
        place = last.place(there[0].path, there[0].offset)
        message = _OTHERWISE.fill(
            what=fact.what,
            here=fact.figure.text,
            file=place.file,
            line=place.line,
            there=there[0].figure.text,
        )
        yield found.problem(fact.path, "warning", ID, message, fact.offset)


def _agree(one: Fact, other: Fact) -> bool:
    """Whether two figures may be of one value."""
    return one.figure.low <= other.figure.high and other.figure.low <= one.figure.high
