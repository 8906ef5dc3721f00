"""What rules ask of figures in a sentence: sentences, counts with unit and label, Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from generator.basis.patterns import pattern
from generator.basis.problems import Path
from generator.parsing.source import Source
from generator.reports.outline import once, prose, said

QUOTED = ("《》", "“”")
SEPARATORS = "，。；：、！？（）\n"
NUMERAL = "[零〇一二两三四五六七八九十百千]{1,7}|[0-9]{1,6}"
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_FULL = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "!": "！", "?": "？"}
_FOLDED = pattern("[０-９．％,:;()!?]")
_MARK = pattern(r"(?<!\d)[,:](?!$)|(?<=\d),(?!\d{3}(?!\d))|(?<=\d):(?!\d)|[;()!?]")
_SENTENCE = pattern(r"[^。！？\n]+[。！？]?")
_CLAUSE = pattern(f"[^{SEPARATORS}]*")
_LONGEST = 1000
UNIT = (
    "(?:人次|户次|件次|家次|班次|批次|场次|车次|平方米|公里|件|项|名|条|场|份|家|宗|起|户|卷|册|期|辆|支|"
    "篇|批|例|笔|轮|台|张|套|座|间|亩|次|种|类|位|幅|块|页|吨|枚|本(?![级区市县])|个(?!百分|月|工作日|小时)|"
    "人(?![民大社均])|部(?![门分])|所(?![属有])|处(?![罚理置])|元(?!化))"
)
# It begins with its digit, which makes it quick to find, and looks back from there.
_NUMBER = r"\d(?<![\d.,第A-Za-z·\-—～~].)(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?)"
COUNT = pattern(
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
        start = max(self.after, clause_start(self.said, self.start))
        before = self.said[start : self.start]
        if before.strip() not in ("", "有", "其中", "共", "另有"):
            return before.strip()
        behind = _CLAUSE.match(self.said, self.end)
        return before + (behind[0] if behind else "")


def fold(text: str) -> str:
    """The text with full-width digits narrow and half-width marks wide; offsets stay."""
    if not _FOLDED.search(text):
        return text
    return _MARK.sub(lambda mark: _FULL[mark[0]], text.translate(_NARROW))


@once
def folded(source: Source) -> list[tuple[Path, str]]:
    """The prose of a report, folded."""
    _counts.cache_clear()  # what was counted in another report
    if not _FOLDED.search(said(source)):
        return prose(source)
    return [(path, fold(text)) for path, text in prose(source)]


@once
def quiet(source: Source) -> list[tuple[Path, str]]:
    """The prose of a report, folded, without what is quoted."""
    return [(path, blank(text, *QUOTED)) for path, text in folded(source)]


def blank(text: str, *pairs: str) -> str:
    """The text with what stands between each pair of marks blanked out; offsets stay."""
    for pair in pairs:
        if pair[0] in text:
            text = _inside(pair).sub(lambda hit: "□" * len(hit[0]), text)
    return text


@lru_cache
def _inside(pair: str) -> re.Pattern[str]:
    return re.compile(f"(?<={re.escape(pair[0])})[^{re.escape(pair[1])}]*")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with its offset; a line ends one too.

    What goes on longer than any sentence is left out: rules try its figures in pairs.
    """
    for hit in _SENTENCE.finditer(text):
        sentence = hit[0]
        if len(sentence) <= _LONGEST:
            yield hit.start(), sentence


def counts(text: str) -> list[Count]:
    """The numbers with a measure word in a folded text, in their order."""
    return list(_counts(text))


@lru_cache(maxsize=512)  # one rule after the other asks for the counts of the same sentences
def _counts(text: str) -> tuple[Count, ...]:
    found: list[Count] = []
    for hit in COUNT.finditer(text):
        found.append(_count(text, hit, found[-1].end if found else 0))
    return tuple(found)


def numeral(text: str) -> int:
    """The integer that Arabic or Chinese digits write: 12, 十二, 一百零五, 两."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for sign in text:
        if sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def plain(number: Decimal) -> str:
    """A number as a report writes it: no exponent, no grouping, no zeros at the end."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def clause_start(text: str, index: int, marks: str = SEPARATORS) -> int:
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
