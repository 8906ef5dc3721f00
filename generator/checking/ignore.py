"""`# 忽略: 规则 理由`: problems that an author has looked at and lets stand.

The comment stands at the end of a line or alone above it. It holds for the problems of that line
and of the text of the field there; before the first field, for those of line 1 as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from generator.checking import manual
from generator.basis.messages import Message, say
from generator.basis.problems import Level, Problem, ordered
from generator.kinds.schema import STRUCTURAL
from generator.parsing.encoding import Page
from generator.parsing.tree import Node
from generator.reports.source import Source

ID = "ignore"
_COMMENT = re.compile(
    r"(?:^|(?<=[ \t]))#[ \t]*(?:忽略|[Ii]gnore)[ \t]*[:：][ \t]*([^\n]*)", re.MULTILINE
)
_RULE = r"[A-Za-z][A-Za-z0-9-]*"
_SAID = re.compile(rf"({_RULE}(?:\s*[、,，]\s*{_RULE})*)?\s*[:：]?\s*(.*)")
_BLOCKS = ("", "{", "[")  # what is written of a value that holds others
_NOTHING = re.compile(r"\s*(?:#.*)?")


class Ignore(NamedTuple):
    """One comment: where it stands, the rules that it names, why, and the lines it holds for."""

    page: Page
    start: int
    rules: tuple[str, ...]
    reason: str
    lines: frozenset[int]


def apply(found: Source, problems: Sequence[Problem]) -> list[Problem]:
    """The problems that no comment lets stand, and what is wrong with the comments."""
    ignores = list(_ignores(found))
    if not ignores:
        return list(problems)
    known = manual.pages(found.kind.folder)
    good = [ignore for ignore in ignores if ignore.reason]
    kept = [p for p in problems if not any(_settles(ignore, p) for ignore in good)]
    wrong = [
        ignore.page.problem(ignore.start, ID, message, level)
        for ignore in ignores
        for level, message in _complaints(ignore, problems, known)
    ]
    return ordered([*kept, *wrong])


def _settles(ignore: Ignore, problem: Problem) -> bool:
    return (
        problem.rule in ignore.rules
        and problem.rule not in STRUCTURAL
        and problem.place.file == ignore.page.file
        and problem.place.line in ignore.lines
    )


def _complaints(
    ignore: Ignore, problems: Sequence[Problem], known: Collection[str]
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
        elif ignore.reason and not any(_settles(ignore, p) and p.rule == rule for p in problems):
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
    pages = {id(node.page): node.page for node in found.nodes.values()}
    for page in pages.values():
        written = [node for node in found.nodes.values() if node.page is page]
        for hit in _COMMENT.finditer(page.text):
            if any(_holds(node, hit.start()) for node in written):
                continue  # the text of a field, no comment
            rules, reason = _SAID.fullmatch(hit[1]).groups()  # type: ignore[union-attr]
            named = tuple(re.findall(_RULE, rules or ""))
            lines = _lines(page, written, hit.start())
            yield Ignore(page, hit.start(), named, reason.strip(), lines)


def _holds(node: Node, index: int) -> bool:
    """Whether the character belongs to the value of a node."""
    start, end, style = node.span
    if style in ("|", ">"):
        start = node.page.text.find("\n", start, end)
    return 0 <= start < index < end


def _lines(page: Page, nodes: Sequence[Node], index: int) -> frozenset[int]:
    """The lines for which a comment holds."""
    lines = page.text.split("\n")
    own = page.place(index).line
    held = own
    if _NOTHING.fullmatch(lines[own - 1]):
        below = (n for n, line in enumerate(lines[own:], own + 1) if not _NOTHING.fullmatch(line))
        held = next(below, own)
    before_all = all(map(_NOTHING.fullmatch, lines[:own]))
    return frozenset((own, held, *_text_lines(nodes, lines, held), *([1] if before_all else ())))


def _text_lines(nodes: Sequence[Node], lines: Sequence[str], held: int) -> Iterator[int]:
    """The lines of the texts whose fields begin on the line `held`."""
    start = sum(len(line) + 1 for line in lines[: held - 1])
    end = start + len(lines[held - 1])
    for node in nodes:
        text = node.page.text[node.span.start : node.span.end].rstrip()
        if start <= node.key <= end and text not in _BLOCKS:
            first = node.page.place(node.span.start).line
            yield from range(first, first + text.count("\n") + 1)
