"""What a text of last year's report says in this year's: its years moved on, its figures blank."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.basis.figures import ANY_NUMBER, BLANK, clause_start
from generator.checking.rules.carried_over import MARK

_TO = "[—–－～~至到-]+"
# What stays as it is.
_FIXED = "|".join(
    (
        r"《[^》]*》|“[^”]*”",  # titles and quotations
        r"〔[^〕]*〕(?:第?\d+号)?",  # the number of a document
        r"\d{4}年版",
        r"（\d{1,2}）",
        rf"\d{{4}}年?{_TO}\d{{4}}年?",  # a span of years
        r"(?<!\d)\d{1,2}·\d{1,2}(?!\d)",  # a named day: 12·4
        r"(?<!\d)[1-4]季度",
        r"(?:^|(?<=[。；：\n]))\d{1,2}[.．、](?!\d)",  # an ordinal
        r"(?<![\d月])\d+号",  # 3号线
        r"[A-Za-z]+/[A-Za-z]+ ?\d[\d.—-]*",  # GB/T 9704—2012
        r"(?<![A-Za-z])[A-Za-z]{1,2}\d[\d.]*|\d[GD](?![A-Za-z])",  # A4, 5G
        r"(?<!\d)(?:1\d{2}|12\d{3}|96\d{3,4})(?=[^\d，。；、]{0,8}(?:热线|平台|报警|电话))",
    )
)
_YEAR = r"(?P<year>(?<!\d)\d{4})(?=年)"
# The time that a report is about is no figure: a year, a half of it, the months to the end of a
# quarter, and where a year begins and ends. In these only the year moves on.
_SPAN = (
    rf"(?:1(?:月(?:1日)?)?{_TO}(?:\d{{4}}年)?(?:3月(?:31日)?|[69]月(?:30日)?|12月(?:31日)?)"
    rf"|7(?:月(?:1日)?)?{_TO}(?:\d{{4}}年)?12月(?:31日)?)(?!\d)"
)
_BOUND = r"(?:1月1日|12月31日|12月[底末])(?!起?(?:正式|开始|全面)*(?:施行|实施|生效|执行))"
_PERIOD = rf"(?P<period>(?<!\d)(?:\d{{4}}年)?(?:{_SPAN}|{_BOUND}))"
_DATE = r"(?P<date>(?<!\d)\d{4}年\d{1,2}月(?:\d{1,2}日)?)"
_FIGURE = f"(?P<figure>{ANY_NUMBER})"
_IN_HEADING = re.compile(f"{_FIXED}|{_YEAR}", re.MULTILINE)
_IN_PROSE = re.compile(f"{_FIXED}|{_PERIOD}|{_DATE}|{_YEAR}|{_FIGURE}", re.MULTILINE)
_ENDS = "，。；：！？\n"
_TO_END = re.compile(f"[^{_ENDS}]*")
_FIGURES_ALONE = re.compile(r"[-\d,.%‰]+")


class Years(NamedTuple):
    """The years of last year's report and of this year's."""

    old: int
    new: int

    def move(self, year: int, *, back: int = 0) -> int:
        """A year moved on if it is the old report's, the next, or up to `back` years before."""
        is_meant = -back <= year - self.old <= 1
        return year + self.new - self.old if is_meant else year


def heading(text: str, years: Years, *, back: int = 0) -> str:
    """A heading with its year moved on."""

    def moved(hit: re.Match[str]) -> str:
        return str(years.move(int(hit["year"]), back=back)) if hit["year"] else hit[0]

    return _IN_HEADING.sub(moved, text)


def prose(text: str, years: Years) -> str:
    """Prose that is carried over: marked, its year moved on, its figures and dates blank."""

    def moved(hit: re.Match[str]) -> str:
        if hit["period"]:
            return heading(hit[0], years)
        if hit["date"]:
            return re.sub(r"\d+", BLANK, hit[0])
        if hit["figure"]:
            return BLANK
        return str(years.move(int(hit["year"]))) if hit["year"] else hit[0]

    return MARK + _IN_PROSE.sub(moved, text.replace(MARK, ""))


def blanked(text: str) -> str:
    """The clauses of a text whose figures and dates `prose` leaves blank, as they stood."""
    stood = text.replace(MARK, "")
    clauses: dict[int, str] = {}
    for hit in _IN_PROSE.finditer(stood):
        if hit["figure"] or hit["date"]:
            start = clause_start(stood, hit.start(), _ENDS)
            end = _TO_END.match(stood, hit.end())
            clauses[start] = stood[start : end.end() if end else None].strip()
    return "，".join(clauses.values())


def cell(text: str) -> str:
    """A cell of a table: blank where it is a figure."""
    return BLANK if _FIGURES_ALONE.fullmatch(text.strip()) else text
