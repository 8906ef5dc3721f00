"""Marks that come in pairs, 《》 “” （）, and those of a line that have no other half."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.messages import say
from generator.patterns import pattern
from generator.rules.language import mended
from generator.rules.outline import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN, _CLOSE = "《“（", "》”）"
_MARKS = pattern(f"[{_OPEN}{_CLOSE}()\n]")
_OTHER = dict(zip(_CLOSE, _OPEN, strict=True))
_ALIKE = str.maketrans("()", "（）")
_ITEM = pattern(r"(?:^|[\s，。；：、])[\da-zA-Z一二三四五六七八九十]{1,2}$")  # as 1） or a）

_EXPLAINED_AFTER = pattern(
    r"《[^《》]*》[^，。；、：《》]{1,30}、《|“[^“”]*”[^，。；、：“”]{1,30}、“"
)
_CLAUSE = pattern("[^，。；：！？]+")
_ASIDE = pattern("》（[^（）]*）、《")


def paired(text: str) -> bool:
    """Whether each of the marks, in all lines of a text, has its other half, and none stands across."""
    waiting: list[str] = []
    for mark in "".join(_MARKS.findall(text)).translate(_ALIKE):
        if mark in _OPEN:
            waiting.append(mark)
            continue
        last = waiting.pop() if waiting else ""
        if last != _OTHER.get(mark, ""):  # the end of a line has none
            return False
    return not waiting


def unpaired(line: str, taken: set[int]) -> Iterator[Finding]:
    """The marks of `line` without their other half; not those at the places `taken`."""
    full = line.translate(_ALIKE) if "(" in line or ")" in line else line
    for opening, closing in zip(_OPEN, _CLOSE, strict=True):
        if opening not in full and closing not in full:
            continue
        if opening == "“" and '"' in line:
            continue  # the straight quote may be the other half, and is found as such
        alone = _alone(full, opening, closing)
        if opening == "“" and len(alone) == 2 and line[alone[0]] == line[alone[1]]:  # noqa: PLR2004
            yield _turned(line, alone[0] if line[alone[0]] == closing else alone[1])
        else:
            for index in (index for index in alone if index not in taken):
                yield _half(line, index, closing if full[index] == opening else opening)


def _alone(line: str, opening: str, closing: str) -> list[int]:
    """Where in `line` a mark of this kind has no other half."""
    waiting: list[int] = []
    alone: list[int] = []
    for hit in re.finditer(f"[{opening}{closing}]", line):
        index = hit.start()
        if hit[0] == opening:
            waiting.append(index)
        elif waiting:
            waiting.pop()
        elif not _ITEM.search(line, max(index - 3, 0), index):
            alone.append(index)
    return sorted(alone + waiting)


def _half(line: str, index: int, other: str) -> Finding:
    message = say(
        "「{mark}」没有另一半，请补上「{other}」，或者删去。", mark=line[index], other=other
    )
    return Finding((), message, index)


def _turned(line: str, index: int) -> Finding:
    right = "“" if line[index] == "”" else "”"
    message = say("「{mark}」的方向反了，应当是「{right}」。", mark=line[index], right=right)
    return Finding((), message, index, mended(line, index, index + 1, right))


def between_names(hit: re.Match[str]) -> bool:
    """Whether something stands between the items of a list, so that the 、 at `hit` has its reason."""
    if _EXPLAINED_AFTER.match(hit.string, hit.end()):
        return True
    explained = _explained(hit.string)
    last = bisect_right(explained, hit.start(), key=lambda rest: rest.start) - 1
    return last >= 0 and hit.start() in explained[last]


@lru_cache(maxsize=16)
def _explained(line: str) -> list[range]:
    """What is left of each clause of a line after an item with an aside in brackets."""
    found = []
    for clause in _CLAUSE.finditer(line):
        aside = _ASIDE.search(clause[0])
        if aside:
            found.append(range(clause.start() + aside.end(), clause.end()))
    return found
