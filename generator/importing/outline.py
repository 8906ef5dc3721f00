"""Paragraphs and tables → the tree of numbered sections that they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeGuard

from generator.basis import ordinals
from generator.basis.ordinals import Mark
from generator.importing.model import STOPS, Item, Node, Paragraph, Taken

_LONGEST_HEADING = 40
_NO_HEADING = re.compile(r"[。；，：！？;:!?]$")
_LONGEST_COLON = 30  # characters of a heading that ends with a colon
_SENTENCE = re.compile(r"[。！？](?![”’》）」』])")
_COLON = re.compile("[：:]")
_PROSE = re.compile(r"[。；！？;!?]$")
_COUNTED_ON = 3  # the level of 1., which some count on through all sections


class Outline(NamedTuple):
    """The tree, what was taken off the paragraphs, the lines whose ordinal stays as it is."""

    root: Node
    taken: list[Taken]
    kept: list[int]


class _Open(NamedTuple):
    """A section that is open: its node, and twice the level of its own ordinal.

    A heading without an ordinal stands half a level above the ordinals of its level.
    """

    node: Node
    typed: int


def read(items: Sequence[Item]) -> Outline:
    """The tree of sections.

    An ordinal whose number does not go on from the one before it stays in the text: the printer
    could not print it as it is. So does one in a list of sentences. A level that skips one (1.
    right under 一、) is the next level all the same.
    """
    builder = _Builder(items)
    for index, item in enumerate(items):
        mark = None if item.literal else _mark(item)
        if mark and isinstance(item, Paragraph):
            builder.put_numbered(index, item, mark)
        else:
            builder.put(item)
    return Outline(builder.root, builder.taken, builder.kept)


class _Builder:
    """Builds the tree: `open` are the sections that are open, the root first."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.ranks = _ranks(items)
        self.root = Node(0, 0)
        self.open = [_Open(self.root, 0)]
        self.taken: list[Taken] = []
        self.kept: list[int] = []
        self.last = 0  # the number of the last 1. wherever it stood
        self.listed: set[int] = set()  # the places of the entries of lists

    def put(self, item: Item) -> None:
        """Put an item without an ordinal where it belongs: a heading opens a section, text goes on."""
        rank = 0
        if _is_heading(item) and not item.literal:
            rank = self.ranks.get(item.level, 0)
        above = [each for each in self.open if each.typed < 2 * rank - 1]
        level = above[-1].node.level + 1 if above else 0
        if not isinstance(item, Paragraph) or not above or level > ordinals.DEEPEST:
            self.open[-1].node.body.append(item)
            return
        node = Node(level, item.line, item.text)
        self._open(above, _Open(node, 2 * rank - 1))
        printed = ordinals.LEVELS[level - 1].printed
        self.taken.append(Taken(item.line, item.text, 0, 0, printed))

    def put_numbered(self, index: int, item: Paragraph, mark: Mark) -> None:
        """Put a paragraph with an ordinal: a section where the number goes on, or else text."""
        at = self._place_of_parent(mark)
        parent = self.open[at]
        if index not in self.listed and mark.number == 1:
            self._note_lists(index, mark, parent)
        if index in self.listed or not self._goes_on(mark, parent):
            self.kept.append(item.line)
            self.open[-1].node.body.append(item)
            return
        if mark.level == _COUNTED_ON:
            self.last = mark.number
        node, taken = _section(item, mark, parent.node.level + 1)
        self.taken += taken
        self._open(self.open[: at + 1], _Open(node, 2 * mark.level))

    def _open(self, above: Sequence[_Open], opened: _Open) -> None:
        above[-1].node.children.append(opened.node)
        self.open = [*above, opened]

    def _place_of_parent(self, mark: Mark) -> int:
        """The place of the deepest open section whose ordinal is of a higher level."""
        return max(at for at, each in enumerate(self.open) if each.typed < 2 * mark.level)

    def _note_lists(self, index: int, mark: Mark, parent: _Open) -> None:
        """Note the paragraphs of a list that a first ordinal begins."""
        if len(self.open) > 1:
            self.listed |= _sentences_from(self.items, index, mark.level)
        if mark.level > parent.node.level + 1:
            self.listed |= _bare_list_from(self.items, index, mark.level)

    def _goes_on(self, mark: Mark, parent: _Open) -> bool:
        """Whether an ordinal counts on from the one before it."""
        before = len(parent.node.children)
        if parent.node.level == ordinals.DEEPEST:
            return False
        if mark.level > parent.node.level + 1 and not before:
            return mark.number == 1
        counts_on = mark.level == _COUNTED_ON and mark.number == self.last + 1
        return counts_on or before <= mark.number <= before + 2


