"""Marks that come in pairs, 《》 “” （）, and those of a line that have no other half."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from generator.basis.characters import HAN
from generator.basis.messages import say
from generator.checking.finding import Change, Finding

_PAIRS = tuple(
    (re.compile(f"[{opening}{closing}]"), opening, closing)
    for opening, closing in ("《》", "“”", "（）")
)
PAIRED = re.compile(
    "[《》“”（）()]"
)  # what a line must have for one of them to be without its half
_ITEM = re.compile(r"(?:^|[\s，。；：、])[\da-zA-Z一二三四五六七八九十]{1,2}$")  # as 1） or a）
_EXPLAINED_AFTER = re.compile(
    r"《[^《》\n]*》[^，。；、：《》\n]{1,30}、《|“[^“”\n]*”[^，。；、：“”\n]{1,30}、“"
)
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_HAN = re.compile(f"[{HAN}]")
_FAR = 80  # characters on either side in which the rest of a list is looked for
_LISTED = re.compile(
    r"(?P<before>(?:^|(?<=[，。；：、（]))[^，。；：、（“”《》\n]{1,14}、)?(?:“[^“”\n]*”(?:、“[^“”\n]*”)+|《[^《》\n]*》(?:、《[^《》\n]*》)+)(?P<after>、(?![“《]))?",
    re.MULTILINE,
)
_ASIDE = re.compile("》（[^（）]*）、《")


def unpaired(line: str, taken: set[int]) -> Iterator[Finding]:
    """The marks of `line` without their other half; not those at the places `taken`."""
    full = line.replace("(", "（").replace(")", "）")
    for marks, opening, closing in _PAIRS:
        if opening == "“" and '"' in line:
            continue  # the straight quote may be the other half, and is found as such
        alone = _alone(full, marks, opening)
        if opening == "“" and len(alone) == 2 and line[alone[0]] == line[alone[1]]:  # noqa: PLR2004
            yield _turned(line, alone[0] if line[alone[0]] == closing else alone[1])
            continue
        for index in alone:
            if index not in taken:
                yield _half(line, index, closing if full[index] == opening else opening)


def _alone(line: str, marks: re.Pattern[str], opening: str) -> list[int]:
    """Where in `line` one of a pair of marks has no other half."""
    waiting: list[int] = []
    alone: list[int] = []
    for hit in marks.finditer(line):
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
    return Finding((), message, index, change=Change(index, index + 1, right))


def between_names(hit: re.Match[str]) -> bool:
    """Whether the 、 at `hit` is needed, because something stands between the items of its list."""
    if _EXPLAINED_AFTER.match(hit.string, hit.end()) or _goes_on_plainly(hit):
        return True
    explained = _explained(hit.string)
    last = bisect_right(explained, hit.start(), key=lambda rest: rest.start) - 1
    return last >= 0 and hit.start() in explained[last]


def in_name(text: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` parts two phrases in 《》 or “”: 《甲委 乙局关于……》."""
    before = text[max(start - _FAR, 0) : start].rpartition("\n")[2]
    is_open = any(before.rfind(first) > before.rfind(last) for first, last in ("《》", "“”"))
    return is_open and bool(_HAN.match(text, start - 1) and _HAN.match(text, end))


def _goes_on_plainly(hit: re.Match[str]) -> bool:
    """Whether the list of the 、 at `hit` has an item without such marks: “甲”、“乙”、丙."""
    first = max(hit.start() - _FAR, 0)
    return any(
        run.start() < hit.start() < run.end() and (run["before"] or run["after"])
        for run in _LISTED.finditer(hit.string, first, hit.end() + _FAR)
    )


@lru_cache(maxsize=1)
def _explained(text: str) -> list[range]:
    """The rest of each clause of a text, after an item with an aside in brackets."""
    found = []
    for clause in _CLAUSE.finditer(text):
        aside = _ASIDE.search(clause[0])
        if aside:
            found.append(range(clause.start() + aside.end(), clause.end()))
    return found
