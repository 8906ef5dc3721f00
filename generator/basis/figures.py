"""Figures in prose: each with its value, the interval it stands for, its unit, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from generator.basis.characters import CLAUSE_ENDS
from generator.basis.numerals import NUMERAL, numeral

QUOTED = ("《》", "“”")
BLANK = "（）"  # what an author fills with a figure
HOLE = "□"  # what stands for each character that was blanked out
ANY_NUMBER = (
    r"\d[\d,]*(?:\.\d+)?"  # a pattern: whatever is written with digits, an exact count or not
)
UNIT = (
    "(?:人次|户次|件次|家次|班次|批次|场次|车次|平方米|平方公里|公里|公顷|件|项|名|条|场|份|家|宗|起|户|卷|册|期|辆|"
    "支|篇|批|例|笔|轮|台|张|套|座|间|亩|次|种|类|位|幅|块|页|吨|枚|本(?![级区市县])|个(?!百分|月|工作日|小时)|"
    "人(?![民大社均])|部(?![门分])|所(?![属有])|处(?![罚理置])|亿?美元|元(?!化))"
)
PERCENT, POINTS, TIMES = "%", "百分点", "倍"
SHARES = (PERCENT, POINTS, TIMES)
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8, "万亿": 10**12}
# It begins with its digit, which makes it quick to find, and looks back from there.
_NUMBER = r"\d(?<![\d.,第A-Za-z·\-—～~].)(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?)"
_WRITTEN = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<more>[余多几]?)(?P<scale>万亿|[百千万亿]?)(?P<still>[余多]?)\s*"
    rf"(?P<unit>{UNIT}|%|个?百分点|倍)?(?P<about>左右|以上|以下|以内|以外)?(?P<range>[-—～~至]\d)?"
)
_SPOKEN = re.compile(
    rf"百分之(?:(?P<plain>\d+(?:\.\d+)?)|(?P<whole>{NUMERAL})(?:点(?P<rest>[零〇一二三四五六七八九]+))?)"
)
_SAME_UNIT = {"位": "名", "人": "名", "个百分点": POINTS}
# No figures: a day, a year, a number of an article or a road.
_NOT_COUNTED = re.compile("[年月日号时点届版条款度]")
_AT_LEAST = ("逾", "超", "超过", "突破", "不少于", "不低于", "至少", "高于", "大于")
_AT_MOST = ("不足", "不到", "不超过", "低于", "少于", "小于", "至多")
_ABOUT = ("约", "近", "大约", "接近", "将近", "达近")
_SLACK = Decimal("0.1")  # what 约, 近 and 左右 may hide, as a part of the figure
_LONGEST_WORD = 3
_WIDE_FIGURE = re.compile("[０-９．％]")
_FULL = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "!": "！", "?": "？"}
_MARK = re.compile(r"[,:](?<!\d.)(?!$)|,(?<=\d.)(?!\d{3}(?!\d))|:(?<=\d.)(?!\d)|[;()!?]")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_CLAUSE = re.compile(f"[^{CLAUSE_ENDS}]*")
_LONGEST = 1000
_STEP = 64  # characters of a clause that are looked through at once
_EVERY = Decimal("Infinity")


class Figure(NamedTuple):
    """One figure: where it stands, what was written, and the values it may stand for.

    Value and interval are in the plain unit: 1.8万元 is 18000 元, and stands for 17500 to 18500.
    `unit` is "" for a bare number; `before` and `after` are the words of its clause on either side,
    as far as the next figure. `is_rough` says that the author calls it so (约, 余, 以上).
    """

    start: int
    end: int
    text: str
    value: Decimal
    low: Decimal
    high: Decimal
    unit: str
    scale: int
    places: int
    is_rough: bool
    before: str
    after: str

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage, points of one, or a multiple, and counts nothing."""
        return self.unit in SHARES

    @property
    def label(self) -> str:
        """What is counted: the words before the figure, or those behind where there are none."""
        before = self.before.strip()
        if before not in ("", "有", "已有", "其中", "其中有", "共", "共有", "另有"):
            return before
        return before + self.after


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a folded text, in their order."""
    hits = list(_WRITTEN.finditer(text))
    if "百分之" in text:
        spoken = list(_SPOKEN.finditer(text))
        within = [hit.span() for hit in spoken]
        hits = [hit for hit in hits if not any(a <= hit.start() < b for a, b in within)]
        hits = sorted([*hits, *spoken], key=lambda hit: hit.start())
    hits = [hit for hit in hits if _counts(text, hit)]
    starts = [*(hit.start() for hit in hits), len(text)][1:]
    found: list[Figure] = []
    after = 0
    for hit, before in zip(hits, starts, strict=True):
        found.append(_figure(text, hit, after, before))
        if found[-1].unit:  # a bare number belongs to the words around it: 12345热线
            after = hit.end()
    return tuple(found)


def _counts(text: str, hit: re.Match[str]) -> bool:
    if hit.re is _SPOKEN:
        return True
    if hit["unit"]:
        return True
    return not _NOT_COUNTED.match(text, hit.end()) and not hit["range"]


def _figure(text: str, hit: re.Match[str], after: int, before: int) -> Figure:
    head = text[max(clause_start(text, hit.start()), after) : hit.start()]
    tail = _CLAUSE.match(text, hit.end(), before)
    words = head, tail[0] if tail else ""
    if hit.re is _SPOKEN:
        number, scale, unit, about, more = _digits(hit), 1, PERCENT, "", Decimal(0)
    else:
        number, scale = hit["number"].replace(",", ""), _SCALES[hit["scale"]]
        unit, about = hit["unit"] or "", hit["range"] or hit["about"] or ""
        if unit == "亿美元":
            unit, scale = "美元", scale * 10**8
        more = _more(hit, number, scale)
    unit = _SAME_UNIT.get(unit, unit)
    value, places = Decimal(number) * scale, len(number.partition(".")[2])
    step = (
        Decimal(0)
        if scale == 1 and not places and unit not in SHARES
        else Decimal(scale).scaleb(-places)
    )
    low, high, is_rough = _interval(value, step, more, about, head)
    return Figure(
        hit.start(), hit.end(), hit[0], value, low, high, unit, scale, places, is_rough, *words
    )


def _more(hit: re.Match[str], number: str, scale: int) -> Decimal:
    """What 余 and 多 may add: 9300余 is below 9400, 10万余 below 11万; 0 where neither is written."""
    if hit["still"]:
        return Decimal(scale)
    zeros = len(number) - len(number.rstrip("0"))
    return Decimal(scale) * 10**zeros if hit["more"] else Decimal(0)


def _digits(hit: re.Match[str]) -> str:
    if hit["plain"]:
        return hit["plain"]
    rest = "".join(str(numeral(digit)) for digit in hit["rest"] or "")
    return str(numeral(hit["whole"])) + (f".{rest}" if rest else "")


def _interval(
    value: Decimal, step: Decimal, more: Decimal, about: str, head: str
) -> tuple[Decimal, Decimal, bool]:
    """The least and the most that a figure may stand for, and whether its author calls it rough."""
    ending = head[-_LONGEST_WORD:].rstrip("达到为")
    if ending.endswith(_AT_MOST) or about in ("以下", "以内"):
        return Decimal(0), value, True
    if ending.endswith(_AT_LEAST) or about in ("以上", "以外"):
        return value, _EVERY, True
    if ending.endswith(_ABOUT) or about:  # 左右, or the first of a range
        return value * (1 - _SLACK), value * (1 + _SLACK), True
    if more:
        return value, value + more, True
    return value - step / 2, value + step / 2, False


def fold(text: str) -> str:
    """The text with full-width digits narrow and half-width marks wide; offsets stay."""
    narrow = _WIDE_FIGURE.sub(lambda sign: normalize("NFKC", sign[0]), text)
    return _MARK.sub(lambda mark: _FULL[mark[0]], narrow)


def blank(text: str, *pairs: str) -> str:
    """The text with what stands between each pair of marks blanked out; offsets stay."""
    for pair in pairs:
        text = _quotation(pair).sub(_blanked, text)
    return text


@lru_cache
def _quotation(pair: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(pair[0])}[^{re.escape(pair[1])}\n]*")


def _blanked(hit: re.Match[str]) -> str:
    return hit[0][0] + HOLE * (len(hit[0]) - 1)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with its offset; a line ends one too.

    What goes on longer than any sentence is left out: rules try its figures in pairs.
    """
    for hit in _SENTENCE.finditer(text):
        sentence = hit[0]
        if len(sentence) <= _LONGEST:
            yield hit.start(), sentence


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
