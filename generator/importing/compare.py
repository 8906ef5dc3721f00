"""The words that were imported against those that are printed again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from generator.basis.drafts import DUE
from generator.basis.messages import Message, say, shortened
from generator.importing.model import STOPS, Grid, Item, Note, Paragraph, Taken, bare

_SHOWN = 20  # characters of a text that a message shows


class Outcome(NamedTuple):
    """What the printer sets otherwise, what nothing explains; which lines are joined, which cut.

    `at_fault` are the items whose words nothing explains.
    """

    corrections: list[Note]
    differences: list[Note]
    joined: list[int]
    cut: list[int]
    at_fault: list[Item]


class _Piece(NamedTuple):
    """A stretch of the original: `printed` is a pattern where the printer sets it itself.

    `opens`: a paragraph begins with it.
    """

    item: Item
    text: str
    printed: str | None
    opens: bool

    @property
    def line(self) -> int:
        """The line where the piece stands."""
        return self.item.line


def compare(items: Sequence[Item], taken: Sequence[Taken], printed: Sequence[str]) -> Outcome:
    """How the printed paragraphs differ from the items that they were made of."""
    comparison = _Comparison(printed)
    for piece in _pieces(items, taken):
        comparison.follow(piece)
    comparison.end(items[-1] if items else Paragraph(0, ""))
    return comparison.outcome


class _Comparison:
    """Follows the original through the printed text: `at` is how far it has come."""

    def __init__(self, printed: Sequence[str]) -> None:
        lines = [_said(text) for text in printed]
        self.text = "".join(lines)
        self.starts = sorted({0, *accumulate(map(len, lines))})  # of the printed paragraphs
        self.at = 0
        self.opens = False  # whether the next words that are printed open a paragraph
        self.outcome = Outcome([], [], [], [], [])

    def follow(self, piece: _Piece) -> None:
        """Go on to the end of a piece."""
        before = self.at
        self._find(piece)
        self.opens |= piece.opens
        if self.at == before:  # nothing of it is printed: the next piece opens the paragraph
            return
        if self.opens and before not in self.starts:
            self.outcome.joined.append(piece.line)
        next_start = self.starts[bisect_left(self.starts, before + self.opens)]
        if next_start < self.at:
            self.outcome.cut.append(piece.line)
        self.opens = False

    def end(self, last: Item) -> None:
        """Report what is printed after the last piece."""
        if self.at < len(self.text):
            self._add(last, self.text[self.at :])

    def _find(self, piece: _Piece) -> None:
        """Find a piece where the printed text goes on, or report how it differs."""
        hit = None
        if piece.printed is not None:
            hit = re.compile(piece.printed).match(self.text, self.at)
        if self.text.startswith(piece.text, self.at) and (not hit or hit[0] in ("", piece.text)):
            self.at += len(piece.text)
        elif hit:
            self.outcome.corrections.append(_corrected(piece, hit[0]))
            self.at = hit.end()
        elif piece.printed is None and (found := self.text.find(piece.text, self.at)) >= 0:
            self._add(piece.item, self.text[self.at : found])
            self.at = found + len(piece.text)
        else:
            lost = say("“{text}”没有印出来，或者印得不一样。", text=shortened(piece.text, _SHOWN))
            self._differs(piece.item, lost)

    def _add(self, item: Item, text: str) -> None:
        """Report a text that is printed and was not in the original."""
        self._differs(item, say("这里多印了“{text}”。", text=shortened(text, _SHOWN)))

    def _differs(self, item: Item, message: Message) -> None:
        self.outcome.differences.append(Note(item.line, message))
        if not self.outcome.at_fault or self.outcome.at_fault[-1] is not item:
            self.outcome.at_fault.append(item)


def _corrected(piece: _Piece, now: str) -> Note:
    """A note on what the printer sets in the place of a piece."""
    if now and piece.text:
        return Note(piece.line, say("原文的“{was}”印成“{now}”。", was=piece.text, now=now))
    if now:
        return Note(piece.line, say("原文没有的“{now}”，印的时候会加上。", now=now))
    if piece.text in STOPS:
        return Note(piece.line, say("末尾的“{was}”不印。", was=piece.text))
    return Note(piece.line, say("原文的“{was}”不印。", was=piece.text))


def _said(text: str) -> str:
    """A text for comparison, without the marks that a draft prints for what is missing."""
    return bare(DUE.sub("", text))


def _pieces(items: Sequence[Item], taken: Sequence[Taken]) -> Iterator[_Piece]:
    """The original in pieces: what was taken off its paragraphs is apart from the rest."""
    by_paragraph: dict[tuple[int, str], list[Taken]] = {}
    for each in taken:
        by_paragraph.setdefault((each.line, each.text), []).append(each)
    for item in items:
        if isinstance(item, Grid):
            words = (_said(cell) for row in item.rows for cell in row)
            yield from (_Piece(item, cell, None, opens=True) for cell in words if cell)
        else:
            yield from _cut(item, by_paragraph)


def _cut(item: Paragraph, taken: Mapping[tuple[int, str], list[Taken]]) -> Iterator[_Piece]:
    """A paragraph cut where something was taken off it."""
    at, opens = 0, True
    for each in taken.get((item.line, item.text), ()):
        if at < each.start:
            yield _Piece(item, _said(item.text[at : each.start]), None, opens)
            opens = False
        here = bare(item.text[each.start : each.end])
        yield _Piece(item, here, each.printed, opens)
        at, opens = each.end, False
    if at < len(item.text):
        yield _Piece(item, _said(item.text[at:]), None, opens)
