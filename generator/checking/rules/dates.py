"""For year: days that no calendar has, and what the year before did where this year's work is told."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from generator.basis.figures import figures, sentences
from generator.basis.messages import say
from generator.checking.finding import Finding
from generator.reports.joined import Joined, Line

_DAY = re.compile(r"\d(?<![\d第].)(?:\d{3}年\d{1,2})?\d?月(?:\d{1,2}日)?")
_MONTHS = 12
_LEAP_YEAR = 2000  # stands for a year that is not written
_OTHER_YEAR = re.compile("比|较|同比|上年|去年|此前|以来|同期|增长|下降|[0-9]{4}年")
_ITS_WORK = re.compile(
    "(?:^|(?<=[。；：\n]))(?:[一二三四五六七八九十]是)?(?:[全我本][省市区县州旗镇乡局委办])?(?P<year>[0-9]{4})年度?"
    "(?=，|[全我本][年省市区县镇乡局]|共|累计|开展|办理|受理|审结|审查|举办|组织|完成|收到)"
)


def impossible(prose: Joined) -> Iterator[Finding]:
    """The days and months that there are not: 2月30日, 13月."""
    for hit in _DAY.finditer(prose.text):
        if not _exists(hit[0]):
            path, offset = prose.place(hit.start())
            message = say("没有“{day}”这一天，请核对日期。", day=hit[0])
            if "日" not in hit[0]:
                message = say("没有“{month}”这个月，请核对。", month=hit[0])
            yield Finding(path, message, offset, level="error")


def _exists(written: str) -> bool:
    *before, last = (int(number) for number in re.findall(r"\d+", written))
    has_day, has_year = written.endswith("日"), "年" in written
    month = before[-1] if has_day else last
    if not 1 <= month <= _MONTHS:
        return False
    year = before[0] if has_year else _LEAP_YEAR
    return not has_day or 1 <= last <= monthrange(year, month)[1]


def of_last_year(lines: Iterator[Line], year: int) -> Iterator[Finding]:
    """The sentences that tell with figures what the year before did, and of no other year."""
    for line in lines:
        if str(year) in line.text:
            continue
        for hit in _ITS_WORK.finditer(line.text):
            said = next(sentences(line.text[hit.end() :]), (0, ""))[1]
            if int(hit["year"]) != year - 1 or _OTHER_YEAR.search(said):
                continue
            if any(figure.unit for figure in figures(said)):
                message = say(
                    "这里写的是{last}年，“年度”一栏填的是{year}年。是本年的工作就改年份，是上年的就写明与{year}年相比。",
                    last=year - 1,
                    year=year,
                )
                yield Finding(line.path, message, line.offset + hit.start("year"))
