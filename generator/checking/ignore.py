"""`# 忽略: 规则 理由`: problems that an author has looked at and lets stand.

The comment stands at the end of a line or alone above it. It holds for the problems of that line
and of the text of the field there; before the first field, for those of line 1 as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from generator.basis.messages import Message, say
from generator.basis.problems import Level, Problem, first, ordered
from generator.checking import manual
from generator.kinds.schema import STRUCTURAL
from generator.parsing.node import Node
from generator.parsing.page import Page
from generator.reports.source import Source

ID = "ignore"
_COMMENT = re.compile(
    r"(?:^|(?<=[ \t]))#[ \t]*(?:忽略|[Ii]gnore)[ \t]*[:：][ \t]*([^\n]*)", re.MULTILINE
)
_RULE = r"[A-Za-z][A-Za-z0-9-]*"
_SAID = re.compile(rf"({_RULE}(?:\s*[、,，]\s*{_RULE})*)?\s*[:：]?\s*(.*)")
_BLOCKS = ("", "{", "[")  # what is written of a value that holds others
_BLANK_LINE = re.compile(r"\s*(?:#.*)?")

# By file and rule, the lines of the problems that may be let stand, in order.
_Lines: TypeAlias = Mapping[tuple[str, str], Sequence[int]]


class Ignore(NamedTuple):
    """One comment: where it stands, the rules that it names, why, and the lines it holds for."""

    page: Page
    start: int
    rules: tuple[str, ...]
    reason: str
    lines: tuple[range, ...]


def apply(found: Source, problems: Sequence[Problem], *, whole: bool = True) -> list[Problem]:
    """The problems that no comment lets stand, and what is wrong with the comments.

    Where `problems` are not the `whole` of them, a comment may be about one of the others, and is
    not called needless.
    """
    ignores = list(_ignores(found))
    if not ignores:
        return ordered(problems)
    known = manual.pages(found.kind.folder)
    lines = _lines(problems)
    let_stand = {
        (ignore.page.file, rule, line)
        for ignore in ignores
        for rule in ignore.rules
        for line in _let_stand(ignore, rule, lines)
    }
    left = [p for p in problems if (p.place.file, p.rule, p.place.line) not in let_stand]
    wrong = first(
        ignore.page.problem(ignore.start, ID, message, level)
        for ignore in ignores
        for level, message in _mistakes(ignore, lines, known)
        if whole or level == "error"
    )
    return ordered([*left, *wrong])


def _lines(problems: Iterable[Problem]) -> _Lines:
    lines: dict[tuple[str, str], list[int]] = {}
    for problem in problems:
        if problem.rule not in STRUCTURAL:
            lines.setdefault((problem.place.file, problem.rule), []).append(problem.place.line)
    return {key: sorted(each) for key, each in lines.items()}


def _let_stand(ignore: Ignore, rule: str, lines: _Lines) -> list[int]:
    """The lines of the problems of a rule that a comment lets stand."""
    if not ignore.reason:
        return []
    of_rule = lines.get((ignore.page.file, rule), [])
    return [
        line
        for held in ignore.lines
        for line in of_rule[bisect_left(of_rule, held.start) : bisect_left(of_rule, held.stop)]
    ]


def _mistakes(
    ignore: Ignore, lines: _Lines, known: Collection[str]
) -> Iterator[tuple[Level, Message]]:
    """What is wrong with a comment, and how grave it is."""
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
            yield (
                "error",
                say("没有「{rule}」这条规则。{hint}", rule=rule, hint=manual.hint(rule, known)),
            )
        elif ignore.reason and not _let_stand(ignore, rule, lines):
            yield "warning", say("这里没有「{rule}」的问题了，请删去这条忽略。", rule=rule)


def _ignores(found: Source) -> Iterator[Ignore]:
    """The comments of the files that were read."""
    for nodes in by_page(found):
        yield from _on_page(nodes[0].page, nodes)


def by_page(found: Source) -> Iterable[list[Node]]:
    """The nodes of each page that was read."""
    made: dict[int, list[Node]] = {}
    for node in found.nodes.values():
        made.setdefault(id(node.page), []).append(node)
    return made.values()


def comments(page: Page, nodes: Iterable[Node], form: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a page has comments of a form; what stands in its values is none."""
    hits = list(form.finditer(page.text))
    if not hits:
        return
    values = sorted(span for span in map(_value, nodes) if span[0] >= 0)
    for hit in hits:
        last = bisect_left(values, (hit.start(),)) - 1
        if last < 0 or hit.start() >= values[last][1]:
            yield hit


def _on_page(page: Page, nodes: Sequence[Node]) -> Iterator[Ignore]:
    """The comments of a page, on which these nodes are written."""
    hits = list(comments(page, nodes, _COMMENT))
    if not hits:
        return
    written = [
        n for n, line in enumerate(page.text.split("\n"), 1) if not _BLANK_LINE.fullmatch(line)
    ]
    texts = _text_lines(nodes)
    for hit in hits:
        rules, reason = _said(hit[1])
        lines = _lines_held(page.place(hit.start()).line, written, texts)
        yield Ignore(page, hit.start(), rules, reason, lines)


def _said(comment: str) -> tuple[tuple[str, ...], str]:
    """The rules that a comment names, each once, and its reason."""
    rules, reason = _SAID.fullmatch(comment).groups()  # type: ignore[union-attr]
    return tuple(dict.fromkeys(re.findall(_RULE, rules or ""))), reason.strip()


def _lines_held(
    own: int, written: Sequence[int], texts: Mapping[int, Sequence[range]]
) -> tuple[range, ...]:
    """The lines for which a comment on line `own` holds.

    `written` are the lines on which anything but comments stands, `texts` those of the texts by the
    line on which their field begins.
    """
    below = bisect_left(written, own)
    held = written[below] if below < len(written) else own
    before_all = not written or own < written[0]
    first_line = [range(1, 2)] if before_all else []
    return (range(own, own + 1), range(held, held + 1), *texts.get(held, ()), *first_line)


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
