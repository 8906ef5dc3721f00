"""Outlines of every mix come in as they are: the same tree, the same words, the same paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from imported import data, imported

from generator.basis import ordinals
from generator.basis.numerals import han
from generator.commands.imported import printed

LEVELS = (
    ("{han}、",),
    ("（{han}）", "{han}）", "({han})"),
    ("{number}.", "{number}、"),
    ("（{number}）",),
)
NUMBERING = ("as usual", "jumps", "repeats", "restarts", "goes on")
ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(]?[一二三四五六七八九十]+[）)]|\d+[.、]|（\d+）)"
)
TOPICS = ("加强学习", "规范执法", "健全制度", "化解纠纷", "公开政务")
BODIES = {
    "nothing": [],
    "a paragraph": ["办结{n}件。"],
    "two paragraphs": ["办结{n}件。评查2次。", "培训{n}人。"],
    "points": ["做法有二。", "一是学习{n}次。", "二是检查2次。"],
    "points that run in": ["做法有二。一是学习{n}次；二是检查2次。"],
    "points alone": ["一是学习{n}次。", "二是检查2次。"],
    "points in a paragraph of their own": ["做法有二。", "一是学习{n}次；二是检查2次。"],
    "a list of sentences": ["办结{n}件：", "1.学习{n}次。", "2.检查2次。（责任处室：法规处）"],
}  # fmt: skip


@dataclass
class Section:
    """A section of an outline; `kind` says how its heading stands: own line, runs in, sentence."""

    heading: str
    kind: str
    body: list[str]
    inner: list[Section] = field(default_factory=list)
    style: str = ""
    numbering: str = "as usual"


@st.composite
def sections(draw: st.DrawFn, level: int, names: Any) -> list[Section]:
    """Some sections of one level and all below them."""
    made = []
    for _ in range(draw(st.integers(2, 4))):
        kind = draw(st.sampled_from(["own line", "own line", "runs in", "runs in", "sentence"]))
        bodies = [name for name in BODIES if level < 3 or name != "a list of sentences"]
        named = draw(st.sampled_from(bodies))
        number = next(names)
        unit = draw(st.sampled_from(["", "", "（责任处室：法规处）"]))
        made.append(
            Section(
                f"{TOPICS[number % 5]}{number}{unit}",
                kind,
                [] if kind == "sentence" else [text.format(n=number) for text in BODIES[named]],
            )
        )
        if kind == "sentence":
            continue
        if kind == "runs in" and (not made[-1].body or made[-1].body[0].endswith("：")):
            made[-1].body = [f"办结{number}件。"]
        if level < 4 and draw(st.booleans()) and named != "a list of sentences":
            made[-1].inner = draw(sections(level + 1, names))
    style = draw(st.sampled_from(LEVELS[level - 1]))
    numbering = draw(st.sampled_from(NUMBERING))
    _few_sentences(made, none=numbering == "restarts")
    for each in made:
        each.style, each.numbering = style, numbering
    return made


def _few_sentences(made: list[Section], *, none: bool) -> None:
    """At most half are whole sentences, else they are a list; the last is none."""
    sentences = [each for each in made if each.kind == "sentence"]
    allowed = 0 if none else len(made) // 2
    for each in sentences[: len(sentences) - allowed]:
        each.kind, each.body = "own line", ["另有说明。"]


def lines(made: list[Section], level: int, last: list[int]) -> list[str]:
    """The paragraphs of an outline, with such ordinals as authors type."""
    told: list[str] = []
    if made and made[0].numbering != "goes on":
        last[level - 1] = 0
    for index, each in enumerate(made):
        number = last[level - 1] + 1
        if index == 1:
            number += {"jumps": 2, "repeats": -1}.get(each.numbering, 0)
        if index == 2 and each.numbering == "restarts":
            number = 1
        last[level - 1] = number
        head = each.style.format(han=han(number), number=number) + each.heading
        if each.kind == "own line":
            told += [head, *each.body]
        else:
            told += [f"{head}。{''.join(each.body[:1])}", *each.body[1:]]
        told += lines(each.inner, level + 1, last)
    return told


def tree(made: list[Section]) -> list[Any]:
    return [[each.heading, *tree(each.inner)] for each in made]


def counts_well(made: list[Section]) -> bool:
    """Whether all numbers follow each other, in each series or from one to the next."""
    return all(
        each.numbering in ("as usual", "goes on") and counts_well(each.inner) for each in made
    )


def numbers(texts: list[str]) -> list[int]:
    marks = map(ordinals.of_heading, texts)
    return [mark.number if mark else 0 for mark in marks]


def found_tree(section: Any) -> list[Any]:
    """The headings of imported sections, as a tree: those without a heading are no level."""
    inner = [each for deeper in section.get("sections", []) for each in found_tree(deeper)]
    heading = section.get("heading", "无")
    return inner if heading == "无" else [[heading, *inner]]


FRONTS = {
    "a title": ["示例区2024年法治政府建设情况报告", "2024年，示例区推进法治。现将情况报告如下："],
    "a lead-in alone": ["2024年，示例区推进法治。现将情况报告如下："],
}
ENDS = {
    "nothing": [],
    "all": ["专此报告。", "示例区人民政府", "2025年2月3日"],
}


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(sorted(FRONTS)), st.sampled_from(sorted(ENDS)))
def test_an_outline_comes_in_as_it_is(drawn: st.DataObject, front: str, end: str) -> None:
    made = drawn.draw(sections(1, count(10)))
    given_ = [*FRONTS[front], *lines(made, 1, [0] * 4), *ENDS[end]]
    found = imported("\n".join(given_))
    assert [str(note.message) for note in found.notes if "文字" in str(note.message)] == []
    report = data(found.text)
    parts = [part for key, part in report.items() if isinstance(part, dict | list)]
    inside = [each for part in parts for each in (part if isinstance(part, list) else [part])]
    of_sections = [each for each in inside if isinstance(each, dict)]
    assert [each for part in of_sections for each in found_tree(part)] == tree(made)
    again = [text for text in printed(found.text) if not text.startswith("【待补")]
    assert [ORDINAL.sub("", text) for text in again] == [ORDINAL.sub("", text) for text in given_]
    if counts_well(made):
        assert numbers(again) == numbers(given_)
    assert report["opening"] == FRONTS[front][-1]
    assert report.get("signed_by", []) == ENDS[end][1:2]
