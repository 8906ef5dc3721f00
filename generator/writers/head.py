"""The head of a filed report above its red rule: GB/T 9704—2012 clauses 7.2.1 to 7.2.7."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.writers import breaking
from generator.writers.measure import TWIPS_PER_POINT, twips, width
from generator.writers.paragraphs import LINE_BREAK, anchor, paragraph
from generator.writers.styles import PLAIN, indent, size, spacing
from generator.writers.tables import cell, frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.blocks import Para, Run
    from generator.writers.sheet import Sheet

ROLES = frozenset(("copy-number", "secrecy", "urgency", "mark", "mark-end", "number"))
# On a line of exact height text stands on 4/5 of it; a Chinese character reaches this far around.
_BASELINE, _ABOVE, _BELOW = 0.8, 0.8, 0.12
JOINT_GAP = 0.5  # characters between the issuing bodies and the word that follows them
_SEPARATOR = "　"


class Parts(NamedTuple):
    """A head taken apart: what stands above the mark, the marks, what they share, the numbers."""

    above: list[Para]
    marks: list[Para]
    ends: list[Para]
    numbers: list[Para]

    @property
    def joint(self) -> bool:
        """Whether several bodies stand beside what they share."""
        return bool(self.marks) and len(self.ends) == 1


def parts(paras: Sequence[Para]) -> Parts:
    """The parts of a head."""
    by_role = {role: [para for para in paras if para.role == role] for role in ROLES}
    above = [para for para in paras if para.role in ("copy-number", "secrecy", "urgency")]
    return Parts(above, by_role["mark"], by_role["mark-end"], by_role["number"])


def head(paras: Sequence[Para], sheet: Sheet) -> str:
    """The head: what stands above the mark, the mark at its height, the number, the red rule."""
    it = parts(paras)
    made = "".join(paragraph(para.role, para.runs) for para in it.above)
    if it.joint:
        made += _joint(it, sheet)
    else:
        made += _marks(it, sheet)
    return made + "".join(_number(para, sheet) for para in it.numbers)


def _marks(it: Parts, sheet: Sheet) -> str:
    """Each issuing body's mark, small enough for one line if it can be; the first at its height."""
    marks = [*it.marks, *it.ends]
    made = ""
    for para in marks:
        points = fitting(width(para.text), sheet)
        gap = gap_above(sheet, points, it) if para is marks[0] else 0
        style = sheet.style(para.role, spacing(before=gap), _sized(sheet, para.role, points))
        made += paragraph(style, mark_lines(para, points, sheet))
    return made


def mark_lines(para: Para, points: float, sheet: Sheet) -> Sequence[Run]:
    """The runs of a mark in type of so many points, with the ends of its lines."""
    most = sheet.width / TWIPS_PER_POINT / points
    return breaking.runs(para, most, sheet.look.wording)


def fitting(characters: float, sheet: Sheet) -> float:
    """The size in points at which so many characters stand on one line: the mark's at most.

    It is never smaller than the title: a longer mark takes more lines.
    """
    most = sheet.width / TWIPS_PER_POINT / max(1, characters)
    return max(
        sheet.look.styles["title"].size, min(sheet.look.styles["mark"].size, int(most * 2) / 2)
    )


def _sized(sheet: Sheet, role: str, points: float) -> str:
    return "" if points == sheet.look.styles[role].size else size(points)


def gap_above(sheet: Sheet, points: float, it: Parts) -> float:
    """From the end of the lines above to the mark's own line, so that its face is at its height."""
    taken = sum(sheet.look.styles[para.role].line for para in it.above)
    blank = _BASELINE * sheet.look.styles["mark"].line - _ABOVE * points * TWIPS_PER_POINT
    return max(0, twips(sheet.look.head.mark) - taken - blank)


def joint_width(it: Parts) -> float:
    """How many characters a joint mark is wide."""
    return _bodies_width(it) + width(it.ends[0].text)


def _bodies_width(it: Parts) -> float:
    return max(width(body.text) for body in it.marks) + JOINT_GAP


def _joint(it: Parts, sheet: Sheet) -> str:
    """Several bodies one above the other, and beside them, half-way up, what they all share."""
    end, points = it.ends[0], fitting(joint_width(it), sheet)
    unit = points * TWIPS_PER_POINT
    last = min(round(width(end.text) * unit) + 1, sheet.width // 2)
    widths = (min(round(_bodies_width(it) * unit), sheet.width - last), last)
    align = '<w:jc w:val="distribute"/>' if sheet.look.head.even else ""
    right = indent(0, JOINT_GAP * unit, 0)
    style = sheet.style("mark", right + align, _sized(sheet, "mark", points))
    margins = f'<w:tcMar><w:top w:w="{gap_above(sheet, points, it):.0f}" w:type="dxa"/></w:tcMar>'
    left = cell(
        "".join(paragraph(style, body.runs) for body in it.marks), widths[0], margins=margins
    )
    beside = sheet.style("mark-end", run=_sized(sheet, "mark-end", points))
    right_cell = cell(paragraph(beside, end.runs), widths[1], margins=margins)
    row = f"<w:tr>{left}{right_cell}</w:tr>"
    return frame(PLAIN, widths, row, '<w:jc w:val="center"/>') + anchor()


def _number(para: Para, sheet: Sheet) -> str:
    """The number at the left, the signers at the right on the same line, and the red rule."""
    left, right = halves(para.runs)
    made = paragraph("number", left)
    if right:
        made = _with_signers(left, right, sheet)
    return made + paragraph(sheet.style("rule", spacing(before=gap_below(sheet))), ())


def gap_below(sheet: Sheet) -> float:
    """From the number's line to the red rule in twips, so that it is at its distance from the face."""
    style = sheet.look.styles["number"]
    blank = (1 - _BASELINE) * style.line - _BELOW * style.size * TWIPS_PER_POINT
    return max(0, twips(sheet.look.head.gap) - blank)


def halves(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """What stands before the tab and after it."""
    for index, run in enumerate(runs):
        before, tab, after = run.text.partition("\t")
        if tab:
            return [*runs[:index], run._replace(text=before)], [
                run._replace(text=after),
                *runs[index + 1 :],
            ]
    return list(runs), []


def _with_signers(left: Sequence[Run], right: Sequence[Run], sheet: Sheet) -> str:
    """A row of two: the number on the last signers' line, the names one below the other."""
    label, *names = right
    rows = signers(names, sheet)
    hang = width(label.text)
    unit = sheet.cell("number")
    most = max((width(line) for row in rows for line in row.text.split(LINE_BREAK)), default=0)
    # One more character: clause 7.2.6 keeps it free at the right.
    wide = min(round((hang + most + 1) * unit), sheet.width // 2)
    style = sheet.style("number", indent(hang * unit, 0, -hang * unit))
    cells = cell(paragraph("number", left), sheet.width - wide, "bottom")
    cells += cell(paragraph(style, [label, *rows]), wide, "bottom")
    return frame(PLAIN, (sheet.width - wide, wide), f"<w:tr>{cells}</w:tr>")


def signers(names: Sequence[Run], sheet: Sheet) -> list[Run]:
    """The names of those who sign, so many a row."""
    return list(_rows(names, int(sheet.look.head.signers)))


def _rows(runs: Sequence[Run], most: int) -> Iterator[Run]:
    """The names, with a new line after every `most` of them."""
    for run in runs:
        names = run.text.split(_SEPARATOR)
        rows = [
            _SEPARATOR.join(names[start : start + most]) for start in range(0, len(names), most)
        ]
        yield run._replace(text=(_SEPARATOR + LINE_BREAK).join(rows))
