"""成文日期太晚，或者太早。

年度报告应当在次年3月1日前报送、4月1日前公开（《法治政府建设与责任落实督察工作规定》）：上报版最晚
写2月的最后一天，公开版最晚写3月31日。全年的情况要到年底才完整，日期也不能写在这一年结束以前。

反例：
    年度: 2025
    成文日期: 2026-04-01
反例：
    年度: 2025
    成文日期: 2025-12-18
正例：
    年度: 2025
    成文日期: 2026-02-28
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.basis.messages import say
from generator.basis.numerals import read_date, read_year
from generator.basis.problems import Level
from generator.parsing.source import Source
from generator.reports.outline import Finding

ID = "late"
LEVEL: Level = "warning"
_DUE = {
    "filed": (3, say("成文日期是{day}。报告应当在{due}前报送，上报版最晚写{last}。")),
    "published": (4, say("成文日期是{day}。报告应当在{due}前公开，公开版最晚写{last}。")),
}


def check(source: Source) -> Iterator[Finding]:
    """Find a date on which the report was due already, or on which its year was not over."""
    year, day = (source.data.get(key) for key in ("year", "date"))
    of, on = isinstance(year, str) and read_year(year), isinstance(day, str) and read_date(day)
    if not of or not on:
        return
    month, message = _DUE[source.edition]
    due = date(of + 1, month, 1)
    if on >= due:
        last = due - timedelta(days=1)
        yield Finding(("date",), message.fill(day=_long(on), due=_long(due), last=_long(last)))
    elif on.year <= of:
        early = say(
            "成文日期是{day}，{year}年还没有结束。请核对日期；确实提前成文的，写明数字截至哪一天。",
            day=_long(on),
            year=of,
        )
        yield Finding(("date",), early)


def _long(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
