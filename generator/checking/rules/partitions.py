"""Where a sentence says that a total has parts: 其中, a list in brackets, 合计, 受理 and 不予受理."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from generator.basis.figures import Count, blank, counts

_AMONG = re.compile("其中[，：,:]?")
_BY_KIND = re.compile("按[^，。；：、]{1,10}(?:分|划分|统计)(?:别|为)?[，：]")
_SUMMED = re.compile("[，、；](?:合计|总计|共计|共)(?:有|为)?(?=[0-9])")
_BRACKETS = re.compile("（([^（）]*)）")
# What follows a count within its clause, and the mark that ends it.
_TAIL = re.compile("([^，。；：、（）]{0,12})(?:（[^（）]*）)?([，；、]|和|及|以及)?")
_REST = ("其他", "其它", "其余", "另有", "另外", "剩余", "余下")
_REMAINDER = "|".join(_REST)
_STOPS = frozenset("。；")
_OPEN = re.compile(f"[^，。；、（）]{{0,8}}(?:等|[，；](?:{_REMAINDER}|还有|尚有|尚|正在))")
# Brackets that list some of a total, and brackets that speak of another.
_SOME = ("其中", "含", "包含", "包括")
_ANOTHER = ("不含", "另", "比", "较", "同比", "上年", "去年")
_YEAR = re.compile("[0-9]{4}年")
# Of these a thing is either done or not: with 未、不 before one of them, the two are all there is.
_DONE = "受理|采纳|办结|化解|完成|通过|合格|成功|整改|属实|到位|出庭|达标|解决|清偿|接入|履行|审结"
_NOT = re.compile(f"(?:不予|不|未予|未能|未|没有|尚未)(?:被)?({_DONE})")
_CARRIED = ("结转", "往年", "上年", "撤回", "撤销申请", "补正", "转送", "正在", "待")
_MOST = 7  # counts of one sentence of which every choice is tried


class Claim(NamedTuple):
    """A total and what a sentence says are its parts.

    `whole` says that the parts claim to be all; `more` that others are spoken of; `loose` that the
    list may have ended before its last count; `others` are what the total may be instead.
    """

    total: Count
    parts: Sequence[Count]
    whole: bool
    more: bool
    loose: bool = False
    others: tuple[Decimal, ...] = ()


def claims(sentence: str) -> Iterator[Claim]:
    """Every claim of a folded sentence that a total has parts."""
    flat = blank(sentence, "（）")
    outer = counts(flat)
    for bracket in _BRACKETS.finditer(sentence):
        before = [count for count in outer if count.end <= bracket.start()]
        inner = counts(bracket[1]) if before else []
        if inner and not bracket[1].startswith(_ANOTHER) and not _YEAR.match(bracket[1]):
            apart = re.search("[，。；]", flat[before[-1].end : bracket.start()])
            whole = not apart and not bracket[1].startswith(_SOME)
            yield from _listed(before, inner, bracket[1], whole=whole)
    for cue in _cues(flat):
        before = [count for count in outer if count.end <= cue.start()]
        after = [count for count in outer if count.start >= cue.end()]
        for claim in _listed(before, after, flat, whole=cue[0].startswith("按")):
            yield claim if flat == sentence else _with_asides(claim, sentence, outer)
    yield from _summed(flat, outer)
    yield from _either_or(flat, outer)


def _cues(text: str) -> Iterator[re.Match[str]]:
    """What says that the counts after it are parts of one before it."""
    yield from _AMONG.finditer(text)
    yield from _BY_KIND.finditer(text)


def _with_asides(claim: Claim, sentence: str, outer: Sequence[Count]) -> Claim:
    """A claim whose total may be another by what brackets in its sentence add or take away."""
    total, said = claim.total.value, [count.value for count in outer]
    aside = [count.value for count in counts(sentence) if count.value not in said]
    near = [total + value for value in aside] + [total - value for value in aside]
    return claim._replace(others=(*claim.others, *near))


def _listed(
    before: Sequence[Count], after: Sequence[Count], text: str, *, whole: bool
) -> Iterator[Claim]:
    """The claim of a list after its total; `before` and `after` are the counts around its cue."""
    unit = after[0].unit if after else ""
    totals = [count for count in before if count.unit == unit]
    if not totals:
        return
    parts = _run(after, text, unit)
    total = totals[-1]
    whole = whole and len(parts) > 1
    rest = text[parts[-1].end :]
    more = bool(_OPEN.match(rest)) and not whole
    values = [count.value for count in totals]
    loose = _style(parts, text) == "，"
    yield Claim(
        total, parts, whole or says_whole(parts), more, loose, (*values, sum(values, Decimal(0)))
    )


def _run(after: Sequence[Count], text: str, unit: str) -> Sequence[Count]:
    """The counts of one unit that follow each other in a list, from the first of `after`."""
    run, style = [after[0]], ""
    for count in after[1:]:
        tail = _TAIL.match(text, run[-1].end)
        mark = tail[2] if tail else ""
        if count.unit != unit or not tail or not mark:
            break
        style = style or mark
        if mark != style and mark not in "和及以及" and not text.startswith(_REST, tail.end(2)):
            break
        if not _STOPS.isdisjoint(text[tail.end() : count.start]):
            break
        run.append(count)
    return run


def _style(parts: Sequence[Count], text: str) -> str:
    tail = _TAIL.match(text, parts[0].end)
    return (tail[2] if tail else "") or ""


def says_whole(parts: Sequence[Count]) -> bool:
    """Whether the labels of a list say that it is all: it ends in 其他, or has 受理 and 不予受理."""
    return len(parts) > 1 and (parts[-1].label.startswith(_REST) or any(_pairs(parts)))


def _pairs(found: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Two counts, of those of one text, of which one is done and the other is not."""
    labels = [count.label for count in found]
    undone = [_NOT.search(label) for label in labels]
    for other, hit in zip(found, undone, strict=True):
        if not hit:
            continue
        for count, label, not_done in zip(found, labels, undone, strict=True):
            if hit[1] in label and not not_done:
                yield count, other


