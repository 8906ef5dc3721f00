"""The counts of which a percentage must be a fraction, and whether it is."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.patterns import holds, pattern
from generator.rules.quantities import Count, blank, clause_start, counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.percentages import Percent

# A qualified rate is a fraction of another total; the count must be qualified, too.
_QUALIFIERS = (
    "按期", "按时", "及时", "限时", "如期", "直接", "综合", "一次", "首次", "提前", "主动", "实质", "全程",
    "网上", "线上", "当场", "即时", "群众", "总体", "应急", "自动",
)  # fmt: skip
_ALIASES = {"应诉": ("出庭", "到庭", "应诉"), "出庭": ("出庭", "到庭"), "网办": ("网办", "网上")}
_NO_CORE = {"比例", "占比", "覆盖", "知晓", "参与"}
_NEGATIONS = ("不", "未", "非", "没有", "不予", "未被")
# What a rate is a rate of, where only the total is given: words before 率, and the total's unit.
_POPULATIONS = (
    ("优秀|优良|良好|合格", "件卷宗份本", "案卷|案件|文书|卷宗"),
    ("网办|可办|全程|即办", "项个", "事项"),
    ("成功|化解|调解|和解|纠错|结案|办结|维持|撤销", "件起宗", "案件|纠纷|复议|申请|审结|投诉"),
    ("合格|通过|参训|优秀", "名人", "考试|测试|参训|参考|培训"),
)
_ALONG = ("结转", "往年", "上年")
_APART = pattern("其中|[（）；]")
_JOINT = pattern("[^，。；（）、]{0,12}([，、])")
_TOGETHER = 5  # counts that one rate may take together
_ALL = Decimal(100)
_SHARE_OF = pattern(
    "占(?:全部|全年|全区|总)?([\u4e00-\u9fff]{2})(?:案件|事项|件)?(?:总数|总量|数|量)的?$"
)
_NEAR = 12  # characters after a total that may still say what it counts
_PLACES = 2  # decimals where the author's own would say 100% of less than all
_LIST = 2  # up to so many counts are no list


def rounded(part: Decimal | int, base: Decimal, places: int) -> set[Decimal]:
    """What percentages `part` of `base` may be written as with so many decimals."""
    step = Decimal(1).scaleb(-places)
    exact = Decimal(part) * 100 / base
    return {exact.quantize(step, how) for how in (ROUND_HALF_UP, ROUND_HALF_EVEN)}


def right(part: Decimal | int, base: Decimal, places: int) -> str:
    """The percentage to write: with more decimals where it would be 100% of less than all."""
    value = max(rounded(part, base, places))
    if value == _ALL and part < base:
        value = max(rounded(part, base, _PLACES))
    return f"{value:f}%"


def truncated(part: int, base: Decimal, percent: Percent) -> bool:
    """Whether the percentage is that of `part`, cut off instead of rounded."""
    step = Decimal(1).scaleb(-percent.places)
    return 0 <= Decimal(part) * 100 / base - percent.value < step


def nearest(base: Decimal, percent: Percent) -> tuple[int, int]:
    """The whole numbers on either side of so many percent of `base`."""
    low = min(int(percent.value * base / 100), int(base) - 1)
    return low, low + 1


def supported(text: str, known: list[Count], percent: Percent) -> bool:
    """Whether any counts of one unit, or what neighbours add up to, give the percentage."""
    return any(
        _gives(text, [count for count in known if count.unit == unit], percent)
        for unit in {count.unit for count in known}
    )


def gives(pair: Pair, percent: Percent) -> bool:
    """Whether a percentage is that of a pair of counts."""
    return bool(pair.base.value) and _is(percent, pair.part.value, pair.base.value)


def _gives(text: str, same: list[Count], percent: Percent) -> bool:
    singles = [count.value for count in same]
    added = [sum(count.value for count in run) for run in _runs(text, same)]
    if percent.value == _ALL and len({*singles, *added}) < len(singles) + len(added):
        return True
    return any(
        _is(percent, part, base)
        for part, base in combinations(sorted({*singles, *added}), 2)
        if base
    ) or any(
        _is(percent, base - part, base)
        for part, base in combinations(sorted(set(singles)), 2)
        if base
    )


def _is(percent: Percent, part: Decimal | int, base: Decimal | int) -> bool:
    """Whether a percentage is that of `part`, rounded. Rounding is slow: first, is it near at all?"""
    near = abs(part * 100 - percent.value * base) * 10**percent.places <= base
    return near and percent.value in rounded(part, Decimal(base), percent.places)


def _runs(text: str, same: list[Count]) -> Iterator[list[Count]]:
    """Neighbours in a list of three or more counts, which may be added up."""
    for first in range(len(same) if len(same) > _LIST else 0):
        for last in range(first + 1, min(first + _TOGETHER, len(same))):
            marks = {_joint(text, one, other) for one, other in pairwise(same[first : last + 1])}
            if marks == {"、"} or (marks == {"，"} and last == first + 1):
                yield same[first : last + 1]


def _joint(text: str, one: Count, other: Count) -> str:
    """The mark between two counts of a list; none where they are no neighbours in one."""
    between = text[one.end : other.start]
    hit = _JOINT.match(between)
    return "" if _APART.search(between) or not hit else "，" if "，" in between else hit[1]


def change(sentence: str, percent: Percent) -> tuple[Count, Count] | None:
    """The counts after and before of a change that is said to be so many percent."""
    if percent.kind != "change":
        return None
    known = [c for c in counts(sentence[: percent.start]) if c.exact]
    for later, earlier in zip(known[:0:-1], known[-2::-1], strict=True):
        between = sentence[earlier.end : later.start]
        lead = sentence[clause_start(sentence, earlier.start) : earlier.start]
        same = later.unit == earlier.unit and earlier.value and "，" not in between
        if same and re.search("[由从]", lead) and re.search("[至到为]", between):
            return later, earlier
    return None


class Pair(NamedTuple):
    """The counts whose fraction a percentage must be, and whether that is sure."""

    part: Count
    base: Count
    sure: bool


def pair(sentence: str, above: str, before: list[Count], percent: Percent) -> Pair | None:
    """The fraction that a percentage must be; None where that cannot be known.

    `above` is the paragraph before the sentence, where a share of 审结总数 finds what was 审结.
    """
    inside = [count for count in before if count.start >= percent.start - len(percent.head)]
    if percent.kind == "share" and inside:
        after = sentence.find("占", percent.start - len(percent.head)) < inside[-1].start
        if after and len(before) > 1 and before[-2].unit == inside[-1].unit:
            return Pair(before[-2], inside[-1], sure=True)
    part = _part(sentence, before, percent)
    if not part:
        return None
    base, sure = _base(sentence, before, part)
    if not base:
        base, sure = _named(above, part, percent), False
    if not base or base.value <= 0:
        return None
    return Pair(part, base, sure or percent.kind == "rate")


def _named(above: str, part: Count, percent: Percent) -> Count | None:
    """The total that a share names: of 审结总数, the count before it that was 审结."""
    hit = _SHARE_OF.search(percent.head)
    fitting = [
        count
        for count in (counts(above) if hit else ())
        if hit and count.exact and count.unit == part.unit and count.value >= part.value
        and hit[1] in count.label
    ]  # fmt: skip
    return fitting[-1] if fitting else None


def _part(sentence: str, before: list[Count], percent: Percent) -> Count | None:
    if percent.kind == "share":
        near = before and sentence[before[-1].end : percent.start].count("，") <= 1
        return before[-1] if near else None
    stem = percent.head[: percent.head.index("率")]
    core = stem[-2:]
    if len(core) < len("办结") or core in _NO_CORE:
        return None
    wanted = _ALIASES.get(core, (core,))
    qualified = [word for word in _QUALIFIERS if word in stem[-6:]]
    for count in reversed(before):
        label = count.label
        if any(_affirmed(label, word) for word in wanted):
            return count if all(word in label for word in qualified) else None
    return None


def _affirmed(label: str, word: str) -> bool:
    """Whether a word stands in a label, and no word before it says that it was not so."""
    return any(not before.endswith(_NEGATIONS) for before in label.split(word)[:-1])


def _base(sentence: str, before: list[Count], part: Count) -> tuple[Count | None, bool]:
    """The total of a part: what stands before 其中 or 中，, else the count of that unit before it."""
    flat = blank(sentence, "（）")
    outer = [
        c for c in before if c.end <= part.start and c.unit == part.unit and c.value >= part.value
    ]
    for cue in reversed(list(re.finditer("其中|中[，有配]|中", flat[: part.start]))):
        totals = [count for count in outer if count.end <= cue.start()]
        if cue[0] == "其中" and totals:
            return totals[-1], True
        if totals and clause_start(flat, cue.start()) <= totals[-1].start:
            return totals[-1], True
    for count in reversed(outer):
        sibling = re.match("[^，。；（）]{0,12}、", sentence[count.end :])
        if not sibling or sentence.find("，", count.end, part.start) >= 0:
            return count, len(outer) == 1
    return None, False


def population(sentence: str, before: list[Count], percent: Percent) -> list[Count]:
    """The totals of which a rate must be a fraction, where only a total is given; [] if unsure."""
    if percent.kind != "rate" or holds(sentence, _ALONG):
        return []
    stem = percent.head[: percent.head.index("率")]
    flat = blank(sentence, "（）")
    for words, units, things in _POPULATIONS:
        if re.search(f"(?:{words})$", stem):
            bases = [c for c in before if flat[c.start] != "□" and c.unit in units
                     and re.search(things, c.label + sentence[c.end : c.end + _NEAR])]  # fmt: skip
            parts = [c for c in bases if "其中" in flat[: c.start]]
            if bases and not parts:
                return bases
    return []
