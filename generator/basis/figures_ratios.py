"""Where a sentence says that a percentage is one figure out of another: a rate (率) or a share (占)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from generator.basis.figures import HOLE, PERCENT, Figure
from generator.basis.statements import Statement

_RATE = re.compile(
    "(?P<stem>[^率]{2,})率(?:约|近|超|仅|已|均|也|分别)?(?:为|是|达到?|高达|实现|保持|至)?(?:约|近)?$"
)
_SHARE = re.compile("(?P<subject>[^占]*)占(?P<of>[^占]*)$")
_OF_ALL = re.compile(
    "(?:比|比重|比例)?(?:全部|总数|总量|总额|总)?(?:数|量|的)?(?:比重|比例|比)?(?:约|近|仅|高)?(?:达到?|为|是)?(?:约|近)?"
)
_OF_NAMED = re.compile(
    "(?:全部|全年|总)?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:案件|事项)?(?:总数|总量|总额|总|数|量)的?"
)
# A qualified rate is a fraction of another total; the count must be qualified, too.
_QUALIFIERS = (
    "按期", "按时", "及时", "限时", "如期", "直接", "综合", "一次", "首次", "提前", "主动", "实质", "全程",
    "网上", "线上", "当场", "即时", "群众", "总体", "应急", "自动",
)  # fmt: skip
_ALIASES = {"应诉": ("出庭", "到庭", "应诉"), "出庭": ("出庭", "到庭"), "网办": ("网办", "网上")}
_NO_CORE = {"覆盖", "知晓", "参与", "增长", "负担"}
_NEGATED = ("不", "未", "非", "没有", "不予", "未被")
# Words of a label that say nothing of what is counted, and those that say when.
_FILLING = re.compile(
    "(?:截[至止]到?)?(?:20[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?)?|[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?|年底|年末|全年|本年度?)"
    "|其中|表示|实际|评定|督促|负责人|全部|均已|累计|成功|完成|有效|依法|共计|按期|按时|及时|提前|直接|可|已|共|均|被|有|为|的|了|人民"
)
# Of these a percentage says what is wanted, what others have, or what was.
_NOT_HERE = re.compile(
    "力争|确保|目标|要求|计划|预计|上年|去年|同期|往年|前年|全国|全省|全市平均|平均|高于|低于|(?<!占)比(?!重|例)|较|[0-9]年"
)
_AMONG = re.compile("(?<![集其年高初途期])中(?![心央小学医层高级外年期标断途考])")
_CHANGED = re.compile("比|较|增|减|降|新增")
_DUE = re.compile("应|拟|需|可|计划|总")  # 应参训150人: all of those who might
_SHORT = 2  # characters of a word that is no noun of its own
# What a rate is a rate of, where only the total is given: words before 率, its unit, what it counts.
_POPULATIONS = (
    (re.compile("(?:优秀|优良|良好|合格)$"), "件卷宗份本", "案卷|文书|卷宗"),
    (re.compile("(?:网办|可办|全程|即办)$"), "项个", "事项"),
    (re.compile("(?:合格|通过|参训|优秀)$"), "名", "考试|测试|参训|参考|培训"),
)
_ALONG = re.compile("结转|往年|上年")


class Ratio(NamedTuple):
    """A percentage and the figures of which it must be the fraction; `is_sure` where nothing else fits."""

    percent: Figure
    part: Figure
    base: Figure
    is_sure: bool


def ratios(said: Statement, earlier: Sequence[Figure] = ()) -> Iterator[Ratio]:
    """The fractions that a sentence claims; `earlier` are the counts of the sentences before it."""
    for percent in said.figures:
        if percent.unit == PERCENT and not _NOT_HERE.search(percent.before):
            found = _of_share(said, percent, earlier) or _of_rate(said, percent)
            if found and not _is_given_otherwise(said, found):
                yield found


def fits(percent: Figure, part: Figure, base: Figure) -> bool:
    """Whether any values that two figures stand for give a percentage."""
    if not base.low:
        return True
    least, most = 100 * part.low / base.high, 100 * part.high / base.low
    return least <= percent.high and percent.low <= most


def _of_share(said: Statement, percent: Figure, earlier: Sequence[Figure]) -> Ratio | None:
    before = said.before(percent.start)
    if percent.before == "的" and len(before) > 1:  # 占受理总数347件的66.84%
        base, part = before[-1], before[-2]
        if base.end == percent.start - 1 and "占" in base.before and part.unit == base.unit:
            return Ratio(percent, part, base, is_sure=True)
    hit = _SHARE.search(percent.before)
    if not hit or not before or hit["subject"].strip(HOLE + "即约") not in before[-1].label:
        return None
    part = before[-1]
    between = said.text[part.end : percent.start]
    if "；" in between or len(re.findall("[，、]", between)) > 1 or _CHANGED.match(part.before):
        return None
    if not _OF_ALL.fullmatch(hit["of"]):
        return _of_named(percent, part, hit["of"], before[:-1], earlier)
    total, is_sure = _base(said, part, across=True)
    return Ratio(percent, part, total, is_sure) if total else None


def _of_named(
    percent: Figure, part: Figure, named: str, before: Sequence[Figure], earlier: Sequence[Figure]
) -> Ratio | None:
    """The share of a total that is named, 占审结总数的, where one such total is counted before it."""
    hit = _OF_NAMED.fullmatch(named)
    for counts in (before, earlier):
        fitting = [
            count
            for count in counts
            if hit
            and count.unit == part.unit
            and hit["name"] in count.label
            and count.high >= part.low
        ]
        if fitting:
            alone = len(fitting) == 1
            return Ratio(percent, part, fitting[-1], counts is before) if alone else None
    return None


def _of_rate(said: Statement, percent: Figure) -> Ratio | None:
    hit = _RATE.search(percent.before)
    core = hit["stem"][-2:] if hit else ""
    if not hit or core in _NO_CORE or _CHANGED.match(percent.before):
        return None
    words = _ALIASES.get(core, (core,))
    qualified = [word for word in _QUALIFIERS if word in hit["stem"][-6:]]
    for part in reversed(said.before(percent.start)):
        if any(_affirmed(part.label, word) for word in words):
            if not all(word in part.label for word in qualified):
                return None
            base, is_sure = _base(said, part, across=False, words=words)
            if (
                not base
                or not is_sure
                or (any(w in base.label for w in words) and not _DUE.search(base.label))
            ):
                return None
            return Ratio(percent, part, base, is_sure=True)
    return None


def _affirmed(label: str, word: str) -> bool:
    """Whether a word stands in a label, and no word before it says that it was not so."""
    return any(not before.endswith(_NEGATED) for before in label.split(word)[:-1])


def _base(
    said: Statement, part: Figure, *, across: bool, words: Sequence[str] = ()
) -> tuple[Figure | None, bool]:
    """The total of a part, and whether it is sure: by 其中 or 中, else the one count before it.

    `across` says that the list of parts may go on behind ；, as 甲12件，占20%；乙6件，占10% does.
    """
    first = said.segment(part.start)
    same = [c for c in said.before(part.start) if c.unit == part.unit and c.high >= part.low]
    cue = said.text.rfind("其中", 0 if across else first, part.start)
    totals = [count for count in same if count.end <= cue]
    if totals:
        return totals[-1], not _CHANGED.match(totals[-1].before)
    for count in reversed(same):
        if (across or count.start >= first) and _AMONG.search(_clause_of(said, count)):
            return count, True
    near = [count for count in same if count.start >= first and not _has_share(said, count)]
    if len(near) != 1 or _CHANGED.match(near[0].before) or _joined(said, near[0], part):
        return None, False
    own = _FILLING.sub("", re.sub("|".join(words) or "□", "", part.label)).strip(HOLE)
    counted = near[0].before + near[0].after
    return near[0], len(own) <= _SHORT or own in counted


def _clause_of(said: Statement, count: Figure) -> str:
    """What stands behind a count in its clause, to the next mark."""
    return re.split("[，。；：、]", said.text[count.end :], maxsplit=1)[0]


def _has_share(said: Statement, count: Figure) -> bool:
    """Whether a count is itself a part: a share of something is given right behind it."""
    following = next((each for each in said.figures if each.start >= count.end), None)
    return following is not None and following.unit == PERCENT and "占" in following.before


def _joined(said: Statement, one: Figure, other: Figure) -> bool:
    """Whether two counts stand side by side in a list, and neither is part of the other."""
    between = said.text[one.end : other.start]
    return "、" in between and "，" not in between and "其中" not in between


def _is_given_otherwise(said: Statement, found: Ratio) -> bool:
    """Whether the part together with others of its list, or the rest of the base, gives the percentage."""
    percent, part, base, _ = found
    if fits(percent, part, base):
        return False
    others = [
        count
        for count in said.before(percent.start)
        if count.unit == part.unit and count.start > base.start and count != part
    ]
    sums = [(part, *some) for n in (1, 2) for some in combinations(others[-8:], n)]
    return any(fits(percent, _added(each), base) for each in sums)


def _added(some: Sequence[Figure]) -> Figure:
    low = sum((each.low for each in some), Decimal(0))
    high = sum((each.high for each in some), Decimal(0))
    return some[0]._replace(low=low, high=high)


def bases_of_rate(said: Statement, percent: Figure) -> list[Figure]:
    """The totals of which a rate must be a whole part, where no part is counted; [] if unsure."""
    hit = _RATE.search(percent.before)
    if not hit or percent.is_rough or _ALONG.search(said.text) or "其中" in said.text:
        return []
    for words, units, things in _POPULATIONS:
        if words.search(hit["stem"]):
            return [
                count
                for count in said.before(percent.start)
                if count.start >= said.segment(percent.start)
                and count.unit in units
                and not count.is_rough
                and re.search(things, count.before + count.after)
            ]
    return []