def _summed(text: str, outer: Sequence[Count]) -> Iterator[Claim]:
    """The claim of 合计 after its parts."""
    for cue in _SUMMED.finditer(text):
        total = next((count for count in outer if count.start == cue.end()), None)
        if not total:
            continue
        parts: list[Count] = []
        for count in reversed([each for each in outer if each.end <= cue.start()]):
            if count.unit != total.unit:
                break
            parts.insert(0, count)
        joined = [n for n in range(len(parts) - 1) if _style(parts[n:], text) == "、"]
        if any(sum(p.value for p in parts[n:]) == total.value for n in range(len(parts) - 1)):
            continue
        if joined and len(parts) > 1 and max(part.value for part in parts) <= total.value:
            yield Claim(total, parts[joined[0] :], "计" in cue[0], more=False)


def _either_or(text: str, outer: Sequence[Count]) -> Iterator[Claim]:
    """The claim of 受理 and 不予受理 after what was received, without 其中."""
    for done, other in _pairs(outer):
        first = min(done, other)
        between = text[first.end : max(done, other).start]
        earlier = [c for c in outer if c.end <= first.start and c.unit == first.unit]
        if (
            done.unit != other.unit
            or not earlier
            or "其中" in text
            or any(word in text for word in _CARRIED)
        ):
            continue
        total = earlier[-1]
        if "。" in between or _OPEN.match(text[max(done, other).end :]):
            continue
        same = [c for c in outer if c.start > total.start and c.unit == total.unit][:_MOST]
        if total.value >= max(done.value, other.value) and not _some_make(total, same):
            yield Claim(total, sorted((done, other)), whole=True, more=False)


def _some_make(total: Count, same: Sequence[Count]) -> bool:
    """Whether any choice of counts makes the total."""
    return any(
        sum(count.value for count in some) == total.value
        for n in range(2, len(same) + 1)
        for some in combinations(same, n)
    )
