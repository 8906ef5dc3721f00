"""The empty styled document that the text is put into: built by python-docx, once for each look.

Every role of the look becomes one named style, so that the text itself carries no formatting. What
python-docx's own template brings along (theme fonts, thumbnails, the dates of 2013) is removed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from generator.basis.drafts import DRAFT
from generator.printing.look import Look
from generator.printing.writers.measure import BASELINE, TWIPS_PER_POINT, line_width, twips
from generator.printing.writers.package import unpacked
from generator.printing.writers.styles import all_styles, defaults

_KEPT = {"officeDocument", "core-properties", "styles", "settings", "fontTable"}
_FONTS = "word/fontTable.xml"
_DASH = 0.36  # of its size: how far a dash is above the line that text stands on
_SETTINGS = (
    '<w:zoom w:percent="100"/>'
    "<w:evenAndOddHeaders/>"
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>'
)


@lru_cache
def empty_parts(look: Look, *, turned: bool = False, draft: bool = False) -> Mapping[str, bytes]:
    """The parts of an empty document in this look, by name; built once a process.

    With `turned`, it has a section before its last one, of pages that lie on their side. A `draft` has
    a header that says so.
    """
    document = docx.Document()
    _strip(document)
    _fill(
        document.styles.element,
        f"<w:docDefaults>{defaults(look)}</w:docDefaults>{all_styles(look)}",
    )
    if turned:
        document.add_section()
        _turned_page(document.sections[0], look)
    _page(document, look)
    if draft:
        for section in document.sections:
            _header(section.header)
            _header(section.even_page_header)
    _fill(document.settings.element, _SETTINGS)
    saved = BytesIO()
    document.save(saved)
    return {**unpacked(saved.getvalue()), _FONTS: _font_table(look)}


def _strip(document: Document) -> None:
    """Leave nothing of python-docx's template but the skeleton."""
    for part in (document.part, document.part.package):
        for key, relationship in list(part.rels.items()):
            if relationship.reltype.rpartition("/")[2] not in _KEPT:
                del part.rels[key]


def _fill(element: Any, inside: str) -> None:
    """Put this in the place of all that the element holds."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(f"<w:x {nsdecls('w')}>{inside}</w:x>")))


def _font_table(look: Look) -> bytes:
    """word/fontTable.xml: every font that is asked for, with those that may stand in for it."""
    names = sorted({font for style in look.styles.values() for font in (style.font, style.latin)})
    fonts = "".join(_font(name, look.stand_ins.get(name, ())) for name in names)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"
    ).encode()


def _font(name: str, others: tuple[str, ...]) -> str:
    stand_ins = f"<w:altName w:val={quoteattr(','.join(others))}/>" if others else ""
    charset = "00" if name.isascii() else "86"
    return (
        f'<w:font w:name={quoteattr(name)}>{stand_ins}<w:charset w:val="{charset}"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )


def _page(document: Document, look: Look) -> None:
    page = look.page
    section = document.sections[-1]
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    number = look.styles["page-number"]
    under = (1 - BASELINE) * number.line / TWIPS_PER_POINT + _DASH * number.size
    section.footer_distance = Mm(page.bottom - page.number) - Pt(under)
    grid = section._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), f"{page.line:.0f}")
    document.settings.odd_and_even_pages_header_footer = True
    _footer(section.footer, "right")
    _footer(section.even_page_footer, "left")


def _turned_page(section: Any, look: Look) -> None:
    """A page on its side: GB/T 9704—2012 clause 8. Its head is at the left of the page as it is bound."""
    page = look.page
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(page.height), Mm(page.width)
    section.top_margin, section.bottom_margin = Mm(page.left), Mm(page.right)
    section.left_margin, section.right_margin = Mm(page.bottom), Mm(page.top)
    _turned_footer(section.footer, look, "right")
    _turned_footer(section.even_page_footer, look, "left")


def _turned_footer(footer: Any, look: Look, side: str) -> None:
    """The number where other pages have it: on its side, in the margin that is their foot."""
    _footer(footer, side)
    paragraph = footer.paragraphs[0]._p
    page, wide = look.page, round(look.styles["page-number"].line)
    left = twips(page.bottom - page.number) - wide
    high = line_width(look)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblpPr w:vertAnchor="page" w:horzAnchor="page"'
        f' w:tblpX="{left}" w:tblpY="{twips(page.left)}"/><w:tblW w:w="{wide}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{wide}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{high}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>'
        "</w:tc></w:tr></w:tbl>"
    )
    paragraph.addprevious(table)
    table.find(f".//{qn('w:tc')}").append(paragraph)
    table.addnext(parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="anchor"/></w:pPr></w:p>'))


def _header(header: Any) -> None:
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]._p
    markup = (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="draft"/></w:pPr>'
        f"<w:r><w:t>{DRAFT}</w:t></w:r></w:p>"
    )
    paragraph.getparent().replace(paragraph, parse_xml(markup))


def _footer(footer: Any, side: str) -> None:
    """— 1 — at the outer side of the page: GB/T 9704—2012 clause 7.5."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]._p
    paragraph.clear()
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    markup = (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="page-number"/><w:jc w:val="{side}"/></w:pPr>'
        f'<w:r>{hint}<w:t xml:space="preserve">— </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>1</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:r>{hint}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )
    paragraph.getparent().replace(paragraph, parse_xml(markup))
