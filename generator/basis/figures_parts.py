"""Where a sentence says that a total has parts: 其中, brackets, a colon, 按…分, 合计, done and not done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.basis.figures import Figure
from generator.basis.statements import Statement

# A cue and whether the parts behind it are said to be all.
_CUES = (
    (re.compile("其中[，：]?"), False),
    (re.compile("按[^，。；：、]{1,10}(?:分|划分|统计)(?:别[为是]|为|[，：])"), True),
    (re.compile("[：＝=]"), True),
)
_SUMMED = re.compile("[，、；](?:合计|总计|共计)(?:为|有)?$")
_REST = ("其他", "其它", "其余", "剩余", "余下")
# Between two figures of a list: a tail, one mark, and the label of the next.
_JOINT = re.compile("([^，。；：、]{0,12})([，、；＋+]|和|及|以及)([^，。；：、]{0,24})$")
_NO_PART = re.compile(
    "比|较|同比|占|增|减|降|共|合计|总计|累计|另|还|每|平均|目前|涉及|提出|为(?!主)|达"
)
_OPEN = re.compile(
    "[^，。；、]{0,8}(?:等|[，；](?:其他|其余|另|还有|尚有|尚|正在|仍))|[^。]*(?:正在|结转|撤回|补正)"
)
_DONE = "受理|采纳|办结|化解|完成|通过|合格|成功|整改|属实|到位|出庭|达标|解决|清偿|接入|履行|审结"
_NOT = re.compile(f"(?:不予|不|未予|未能|未|没有|尚未)(?:被)?({_DONE})")
# What brackets begin with that do not list all of a total.
_SOME = ("其中", "含", "包含", "包括")
_ANOTHER = re.compile("不含|另|比|较|同比|上年|去年|全|[0-9]{4}年")
_END = re.compile("[^，。；：]{0,12}(?:[。；]|$)")
_NEXT = re.compile("[^，。；：、]{0,12}，[^，。；：、]{0,12}")
_MANY = 3  # parts in a row that are no chance
_BASIS = re.compile("[^，。；]{0,4}(?:基础上|以来|以后|之外)")
_CARRIED = re.compile("结转|往年|上年|撤回|补正|转送|正在|待|重复|其余")


class Parts(NamedTuple):
    """A total and what a sentence says are its parts.

    `is_whole` says that the parts claim to be all; `is_open` that others are spoken of; `is_loose`
    that the list may have ended before its last figure. `most` is the most that the total may be,
    where more than one figure before the list may be meant.
    """

    total: Figure
    parts: Sequence[Figure]
    is_whole: bool
    is_open: bool
    is_loose: bool
    most: Decimal


def partitions(said: Statement) -> Iterator[Parts]:
    """Every claim of a sentence that a total has parts."""
    for pattern, whole in _CUES:
        for cue in pattern.finditer(said.text):
            yield from _listed(said, cue, whole=whole)
    for aside in said.asides:
        if aside.of and not _ANOTHER.match(aside.said.text):
            whole = not aside.said.text.startswith(_SOME)
            if not whole or len(aside.said.figures) > 1:
                yield from _of_total(aside.of, aside.said, aside.said.figures, whole=whole, near=())
    yield from _summed(said)
    yield from _either_or(said)
    yield from _in_a_row(said)


def _listed(said: Statement, cue: re.Match[str], *, whole: bool) -> Iterator[Parts]:
    """The claim of the list behind a cue, of which a count before it is the total."""
    after = [figure for figure in said.figures if figure.start >= cue.end()]
    before = said.before(cue.start())
    if whole:  # only what stands in the clauses right before the cue
        before = [count for count in before if count.start >= said.segment(cue.start())][-1:]
    if (
        before
        and cue[0] in "＝=："
        and re.search("[，。；]", said.text[before[-1].end : cue.start()])
    ):
        return
    gap = said.text[cue.end() : after[0].start] if after else "。"
    if not before or re.search("[，。；、]" if whole else "。", gap):
        return
    unit = after[0].unit or (before[-1].unit if whole else "")
    totals = [count for count in before if count.unit == unit]
    if totals and not _BASIS.match(said.text, totals[-1].end):
        aside = [each for aside in said.asides for each in aside.said.figures if each.unit == unit]
        yield from _of_total(totals[-1], said, after, whole=whole, near=[*totals, *aside])


def _of_total(
    total: Figure, said: Statement, after: Sequence[Figure], *, whole: bool, near: Sequence[Figure]
) -> Iterator[Parts]:
    parts, style = _run(said, after)
    if not parts or parts[0].unit not in (total.unit, "") or (not parts[0].unit and not whole):
        return
    if not parts[0].unit and len(parts) == 1:
        return
    rest = said.text[parts[-1].end :]
    ends = style != "，" or _END.match(rest) is not None
    whole = (whole and ends and len(parts) > 1) or says_whole(parts)
    most = max(sum((count.high for count in near), Decimal(0)), total.high)
    is_open = bool(_OPEN.match(rest))
    yield Parts(total, parts, whole, is_open, is_loose=style == "，", most=most)


def _run(said: Statement, after: Sequence[Figure]) -> tuple[list[Figure], str]:
    """The figures of one unit that follow each other in a list, and the mark between them."""
    if _NO_PART.match(after[0].before.strip()):
        return [], ""
    run, style, last = [after[0]], "", after[0]
    for figure in after[1:]:
        joint = _JOINT.fullmatch(said.text[last.end : figure.start])
        if figure.unit == "%" and joint and "占" in joint[3]:
            last = figure  # the share of the part before it
            continue
        if not joint or figure.unit != run[0].unit or _NO_PART.match(joint[3]):
            break
        mark = joint[2]
        style = style or (mark if mark in "，、；" else "")
        is_rest = joint[3].startswith(_REST)
        if (mark in "，、；" and mark != style and not is_rest) or (
            mark == "；" and last is run[-1]
        ):
            break
        run.append(figure)
        last = figure
    return run, style


def says_whole(parts: Sequence[Figure]) -> bool:
    """Whether the labels of a list say that it is all: it ends in 其他, or has 受理 and 不予受理."""
    return len(parts) > 1 and (parts[-1].label.startswith(_REST) or any(_pairs(parts)))


def _pairs(found: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Where in a row of figures one is done and a later one, of the same unit, is not."""
    for later, other in enumerate(found):
        hit = _NOT.search(other.label)
        if not hit:
            continue
        for earlier, done in enumerate(found[:later]):
            label = done.label
            if done.unit == other.unit and hit[1] in label and not _NOT.search(label):
                yield earlier, later


