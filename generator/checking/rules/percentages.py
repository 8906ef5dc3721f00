"""The percentages of a sentence that claim to be fractions of something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.basis.figures import COUNT, clause_start
from generator.basis.numerals import NUMERAL, numeral

_PERCENT = re.compile(
    rf"(?P<digits>\d(?<![\d.,\-—～~].)\d*(?:\.\d+)?)\s*%"
    rf"|百分之(?P<plain>\d+(?:\.\d+)?)|百分之(?P<whole>{NUMERAL})(?:点(?P<rest>[零〇一二三四五六七八九]+))?"
)
_CHANGES = (
    "降", "增", "减少", "提高", "提升", "上升", "压减", "压缩", "缩短", "增长", "减幅", "涨",
)  # fmt: skip
_CHANGE = "|".join(_CHANGES)
_LEVEL = re.compile(f"率.*(?:{_CHANGE})[^，]{{0,2}}[至到为]")
# A percentage that is no claim about the counts here: a bound, a guess, a target, another's rate.
_VAGUE = (
    "约", "近", "超", "逾", "不低于", "不少于", "高于", "低于", "至少", "力争", "确保", "目标", "要求",
    "上年", "去年", "同期", "往年", "前年", "明年", "全国", "全省", "全市", "平均", "左右", "比",
)  # fmt: skip
_NAMED_YEAR = re.compile(r"\d年")
_BOUND = ("以上", "以下", "以内", "左右", "多", "余", "的目标", "目标", "~", "～", "—", "-")
_POINTS = ("个百分点", "百分点")


class Percent(NamedTuple):
    """A percentage that says what it is of: a 率, a share (占) or a change (降幅)."""

    start: int
    text: str
    value: Decimal
    places: int
    kind: str
    head: str


def percents(sentence: str) -> Iterator[Percent]:
    """The percentages of a folded sentence that claim to be fractions of something."""
    for hit in _PERCENT.finditer(sentence):
        head = sentence[clause_start(sentence, hit.start()) : hit.start()]
        kind = _kind(head)
        if not kind or _is_vague(_claim(head)) or _is_bound(sentence[hit.end() :]):
            continue
        written = hit["digits"] or hit["plain"] or _spoken(hit["whole"], hit["rest"] or "")
        places = len(written.partition(".")[2])
        yield Percent(hit.start(), hit[0], Decimal(written), places, kind, head)


def _claim(head: str) -> str:
    """The words of a clause that belong to its percentage: what stands after its last count."""
    return head[max((hit.end() for hit in COUNT.finditer(head)), default=0) :]


def _is_vague(claim: str) -> bool:
    return any(word in claim for word in _VAGUE) or (
        "年" in claim and _NAMED_YEAR.search(claim) is not None
    )


def _is_bound(following: str) -> bool:
    """Whether what follows a percentage makes it a bound, or points of a percentage."""
    return following.startswith(_POINTS) or following.lstrip().startswith(_BOUND)


def _kind(head: str) -> str:
    if "占" in head:
        return "share"
    changed = any(word in head for word in _CHANGES)
    last = head.rpartition("，")[2]
    if "率" in head and (
        not changed or _LEVEL.search(head) or not any(word in last for word in _CHANGES)
    ):
        return "rate"
    return "change" if changed else ""


def _spoken(whole: str, rest: str) -> str:
    return str(numeral(whole)) + ("." + "".join(str(numeral(d)) for d in rest) if rest else "")
