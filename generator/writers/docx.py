"""Blocks → DOCX: the styled base, with one paragraph a block that names its style and no more."""

from __future__ import annotations

import sys
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from generator.blocks import Block, Break, Document, Para, Table
from generator.writers import breaking, ending, head, readback, tables
from generator.writers.markup import escape
from generator.writers.package import BODY, PROPERTIES, STYLES, packed, unpacked
from generator.writers.paragraphs import anchor, paragraph
from generator.writers.sheet import Sheet
from generator.writers.shipped import base

if sys.version_info >= (3, 11):
    from typing import assert_never
else:
    from typing_extensions import assert_never

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.look import Look

_NO_DATE = "1980-01-01"
_NEW_PAGE = "<w:pageBreakBefore/>"
_KEEP = "<w:keepNext/>"
_HEADINGS = ("h1", "h2", "h3", "h4")
# Roles that are set as one: where they stand depends on all of their texts.
_GROUPS: dict[str, Callable[[Sequence[Para], Sheet], str]] = {
    **dict.fromkeys(head.ROLES, head.head),
    "annex": ending.annexes,
    "signature": ending.signing,
    "date": ending.signing,
    "cc": ending.imprint,
    "printed": ending.imprint,
}
# Clause 7.3.5.5: a signature never stands on a page without text.
_KEEPING = (ending.annexes, ending.signing)


def write(document: Document, look: Look) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same bytes.

    Raises UserError if its words are not those of the document.
    """
    sheet = Sheet(look)
    body = _body(document.blocks, sheet)
    own = {
        BODY: _around(base(look).body, "<w:body>", body, "<w:sectPr"),
        PROPERTIES: _properties(document),
    }
    return readback.proven(
        "docx", packed(own, after=_shared(look, sheet.markup())), document.blocks
    )


@lru_cache(maxsize=16)
def _shared(look: Look, styles: str) -> bytes:
    """What all documents of a look share, with styles besides its own."""
    shared = base(look).shared
    if not styles:
        return shared
    parts = unpacked(shared)
    all_styles = parts[STYLES].replace(b"</w:styles>", f"{styles}</w:styles>".encode())
    return packed(parts | {STYLES: all_styles})


def _around(part: bytes, start: str, inside: str, end: str) -> bytes:
    template = part.decode()
    before, after = template.index(start) + len(start), template.index(end)
    return (template[:before] + inside + template[after:]).encode()


def _body(blocks: Sequence[Block], sheet: Sheet) -> str:
    made, groups = "", [(setter, list(members)) for setter, members in groupby(blocks, key=_setter)]
    setters = [*(setter for setter, _ in groups), None]
    for (setter, members), following in zip(groups, setters[1:], strict=True):
        if setter:
            made += setter([block for block in members if isinstance(block, Para)], sheet)
        else:
            made += _plain(members, sheet, kept=following in _KEEPING)
    return made or anchor()


def _setter(block: Block) -> Callable[[Sequence[Para], Sheet], str] | None:
    return _GROUPS.get(block.role) if isinstance(block, Para) else None


def _plain(blocks: Sequence[Block], sheet: Sheet, *, kept: bool) -> str:
    """Blocks that stand where the text before them ends; the last may be kept with what follows."""
    made, place, before = "", "", None
    first_kept = _first_kept(blocks) if kept else len(blocks)
    for number, block in enumerate(blocks):
        match block:
            case Para():
                keep = _KEEP if number >= first_kept else ""
                made += paragraph(
                    sheet.style(block.role, keep), breaking.balanced(block, sheet), place
                )
                place = ""
            case Table():
                # Two tables without a paragraph between them are one to Word.
                apart = place or isinstance(before, Table)
                made += (anchor(place) if apart else "") + tables.table(block, sheet)
                place = ""
            case Break():
                place = _NEW_PAGE
            case _:
                assert_never(block)
        before = block
    # Word wants a paragraph after a table: at the end, and before a table that follows.
    return made + anchor(place) if place or isinstance(before, Table) else made


def _first_kept(blocks: Sequence[Block]) -> int:
    """Where that begins which goes on with the last block: the headings right above it go, too."""
    first = len(blocks) - 1
    while first > 0 and getattr(blocks[first - 1], "role", "") in _HEADINGS:
        first -= 1
    return first


def _properties(document: Document) -> bytes:
    """docProps/core.xml: title, author and dates are the report's own."""
    moment = f"{document.date or _NO_DATE}T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:creator>{escape(document.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(document.author)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    ).encode()
