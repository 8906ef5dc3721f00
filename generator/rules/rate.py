"""百分比与写明的数对不上。

同一句话里写明了分子和分母的，百分比要等于两数之比，按写出的小数位四舍五入：1637÷1640＝99.82%，写99%
是舍去了尾数，不对。只写了分母的，要有整数能得出这个百分比。分子、分母都没有写的，无从核对，不报告。

反例：
    导语: 共受理人民调解案件1640件，调解成功1637件，调解成功率为99%。
反例：
    导语: 在96名持证人员中配备审核人员9名，占9.8%。
反例：
    导语: 抽取案卷44件参加评查，优秀率为33%。
反例：
    导语: 入企检查由1000次减至800次，降幅25%。
正例：
    导语: 共受理人民调解案件1640件，调解成功1637件，调解成功率为99.82%。
正例：
    导语: 政务服务好评率为99.1%，调解成功率在98%以上。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.messages import say
from generator.rules import fractions
from generator.rules.outline import Finding
from generator.rules.percentages import percents
from generator.rules.quantities import Count, blank, counts, folded, plain, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.problems import Level, Path
    from generator.rules.fractions import Pair
    from generator.rules.percentages import Percent
    from generator.source import Source

ID = "rate"
LEVEL: Level = "error"
_FAR = 40
_ABOVE = 2000  # characters before a sentence in which a total of it may stand
_PLACES = 2  # decimals that a message gives where the author's own say too little


def check(source: Source) -> Iterator[Finding]:
    """Find the percentages that the counts beside them do not give."""
    for path, text in folded(source):
        if path[0] == "plans" or not _may_rate(text):
            continue
        quiet = blank(text, "《》")
        for start, sentence in sentences(quiet):
            for percent in percents(sentence) if _may_rate(sentence) else ():
                above = quiet[max(start - _ABOVE, 0) : start]
                yield from _held(path, start, sentence, above, percent)


def _may_rate(text: str) -> bool:
    """Whether a folded text has any percentage."""
    return "%" in text or "百分之" in text


def _held(path: Path, start: int, sentence: str, above: str, percent: Percent) -> Iterator[Finding]:
    """What is wrong with one percentage of a sentence, if anything."""
    known = _all(sentence)
    before = [count for count in known if count.end <= percent.start]
    change = fractions.change(sentence, percent)
    if change:
        part, base = change
        if percent.value not in fractions.rounded(
            abs(base.value - part.value), base.value, percent.places
        ):
            yield _changed(path, start, percent, part, base)
        return
    if percent.kind == "change":
        return
    pair = fractions.pair(sentence, above, before, percent)
    if pair:
        if not fractions.gives(pair, percent) and not _supported(sentence, above, percent, pair):
            yield _mistaken(path, start, percent, pair)
        return
    if fractions.supported(sentence, known, percent):
        return
    named = fractions.population(sentence, before, percent)
    if named:
        yield from _unattainable(path, start, percent, named)


def _supported(sentence: str, above: str, percent: Percent, pair: Pair) -> bool:
    """Whether counts as near as the pair, or in the paragraph if it is not sure, give the percentage."""
    first = sentence.rfind("；", 0, percent.start) + 1
    segment = sentence[first : percent.start] if first <= pair.base.start else sentence
    if fractions.supported(segment, _all(segment), percent):
        return True
    paragraph = above + sentence
    return not pair.sure and fractions.supported(paragraph, _all(paragraph), percent)


def _all(text: str) -> list[Count]:
    """The exact counts of a text, of many the last ones: a rate has its base near by."""
    return [count for count in counts(text) if count.exact and count.value][-_FAR:]


def _mistaken(path: Path, start: int, percent: Percent, pair: Pair) -> Finding:
    part, base, sure = pair
    right = fractions.right(part.value, base.value, percent.places)
    message = say(
        "{part}÷{base}＝{right}，这里写的是{written}。请改为{right}，或者核对这两个数。",
        part=plain(part.value / base.scale),
        base=plain(base.value / base.scale),
        right=right,
        written=percent.text,
    )
    return Finding(path, message, start + percent.start, right, None if sure else "warning")


def _changed(path: Path, start: int, percent: Percent, after: Count, before: Count) -> Finding:
    right = fractions.right(abs(before.value - after.value), before.value, percent.places)
    message = say(
        "从{before}到{after}，变化是{right}，这里写的是{written}。请改为{right}，或者核对这两个数。",
        before=before.text,
        after=after.text,
        right=right,
        written=percent.text,
    )
    return Finding(path, message, start + percent.start, right)


def _unattainable(
    path: Path, start: int, percent: Percent, bases: list[Count]
) -> Iterator[Finding]:
    """The finding where no whole number out of any of the totals gives the percentage."""
    near = [fractions.nearest(base.value, percent) for base in bases]
    if any(percent.value in fractions.rounded(k, base.value, percent.places)
           for base, ks in zip(bases, near, strict=True) for k in ks):  # fmt: skip
        return
    base, (low, high) = bases[-1], near[-1]
    cut = [k for k in (low, high) if fractions.truncated(k, base.value, percent)]
    instead = fractions.right(cut[0], base.value, percent.places) if cut else ""
    places = max(percent.places, _PLACES)
    message = say(
        "总数是{base}，得不出{written}：{low}÷{total}＝{below}，{high}÷{total}＝{above}。请写明分子和分母，核对百分比。",
        base=base.text,
        written=percent.text,
        total=plain(base.value),
        low=low,
        high=high,
        below=fractions.right(low, base.value, places),
        above=fractions.right(high, base.value, places),
    )
    yield Finding(path, message, start + percent.start, instead, "warning")
