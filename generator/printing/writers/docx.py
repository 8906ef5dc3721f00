"""Blocks → DOCX: the styled base, with one paragraph a block that names its style and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from typing_extensions import assert_never

from generator.printing.blocks import Block, Break, Document, Group, Para, Table, without_origins
from generator.printing.look import Look
from generator.printing.writers import (
    breaking,
    carrying,
    docx_groups,
    fitting,
    placement,
    readback,
    tables,
)
from generator.printing.writers.base import empty_parts
from generator.printing.writers.package import BODY, PROPERTIES, STYLES, digest, moment, packed
from generator.printing.writers.paragraphs import anchor, paragraph
from generator.printing.writers.sheet import Sheet
from generator.printing.writers.styles import KEEP
from generator.reports import carried

_SECTION = re.compile("<w:sectPr[ >].*?</w:sectPr>", re.DOTALL)
_NEW_PAGE = "<w:pageBreakBefore/>"
_SETTERS: dict[Group, Callable[[Sequence[Para], Sheet], str]] = {
    "head": docx_groups.head,
    "annexes": docx_groups.annexes,
    "signing": docx_groups.signing,
    "imprint": docx_groups.imprint,
}


def write(document: Document, look: Look) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same bytes.

    It carries the data of its report, with bookmarks that tie its words to them. Raises UserError if
    its words are not those of the document.
    """
    if document.source is None:
        document = document._replace(blocks=without_origins(document.blocks))
    turned = bool(fitting.turned(document.blocks, look))
    base = empty_parts(look, turned=turned, draft=document.draft)
    sheet = Sheet(look, _sections(base[BODY]))
    body, places = carrying.numbered(_body(document.blocks, sheet))
    parts = {
        **base,
        STYLES: base[STYLES].replace(b"</w:styles>", f"{sheet.markup()}</w:styles>".encode()),
        BODY: _around(base[BODY], "<w:body>", body),
    }
    if document.source:
        parts |= carrying.parts(carried.of(document.source)._replace(places=places), base)
    parts[PROPERTIES] = _properties(document, digest(parts))
    return readback.proven("docx", packed(parts), document.blocks)


def _sections(part: bytes) -> Sequence[str]:
    """What the base says of its sections: of pages on their side, if it has them, then of all others."""
    return _SECTION.findall(part.decode())


def _around(part: bytes, start: str, inside: str) -> bytes:
    """A part of the base with this markup between the tag that begins it and its last section."""
    before, found, rest = part.decode().partition(start)
    after = rest[rest.rindex("<w:sectPr") :]
    return (before + found + inside + after).encode()


def _body(blocks: Sequence[Block], sheet: Sheet) -> str:
    made = ""
    groups = [*placement.grouped(blocks), (None, [], [])]
    for (group, paras, others), (following, *_) in pairwise(groups):
        if group:
            made += _SETTERS[group](paras, sheet)
        else:
            # Clause 7.3.5.5: a signature never stands on a page without text.
            made += _plain(others, sheet, kept=following in ("annexes", "signing"))
    return made or anchor()


def _plain(blocks: Sequence[Block], sheet: Sheet, *, kept: bool) -> str:
    """Blocks that stand where the text before them ends; the last may be kept with what follows."""
    made, new_page = "", ""
    before: Block | None = None
    turned = fitting.turned(blocks, sheet.look)
    for index, block in enumerate(blocks):
        if (index in turned) != (index - 1 in turned):
            made += anchor(new_page + sheet.end_of_section(turned=index not in turned))
            new_page, before = "", None
        keep = KEEP if kept and index == len(blocks) - 1 else ""
        match block:
            case Para():
                runs = breaking.balanced(block, sheet.look, turned=index in turned)
                made += paragraph(block.role, runs, keep + new_page)
                new_page = ""
            case Table():
                # Two tables without a paragraph between them are one to Word.
                if new_page or isinstance(before, Table):
                    made += anchor(new_page)
                made += tables.table(block, sheet)
                new_page = ""
            case Break():
                new_page = _NEW_PAGE
            case _:
                assert_never(block)
        before = block
    if len(blocks) - 1 in turned:
        return made + anchor(sheet.end_of_section(turned=True))
    # Word wants a paragraph after a table: at the end, and before a table that follows.
    if new_page or isinstance(before, Table):
        made += anchor(new_page)
    return made


def _properties(document: Document, name: str) -> bytes:
    """docProps/core.xml: title, author and dates are the report's own, `name` tells if it was changed."""
    when = moment(document.date)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:creator>{escape(document.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(document.author)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        f"<dc:identifier>sha256:{name}</dc:identifier><dc:language>zh-CN</dc:language></cp:coreProperties>"
    ).encode()
