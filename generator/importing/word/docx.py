"""The bytes of a Word file → paragraphs and tables, with notes on what was left out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing.items import printable
from generator.importing.model import Answer, Filled, Note, Read
from generator.importing.word import form, notes, numbering, package, revisions, styles
from generator.importing.word.blocks import BlockReader
from generator.importing.word.markup import child, value
from generator.importing.word.notes import Beside
from generator.importing.word.package import Package
from generator.importing.word.paragraphs import ParagraphReader

_BODY = "word/document.xml"
_PROPERTIES = "custom-properties"


class _Trees(NamedTuple):
    """The XML of the parts that say something; `beside` with the kind of their relationship."""

    body: ET.Element
    numbering: ET.Element | None
    styles: ET.Element | None
    beside: list[tuple[str, ET.Element]]


def read(raw: bytes, name: str) -> Read:
    """What a Word file says. Raises UserError where it cannot, or should not, be read."""
    body, blocks, beside = _opened(raw, name)
    found = printable(blocks.read(body))
    told = [*found.notes, *blocks.notes(), *notes.on_headers(beside.headers, found.items)]
    told += revisions.notes(body)
    return Read(found.items, tuple(sorted(told, key=_place)))


def filled_form(
    raw: bytes, name: str, is_form: Callable[[Sequence[Answer]], bool]
) -> Filled | None:
    """What is filled into a form, None where a file is none. Raises UserError as `read` does."""
    body, blocks, beside = _opened(raw, name)
    answers = form.answers(body, blocks)
    if not is_form(answers):
        return None
    words = [item for answer in answers for item in answer.items]
    told = [*blocks.notes(), *notes.on_headers(beside.headers, words)]
    return Filled(answers, tuple(told))


def properties(raw: bytes, name: str) -> dict[str, str]:
    """What a Word file says of itself in properties of its own, by name. Raises UserError as `read`."""
    with package.opened(raw, name) as opened:
        return properties_in(opened)


def properties_in(opened: Package) -> dict[str, str]:
    """The properties of its own that an open Word file has, by name."""
    parts = [each.target for each in opened.relations("") if each.kind == _PROPERTIES]
    trees = [opened.tree(part) for part in parts]
    return {
        value(each, "name"): "".join(each.itertext())
        for tree in trees
        if tree is not None
        for each in tree
    }


def _opened(raw: bytes, name: str) -> tuple[ET.Element, BlockReader, Beside]:
    """The body of a Word file, what reads its blocks, and what stands beside it."""
    with package.opened(raw, name) as opened:
        trees = _trees(opened)
    known_styles = styles.read(trees.styles)
    lists = numbering.read(trees.numbering, known_styles)
    beside = notes.read(trees.beside)
    return trees.body, BlockReader(ParagraphReader(lists, known_styles, beside.notes)), beside


def _place(note: Note) -> int:
    """Where a note stands among others: those on the whole file come last."""
    return note.line or sys.maxsize


def _trees(opened: Package) -> _Trees:
    """The XML of the parts. Raises UserError where there is no body."""
    part = _body_part(opened)
    body = child(opened.tree(part), "body")
    if body is None:
        raise UserError(
            say("文件 {name} 里没有正文（{part}），不是 Word 文件，或者已损坏。", name=opened.name, part=part)
        )  # fmt: skip
    beside = _beside(opened, part)
    return _Trees(body, opened.tree("word/numbering.xml"), opened.tree("word/styles.xml"), beside)


def _body_part(opened: Package) -> str:
    """The name of the part that holds the body."""
    part = _BODY
    for relation in opened.relations(""):
        if relation.kind == "officeDocument":
            part = relation.target
    return part


def _beside(opened: Package, body: str) -> list[tuple[str, ET.Element]]:
    """The parts beside the body that exist, each with the kind of its relationship."""
    found = []
    for relation in dict.fromkeys(opened.relations(body)):
        if relation.kind in notes.KINDS:
            tree = opened.tree(relation.target)
            if tree is not None:
                found.append((relation.kind, tree))
    return found
