"""Footnotes, endnotes, comments, headers and footers: what stands beside the body of a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from generator.importing.items import texts
from generator.importing.model import Item, Note, bare
from generator.importing.word import remarks
from generator.importing.word.blocks import BlockReader
from generator.importing.word.markup import local, value
from generator.importing.word.paragraphs import NoteKey, ParagraphReader
from generator.importing.word.remarks import Remark, noted

# The parts by the kind of their relationship: the element that refers to a note in them, or the
# remark on them.
_NOTES = {
    "footnotes": "w:footnoteReference",
    "endnotes": "w:endnoteReference",
    "comments": "w:commentReference",
}
_HEADERS = {"header": remarks.HEADER, "footer": remarks.FOOTER}
KINDS = frozenset([*_NOTES, *_HEADERS])
_NOTE = ("footnote", "endnote", "comment")
_PAGE_NUMBER = re.compile(r"[\W\d_]*(?:第[\W\d_]*页)?[\W\d_]*(?:共[\W\d_]*页)?[\W\d_]*")
_LONGEST_PAGE_NUMBER = 40  # characters of a footer that holds the number of the page


class Beside(NamedTuple):
    """The words of notes and comments; the headers and footers with the remark on each."""

    notes: dict[NoteKey, str]
    headers: list[tuple[Remark, str]]


def read(parts: Iterable[tuple[str, ET.Element]]) -> Beside:
    """Read the parts beside a body, each with the kind of its relationship."""
    found = Beside({}, [])
    for kind, root in parts:
        if kind in _HEADERS:
            found.headers.append((_HEADERS[kind], _words(root)))
            continue
        for note in root:
            words = _words(note)
            author = value(note, "author")
            if words and local(note) in _NOTE:
                words = f"{author}：{words}" if author else words
                found.notes[_NOTES[kind], value(note, "id")] = words
    return found


def on_headers(headers: Iterable[tuple[Remark, str]], items: Sequence[Item]) -> list[Note]:
    """The remarks on headers and footers that hold words which the body does not say."""
    said = bare("".join(text for item in items for text in texts(item)))
    return [
        noted(remark, words)
        for remark, words in dict.fromkeys(headers)
        if bare(words) not in said and not _is_page_number(words)
    ]


def _words(root: ET.Element) -> str:
    """The words of a part in one line."""
    return BlockReader(ParagraphReader()).one_line(root)


def _is_page_number(words: str) -> bool:
    return len(words) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(words) is not None
