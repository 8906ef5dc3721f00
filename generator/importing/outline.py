"""Paragraphs and tables → the tree of numbered sections that they make."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple, TypeGuard

from generator.basis import ordinals
from generator.basis.ordinals import Mark
from generator.importing.model import STOPS, Grid, Item, Node, Paragraph, Taken

_LONGEST_HEADING = 40
_NO_HEADING = re.compile(r"[。；，：！？;:!?]$")
_LONGEST_COLON = 30  # characters of a heading that ends with a colon
_SENTENCE = re.compile(r"[。！？](?![”’》）」』])")
_COLON = re.compile("[：:]")
_PROSE = re.compile(r"[。；！？;!?]$")
_COUNTED_ON = 3


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


def read(items: Sequence[Item], plain: Container[int] = ()) -> Outline:
    """The tree of sections; the lines in `plain` are text, whatever they begin with.

    An ordinal whose number does not go on from the one before it stays in the text: the printer
    could not print it as it is. So does one in a list of sentences. A level that skips one (1.
    right under 一、) is the next level all the same.
    """
    ranks = _ranks(items)
    stack = [_Open(Node(0, 0), 0)]
    taken: list[Taken] = []
    kept: list[int] = []
    last = 0  # the number of the last 1. wherever it stood: some count on through all sections
    listed: set[int] = set()
    for index, item in enumerate(items):
        mark = ordinals.of_heading(item.text) if isinstance(item, Paragraph) else None
        if mark is None or item.line in plain or isinstance(item, Grid):
            rank = ranks.get(item.level, 0) if _is_heading(item) and item.line not in plain else 0
            taken += _put(item, rank, stack)
            continue
        parent = _parent(mark, stack)
        if index not in listed and mark.number == 1:
            listed |= _list_from(items, index, mark.level, len(stack) > 1)
            skips = mark.level > parent.node.level + 1
            listed |= _bare_list(items, index, mark.level) if skips else set()
        if index in listed or not _goes_on(mark, parent, last):
            kept.append(item.line)
            stack[-1].node.body.append(item)
            continue
        last = mark.number if mark.level == _COUNTED_ON else last
        del stack[stack.index(parent) + 1 :]
        node, took = _section(item, mark, parent.node.level + 1)
        taken += took
        parent.node.children.append(node)
        stack.append(_Open(node, 2 * mark.level))
    return Outline(stack[0].node, taken, kept)


def _ranks(items: Iterable[Item]) -> dict[int, int]:
    """The levels of headings without ordinals, from 1; none where 一、 orders the report."""
    numbered = any(_mark(item, 1) for item in items)
    levels = {item.level for item in items if isinstance(item, Paragraph) and _is_heading(item)}
    return {} if numbered else {level: rank for rank, level in enumerate(sorted(levels), 1)}


def _is_heading(item: Item) -> TypeGuard[Paragraph]:
    """Whether a paragraph is a heading by its style, and may be one by its words."""
    return (
        isinstance(item, Paragraph)
        and bool(item.level)
        and len(item.text) <= _LONGEST_HEADING
        and not _NO_HEADING.search(item.text)
        and not ordinals.of_heading(item.text)
    )


def _put(item: Item, rank: int, stack: list[_Open]) -> list[Taken]:
    """Put an item without an ordinal where it belongs: a heading opens a section, text goes on."""
    above = [each for each in stack if each.typed < 2 * rank - 1]
    deepest = above[-1].node.level if above else 0
    if isinstance(item, Grid) or not rank or deepest == ordinals.DEEPEST:
        stack[-1].node.body.append(item)
        return []
    level = deepest + 1
    node = Node(level, item.line, item.text)
    above[-1].node.children.append(node)
    stack[:] = [*above, _Open(node, 2 * rank - 1)]
    return [Taken(item.line, item.text, 0, 0, ordinals.LEVELS[level - 1].printed)]


def _parent(mark: Mark, stack: Sequence[_Open]) -> _Open:
    """The deepest open section whose ordinal is of a higher level."""
    return next(each for each in reversed(stack) if each.typed < 2 * mark.level)


def _goes_on(mark: Mark, parent: _Open, last: int) -> bool:
    before = len(parent.node.children)
    if parent.node.level == ordinals.DEEPEST:
        return False
    if mark.level > parent.node.level + 1 and not before:
        return mark.number == 1
    on = mark.level == _COUNTED_ON and mark.number == last + 1
    return before <= mark.number <= before + 2 or on


def _list_from(items: Sequence[Item], index: int, level: int, inside: bool) -> set[int]:
    """The paragraphs from `index` on, if they are a list of sentences rather than headings."""
    end = index
    while end < len(items) and _mark(items[end], level) and _is_sentence(items[end]):
        end += 1
    after = items[end] if end < len(items) else None
    content = after and not any(_mark(after, above) for above in range(1, level))
    is_list = inside and end > index and not (content and end == index + 1)
    is_list = is_list and not (after and _mark(after, level))
    return set(range(index, end)) if is_list else set()


def _bare_list(items: Sequence[Item], index: int, level: int) -> set[int]:
    """The paragraphs from `index` on, if none of them has any text below it or running on."""
    end = index
    while end < len(items) and _mark(items[end], level) and not _runs_on(items[end]):
        end += 1
    above = end == len(items) or any(_mark(items[end], each) for each in range(1, level))
    return set(range(index, end)) if above else set()


def _runs_on(item: Item) -> bool:
    mark = ordinals.of_heading(item.text) if isinstance(item, Paragraph) else None
    return bool(isinstance(item, Paragraph) and mark and _end_of_heading(item.text, mark.end))


def _mark(item: Item, level: int) -> Mark | None:
    mark = ordinals.of_heading(item.text) if isinstance(item, Paragraph) else None
    return mark if mark and mark.level == level else None


def _is_sentence(item: Item) -> bool:
    return isinstance(item, Paragraph) and bool(_PROSE.search(item.text)) and not _runs_on(item)


def _section(item: Paragraph, mark: Mark, level: int) -> tuple[Node, list[Taken]]:
    """The section that a paragraph with an ordinal opens, and what was taken off it."""
    text = item.text
    taken = [Taken(item.line, text, 0, mark.end, ordinals.LEVELS[level - 1].printed)]
    end = _end_of_heading(text, mark.end)
    heading = text[: end or None].rstrip(STOPS)
    if end:
        rest = Paragraph(item.line, text[end:].strip())
        return Node(level, item.line, heading[mark.end :].strip(), run_in=True, body=[rest]), taken
    if len(heading) < len(text):
        taken.append(Taken(item.line, text, len(heading), len(text), ""))
    return Node(level, item.line, heading[mark.end :].strip()), taken


def _end_of_heading(text: str, start: int) -> int:
    """Where the text begins that runs on after a heading, 0 where none does."""
    stop = _SENTENCE.search(text, start)
    colon = _COLON.search(text, start, start + _LONGEST_COLON)
    if stop and colon and start < colon.start() < stop.start():
        return colon.end()
    return stop.end() if stop and start < stop.start() and text[stop.end() :].strip() else 0
