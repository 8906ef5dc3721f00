"""The words that were imported against those that are printed again."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from generator.importing.model import STOPS, Grid, Note, Paragraph, bare
from generator.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.importing.model import Item, Taken

_DUE = re.compile("【待补:[^【】]*】")
_SHOWN = 20  # characters of a text that a message shows


class Outcome(NamedTuple):
    """What numbering explains, what nothing explains; which lines are joined, which cut in two."""

    corrections: list[Note]
    differences: list[Note]
    joined: list[int]
    cut: list[int]


class _Piece(NamedTuple):
    """A stretch of the original: `printed` is a pattern where the printer sets it itself."""

    line: int
    text: str
    printed: str | None
    opens: bool


def compare(items: Sequence[Item], taken: Sequence[Taken], printed: Sequence[str]) -> Outcome:
    """How the printed paragraphs differ from the items that they were made of."""
    lines = [_said(text) for text in printed]
    text = "".join(lines)
    starts = {0, *accumulate(map(len, lines))}
    ordered = sorted(starts)
    outcome = Outcome([], [], [], [])
    at, opens = 0, False
    for piece in _pieces(items, taken):
        before, at = at, _follow(piece, text, at, outcome)
        opens |= piece.opens
        if at == before:  # nothing of it is printed: what comes next opens the paragraph
            continue
        if opens and before not in starts:
            outcome.joined.append(piece.line)
        first = bisect_left(ordered, before + opens)
        if first < len(ordered) and ordered[first] < at:
            outcome.cut.append(piece.line)
        opens = False
    if at < len(text):
        outcome.differences.append(_added(items[-1].line if items else 0, text[at:]))
    return outcome


def _follow(piece: _Piece, text: str, at: int, outcome: Outcome) -> int:
    """Where the printed text goes on after a piece; what differs is put into the outcome."""
    if piece.printed is None:
        return _same(piece, text, at, outcome)
    hit = re.compile(piece.printed).match(text, at)
    if text.startswith(piece.text, at) and (not hit or hit[0] in ("", piece.text)):
        return at + len(piece.text)
    if hit is None:
        outcome.differences.append(_lost(piece))
        return at
    outcome.corrections.append(_corrected(piece, hit[0]))
    return hit.end()


def _same(piece: _Piece, text: str, at: int, outcome: Outcome) -> int:
    if text.startswith(piece.text, at):
        return at + len(piece.text)
    found = text.find(piece.text, at)
    if found < 0:
        outcome.differences.append(_lost(piece))
        return at
    outcome.differences.append(_added(piece.line, text[at:found]))
    return found + len(piece.text)


def _corrected(piece: _Piece, now: str) -> Note:
    if now and piece.text:
        return Note(piece.line, say("原文的“{was}”印成“{now}”。", was=piece.text, now=now))
    if now:
        return Note(piece.line, say("原文没有的“{now}”，印的时候会加上。", now=now))
    if piece.text in STOPS:
        return Note(piece.line, say("末尾的“{was}”不印。", was=piece.text))
    return Note(piece.line, say("原文的“{was}”不印。", was=piece.text))


def _lost(piece: _Piece) -> Note:
    return Note(piece.line, say("“{text}”没有印出来，或者印得不一样。", text=_short(piece.text)))


def _added(line: int, text: str) -> Note:
    return Note(line, say("这里多印了“{text}”。", text=_short(text)))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def _said(text: str) -> str:
    """A text for comparison, without the marks that a draft prints for what is missing."""
    return _DUE.sub("", bare(text))


def _pieces(items: Sequence[Item], taken: Sequence[Taken]) -> Iterator[_Piece]:
    by_paragraph: dict[tuple[int, str], list[Taken]] = {}
    for each in taken:
        by_paragraph.setdefault((each.line, each.text), []).append(each)
    for item in items:
        if isinstance(item, Grid):
            words = (_said(cell) for row in item.rows for cell in row)
            yield from (_Piece(item.line, cell, None, opens=True) for cell in words if cell)
        else:
            yield from _cut(item, by_paragraph)


def _cut(item: Paragraph, taken: Mapping[tuple[int, str], list[Taken]]) -> Iterator[_Piece]:
    """A paragraph cut where something was taken off it."""
    at, opens = 0, True
    for each in taken.get((item.line, item.text), ()):
        if at < each.start:
            yield _Piece(item.line, _said(item.text[at : each.start]), None, opens)
            opens = False
        here = bare(item.text[each.start : each.end])
        yield _Piece(item.line, here, each.printed, opens)
        at, opens = each.end, False
    if at < len(item.text):
        yield _Piece(item.line, _said(item.text[at:]), None, opens)
