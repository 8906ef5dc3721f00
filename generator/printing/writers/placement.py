"""Where the head, the annexes, the signatures and the imprint stand: numbers that each format prints.

Widths and indents are in characters of the paragraph's own role, sizes in points, gaps in twips.
GB/T 9704—2012 clauses 7.2.1 to 7.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.basis.characters import printed_width
from generator.printing.blocks import Block, Group, Para, Run, group_of
from generator.printing.look import Look
from generator.printing.writers import breaking
from generator.printing.writers.breaking import LINE_BREAK
from generator.printing.writers.measure import (
    BASELINE,
    TWIPS_PER_POINT,
    characters,
    line_width,
    twips,
)

_ABOVE_THE_MARK = ("copy-number", "secrecy", "urgency")
# How far a Chinese character reaches above and below the line that it stands on, of its size.
_ASCENT, _DESCENT = 0.8, 0.12
JOINT_GAP = 0.5  # characters between the issuing bodies and the word that follows them
_SEPARATOR = "　"
_LABEL = re.compile("[^：]{1,6}：")
_COUNT = re.compile(r"\d+\.")


@dataclass(frozen=True)
class Mark:
    """The mark of an issuing body: its size, how wide it is, and its runs with the ends of its lines."""

    para: Para
    runs: Sequence[Run]
    points: float
    width: float


@dataclass(frozen=True)
class Joint:
    """Several bodies one above the other, and beside them, half-way up, what they all share."""

    bodies: Sequence[Para]
    shared: Para
    points: float
    bodies_width: float  # with the gap beside them
    shared_width: float

    @property
    def width(self) -> float:
        """How wide the whole mark is."""
        return self.bodies_width + self.shared_width


@dataclass(frozen=True)
class Number:
    """The number at the left, and the signers at the right after their label, if there are any."""

    para: Para
    number: Sequence[Run]
    label: Run | None
    signers: Sequence[Run]  # so many a row as the look has it


@dataclass(frozen=True)
class Head:
    """The head of a filed report: a joint mark, or the marks one below the other; `gap` is above them."""

    above: Sequence[Para]
    gap: float
    marks: Sequence[Mark]
    joint: Joint | None
    numbers: Sequence[Number]


@dataclass(frozen=True)
class Annex:
    """A line of the list of annexes: where its first line begins, and where the others do."""

    para: Para
    first: float
    left: float


@dataclass(frozen=True)
class Signature:
    """A signature or the date: how far it ends from the right edge, and how wide it is.

    `by_start` says that its first character is what the standard places, and there is room for it.
    """

    para: Para
    runs: Sequence[Run]
    right: float
    width: float
    by_start: bool = False


def grouped(blocks: Iterable[Block]) -> Iterator[tuple[Group | None, list[Para], list[Block]]]:
    """The blocks in their order: each group with its paragraphs, and other blocks without a group."""
    for group, members in groupby(blocks, key=group_of):
        if group:
            yield group, [block for block in members if isinstance(block, Para)], []
        else:
            yield None, [], list(members)


def head(paras: Sequence[Para], look: Look) -> Head:
    """The head taken apart, its mark at its height."""
    above = [para for para in paras if para.role in _ABOVE_THE_MARK]
    bodies = [para for para in paras if para.role == "mark"]
    ends = [para for para in paras if para.role == "mark-end"]
    numbers = [_number(para, look) for para in paras if para.role == "number"]
    if bodies and len(ends) == 1:
        joint = _joint(bodies, ends[0], look)
        return Head(above, _gap_above(above, joint.points, look), [], joint, numbers)
    marks = [_mark(para, look) for para in (*bodies, *ends)]
    gap = _gap_above(above, marks[0].points, look) if marks else 0
    return Head(above, gap, marks, None, numbers)


def _mark(para: Para, look: Look) -> Mark:
    width = printed_width(para.text)
    points = _fitting(width, look)
    most = line_width(look) / TWIPS_PER_POINT / points
    return Mark(para, breaking.runs(para, most, look.wording), points, width)


def _joint(bodies: Sequence[Para], shared: Para, look: Look) -> Joint:
    beside = max(printed_width(body.text) for body in bodies) + JOINT_GAP
    width = printed_width(shared.text)
    return Joint(bodies, shared, _fitting(beside + width, look), beside, width)


def _fitting(width: float, look: Look) -> float:
    """The size in points at which so many characters stand on one line: the mark's at most.

    It is never smaller than the title: a longer mark takes more lines.
    """
    most = line_width(look) / TWIPS_PER_POINT / max(1, width)
    halves = int(most * 2) / 2
    return max(look.styles["title"].size, min(look.styles["mark"].size, halves))


def _gap_above(above: Sequence[Para], points: float, look: Look) -> float:
    """From the end of the lines above to the mark's own line, so that its face is at its height."""
    taken = sum(look.styles[para.role].line for para in above)
    blank = BASELINE * look.styles["mark"].line - _ASCENT * points * TWIPS_PER_POINT
    return max(0, twips(look.head.mark) - taken - blank)


