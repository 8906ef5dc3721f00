"""The styles of a document: every role of the look as one named style of paragraphs and one of runs."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from generator.printing.look import Look, Style
from generator.printing.writers.fitting import BESIDE
from generator.printing.writers.measure import cell, eighths, line_width, twips

_ALIGN = {"left": "left", "center": "center", "right": "right", "both": "both"}
KEEP = "<w:keepNext/>"  # on the page of the next paragraph
# Styles of tables, by id: of the author's tables, of the head's invisible ones, of the imprint.
TABLE, PLAIN, IMPRINT = "table", "plain-table", "imprint"


def inline_id(role: str) -> str:
    """The id of the style of a run that has the face of a role inside another's paragraph."""
    return f"{role}-inline"


def all_styles(look: Look) -> str:
    """The styles of all roles and tables, as markup."""
    roles = "".join(
        _paragraph_style(role, style, look) + _character_style(role, style)
        for role, style in look.styles.items()
    )
    return _normal(look) + roles + _table_styles(look)


def derived_style(made: str, name: str, role: str, paragraph: str, run: str) -> str:
    """A style made from that of a role, with other properties."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{made}"><w:name w:val={quoteattr(name)}/>'
        f'<w:basedOn w:val="{role}"/><w:uiPriority w:val="99"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def defaults(look: Look) -> str:
    """What holds for all text: the body's face."""
    body = look.styles["body"]
    return (
        f'<w:rPrDefault><w:rPr>{_fonts(body)}<w:spacing w:val="{look.page.squeeze:.0f}"/>{size(body.size)}'
        # Latin in English: as Chinese, LibreOffice would end a line within 52.75%.
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        # Word's own default, said because LibreOffice 7.4 takes it the other way about: unsaid, it lets
        # a mark hang over the edge of the text and then does not print it.
        "<w:pPrDefault><w:pPr><w:overflowPunct/></w:pPr></w:pPrDefault>"
    )


def indent(left: float, right: float, first: float) -> str:
    """Indents in twips and no others; a negative `first` hangs."""
    side = f'w:firstLine="{first:.0f}"' if first >= 0 else f'w:hanging="{-first:.0f}"'
    return (
        f'<w:ind w:leftChars="0" w:left="{left:.0f}" w:rightChars="0" w:right="{right:.0f}"'
        f' w:firstLineChars="0" {side}/>'
    )


def spacing(*, before: float) -> str:
    """The gap above in twips; that below is left as the style has it."""
    return f'<w:spacing w:before="{before:.0f}"/>'


def rule(side: str, mm: float, color: str = "auto") -> str:
    """A rule at one side of a paragraph or table."""
    return f'<w:{side} w:val="single" w:sz="{eighths(mm)}" w:space="0" w:color="{color}"/>'


def size(points: float) -> str:
    """The size of type, which Word counts in halves of a point."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _fonts(style: Style) -> str:
    latin, east = quoteattr(style.latin), quoteattr(style.font)
    return f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={east} w:cs={latin}/>"


def _face(style: Style) -> str:
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    color = f'<w:color w:val="{style.color}"/>' if style.color else ""
    return f"{_fonts(style)}{bold}{color}{size(style.size)}"


# Lines are counted, not kept together; there is no gap between Chinese and a number.
_LAYOUT = (
    '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
)


def _normal(look: Look) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_LAYOUT}{_line(look.page.line)}</w:pPr></w:style>"
    )


def _line(twips: float, before: float = 0, after: float = 0) -> str:
    return (
        f'<w:spacing w:before="{before:.0f}" w:after="{after:.0f}"'
        f' w:line="{twips:.0f}" w:lineRule="exact"/>'
    )


def _paragraph_style(role: str, style: Style, look: Look) -> str:
    outline = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    keep = KEEP * style.keep + "<w:keepLines/>" * style.whole
    following = '<w:next w:val="body"/>' if style.outline else ""
    gaps = style.before * look.page.line, style.after * look.page.line
    contextual = "<w:contextualSpacing/>" if any(gaps) else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{role}"><w:name w:val={quoteattr(style.name)}/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/><w:pPr>{keep}{_extra(role, look)}'
        f"{_line(style.line, *gaps)}{_indents(role, look)}{contextual}"
        f'<w:jc w:val="{_ALIGN[style.align]}"/>{outline}</w:pPr><w:rPr>{_face(style)}</w:rPr></w:style>'
    )


def _extra(role: str, look: Look) -> str:
    """What only two roles have: the red rule, the tab before the date of printing."""
    if role == "rule":
        return f"<w:pBdr>{rule('top', look.head.rule, look.head.color)}</w:pBdr>"
    if role == "printed":
        end = line_width(look) - look.styles[role].right * cell(look, role)
        return f'<w:tabs><w:tab w:val="right" w:pos="{end:.0f}"/></w:tabs>'
    return ""


def _indents(role: str, look: Look) -> str:
    """Indents in characters, and in twips for programs that read only those."""
    style, unit = look.styles[role], cell(look, role)
    given = {"left": style.left, "right": style.right, "firstLine": style.indent}
    sides = "".join(
        f' w:{side}Chars="{count * 100:.0f}" w:{side}="{count * unit:.0f}"'
        for side, count in given.items()
        if count
    )
    return f"<w:ind{sides}/>" if sides else ""


def _character_style(role: str, style: Style) -> str:
    """The same face for a run inside a paragraph of another role."""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{inline_id(role)}">'
        f"<w:name w:val={quoteattr(style.name + ' 字符')}/><w:rPr>{_face(style)}</w:rPr></w:style>"
    )


def _table_styles(look: Look) -> str:
    thin, outer, inner = look.table, look.imprint.outer, look.imprint.inner
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    grid = "".join(rule(side, thin) for side in sides)
    imprint = rule("top", outer) + rule("bottom", outer) + rule("insideH", inner)
    return (
        _table_style(PLAIN, "版头表", "", 0, 0)
        + _table_style(TABLE, "报告表格", grid, BESIDE, _padding("cell", thin, look))
        + _table_style(IMPRINT, "版记表", imprint, 0, _padding("printed", 0, look))
    )


def _padding(role: str, mm: float, look: Look) -> float:
    """What a row of one line lacks, above and below, to be as high as a line of the page.

    Its rules are counted in: below a table, too, a page has room for all of its lines.
    """
    rules = 2 * twips(mm)
    return max(0, (look.page.line - look.styles[role].line - rules) // 2)


def _table_style(made: str, name: str, borders: str, beside: float, above: float) -> str:
    lines = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    margins = {"top": above, "left": beside, "bottom": above, "right": beside}
    inside = "".join(f'<w:{s} w:w="{gap:.0f}" w:type="dxa"/>' for s, gap in margins.items())
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{made}"><w:name w:val="{name}"/>'
        f"<w:tblPr>{lines}<w:tblCellMar>{inside}</w:tblCellMar></w:tblPr></w:style>"
    )
