"""`# 忽略: 规则 理由`: problems that an author has looked at and lets stand.

The comment stands at the end of a line or alone above it. It holds for the problems of that line
and of the text of the field there; before the first field, for those of line 1 as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.messages import Message, say
from generator.patterns import holds, pattern
from generator.problems import first, ordered
from generator.schema import STRUCTURAL

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from generator.encoding import Page
    from generator.problems import Level, Problem
    from generator.source import Node, Source

ID = "ignore"
_COMMENT = pattern(
    r"(?:^|(?<=[ \t]))#[ \t]*(?:忽略|[Ii]gnore)[ \t]*[:：][ \t]*([^\n]*)", re.MULTILINE
)
_SIGNS = ("忽略", "gnore")  # one of them is in it
_RULE = r"[A-Za-z][A-Za-z0-9-]*"
_SAID = pattern(rf"({_RULE}(?:\s*[、,，]\s*{_RULE})*)?\s*[:：]?\s*(.*)")
_BLOCKS = ("", "{", "[")  # what is written of a value that holds others
_NOTHING = pattern(r"\s*(?:#.*)?")


class Ignore(NamedTuple):
    """One comment: where it stands, the rules that it names, why, and the lines it holds for."""

    page: Page
    start: int
    rules: tuple[str, ...]
    reason: str
    lines: tuple[range, ...]


def apply(
    found: Source,
    problems: Sequence[Problem],
    known: Callable[[], Collection[str]],
    *,
    whole: bool = True,
) -> list[Problem]:
    """The problems that no comment lets stand, and what is wrong with the comments.

    `known` gives the ids of all rules; it is asked where there are comments. Unless the problems are
    the `whole` of them, a comment without one may have it among the others.
    """
    ignores = list(_ignores(found))
    if not ignores:
        return ordered(problems)
    told = _lines_told(problems)
    settled = {
        (ignore.page.file, rule, line)
        for ignore in ignores
        for rule in ignore.rules
        for line in _settled(ignore, rule, told)
    }
    kept = [p for p in problems if (p.place.file, p.rule, p.place.line) not in settled]
    wrong = first(
        ignore.page.problem(ignore.start, ID, message, level)
        for ignore in ignores
        for level, message in _complaints(ignore, told, known())
        if whole or level == "error"
    )
    return ordered([*kept, *wrong])


# By file and rule, the lines of the problems that may be let stand, in order.
_Told: TypeAlias = "dict[tuple[str, str], list[int]]"


def _lines_told(problems: Iterable[Problem]) -> _Told:
    told: _Told = {}
    for problem in problems:
        if problem.rule not in STRUCTURAL:
            told.setdefault((problem.place.file, problem.rule), []).append(problem.place.line)
    return {key: sorted(lines) for key, lines in told.items()}


def _settled(ignore: Ignore, rule: str, told: _Told) -> list[int]:
    """The lines of the problems of a rule that a comment lets stand."""
    lines = told.get((ignore.page.file, rule), [])
    if not ignore.reason:
        return []
    return [
        line
        for held in ignore.lines
        for line in lines[bisect_left(lines, held.start) : bisect_left(lines, held.stop)]
    ]


def _complaints(
    ignore: Ignore, told: _Told, known: Collection[str]
) -> Iterator[tuple[Level, Message]]:
    """What is wrong with a comment."""
    if not ignore.rules:
        yield (
            "error",
            say(
                "没有写要忽略哪一条。请写成“# 忽略: 编号 理由”，编号就是报告问题时写在前面的英文，如 placeholder。"
            ),
        )
    elif not ignore.reason:
        yield (
            "error",
            say("忽略要写明理由，请写成“# 忽略: {rules} 理由”。", rules="、".join(ignore.rules)),
        )
    for rule in ignore.rules:
        if rule in STRUCTURAL or rule == ID:
            yield "error", say("「{rule}」不能忽略：不改好，有的内容会印不出来。", rule=rule)
        elif rule not in known:
            yield "error", say("没有「{rule}」这条规则。{hint}", rule=rule, hint=hint(rule, known))
        elif ignore.reason and not _settled(ignore, rule, told):
            yield "warning", say("这里没有「{rule}」的问题了，请删去这条忽略。", rule=rule)


def hint(rule: str, known: Collection[str]) -> Message:
    """Which rule may have been meant by a name that is none."""
    from difflib import get_close_matches

    close = get_close_matches(rule, known, n=1, cutoff=0.5)
    if close:
        return say("是不是「{name}」？", name=close[0])
    return say("运行 fazhi rules 可以看到所有的规则。")


def _ignores(found: Source) -> Iterator[Ignore]:
    """The comments of the files that were read."""
    written: dict[int, list[Node]] = {}
    for node in found.nodes.values():
        written.setdefault(id(node.page), []).append(node)
    for nodes in written.values():
        if holds(nodes[0].page.text, _SIGNS):
            yield from _in_page(nodes[0].page, nodes)


def _in_page(page: Page, nodes: Sequence[Node]) -> Iterator[Ignore]:
    """The comments of a page, on which these nodes are written."""
    values = sorted(span for span in map(_value, nodes) if span[0] >= 0)
    lines = page.text.split("\n")
    telling = [n for n, line in enumerate(lines, 1) if not _NOTHING.fullmatch(line)]
    texts = _text_lines(nodes)
    for hit in _COMMENT.finditer(page.text):
        last = bisect_left(values, (hit.start(),)) - 1
        if last >= 0 and hit.start() < values[last][1]:
            continue  # the text of a field, no comment
        rules, reason = _SAID.fullmatch(hit[1]).groups()  # type: ignore[union-attr]
        named = tuple(dict.fromkeys(re.findall(_RULE, rules or "")))
        own = page.place(hit.start()).line
        below = bisect_left(telling, own)
        held = telling[below] if below < len(telling) else own
        before_all = not telling or own < telling[0]
        first_line = [range(1, 2)] if before_all else []
        held_for = (range(own, own + 1), range(held, held + 1), *texts.get(held, ()), *first_line)
        yield Ignore(page, hit.start(), named, reason.strip(), held_for)


def _value(node: Node) -> tuple[int, int]:
    """Where the value of a node stands, without the mark that begins a text of several lines."""
    start, end, style = node.span
    if style in ("|", ">"):
        start = node.page.text.find("\n", start, end)
    return start, end


def _text_lines(nodes: Iterable[Node]) -> dict[int, list[range]]:
    """By the line on which a field begins, the lines of its text."""
    texts: dict[int, list[range]] = {}
    for node in nodes:
        text = node.page.text[node.span.start : node.span.end].rstrip()
        if text not in _BLOCKS:
            first_line = node.page.place(node.span.start).line
            held = range(first_line, first_line + text.count("\n") + 1)
            texts.setdefault(node.page.place(node.key).line, []).append(held)
    return texts
