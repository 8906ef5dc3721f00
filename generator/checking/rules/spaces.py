"""For punctuation: where a space sets words apart, and lines that are full of stray ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.basis.characters import HAN
from generator.basis.messages import say
from generator.basis.problems import Path
from generator.checking.finding import Change, Finding
from generator.checking.rules.pairs import in_name
from generator.kinds.fields import Role
from generator.reports.source import Source

# The roles of names, and of the cells of a table, in which a space sets two words apart.
_SPACED = ("title", "name", "table-head", "cell")
_SENTENCE = re.compile("[，。；：！？]")
_ALONE_BEFORE = re.compile(f"(?:^|[^{HAN}])[{HAN}]$")
_ALONE_AFTER = re.compile(f"[{HAN}](?:[^{HAN}]|$)")
_NUMBER_ALONE = re.compile(r"(?:^|\n)\d{1,3}$")
_NUMBERED_THINGS = frozenset("表图件")
_SEVERAL = 3  # spaces in one line that are told one by one


def are_free(role: Role | None, line: str) -> bool:
    """Whether spaces may stand anywhere in a line: in a name, a cell, and what is no sentence."""
    return role in _SPACED or (role == "prose" and not _SENTENCE.search(line))


def set_apart(hit: re.Match[str]) -> bool:
    """Whether the space stands inside a name of two characters or a title, or after 表, 图 or an ordinal."""
    if _NUMBER_ALONE.search(hit.string, max(hit.start() - 4, 0), hit.start()):
        return True
    if hit.string[max(hit.start() - 1, 0) : hit.start()] in _NUMBERED_THINGS:
        return True
    if in_name(hit.string, hit.start(), hit.end()):
        return True
    begins = _ALONE_BEFORE.search(hit.string, max(hit.start() - 2, 0), hit.start())
    return bool(begins and _ALONE_AFTER.match(hit.string, hit.end()))


def together(source: Source, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, where those of many spaces in one line are one."""
    spaces: dict[tuple[Path, int], list[Finding]] = {}
    for each in found:
        text, change = source.text(each.path), each.change
        if change and not change.right and text[change.start : change.end].isspace():
            line = text.count("\n", 0, change.start)
            spaces.setdefault((each.path, line), []).append(each)
        else:
            yield each
    for group in spaces.values():
        yield from group if len(group) <= _SEVERAL else [_one(source, group)]


def _one(source: Source, group: Sequence[Finding]) -> Finding:
    """One finding for all spaces of a line."""
    path = group[0].path
    text = source.text(path)
    changes = sorted(each.change for each in group if each.change)
    start, end = changes[0].start, changes[-1].end
    between = [text[left.end : right.start] for left, right in pairwise(changes)]
    change = Change(start, end, "".join(between), sure=all(each.sure for each in changes))
    message = say("这一段里多了 {count} 处空格，请删去。", count=len(group))
    return Finding(path, message, start, change=change)
