"""Figures in prose: sentences, clauses, counts with their unit and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from generator.basis.characters import CLAUSE_ENDS

QUOTED = ("《》", "“”")
BLANK = "（）"  # what an author fills with a figure
ANY_NUMBER = (
    r"\d[\d,]*(?:\.\d+)?"  # a pattern: whatever is written with digits, an exact count or not
)
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_WIDE_FIGURE = re.compile("[０-９．％]")
_FULL = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "!": "！", "?": "？"}
_MARK = re.compile(
    r"[,:](?<!\d.)(?!$)|,(?<=\d.)(?!\d{3}(?!\d))|:(?<=\d.)(?!\d)|[;()!?]", re.MULTILINE
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_CLAUSE = re.compile(f"[^{CLAUSE_ENDS}]*")
_CLAUSE_END = re.compile(f"[{CLAUSE_ENDS}]")
_LONGEST = 1000
UNIT = (
    "(?:人次|户次|件次|家次|班次|批次|场次|车次|平方米|公里|件|项|名|条|场|份|家|宗|起|户|卷|册|期|辆|支|"
    "篇|批|例|笔|轮|台|张|套|座|间|亩|次|种|类|位|幅|块|页|吨|枚|本(?![级区市县])|个(?!百分|月|工作日|小时)|"
    "人(?![民大社均])|部(?![门分])|所(?![属有])|处(?![罚理置])|元(?!化))"
)
# It begins with its digit, which makes it quick to find, and looks back from there.
_NUMBER = r"\d(?<![\d.,第A-Za-z·\-—～~].)(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?)"
COUNT = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<more>[余多]?)(?P<scale>[百千万亿]?)"
    rf"(?P<still>[余多]?)\s*(?P<unit>{UNIT})(?P<about>左右|以上|以下|以内)?"
)
_ABOUT = (
    "约", "近", "逾", "超", "超过", "不少于", "不低于", "不超过", "至少", "每", "人均", "月均", "平均",
)  # fmt: skip
_WORD = 3  # characters of the longest of these
_STEP = 64  # characters of a clause that are looked through at once


class Count(NamedTuple):
    """A number with a measure word: where it stands, what it counts, whether it is exact.

    `value` is in the plain unit (3万元 is 30000 元), `scale` what it was written in (10000), and
    `step` the value of its last written digit. `said` is all of what it stands in, where the count
    before it ends at `after`.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    scale: int
    step: Decimal
    exact: bool
    said: str
    after: int

    @property
    def label(self) -> str:
        """What is counted: the words before the number, or those behind it where there are none."""
        before = _CLAUSE_END.split(self.said[self.after : self.start])[-1]
        if before.strip() not in ("", "有", "其中", "共", "另有"):
            return before.strip()
        behind = _CLAUSE.match(self.said, self.end)
        return before + (behind[0] if behind else "")


def fold(text: str) -> str:
    """The text with full-width digits narrow and half-width marks wide; offsets stay."""
    narrow = _WIDE_FIGURE.sub(lambda sign: normalize("NFKC", sign[0]), text)
    return _MARK.sub(lambda mark: _FULL[mark[0]], narrow)


def blank(text: str, *pairs: str) -> str:
    """The text with what stands between each pair of marks in a line blanked out; offsets stay."""
    for pair in pairs:
        text = _quotation(pair).sub(_blanked, text)
    return text


@lru_cache
def _quotation(pair: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(pair[0])}[^{re.escape(pair[1])}\n]*")


def _blanked(hit: re.Match[str]) -> str:
    return hit[0][0] + "□" * (len(hit[0]) - 1)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with its offset; a line ends one too.

    What goes on longer than any sentence is left out: rules try its figures in pairs.
    """
    for hit in _SENTENCE.finditer(text):
        sentence = hit[0]
        if len(sentence) <= _LONGEST:
            yield hit.start(), sentence


@lru_cache(maxsize=512)  # one rule after the other asks for the counts of the same sentences
def counts(text: str) -> tuple[Count, ...]:
    """The numbers with a measure word in a folded text, in their order."""
    found: list[Count] = []
    for hit in COUNT.finditer(text):
        found.append(_count(text, hit, found[-1].end if found else 0))
    return tuple(found)


def plain(number: Decimal) -> str:
    """A number as a report writes it: no exponent, no grouping, no zeros at the end."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def clause_start(text: str, index: int, marks: str = CLAUSE_ENDS) -> int:
    """Where the clause begins in which the character `index` stands."""
    while index:
        low = max(index - _STEP, 0)
        index -= _outside(marks).match(text[low:index][::-1]).end()  # type: ignore[union-attr]
        if index > low:
            break
    return index


@lru_cache
def _outside(marks: str) -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(marks)}]*")


def _count(text: str, hit: re.Match[str], after: int) -> Count:
    number, more, scaled, still, unit, around = hit.groups()
    number, scale = number.replace(",", ""), _SCALES[scaled]
    start, end = hit.span()
    before = text[max(start - _WORD, 0) : start].removesuffix("\n")
    about = more or still or around or before.endswith(_ABOUT)
    return Count(
        start, end, hit[0], Decimal(number) * scale, unit, scale,
        _step(scale, len(number.partition(".")[2])), not about, text, after,
    )  # fmt: skip


@lru_cache
def _step(scale: int, places: int) -> Decimal:
    return Decimal(scale).scaleb(-places)
