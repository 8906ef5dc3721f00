"""百分比与写明的数对不上。

分子和分母写在一处的（“受理1640件，办结1637件，办结率”“96名中有9名，占”“由40件减到30件，减少”），百分比要
等于两数之比。写成1.8万的，当作1.75万到1.85万，范围里怎么算都不对才报告；按写出的小数位四舍五入，1637÷1640
＝99.82%，写99%是舍去了尾数，不对。分母在别处、没有写的，无从核对，不报告。办结率、满意率一类不会超过100%。

反例：
    导语: 共受理人民调解案件1640件，调解成功1637件，调解成功率为99%。
反例：
    导语: 在96名持证人员中配备审核人员9名，占9.8%。
反例：
    导语: 抽取案卷44件参加评查，优秀率为33%。
反例：
    导语: 入企检查由1000次减至800次，降幅25%。
反例：
    导语: 办理复议案件312件，比2024年的300件增长10%。
反例：
    导语: 群众满意率达102%。
正例：
    导语: 共受理人民调解案件1640件，调解成功1637件，调解成功率为99.82%。
正例：
    导语: 政务服务好评率为99.1%，股民分红由1.8万元增至2.9万元，增长59%，完成投资占年度计划的131.8%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from generator.basis.figures import PERCENT, TIMES, Figure, plain
from generator.basis.figures_changes import Change, bounds, changes
from generator.basis.figures_ratios import Ratio, bases_of_rate, fits, ratios
from generator.basis.messages import say
from generator.basis.problems import Level, Path
from generator.basis.statements import Statement
from generator.checking.finding import Finding
from generator.reports.source import Source

ID = "rate"
LEVEL: Level = "error"
_ALL = Decimal(100)
_PLACES = 2  # decimals where the author's own say too little
_NEVER_ABOVE_ALL = re.compile(
    "(?:办结|满意|好评|合格|优秀|成功|化解|采纳|应诉|出庭|参训|通过|答复|知晓|整改|反馈|公开|结案|签约)率[^，。；]{0,4}$"
    "|占(?:比|比重|比例|总数|总量|全部)[^，。；的]{0,2}的?$|占$"
)


def check(source: Source) -> Iterator[Finding]:
    """Find the percentages that the figures beside them do not give."""
    coming = source.kind.telling_of("coming")
    for path, said_there in source.statements:
        earlier: list[Figure] = []
        for said in said_there:
            if path[0] not in coming:
                yield from _in(path, said, earlier)
            earlier += said.counts


def _in(path: Path, said: Statement, earlier: list[Figure]) -> Iterator[Finding]:
    for each in (said, *(aside.said for aside in said.asides)):
        told = set()
        for ratio in ratios(each, earlier):
            told.add(ratio.percent)
            if not fits(ratio.percent, ratio.part, ratio.base):
                yield _mistaken(path, each.start, ratio)
        for change in changes(each):
            least, most = bounds(change)
            if most < change.stated.low or change.stated.high < least:
                yield _changed(path, each.start, change)
        for percent in each.figures:
            if percent.unit == PERCENT and percent not in told:
                yield from _alone(path, each, percent)


def _alone(path: Path, said: Statement, percent: Figure) -> Iterator[Finding]:
    """What is wrong with a percentage without the part of which it tells."""
    if percent.low > _ALL and _NEVER_ABOVE_ALL.search(percent.before):
        message = say("{written}超过了100%。请核对。", written=percent.text)
        yield Finding(path, message, said.start + percent.start)
        return
    bases = bases_of_rate(said, percent)
    if bases and not any(_attainable(percent, base) for base in bases):
        yield _unattainable(path, said.start, percent, bases[-1])


def _correct(part: Decimal, base: Decimal, places: int) -> str:
    """The percentage to write: with more decimals where it would be 100% of less than all."""
    value = (part * 100 / base).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if value == _ALL and part < base:
        value = (part * 100 / base).quantize(Decimal(1).scaleb(-_PLACES), ROUND_HALF_UP)
    return f"{value:f}%"


def _mistaken(path: Path, start: int, ratio: Ratio) -> Finding:
    percent, part, base, sure = ratio
    right = _correct(part.value, base.value, percent.places)
    message = say(
        "{part}÷{base}＝{right}，这里写的是{written}。请改为{right}，或者核对这两个数。",
        part=plain(part.value / base.scale),
        base=plain(base.value / base.scale),
        right=right,
        written=percent.text,
    )
    return Finding(path, message, start + percent.start, right, LEVEL if sure else "warning")


def _changed(path: Path, start: int, change: Change) -> Finding:
    stated, old, new, years = change
    if stated.unit in (PERCENT, TIMES):
        least, most = bounds(change)
        size = abs(new.value / old.value - 1) * (100 if stated.unit == PERCENT else 1)
        size = size if years == 1 else (least + most) / 2
        right = f"{size.quantize(Decimal(1).scaleb(-stated.places), ROUND_HALF_UP):f}{stated.unit}"
    else:
        right = plain(abs(new.value - old.value) / stated.scale) + stated.text.lstrip(
            "0123456789.,"
        )
    message = say(
        "从{before}到{after}，变化是{right}，这里写的是{written}。请改为{right}，或者核对这两个数。",
        before=_written(old),
        after=_written(new),
        right=right,
        written=stated.text,
    )
    return Finding(path, message, start + stated.start, right)


def _written(figure: Figure) -> str:
    return plain(figure.value / figure.scale) + figure.text.lstrip("0123456789.,")


def _attainable(percent: Figure, base: Figure) -> bool:
    """Whether a whole number out of a total gives a percentage."""
    return not base.value or any(
        percent.low <= 100 * Decimal(part) / base.value <= percent.high
        for part in _near(percent, base)
    )


def _near(percent: Figure, base: Figure) -> tuple[int, int]:
    low = min(int(percent.value * base.value / 100), int(base.value) - 1)
    return low, low + 1


def _unattainable(path: Path, start: int, percent: Figure, base: Figure) -> Finding:
    """The finding where no whole number out of a total gives the percentage."""
    low, high = _near(percent, base)
    step = Decimal(1).scaleb(-percent.places)
    cut = [k for k in (low, high) if 0 <= Decimal(k) * 100 / base.value - percent.value < step]
    places = max(percent.places, _PLACES)
    message = say(
        "总数是{base}，得不出{written}：{low}÷{total}＝{below}，{high}÷{total}＝{above}。请写明分子和分母，核对百分比。",
        base=base.text,
        written=percent.text,
        total=plain(base.value),
        low=low,
        high=high,
        below=_correct(Decimal(low), base.value, places),
        above=_correct(Decimal(high), base.value, places),
    )
    instead = _correct(Decimal(cut[0]), base.value, percent.places) if cut else ""
    return Finding(path, message, start + percent.start, instead, "warning")
