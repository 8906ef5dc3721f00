"""Blocks → DOCX: the styled base, with one paragraph a block that names its style and no more."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from typing_extensions import assert_never

from generator.blocks import Block, Break, Document, Para, Role, Run, Table
from generator.writers.base import parts, style_id

if TYPE_CHECKING:
    from generator.look import Look

_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip entry: the same bytes every day
_NO_DATE = "1980-01-01"
# Marks that fonts for Latin text have too: a hint sends them to the Chinese font.
_SHARED_MARKS = re.compile("[“”‘’…—·]")


def write(document: Document, look: Look) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same bytes."""
    base = parts(look)
    body = "".join(_block(block, look) for block in document.blocks)
    template = base[_BODY].decode()
    start = template.index("<w:body>") + len("<w:body>")
    end = template.index("<w:sectPr")
    made = {
        _BODY: (template[:start] + body + template[end:]).encode(),
        _PROPERTIES: _properties(document),
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, content in (base | made).items():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, content)
    return packed.getvalue()


def _block(block: Block, look: Look) -> str:
    match block:
        case Para():
            return _para(block)
        case Table():
            return _table(block, look)
        case Break():
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        case _:
            assert_never(block)


def _para(para: Para) -> str:
    runs = "".join(_run(run) for run in para.runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(para.role)}"/></w:pPr>{runs}</w:p>'


def _run(run: Run) -> str:
    properties = ""
    if run.role:
        properties = f'<w:rStyle w:val="{style_id(run.role, inline=True)}"/>'
    if _SHARED_MARKS.search(run.text):
        properties += '<w:rFonts w:hint="eastAsia"/>'
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    text = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
        for piece in run.text.split("\t")
    )
    return f"<w:r>{properties}{text}</w:r>"


def _table(table: Table, look: Look) -> str:
    page = look.page
    width = round((page.width - page.left - page.right) * 1440 / 25.4)
    columns = len(table.rows[0])
    column = width // columns
    grid = f'<w:gridCol w:w="{column}"/>' * columns
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    rows = "".join(
        _row(row, "cell" if number else "head", column) for number, row in enumerate(table.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{column * columns}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: tuple[str, ...], role: Role, width: int) -> str:
    repeated = "<w:tblHeader/>" if role == "head" else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_para(Para(role, (Run(cell),)))}</w:tc>"
        for cell in cells
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{inside}</w:tr>"


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