def _summed(said: Statement) -> Iterator[Parts]:
    """The claim of 合计 behind its parts."""
    for number, total in enumerate(said.figures):
        if not number or not total.unit or not _SUMMED.search(said.text[: total.start]):
            continue
        parts: list[Figure] = []
        for figure in reversed(said.figures[:number]):
            following = parts[0] if parts else total
            joint = _JOINT.fullmatch(said.text[figure.end : following.start])
            if figure.unit != total.unit or not joint or (parts and joint[2] == "，"):
                break
            parts.insert(0, figure)
        if len(parts) > 1:
            yield Parts(total, parts, is_whole=True, is_open=False, is_loose=False, most=total.high)


def _either_or(said: Statement) -> Iterator[Parts]:
    """The claim of 受理 and 不予受理 behind what was received, without 其中."""
    counts = said.counts
    if "其中" in said.text or _CARRIED.search(said.text):
        return
    for earlier, later in _pairs(counts):
        done, other = counts[earlier], counts[later]
        before = [count for count in counts[:earlier] if count.unit == done.unit]
        if not before or later - earlier > 1:
            continue
        between = said.text[before[-1].end : other.start]
        ends = next((n for n in range(later, len(counts)) if counts[n].unit != done.unit), None)
        run = counts[earlier:ends]
        is_open = bool(_OPEN.match(said.text[run[-1].end :]))
        if "；" not in between and before[-1].value >= max(done.value, other.value):
            yield Parts(
                before[-1], run, is_whole=True, is_open=is_open, is_loose=True, most=before[-1].high
            )


def _in_a_row(said: Statement) -> Iterator[Parts]:
    """The claim of three and more parts behind their total without a word: 审结9件，维持5件、驳回3件、终止1件."""
    counts = said.counts
    for number, total in enumerate(counts[:-_MANY]):
        after = counts[number + 1 :]
        begins = _NEXT.fullmatch(said.text[total.end : after[0].start])
        if not begins or after[0].unit != total.unit:
            continue
        parts, style = _run(said, after)
        ends = style == "、" and _END.match(said.text[parts[-1].end :])
        if ends and len(parts) >= _MANY and after[0].value < total.value:
            yield Parts(total, parts, is_whole=False, is_open=False, is_loose=True, most=total.high)
