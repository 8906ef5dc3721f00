"""各部分加起来，与总数不符。

写了“共58件，其中受理41件、不予受理17件”，各部分之和就要等于总数；其中的一项也不能比总数大。只举一两项
的“其中”、末尾写“等”的，不当作全部。表里“合计”一行也照此核对，全年的数还要与月平均数相称。

反例：
    导语: 全年办理合法性审查事项180件，其中规范性文件6件、合同95件、重大决策3件、其他事项75件。
反例：
    导语: 清理规范性文件46件，其中继续有效66件。
反例：
    导语: 收到司法建议6份、检察建议11份，合计18份。
反例：
    其他需要报告的情况:
      - 标题: 甲
        表: {列: [类别, 收案], 行: [[公安, "12"], [市场监管, "9"], [合计, "22"]]}
正例：
    导语: 全年办理合法性审查事项180件，其中规范性文件6件、合同95件、重大决策3件、其他事项76件。
正例：
    导语: 清理规范性文件66件，其中废止、失效、修改46件。
正例：
    其他需要报告的情况:
      - 标题: 甲
        表: {列: [类别, 收案], 行: [[公安, "12"], [市场监管, "9"], [合计, "21"]]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, islice
from typing import Any

from generator.basis.figures import Figure, plain
from generator.basis.figures_parts import Parts, partitions
from generator.basis.messages import Message, say
from generator.basis.problems import Level, Path
from generator.basis.statements import Statement
from generator.checking.finding import Finding
from generator.reports.source import Source

ID = "sum"
LEVEL: Level = "error"
_SUM_ROW = re.compile(r"\s*(?:合\s*计|总\s*计|共\s*计)\s*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# A list that does not say that it is whole and misses its total by no more than this was meant to be.
_NEAR = Decimal("0.05")
_OVER = Decimal("0.2")  # beyond this, the items of a list overlap
_MANY = 3
_OVERLAP = re.compile("[女岁]|党员|学历|本科|研究生|硕士|博士|少数民族|资格|持证|骨干|涉及|涉企")
_MONTHLY = re.compile("(?:月平均|月均|每月平均|平均每月)[^，。；0-9]{0,6}$")
_PART_OF_YEAR = re.compile("月以来|上半年|下半年|季度|[0-9]个?月[至到—起]|累计|[0-9]年来")
_MONTHS = 12


def check(source: Source) -> Iterator[Finding]:
    """Find the partitions, in sentences and in tables, that do not add up."""
    for path, said_there in source.statements:
        for said in said_there:
            if len(said.figures) + len(said.asides) > 1:  # else there is nothing to add up
                yield from _in(path, said)
    for path, section in source.sections:
        yield from _table((*path, "table"), section.get("table"))


def _in(path: Path, said: Statement) -> Iterator[Finding]:
    totals = set()
    for claim in partitions(said):
        level = _level(claim)
        if level and claim.total not in totals:
            totals.add(claim.total)
            yield Finding(path, _explain(claim), said.start + claim.total.start, level=level)
    yield from _monthly(path, said)


def _level(claim: Parts) -> Level | None:
    """How sure it is that the parts miss the total; None where they do not, or may not claim to."""
    if claim.total.is_rough or any(part.is_rough for part in claim.parts):
        return None
    if claim.parts[0].unit and max(part.low for part in claim.parts) > claim.total.high:
        if claim.parts[0].low > claim.total.high or not claim.is_loose:
            return None if claim.most > claim.total.high else LEVEL
        return None
    if len(claim.parts) == 1 or claim.is_open or _adds_up(claim):
        return None
    if _added(claim.parts) > claim.total.value and _overlaps(claim):
        return None
    return LEVEL if claim.is_whole else _level_of_list(claim)


def _overlaps(claim: Parts) -> bool:
    return any(_OVERLAP.search(part.label) for part in claim.parts)


def _level_of_list(claim: Parts) -> Level | None:
    """How sure it is that a list which does not say that it is whole was meant to be."""
    total, added, many = claim.total.value, _added(claim.parts), len(claim.parts) >= _MANY
    over = total < added <= total * (1 + (_NEAR if claim.is_loose else _OVER))
    near = many and abs(added - total) <= total * _NEAR
    return "warning" if over or near or (many and _one_slip(claim)) else None


def _added(parts: Sequence[Figure]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _adds_up(claim: Parts) -> bool:
    """Whether the parts make the total, for any values that all of them stand for."""
    total, parts = claim.total, claim.parts
    lows = accumulate(part.low for part in parts)
    highs = accumulate(part.high for part in parts)
    sums = (
        islice(zip(lows, highs, strict=True), 1, None)
        if claim.is_loose
        else [*zip(lows, highs, strict=True)][-1:]
    )
    return any(low <= total.high and total.low <= high for low, high in sums)


def _one_slip(claim: Parts) -> bool:
    """Whether two neighbouring digits, exchanged in one part or the total, would set it right."""
    total, added = claim.total.value, _added(claim.parts)
    missing = total - added
    return added in _exchanged(total) or any(
        part.value + missing in _exchanged(part.value) for part in claim.parts
    )


def _exchanged(number: Decimal) -> set[Decimal]:
    digits = plain(number)
    swapped = {
        digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)
    }
    return {Decimal(each) for each in swapped if _NUMBER.fullmatch(each)} - {number}


def _explain(claim: Parts) -> Message:
    total, parts = claim.total, claim.parts
    most = max(parts, key=lambda part: part.value)
    if most.low > total.high:
        return say(
            "其中的一项“{part}”比总数“{total}”还大。请核对。", part=most.text, total=total.text
        )
    added = _added(parts)
    return say(
        "各部分加起来是{sum}（{terms}），与总数“{total}”差{difference}。请核对是哪个数错了，或者漏了一项。",
        terms="＋".join(plain(part.value / total.scale) for part in parts),
        sum=plain(added / total.scale),
        total=total.text,
        difference=plain(abs(added - total.value) / total.scale),
    )


def _monthly(path: Path, said: Statement) -> Iterator[Finding]:
    """Each monthly average that twelve times does not make the total of the year before it."""
    for average in said.counts:
        before = [c for c in said.before(average.start) if c.unit == average.unit]
        if not before or not _MONTHLY.search(average.before) or _PART_OF_YEAR.search(said.text):
            continue
        total, half = before[-1], Decimal(0) if average.is_rough else Decimal("0.5")
        least, most = _MONTHS * (average.low - half), _MONTHS * (average.high + half)
        if total.high < least or most < total.low:
            message = say(
                "月平均{average}，十二个月是{sum}{unit}左右，与“{total}”不符。请核对。",
                average=average.text,
                sum=plain(average.value * _MONTHS),
                unit=average.unit,
                total=total.text,
            )
            yield Finding(path, message, said.start + average.start, level="warning")


def _table(path: Path, table: Any) -> Iterator[Finding]:
    """The columns of a table whose last row, the sum, is not the sum of the rows above."""
    rows = table.get("rows") if isinstance(table, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, list) and row for row in rows):
        return
    *above, last = rows
    if not above or not all(isinstance(cell, str) for row in rows for cell in row):
        return
    if not _SUM_ROW.fullmatch(last[0]) or len({len(row) for row in rows}) != 1:
        return
    for column in range(1, len(last)):
        cells = [row[column].strip() for row in rows]
        if all(_NUMBER.fullmatch(cell) for cell in cells):
            added = sum(map(Decimal, cells[:-1]), Decimal(0))
            if added != Decimal(cells[-1]):
                message = say(
                    "这一列加起来是{sum}（{terms}），合计写的是{total}。请核对。",
                    sum=plain(added),
                    terms="＋".join(cells[:-1]),
                    total=cells[-1],
                )
                yield Finding((*path, "rows", len(above), column), message)
