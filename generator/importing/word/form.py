"""The rows of a form in a Word file: in each a label with a bookmark, and what was filled in."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from generator.importing.items import printable
from generator.importing.model import Answer, Paragraph
from generator.importing.word import elements
from generator.importing.word.blocks import BlockReader
from generator.importing.word.markup import local, name, value


def answers(body: ET.Element, blocks: BlockReader) -> list[Answer]:
    """The rows of the tables in a body, and what stands outside of them, in their order."""
    found = []
    for block in _inside(body):
        if name(block) == "w:tbl":
            found += [_answer(row, blocks) for row in _inside(block) if name(row) == "w:tr"]
        else:
            found.append(_read([block], blocks))
    return [answer for answer in found if answer.items or answer.label]


def _inside(parent: ET.Element) -> Iterator[ET.Element]:
    """The children of an element; of a control or a revision, what is in it."""
    for each in parent:
        if name(each) in elements.CONTAINERS and name(each) not in ("w:tbl", "w:tr", "w:tc"):
            yield from _inside(each)
        else:
            yield each


def _answer(row: ET.Element, blocks: BlockReader) -> Answer:
    """What a row says: its first cell is the label, the others are what was filled in."""
    first, *others = [cell for cell in _inside(row) if name(cell) == "w:tc"] or [row]
    said = _read(first, blocks).items
    label = next((item.text for item in said if isinstance(item, Paragraph)), "")
    filled = [_read(cell, blocks) for cell in others]
    items = tuple(item for each in filled for item in each.items)
    line = filled[0].line if filled else 0
    return Answer(line, items, _tag(row), label)


def _read(parent: ET.Element | list[ET.Element], blocks: BlockReader) -> Answer:
    found = printable(blocks.read(parent)).items
    return Answer(found[0].line if found else 0, found)


def _tag(row: ET.Element) -> str:
    """The name of the first bookmark in a row, "" if there is none."""
    marks = (value(each, "name") for each in row.iter() if local(each) == "bookmarkStart")
    return next((mark for mark in marks if not mark.startswith("_")), "")
