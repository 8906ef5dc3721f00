"""Paragraphs and tables → the tree of numbered sections that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator.basis import ordinals
from generator.basis.messages import Message, say
from generator.importing import heads, series
from generator.importing.heads import Head
from generator.importing.model import Item, Node, Paragraph, Taken

_AS_IT_IS = say("待核：这里照原样留在文字里，没有排成标题。")


class Outline(NamedTuple):
    """The tree, what was taken off the paragraphs, and why the ordinals of some stay as they are."""

    root: Node
    taken: list[Taken]
    kept: dict[Paragraph, Message]


@dataclass
class _Builder:
    """Builds the tree: `open` are the sections that are open with how each is typed, root first."""

    root: Node = field(default_factory=lambda: Node(0, 0))
    taken: list[Taken] = field(default_factory=list)
    open: list[tuple[int, Node]] = field(default_factory=list)
    last: dict[int, int] = field(default_factory=dict)  # the last number that is printed, by level

    def __post_init__(self) -> None:
        self.open = [(0, self.root)]

    def add(self, item: Item) -> None:
        """Add an item to the section that is open."""
        self.open[-1][1].body.append(item)

    def add_chapter(self, item: Item) -> None:
        """Open a chapter, whose title has no ordinal and stays in its text."""
        chapter = Node(0, item.line, body=[item])
        self.root.children.append(chapter)
        self.open = [(0, chapter)]

    def add_heading(self, item: Paragraph, typed: int, *, is_alone: bool) -> None:
        """Open a section. `is_alone`: nothing stands below its paragraph."""
        self.open = [each for each in self.open if each[0] < typed]
        parent = self.open[-1][1]
        level = parent.level + 1
        head = heads.of(item.text)
        numbered = self._count(parent, level, head.number if head else 0)
        if head:
            node = _numbered(item, head, level, is_alone=is_alone)
            node = replace(node, numbered=numbered)
            self.taken += _taken(item, head, node)
        else:
            node = Node(level, item.line, item.text)
            self.taken.append(Taken(item.line, item.text, 0, 0, _printed(level)))
        parent.children.append(node)
        self.open.append((typed, node))

    def _count(self, parent: Node, level: int, number: int) -> str:
        """Count a heading as it is printed; how, where its own number asks for another way."""
        before = self.last.get(level, 0)
        starts_at_one = not parent.children and level > 1
        printed = 1 if starts_at_one else before + 1
        how = ""
        if not parent.children and number != printed:
            how = {before + 1: "on", 1: "anew"}.get(number, "")
        self.last[level] = number if how else printed
        return how


def read(items: Sequence[Item]) -> Outline:
    """The tree of sections.

    Ordinals count on whatever numbers they have in the file, and a level that skips one (1. right
    under 一、) is the next level all the same: the printer numbers them, and what it changes is told.
    """
    headings = series.read(items)
    builder = _Builder()
    kept: dict[Paragraph, Message] = {}
    for index, item in enumerate(items):
        if isinstance(item, Paragraph) and index in headings.typed:
            typed = headings.typed[index]
            is_last = index + 1 == len(items)
            is_alone = is_last or headings.typed.get(index + 1, typed + 1) <= typed
            builder.add_heading(item, typed, is_alone=is_alone)
        elif index in headings.chapters:
            builder.add_chapter(item)
        else:
            builder.add(item)
            if isinstance(item, Paragraph) and ordinals.of_heading(item.text):
                kept[item] = headings.kept.get(index, _AS_IT_IS)
    return Outline(builder.root, builder.taken, kept)


def _numbered(item: Paragraph, head: Head, level: int, *, is_alone: bool) -> Node:
    """The section that a paragraph opens: one that is a whole sentence keeps its full stop."""
    if head.body:
        rest = Paragraph(item.line, item.text[head.body :].strip())
        return Node(
            level, item.line, head.heading, run_in=True, is_guess=item.is_guess, body=[rest]
        )
    is_sentence = is_alone and head.end < len(item.text)
    return Node(level, item.line, head.heading, run_in=is_sentence, is_guess=item.is_guess)


def _taken(item: Paragraph, head: Head, node: Node) -> list[Taken]:
    """What the printer sets: the ordinal, and the full stop after a heading."""
    text = item.text
    taken = [Taken(item.line, text, 0, head.start, _printed(node.level))]
    if head.end < len(text) and not head.body:
        stop = "。" if node.run_in else ""
        taken.append(Taken(item.line, text, head.end, len(text), stop))
    return taken


def _printed(level: int) -> str:
    return ordinals.LEVELS[level - 1].printed
