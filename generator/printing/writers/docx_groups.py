"""Paragraphs that stand where all of their texts place them, as the markup of a DOCX."""

from __future__ import annotations

from collections.abc import Sequence

from generator.basis.characters import printed_width
from generator.printing.blocks import Para, Run
from generator.printing.writers import placement
from generator.printing.writers.measure import TWIPS_PER_POINT, cell, line_width, twips
from generator.printing.writers.paragraphs import anchor, paragraph
from generator.printing.writers.placement import Annex, Joint, Mark, Number, Signature
from generator.printing.writers.sheet import Sheet
from generator.printing.writers.styles import IMPRINT, PLAIN, indent, size, spacing
from generator.printing.writers.tables import frame, table_cell


def head(paras: Sequence[Para], sheet: Sheet) -> str:
    """The head of a filed report down to its red rule."""
    placed = placement.head(paras, sheet.look)
    above = "".join(paragraph(para.role, para.runs) for para in placed.above)
    marks = _joint(placed.joint, placed.gap, sheet) if placed.joint else ""
    for index, mark in enumerate(placed.marks):
        marks += _mark(mark, 0 if index else placed.gap, sheet)
    return above + marks + "".join(_number(number, sheet) for number in placed.numbers)


def _mark(mark: Mark, gap: float, sheet: Sheet) -> str:
    role = mark.para.role
    style = sheet.style_for(role, spacing(before=gap), _sized(sheet, role, mark.points))
    return paragraph(style, mark.runs)


def _sized(sheet: Sheet, role: str, points: float) -> str:
    return "" if points == sheet.look.styles[role].size else size(points)


def _joint(joint: Joint, gap: float, sheet: Sheet) -> str:
    """A row of two: the bodies, and beside them what they share."""
    unit = joint.points * TWIPS_PER_POINT
    right = min(round(joint.shared_width * unit) + 1, line_width(sheet.look) // 2)
    left = min(round(joint.bodies_width * unit), line_width(sheet.look) - right)
    place = indent(0, placement.JOINT_GAP * unit, 0)
    if sheet.look.head.even:
        place += '<w:jc w:val="distribute"/>'
    body = sheet.style_for("mark", place, _sized(sheet, "mark", joint.points))
    shared = sheet.style_for("mark-end", run=_sized(sheet, "mark-end", joint.points))
    margins = f'<w:tcMar><w:top w:w="{gap:.0f}" w:type="dxa"/></w:tcMar>'
    bodies = "".join(paragraph(body, para.runs) for para in joint.bodies)
    cells = table_cell(bodies, left, margins=margins)
    cells += table_cell(paragraph(shared, joint.shared.runs), right, margins=margins)
    return frame(PLAIN, (left, right), f"<w:tr>{cells}</w:tr>", '<w:jc w:val="center"/>') + anchor()


def _number(number: Number, sheet: Sheet) -> str:
    """The number, the signers on the same line, and the red rule."""
    made = paragraph("number", number.number)
    if number.label:
        made = _with_signers(number, number.label, sheet)
    rule = sheet.style_for("rule", spacing(before=placement.gap_below_number(sheet.look)))
    return made + paragraph(rule, ())


def _with_signers(number: Number, label: Run, sheet: Sheet) -> str:
    """A row of two: the number on the last signers' line, the names one below the other."""
    hang = printed_width(label.text)
    most = placement.widest_line(number.signers)
    unit = cell(sheet.look, "number")
    # One more character: clause 7.2.6 keeps it free at the right.
    right = min(round((hang + most + 1) * unit), line_width(sheet.look) // 2)
    left = line_width(sheet.look) - right
    style = sheet.style_for("number", indent(hang * unit, 0, -hang * unit))
    names = paragraph(style, [label, *number.signers])
    cells = table_cell(paragraph("number", number.number), left, "bottom")
    cells += table_cell(names, right, "bottom")
    return frame(PLAIN, (left, right), f"<w:tr>{cells}</w:tr>")


def annexes(paras: Sequence[Para], sheet: Sheet) -> str:
    """The list of annexes."""
    first, *others = placement.annexes(paras, sheet.look)
    gap = spacing(before=0)
    return _annex(first, "", sheet) + "".join(_annex(annex, gap, sheet) for annex in others)


def _annex(annex: Annex, gap: str, sheet: Sheet) -> str:
    unit = cell(sheet.look, "annex")
    place = indent(annex.left * unit, 0, (annex.first - annex.left) * unit)
    return paragraph(sheet.style_for("annex", gap + place), annex.para.runs)


def signing(paras: Sequence[Para], sheet: Sheet) -> str:
    """Signatures and date."""
    first, *others = placement.signing(paras, sheet.look)
    made = _signature(first, placement.signing_gap(sheet.look), sheet)
    return made + "".join(_signature(each, 0, sheet) for each in others)


def _signature(signature: Signature, gap: float, sheet: Sheet) -> str:
    role = signature.para.role
    unit = cell(sheet.look, role)
    place = indent(0, signature.right * unit, 0)
    if signature.by_start:
        left = line_width(sheet.look) - (signature.right + signature.width) * unit
        place = indent(left, 0, 0) + '<w:jc w:val="left"/>'
    return paragraph(sheet.style_for(role, spacing(before=gap) + place), signature.runs)


def imprint(paras: Sequence[Para], sheet: Sheet) -> str:
    """The imprint between its rules, at the foot of the text block of the last page."""
    wide = line_width(sheet.look)
    rows = [table_cell(paragraph(_hanging(para, sheet), para.runs), wide) for para in paras]
    made = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
    # LibreOffice lets a table as wide as the text float only if it is placed by the page's edge.
    floating = (
        '<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page"'
        f' w:tblpX="{twips(sheet.look.page.left)}" w:tblpYSpec="bottom"/>'
    )
    return frame(IMPRINT, (wide,), made, floating=floating) + anchor()


def _hanging(para: Para, sheet: Sheet) -> str:
    """The style of a line of the imprint: a second line starts below the first after the colon."""
    hang = placement.imprint_hang(para)
    if not hang:
        return para.role
    style, unit = sheet.look.styles["cc"], cell(sheet.look, "cc")
    place = indent((style.left + hang) * unit, style.right * unit, -hang * unit)
    return sheet.style_for("cc", place)
