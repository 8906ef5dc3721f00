"""The empty styled document that the text is put into: built by python-docx, once for each look.

Every role of the look becomes one named style, so that the text itself carries no formatting. What
python-docx's own template brings along (theme fonts, thumbnails, the dates of 2013) is removed.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor, Twips

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from generator.look import Look, Page, Style

_KEPT = {"officeDocument", "core-properties", "styles", "settings", "fontTable"}
_TWIPS_PER_POINT = 20
_COMPATIBILITY = (
    '<w:compat {}><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
_ALIGN = {"left": "start", "center": "center", "right": "end", "both": "both"}


def style_id(role: str, *, inline: bool = False) -> str:
    """The id of the style of a role: of its paragraphs, or of a run inside another paragraph."""
    return f"{role}-inline" if inline else role


@lru_cache
def parts(look: Look) -> dict[str, bytes]:
    """The parts of an empty document in this look, by name."""
    document = docx.Document()
    _strip(document)
    _defaults(document, look)
    for role, style in look.styles.items():
        _paragraph_style(document, role, style, look.page)
        _character_style(document, role, style)
    _page(document, look)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        return {name: package.read(name) for name in package.namelist()}


def _strip(document: Document) -> None:
    """Leave nothing of python-docx's template but the skeleton."""
    for part in (document.part, document.part.package):
        for key, relationship in list(part.rels.items()):
            if relationship.reltype.rpartition("/")[2] not in _KEPT:
                del part.rels[key]
    styles = document.styles.element
    for element in list(styles):
        if element.tag == qn("w:latentStyles") or not _is_default(element):
            styles.remove(element)
    settings = document.settings.element
    for element in list(settings):
        settings.remove(element)


def _is_default(element: Any) -> bool:
    return bool(element.tag == qn("w:docDefaults") or element.get(qn("w:default")) == "1")


def _defaults(document: Document, look: Look) -> None:
    """The default font and language, and settings: odd and even pages, Word's current layout."""
    body = look.styles["body"]
    defaults = document.styles.element.find(qn("w:docDefaults"))
    defaults.clear()
    defaults.append(
        parse_xml(
            f"<w:rPrDefault {nsdecls('w')}><w:rPr>{_fonts(body)}"
            f'<w:spacing w:val="{look.page.squeeze:.0f}"/>'
            f'<w:sz w:val="{body.size * 2:.0f}"/><w:szCs w:val="{body.size * 2:.0f}"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        )
    )
    # Word's own default, said because LibreOffice 7.4 takes it the other way about: unsaid, it lets
    # a mark hang over the edge of the text and then does not print it.
    hanging = "<w:pPr><w:overflowPunct/></w:pPr>"
    defaults.append(parse_xml(f"<w:pPrDefault {nsdecls('w')}>{hanging}</w:pPrDefault>"))
    for style in document.styles:
        for child in list(style.element):
            if child.tag in (qn("w:rPr"), qn("w:pPr")):
                style.element.remove(child)
    settings = document.settings.element
    for markup in (
        '<w:zoom {} w:percent="100"/>',
        "<w:evenAndOddHeaders {}/>",
        '<w:characterSpacingControl {} w:val="compressPunctuation"/>',
        _COMPATIBILITY,
        '<w:themeFontLang {} w:val="en-US" w:eastAsia="zh-CN"/>',
    ):
        settings.append(parse_xml(markup.format(nsdecls("w"))))


def _fonts(style: Style) -> str:
    return (
        f'<w:rFonts w:ascii="{style.latin}" w:hAnsi="{style.latin}"'
        f' w:eastAsia="{style.font}" w:cs="{style.latin}"/>'
    )


def _paragraph_style(document: Document, role: str, style: Style, page: Page) -> None:
    made: Any = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    made.element.set(qn("w:styleId"), style_id(role))
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    _run_properties(made, style)
    layout = made.paragraph_format
    layout.line_spacing = Twips(style.line)
    layout.space_before = Twips(style.before * page.line)
    layout.space_after = Twips(style.after * page.line)
    layout.keep_with_next = style.keep or None
    layout.widow_control = False
    _indent(made, style)
    properties = made.element.get_or_add_pPr()
    properties._insert_jc(_element("w:jc", val=_ALIGN[style.align]))
    if style.outline:
        outline = _element("w:outlineLvl", val=str(style.outline - 1))
        properties.insert_element_before(outline, "w:divId", "w:rPr", "w:sectPr")


def _character_style(document: Document, role: str, style: Style) -> None:
    """The same face for a run inside a paragraph of another role."""
    made: Any = document.styles.add_style(f"{style.name} 字符", WD_STYLE_TYPE.CHARACTER)
    made.element.set(qn("w:styleId"), style_id(role, inline=True))
    _run_properties(made, style)


def _run_properties(made: Any, style: Style) -> None:
    properties = made.element.get_or_add_rPr()
    properties._insert_rFonts(
        parse_xml(_fonts(style).replace("<w:rFonts", f"<w:rFonts {nsdecls('w')}"))
    )
    made.font.bold = style.bold or None
    made.font.size = Pt(style.size)
    if style.color:
        made.font.color.rgb = RGBColor.from_string(style.color)


def _indent(made: ParagraphStyle, style: Style) -> None:
    """Indents in characters, and in twips for programs that read only those."""
    given = {"left": style.left, "right": style.right, "firstLine": style.indent}
    values: dict[str, str] = {}
    for side, count in given.items():
        if count:
            values[f"{side}Chars"] = f"{count * 100:.0f}"
            values[side] = f"{count * style.size * _TWIPS_PER_POINT:.0f}"
    if values:
        made.element.get_or_add_pPr()._insert_ind(_element("w:ind", **values))


def _element(tag: str, **values: str) -> Any:
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _page(document: Document, look: Look) -> None:
    page = look.page
    section = document.sections[0]
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.footer_distance = Mm(page.bottom - page.number - _NUMBER_HEIGHT)
    grid = section._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), f"{page.line:.0f}")
    document.settings.odd_and_even_pages_header_footer = True
    _footer(section.footer, "end")
    _footer(section.even_page_footer, "start")


# From the dash of the page number up to the top of its line and down to its bottom, in mm.
_NUMBER_HEIGHT = 2.9


def _footer(footer: Any, side: str) -> None:
    """— 1 — at the outer side of the page: GB/T 9704—2012 clause 7.5."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]._p
    paragraph.clear()
    markup = (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="page-number"/><w:jc w:val="{side}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>1</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )
    paragraph.getparent().replace(paragraph, parse_xml(markup))
