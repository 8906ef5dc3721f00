"""What rules look for first, to be quick, misses nothing of what they look for then."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import pytest

from generator.basis.patterns import holds
from generator.checking import ignore
from generator.checking.rules import (
    announced_count,
    approximation,
    numbering,
    partitions,
    placeholder,
    punctuation,
    repetition,
    year,
)
from generator.checking.rules.pairs import paired, unpaired
from generator.checking.rules.quantities import SEPARATORS, clause_start

# Of these, put together at random, come texts with everything that the rules look for.
PIECES = (
    *"，。、；：！？,.:;!?．()（）[]【】［］〔〕《》“”-–~—·% \u3000\n第号年月日等和与及",
    '"', *"12三十余多件项个人区案办法", "2024", "2025", "〔2025〕6号", "[2025]6号", "〔2025]6号", "2021——2025年", "2021-2025年", "1-25日",
    "——", "12.4", "3.15", "“12.4”活动", "12．4宪法", "12 . 4国家宪法日", "12·4", "1,234", "9:30", "www.a.cn",
    "a@b.cn", "《办法》", "“一网通办”", "《甲》《乙》3件", "《甲》、《乙》", "“甲”、“乙”", "（一）", "1）", "()", "（ ）",
    "XX市", "××", "某某局", "待补", "待核实", "待定）", "请填写", "请补充。", "此处填写", "TODO", "TBD", "FIXME",
    "（略）", "__", "□□", "???", "327余", "6835余万", "15 多", "今年以来", "今年", "去年", "去年以来", "前年", "上年",
    "截至目前", "截止到现在", "目前", "迄今", "近日", "日前", "昨日", "本月", "上月", "明年", "来年", "到目前为止",
    "抓好以下三项工作", "以下三项：", "存在两个问题", "重点做好六方面", "五个环节", "三大方面", "七类", "2张清单", "三项制度",
    "个专项", "分别是", "分别为", "一是", "二是", "的的", "了了", "工作工作", "推进工作推进工作", "习近平法治思想",
    "其中", "按类型分，", "，共计3", "；合计有12", "不予受理", "未采纳", "没有办结", " # 忽略: year 原文如此", "#ignore：x",
    "《甲》《乙》等3件", "，《甲》及《乙》 2个文件",
    "，推动简政放权工作深入开展，", "。全年评查行政执法案卷一百二十宗；",
)  # fmt: skip


def mixtures() -> list[str]:
    """Texts of up to a dozen pieces, the same in each run."""
    chance = random.Random(20250301)  # noqa: S311 (no secret)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 12))) for _ in range(20_000)]


MIXTURES = mixtures()


class Quick(NamedTuple):
    """What finds something in a text, the quick look that must say so then, and how often it may.

    A quick look that says so of every text would be none.
    """

    finds: Callable[[str], object]
    may: Callable[[str], object]


def faults(text: str) -> bool:
    faults = (*punctuation._FAULTS, punctuation._STRAY)
    return any(list(punctuation._found(line, faults, set())) for line in text.split("\n"))


def announced(text: str) -> set[int]:
    """Where a clause ends that may announce something."""
    ends = [index + 1 for index, mark in enumerate(text) if mark in "：。"]
    start = {end: clause_start(text, end - 1, announced_count._MARKS) for end in ends}
    return {end for end in ends if announced_count._ANNOUNCES.search(text, start[end], end)}


def relative(text: str) -> bool:
    patterns = [re.compile(expression) for expression, _, _ in year._RELATIVE]
    return any(pattern.search(text) for pattern in patterns)


def parts(text: str) -> bool:
    return any(cue.search(text) for cue in (partitions._AMONG, partitions._BY_KIND))


QUICK = {
    "punctuation": Quick(faults, punctuation._may_err),
    "marks in pairs": Quick(
        lambda text: any(list(unpaired(line, set())) for line in text.split("\n")),
        lambda text: not paired(text),
    ),
    "placeholder": Quick(placeholder._LEFT.search, placeholder._may_be_left),
    "approximation": Quick(approximation._MORE.search, approximation._SIGN.search),
    "relative time": Quick(relative, partial(holds, words=year._SIGNS)),
    "next year": Quick(year._NEXT.search, partial(holds, words=year._NEXT_SIGNS)),
    "lists": Quick(lambda text: list(announced_count._lists(text)), announced_count._may_list),
    "titles": Quick(announced_count._TITLES.search, announced_count._may_count_titles),
    "cues of parts": Quick(parts, lambda text: list(partitions._cues(text))),
    "totals": Quick(partitions._SUMMED.search, partitions.may_claim),
    "what is not": Quick(partitions._NOT.search, partitions._says_not),
    "comments": Quick(ignore._COMMENT.search, partial(holds, words=ignore._SIGNS)),
    "things": Quick(announced_count._LISTED.search, announced_count._SOME_THINGS.search),
    "function words": Quick(repetition._DOUBLED.search, partial(holds, words=repetition._TWICE)),
    "words": Quick(repetition._WORDS.search, repetition._may_recur),
    "clauses": Quick(
        lambda text: any(list(repetition._said_again(line)) for line in text.split("\n")),
        repetition._stands_twice,
    ),
}


@pytest.mark.parametrize("quick", QUICK.values(), ids=QUICK)
def test_the_quick_look_misses_nothing(quick: Quick) -> None:
    there = [text for text in MIXTURES if quick.finds(text)]
    assert there
    assert [text for text in there if not quick.may(text)] == []
    assert any(not quick.may(text) for text in MIXTURES)


def test_each_clause_that_announces_is_looked_at() -> None:
    for text in MIXTURES:
        looked_at = {hit.end() for hit in announced_count._CLOSED.finditer(text)}
        assert announced(text) <= looked_at
    assert any(map(announced, MIXTURES))


def test_final_marks_are_those_of_the_pattern() -> None:
    spans = [hit and hit.span() for hit in map(numbering._FINAL.search, MIXTURES)]
    assert [hit and hit.span() for hit in map(numbering.final, MIXTURES)] == spans
    assert any(spans)


@pytest.mark.parametrize("marks", [SEPARATORS, "。；", announced_count._ENDS])
def test_a_clause_begins_after_the_mark_before_it(marks: str) -> None:
    long = "甲" * 150
    for text in [*MIXTURES[:500], long, f"{long}，{long}", f"，{long}", f"{long}，"]:
        for index in range(len(text) + 1):
            start = max((n + 1 for n in range(index) if text[n] in marks), default=0)
            assert clause_start(text, index, marks) == start
