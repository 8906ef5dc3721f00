"""The figures of a report as facts: what each counts, for which time, and where it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.basis.characters import HAN
from generator.basis.figures import HOLE, Figure, figures
from generator.basis.numerals import read_year
from generator.basis.problems import Path
from generator.basis.statements import Statement
from generator.reports.source import Source

_YEAR = re.compile("(?<![0-9])(20[0-9]{2})年(?!版)")
_LAST = re.compile("去年|上年|上一年")
_SPAN = re.compile(
    "累计|以来|[0-9]+月(?:份|至|到|—|－|-|底)|上半年|下半年|季度|[三四五]年|每[年月周日天]|年均|月均|日均|人均|平均"
)
# What a label may begin with and still count the same thing.
_LEADING = re.compile(
    "(?:20[0-9]{2}年度?|去年|上年|全年|年内|本年度?|累计|截至|目前|其中|共计?|总共|现有|现|已经?|先后|分别|并|还|均|仅|"
    "[全我本][省市区县州旗镇乡局]|[比较]| |有|设有|建有|拥有|配有|配备|达到?|为|的|了|在|从|由|是|对|将|把|，|□)+"
)
_TRAILING = re.compile(
    "(?:(?:下降|减少|降低|压减|压缩|缩短|减|降|增长|增加|增|提高|提升|上升)?[至到为]|达到?|为|是|有|共|计|了|约|近|超过?|逾|"
    "不少于|不低于|不超过|的|共计|合计|总数|总量|20[0-9]{2}年|由|从|平均|，|□)+$"
)
_LONGEST_END = 12  # characters in which what _TRAILING finds ends
# Bodies that a place has a fixed number of: what stands behind their number ends with them.
EVERYWHERE = re.compile("[^，。]{0,8}?(?:部门|街道|乡镇|镇街|社区|村居|行政村|执法单位)")
_JOINING = re.compile("(?:和|及|与|以及|等|中|各|的|分别|□).*$")
_COMPARED = re.compile("[比较](?:20[0-9]{2}年|去年|上年|上一年)(?:同期|全年)?的?$")
_GREW = re.compile("[^，。；、]{0,6}[增升提降减压缩扩加高低少到至]{1,3}[至到为]")
_SCOPE = re.compile("[全我本][省市区县州旗镇乡]")
_HAN = re.compile(f"[{HAN}]")


class Fact(NamedTuple):
    """One figure of a report: where it stands, what it counts, for which time.

    `time` is "" for the report's own year, else the year or the span that is named. `sentence` is
    as the author wrote it. `of_all` says that it counts what the whole place has (全区).
    """

    path: Path
    offset: int
    figure: Figure
    what: str
    time: str
    sentence: str
    of_all: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """What two mentions of one fact share."""
        return self.what, self.figure.unit, self.time


def facts(source: Source) -> list[Fact]:
    """Every figure of the prose of a report, and of its tables, in its order."""
    texts = dict(source.prose)
    year = read_year(str(source.data.get("year", "")))
    found = [
        fact
        for path, said_there in source.statements
        if source.role(path) not in ("cell", "table-head")
        for said in said_there
        for fact in _said(path, texts[path], said, year)
    ]
    for path, section in source.sections:
        found += _in_table((*path, "table"), section.get("table"), year)
    return found


def _said(path: Path, text: str, said: Statement, year: int | None) -> Iterator[Fact]:
    sentence = text[said.start : said.start + len(said.text)].strip()
    under = total = label = ""
    last = -1
    timed = _YEAR.search(said.text) or _LAST.search(said.text) or _SPAN.search(said.text)
    for figure in said.figures:
        if not figure.unit:
            continue
        follows, last = figure.start - len(figure.before) == last, figure.end
        if "其中" in said.text[: figure.start] and not under:
            under = total
        compared = _COMPARED.search(figure.before) is not None
        label = label if compared else _label(figure, follows=follows) or label
        what = f"{under}：{label}" if under and label != under else label
        start = said.start + figure.start
        of_all = _SCOPE.search(figure.before) is not None
        time = _time(said.text, figure.start, year) if timed else ""
        if not time and year and _is_origin(said.text, figure):
            time = str(year - 1)
        yield Fact(path, start, figure, what, time, sentence, of_all)
        if not under and not figure.is_share:
            total = label
        if said.text[figure.end : figure.end + 1] == "；":
            under = total = ""


def _is_origin(text: str, figure: Figure) -> bool:
    """Whether a figure is that from which another grew, 由300件增至: if no time is named, last year's."""
    return figure.before.endswith(("由", "从")) and _GREW.match(text, figure.end) is not None


def _label(figure: Figure, *, follows: bool) -> str:
    """What a figure counts: the words before it, else those behind, without what only leads to them.

    Where it `follows` another in its clause, the words between belong to that one.
    """
    before = "" if follows else _bare(figure.before)
    if before:
        return before
    behind = figure.after.strip(HOLE + " ")
    body = EVERYWHERE.match(behind)
    return body[0] if body else _JOINING.sub("", behind) or _bare(figure.before)


def _bare(label: str) -> str:
    leading = _LEADING.match(label)
    bare = label[leading.end() :] if leading else label
    kept = max(len(bare) - _LONGEST_END, 0)
    return (bare[:kept] + _TRAILING.sub("", bare[kept:])).strip(HOLE + " ，")


def _time(text: str, index: int, year: int | None) -> str:
    """The year that the words before a figure name last, or the span; "" for the report's own year."""
    words = text[max(text.rfind(mark, 0, index) for mark in "；。：") + 1 : index]
    years = [(hit.start(), int(hit[1])) for hit in _YEAR.finditer(words)]
    years += [(hit.start(), (year or 0) - 1) for hit in _LAST.finditer(words)]
    named = max(years)[1] if years else year
    span = _SPAN.search(words)
    return (span[0] if span else "") + (str(named) if named != year else "")


def _in_table(path: Path, table: Any, year: int | None) -> Iterator[Fact]:
    """The cells that are figures: what their row and column are called."""
    if not isinstance(table, dict):
        return
    columns, rows, unit = (table.get(key) for key in ("columns", "rows", "unit"))
    if not isinstance(columns, list) or not isinstance(rows, list):
        return
    for number, row in enumerate(rows):
        if not isinstance(row, list) or len(row) != len(columns):
            continue
        for place, cell in enumerate(row[1:], 1):
            found = figures(cell.strip()) if isinstance(cell, str) else ()
            if len(found) == 1 and found[0].text == cell.strip():
                what = f"{row[0]} {columns[place]}"
                figure = found[0]._replace(unit=found[0].unit or str(unit or ""))
                where = (*path, "rows", number, place)
                yield Fact(where, 0, figure, what, _time(what, len(what), year), what, of_all=False)


def han(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_HAN.findall(text))
