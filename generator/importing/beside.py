"""What stands beside the body of a Word file: notes, comments, headers and footers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.importing import elements
from generator.importing.body import Body
from generator.importing.elements import local, value
from generator.importing.model import Grid, Note, bare
from generator.importing.numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree import ElementTree as ET

    from generator.importing.elements import Told
    from generator.importing.model import Item

# The parts by the kind of their relationship: what refers to what is in them, or what is told.
_NOTES = {
    "footnotes": "w:footnoteReference",
    "endnotes": "w:endnoteReference",
    "comments": "w:commentReference",
}
_HEADERS = {"header": elements.HEADER, "footer": elements.FOOTER}
KINDS = frozenset([*_NOTES, *_HEADERS])
_PAGE = re.compile(r"[\W\d_]*(?:第[\W\d_]*页)?[\W\d_]*(?:共[\W\d_]*页)?[\W\d_]*")
_LONGEST_PAGE = 40  # characters of a footer that holds the number of the page


class Beside(NamedTuple):
    """The words of notes and comments by what refers to them; those of headers and footers."""

    notes: dict[tuple[str, str], str]
    headers: list[tuple[Told, str]]

    def told(self, items: Sequence[Item]) -> list[Note]:
        """What there is to tell of headers and footers: words that the body does not say."""
        rows = (item.rows if isinstance(item, Grid) else ((item.text,),) for item in items)
        said = bare("".join(cell for each in rows for row in each for cell in row))
        return [
            Note(0, told.message.fill(words=words), lost=told.lost)
            for told, words in dict.fromkeys(self.headers)
            if bare(words) not in said and not _is_page(words)
        ]


def read(parts: Iterable[tuple[str, ET.Element]]) -> Beside:
    """Read the parts beside a body, each with the kind of its relationship."""
    found = Beside({}, [])
    for kind, root in parts:
        if kind in _HEADERS:
            found.headers.append((_HEADERS[kind], _plain(root)))
            continue
        for note in root:
            words = _plain(note)
            if words and local(note) in ("footnote", "endnote", "comment"):
                found.notes[_NOTES[kind], value(note, "id") or ""] = words
    return found


def _plain(root: ET.Element) -> str:
    """The words of a part in one line."""
    return Body(Numbering()).plain(root)


def _is_page(words: str) -> bool:
    """Whether a header or footer holds the number of the page only, which is counted at printing."""
    return len(words) <= _LONGEST_PAGE and bool(_PAGE.fullmatch(words))