def gap_below_number(look: Look) -> float:
    """From the number's line to the red rule, so that it is at its distance from the face."""
    style = look.styles["number"]
    blank = (1 - BASELINE) * style.line - _DESCENT * style.size * TWIPS_PER_POINT
    return max(0, twips(look.head.gap) - blank)


def _number(para: Para, look: Look) -> Number:
    """What stands before the tab, and after it."""
    for index, run in enumerate(para.runs):
        before, tab, after = run.text.partition("\t")
        if tab:
            number = [*para.runs[:index], run._replace(text=before)]
            names = _in_rows(para.runs[index + 1 :], int(look.head.signers))
            return Number(para, number, run._replace(text=after), names)
    return Number(para, para.runs, None, [])


def _in_rows(names: Sequence[Run], most: int) -> list[Run]:
    """The names of signers, with a new line after every `most` of them."""
    each = "".join(run.text for run in names).split(_SEPARATOR)
    rows = [_SEPARATOR.join(each[start : start + most]) for start in range(0, len(each), most)]
    return list(breaking.broken(names, (_SEPARATOR + LINE_BREAK).join(rows)))


def widest_line(runs: Sequence[Run]) -> float:
    """How wide the widest line of some runs is."""
    lines = "".join(run.text for run in runs).split(LINE_BREAK)
    return max(map(printed_width, lines))


def annexes(paras: Sequence[Para], look: Look) -> list[Annex]:
    """The list of annexes: numbers below each other, a second line below the first of the name."""
    first, *others = paras
    start = look.styles["annex"].indent
    label = _LABEL.match(first.text)
    number = start + (printed_width(label[0]) if label else 0)  # where the numbers stand
    name = number + _count_width(first.text, label.end() if label else 0)
    made = [Annex(first, start, name)]
    return made + [Annex(para, number, number + _count_width(para.text)) for para in others]


def _count_width(text: str, start: int = 0) -> float:
    """How wide the number of an annex is, 0 where it has none."""
    count = _COUNT.match(text, start)
    return printed_width(count[0]) if count else 0


def signing_gap(look: Look) -> float:
    """The gap above the first signature."""
    lines = look.signing.sealed_before if look.signing.seal else look.signing.before
    return lines * look.page.line


def signing(paras: Sequence[Para], look: Look) -> list[Signature]:
    """Signatures, then dates, set by their widths as clause 7.3.5 has it."""
    names = [para for para in paras if para.role == "signature"]
    dates = [para for para in paras if para.role == "date"]
    runs = [_balanced(para, look) for para in names]
    widths = [widest_line(each) for each in runs]
    day = max((printed_width(para.text) for para in dates), default=0.0)
    *rights, last = _rights(widths, day, look)
    by_start = day <= max(widths, default=0) and last >= 1 and not look.signing.seal
    signatures = [Signature(*each) for each in zip(names, runs, rights, widths, strict=True)]
    days = [Signature(para, _balanced(para, look), last, day, by_start) for para in dates]
    return signatures + days


def _balanced(para: Para, look: Look) -> Sequence[Run]:
    """The runs of a signature; those of one that is longer than the line, with the ends of its lines."""
    rules = look.signing
    most = characters(look, "signature") - (0 if rules.seal else rules.right)
    return breaking.runs(para, most, look.wording)


def _rights(names: Sequence[float], day: float, look: Look) -> list[float]:
    """How far each signature and the date end from the right edge, by how wide they are."""
    rules = look.signing
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


def imprint_hang(para: Para) -> float:
    """How wide 抄送： is at the beginning of a line of the imprint; 0 for other lines."""
    label = _LABEL.match(para.text) if para.role == "cc" else None
    return printed_width(label[0]) if label else 0