def _ranks(items: Iterable[Item]) -> dict[int, int]:
    """The levels of headings without ordinals, from 1; none where 一、 orders the report."""
    if any(_has_level(item, 1) for item in items):
        return {}
    levels = {item.level for item in items if _is_heading(item)}
    return {level: rank for rank, level in enumerate(sorted(levels), 1)}


def _is_heading(item: Item) -> TypeGuard[Paragraph]:
    """Whether a paragraph is a heading by its style, and may be one by its words."""
    return (
        isinstance(item, Paragraph)
        and bool(item.level)
        and len(item.text) <= _LONGEST_HEADING
        and not _NO_HEADING.search(item.text)
        and not ordinals.of_heading(item.text)
    )


def _mark(item: Item) -> Mark | None:
    """The ordinal before a paragraph."""
    return ordinals.of_heading(item.text) if isinstance(item, Paragraph) else None


def _has_level(item: Item, level: int) -> bool:
    """Whether an item begins with an ordinal of a level."""
    mark = _mark(item)
    return mark is not None and mark.level == level


def _ends_section(item: Item, level: int) -> bool:
    """Whether an item begins with an ordinal above a level."""
    mark = _mark(item)
    return mark is not None and mark.level < level


def _sentences_from(items: Sequence[Item], index: int, level: int) -> set[int]:
    """The paragraphs from `index` on, if they are a list of sentences rather than headings."""
    end = _end_of(items, index, level, _is_sentence)
    after = items[end] if end < len(items) else None
    is_heading = end == index + 1 and after is not None and not _ends_section(after, level)
    is_unfinished = after is not None and _has_level(after, level)
    return set() if is_heading or is_unfinished else set(range(index, end))


def _bare_list_from(items: Sequence[Item], index: int, level: int) -> set[int]:
    """The paragraphs from `index` on, if none of them has any text below it or running on."""
    end = _end_of(items, index, level, lambda item: not _runs_on(item))
    is_whole = end == len(items) or _ends_section(items[end], level)
    return set(range(index, end)) if is_whole else set()


def _end_of(items: Sequence[Item], index: int, level: int, belongs: Callable[[Item], bool]) -> int:
    """The end of the paragraphs from `index` on that have an ordinal of a level, and belong."""
    while index < len(items) and _has_level(items[index], level) and belongs(items[index]):
        index += 1
    return index


def _is_sentence(item: Item) -> bool:
    return isinstance(item, Paragraph) and bool(_PROSE.search(item.text)) and not _runs_on(item)


def _runs_on(item: Item) -> bool:
    """Whether text follows a heading in its paragraph."""
    mark = _mark(item)
    if mark is None or not isinstance(item, Paragraph):
        return False
    return bool(_end_of_heading(item.text, mark.end))


def _section(item: Paragraph, mark: Mark, level: int) -> tuple[Node, list[Taken]]:
    """The section that a paragraph with an ordinal opens, and what was taken off it."""
    text = item.text
    ordinal = Taken(item.line, text, 0, mark.end, ordinals.LEVELS[level - 1].printed)
    end = _end_of_heading(text, mark.end)
    heading = text[: end or None].rstrip(STOPS)
    words = heading[mark.end :].strip()
    if end:
        rest = Paragraph(item.line, text[end:].strip())
        return Node(level, item.line, words, run_in=True, body=[rest]), [ordinal]
    if len(heading) < len(text):
        stop = Taken(item.line, text, len(heading), len(text), "")
        return Node(level, item.line, words), [ordinal, stop]
    return Node(level, item.line, words), [ordinal]


def _end_of_heading(text: str, start: int) -> int:
    """Where the text begins that runs on after a heading, 0 where none does."""
    stop = _SENTENCE.search(text, start)
    if stop is None or stop.start() == start:
        return 0
    colon = _COLON.search(text, start, start + _LONGEST_COLON)
    if colon and start < colon.start() < stop.start():
        return colon.end()
    return stop.end() if text[stop.end() :].strip() else 0
