"""What follows the body: list of annexes, signature and date, note, record of printing (7.3.4 to 7.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.printing.blocks import Para, Run
from generator.printing.writers import breaking
from generator.printing.writers.measure import twips, width
from generator.printing.writers.paragraphs import LINE_BREAK, anchor, paragraph
from generator.printing.writers.sheet import Sheet
from generator.printing.writers.styles import IMPRINT, indent, spacing
from generator.printing.writers.tables import cell, frame

_LABEL = re.compile("[^：]{1,6}：")
_COUNT = re.compile(r"\d+\.")


def annexes(paras: Sequence[Para], sheet: Sheet) -> str:
    """The list of annexes: numbers below each other, a second line below the first of the name."""
    unit, made = sheet.cell("annex"), ""
    for para, name, first in hanging(paras, sheet):
        gap = "" if para is paras[0] else spacing(before=0)
        style = sheet.style("annex", gap + indent(name * unit, 0, (first - name) * unit))
        made += paragraph(style, para.runs)
    return made


def hanging(paras: Sequence[Para], sheet: Sheet) -> list[tuple[Para, float, float]]:
    """Each annex with where its name and where its first line begins, in characters."""
    start, label, made = sheet.look.styles["annex"].indent, 0.0, []
    for para in paras:
        found = _LABEL.match(para.text) if para is paras[0] else None
        label = width(found[0]) if found else label
        count = _COUNT.match(para.text, found.end() if found else 0)
        hang = width(count[0]) if count else 0.0
        made.append((para, start + label + hang, start if found else start + label))
    return made


def signing(paras: Sequence[Para], sheet: Sheet) -> str:
    """Signatures and date, set by their widths as clause 7.3.5 has it."""
    placed = rights(paras, sheet)
    day = max((width(para.text) for para in paras if para.role == "date"), default=0.0)
    widest = max((_wide(para, sheet) for para in paras if para.role == "signature"), default=0)
    made = ""
    for para, right in placed:
        above = spacing(before=gap_above(sheet) if para is placed[0][0] else 0)
        unit = sheet.cell(para.role)
        place = indent(0, right * unit, 0)
        if para.role == "date" and day <= widest and right >= 1 and not sheet.look.signing.seal:
            # By its first character, which is what the standard places, if there is room to spare.
            place = indent(sheet.width - (right + day) * unit, 0, 0) + '<w:jc w:val="left"/>'
        made += paragraph(sheet.style(para.role, above + place), signed(para, sheet))
    return made


def signed(para: Para, sheet: Sheet) -> Sequence[Run]:
    """The runs of a signature; those of one that is longer than the line, with the ends of its lines."""
    return breaking.runs(para, _most(sheet), sheet.look.wording)


def _wide(para: Para, sheet: Sheet) -> float:
    """How many characters wide a signature is: its longest line."""
    lines = "".join(run.text for run in signed(para, sheet)).split(LINE_BREAK)
    return max(map(width, lines))


def _most(sheet: Sheet) -> float:
    """How many characters of a signature a line holds beside what is to stay free."""
    rules = sheet.look.signing
    return sheet.characters("signature") - (0 if rules.seal else rules.right)


def gap_above(sheet: Sheet) -> float:
    """The gap above the first signature in twips."""
    rules = sheet.look.signing
    return (rules.sealed_before if rules.seal else rules.before) * sheet.look.page.line


def rights(paras: Sequence[Para], sheet: Sheet) -> list[tuple[Para, float]]:
    """Signatures, then dates, each with how far it ends from the right edge, in characters."""
    names = [para for para in paras if para.role == "signature"]
    dates = [para for para in paras if para.role == "date"]
    day = max((width(para.text) for para in dates), default=0.0)
    *starts, last = _rights([_wide(para, sheet) for para in names], day, sheet)
    ends = [*starts, *[last] * len(dates)]
    return list(zip([*names, *dates], ends, strict=True))


def _rights(names: Sequence[float], day: float, sheet: Sheet) -> list[float]:
    """How far each signature and the date end from the right edge, in characters."""
    rules = sheet.look.signing
    if rules.seal:
        right = rules.sealed_right
        centred = [max(0.0, right + (day - name) / 2) for name in names]
        return [*centred, right]
    longest = max(names, default=day)
    right = rules.right
    if day > longest:
        right += day - longest + rules.shift
    starts = [right + longest - name for name in names]
    return [*starts, max(0.0, right + longest - rules.shift - day)]


def imprint(paras: Sequence[Para], sheet: Sheet) -> str:
    """The record of printing between its rules, at the foot of the text block of the last page."""
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f"{cell(paragraph(_hanging(para, sheet), para.runs), sheet.width)}</w:tr>"
        for para in paras
    )
    # LibreOffice lets a table as wide as the text float only if it is placed by the page's edge.
    floating = (
        '<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page"'
        f' w:tblpX="{twips(sheet.look.page.left)}" w:tblpYSpec="bottom"/>'
    )
    return frame(IMPRINT, (sheet.width,), rows, floating=floating) + anchor()


def _hanging(para: Para, sheet: Sheet) -> str:
    """The style of a line of the record: a second line starts below the first after the colon."""
    hang = label_width(para)
    if not hang:
        return para.role
    style, unit = sheet.look.styles["cc"], sheet.cell("cc")
    return sheet.style("cc", indent((style.left + hang) * unit, style.right * unit, -hang * unit))


def label_width(para: Para) -> float:
    """How many characters 抄送： takes at the beginning of a line of the record; 0 for other lines."""
    found = _LABEL.match(para.text) if para.role == "cc" else None
    return width(found[0]) if found else 0
