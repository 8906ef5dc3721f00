"""Paragraphs that stand where all of their texts place them, as HTML: head, annexes, signing, record.

The places are the DOCX's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.printing.blocks import Para
from generator.printing.writers import ending
from generator.printing.writers import head as heads
from generator.printing.writers.elements import box, element
from generator.printing.writers.measure import TWIPS_PER_POINT, width
from generator.printing.writers.sheet import Sheet


def head(paras: Sequence[Para], sheet: Sheet) -> list[str]:
    """The head of a filed report down to its red rule."""
    it = heads.parts(paras)
    made = [element(para, para.runs) for para in it.above]
    made += [_joint(it, sheet)] if it.joint else _marks(it, sheet)
    return made + [_number(para, sheet) for para in it.numbers]


def _marks(it: heads.Parts, sheet: Sheet) -> list[str]:
    made: list[str] = []
    for para in (*it.marks, *it.ends):
        characters = width(para.text)
        points = heads.fitting(characters, sheet)
        css = _size(characters, points, sheet)
        if not made:
            css["margin-top"] = _rem(heads.gap_above(sheet, points, it), sheet)
        made.append(element(para, heads.mark_lines(para, points, sheet), css))
    return made


def _joint(it: heads.Parts, sheet: Sheet) -> str:
    characters = heads.joint_width(it)
    points = heads.fitting(characters, sheet)
    css = _size(characters, points, sheet)
    even = {"text-align-last": "justify"} if sheet.look.head.even else {}
    bodies = box("bodies", [element(para, para.runs, css) for para in it.marks], even)
    css_end = {**css, "padding-left": f"{heads.JOINT_GAP:g}em"}
    end = element(it.ends[0], it.ends[0].runs, css_end)
    gap = {"margin-top": _rem(heads.gap_above(sheet, points, it), sheet)}
    return box("joint", [bodies, end], gap)


def _size(characters: float, points: float, sheet: Sheet) -> dict[str, str]:
    """The size of a mark, and how wide it is: a phone makes it smaller to fit."""
    return {"--size": _rem(points * TWIPS_PER_POINT, sheet), "--wide": f"{characters:g}"}


def _number(para: Para, sheet: Sheet) -> str:
    left, right = heads.halves(para.runs)
    if not right:
        return element(para, left)
    label, *names = right
    tabbed = [*left, label._replace(text="\t" + label.text), *heads.signers(names, sheet)]
    return element(para, tabbed, {"--hang": f"{width(label.text):g}em"})


def annexes(paras: Sequence[Para], sheet: Sheet) -> list[str]:
    """The list of annexes."""
    return [
        element(
            para,
            para.runs,
            {
                "padding-left": f"{name:g}em",
                "text-indent": f"{first - name:g}em",
                **({} if para is paras[0] else {"margin-top": "0"}),
            },
        )
        for para, name, first in ending.hanging(paras, sheet)
    ]


def signing(paras: Sequence[Para], sheet: Sheet) -> list[str]:
    """Signatures and date."""
    gap = {"margin-top": _rem(ending.gap_above(sheet), sheet), "break-before": "avoid"}
    placed = ending.rights(paras, sheet)
    return [
        element(
            para,
            ending.signed(para, sheet),
            {"padding-right": f"{right:g}em", **(gap if not index else {})},
        )
        for index, (para, right) in enumerate(placed)
    ]


def imprint(paras: Sequence[Para], sheet: Sheet) -> list[str]:
    """The record of printing between its rules."""
    return [box("imprint", [_hanging(para, sheet) for para in paras])]


def _hanging(para: Para, sheet: Sheet) -> str:
    hang = ending.label_width(para)
    left = sheet.look.styles[para.role].left + hang
    css = {"padding-left": f"{left:g}em", "text-indent": f"{-hang:g}em"} if hang else {}
    return element(para, para.runs, css)


def _rem(twips: float, sheet: Sheet) -> str:
    return f"{twips / TWIPS_PER_POINT / sheet.look.styles['body'].size:.5g}rem"
