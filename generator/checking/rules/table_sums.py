"""表里的数加起来不对。

有勾稽关系的表（`fazhi kinds` 列出的各种报告，哪几行、哪几列相加，由它自己说），每一格都要对得上；能由别的数
算出来的，可以不写。沿着行、顺着列都核对，报在对不上的那一格。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.problems import Level, Path
from generator.checking.finding import Finding
from generator.reports import counts
from generator.reports.counts import Figures, Sum
from generator.reports.source import Source

ID = "table-sum"
LEVEL: Level = "error"


def check(source: Source) -> Iterator[Finding]:
    """Find the cells that are not what the others make them."""
    written = counts.written(source.kind, source.data)
    known = counts.solved(source.kind, source.data)
    unequal = counts.unequal(source.kind, known)
    wrong: set[Path] = set()
    for each in counts.sums(source.kind):
        last = next((cell for cell in reversed(each.cells) if cell in written), None)
        if last is None or not wrong.isdisjoint(each.cells):
            continue
        unknown = counts.open_cell(each, known)
        found = _negative(source, each, unknown, last, known) if unknown else None
        if each in unequal:
            found = _unequal(each, last, known)
        if found:
            wrong.add(last)
            yield found


def _unequal(each: Sum, cell: Path, known: Figures) -> Finding:
    wanted = each.wanted(cell, known)
    message = say(
        "{terms}＝{sum}，这里是{value}，差{difference}。请核对是哪个数错了。",
        terms=_terms(each, cell, known),
        sum=wanted,
        value=known[cell],
        difference=abs(wanted - known[cell]),
    )
    return Finding(cell, message)


def _negative(
    source: Source, each: Sum, unknown: Path, last: Path, known: Figures
) -> Finding | None:
    """A sum by which the cell that is left out would be less than nothing."""
    value = each.wanted(unknown, known)
    if value >= 0:
        return None
    message = say(
        "「{label}」算下来是{terms}＝{value}，不会是负数。请核对这几个数。",
        label=source.schema.label(unknown),
        terms=_terms(each, unknown, known),
        value=value,
    )
    return Finding(last, message)


def _terms(each: Sum, cell: Path, known: Figures) -> str:
    """What a cell is by the others, written out."""
    added, taken = each.others(cell)
    first = "＋".join(str(known[other]) for other in added)
    return first + "".join(f"－{known[other]}" for other in taken)
