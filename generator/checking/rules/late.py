"""成文日期太晚，或者太早。

报告应当在规定的日子以前报送、公开，成文日期不能晚于它的前一天。全年的情况要到年底才完整，日期也不能写在
这一年结束以前。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.basis.messages import say
from generator.basis.numerals import read_date, read_year, written_date
from generator.basis.problems import Level
from generator.checking.finding import Finding
from generator.reports.source import Source

ID = "late"
LEVEL: Level = "warning"
_LATE = {
    "filed": say("成文日期是{day}。报告应当在{due}前报送，上报版最晚写{last}。"),
    "published": say("成文日期是{day}。报告应当在{due}前公开，公开版最晚写{last}。"),
}


def check(source: Source) -> Iterator[Finding]:
    """Find a date on which the report was due already, or on which its year was not over."""
    year, day = (source.data.get(key) for key in ("year", "date"))
    of, on = isinstance(year, str) and read_year(year), isinstance(day, str) and read_date(day)
    if not of or not on:
        return
    deadline = source.kind.deadlines.get(source.edition)
    due = date(of + 1, *deadline) if deadline else None
    if due and on >= due:
        last = written_date(due - timedelta(days=1))
        message = _LATE[source.edition].fill(day=written_date(on), due=written_date(due), last=last)
        yield Finding(("date",), message)
    elif on.year <= of:
        early = say(
            "成文日期是{day}，{year}年还没有结束。请核对日期；确实提前成文的，写明数字截至哪一天。",
            day=written_date(on),
            year=of,
        )
        yield Finding(("date",), early)
