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
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, islice, takewhile
from typing import Any

from generator.basis.figures import Count, counts, plain, sentences
from generator.basis.messages import Message, say
from generator.basis.problems import Level, Path
from generator.checking.finding import Finding
from generator.checking.rules.averages import unlike
from generator.checking.rules.partitions import Claim, claims, says_whole
from generator.reports.source import Source

ID = "sum"
LEVEL: Level = "error"
_SUM_ROW = re.compile(r"\s*(?:合\s*计|总\s*计|共\s*计)\s*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# The share of the total by which a list may miss it and still be meant to be whole: of two, of more.
_NEAR = {False: Decimal("0.03"), True: Decimal("0.05")}
_MANY = 3
# So much more than its total a list may come to by mistake; beyond that its items overlap.
_OVER = {False: Decimal("1.1"), True: Decimal("1.2")}
_OVERLAP = re.compile("[女岁]|党员|学历|本科|研究生|硕士|博士|少数民族|资格|持证|骨干")


def check(source: Source) -> Iterator[Finding]:
    """Find the partitions, in sentences and in tables, that do not add up."""
    for path, text in source.unquoted:
        for start, sentence in sentences(text):
            if len(counts(sentence)) > 1:  # else there is nothing to add up
                for found in _in_sentence(sentence):
                    yield replace(found, path=path, offset=start + (found.offset or 0))
    for path, section in source.sections:
        yield from _table((*path, "table"), section.get("table"))


def _in_sentence(sentence: str) -> Iterator[Finding]:
    """The findings of one sentence, whose offsets count from its start."""
    for claim in claims(sentence):
        yield from islice(_wrong(claim), 1)
    for average, message in unlike(sentence):
        yield Finding((), message, average.start, level="warning")


def _wrong(claim: Claim) -> Iterator[Finding]:
    """What is wrong with each reading of a claim."""
    for each in _readings(claim):
        level = _level(each)
        if level:
            yield Finding((), _explain(each), each.total.start, level=level)


def _readings(claim: Claim) -> Iterator[Claim]:
    """A claim as it stands, then with those of its parts that come closest to the total."""
    parts = claim.parts
    if claim.loose:
        parts = list(takewhile(lambda part: part.value <= claim.total.value, parts)) or parts[:1]
    yield claim._replace(parts=parts)
    shorter = [parts[:n] for n in range(2, len(parts))] if claim.loose else []
    if shorter:
        best = min(shorter, key=lambda some: abs(_sum(some) - claim.total.value))
        yield claim._replace(parts=best, whole=says_whole(best))


def _sum(parts: Sequence[Count]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _level(claim: Claim) -> Level | None:
    """How sure it is that the parts miss the total; None where they do not, or may not claim to."""
    if not all(count.exact for count in (claim.total, *claim.parts)):
        return None
    if _adds_up(claim):
        return None
    if max(part.value for part in claim.parts) > claim.total.value:
        return None if max(claim.others) > claim.total.value else "error"
    if claim.more or len(claim.parts) == 1:
        return None
    return "error" if claim.whole else _level_of_list(claim)


def _level_of_list(claim: Claim) -> Level | None:
    """How sure it is that a list which does not say that it is whole was meant to be."""
    total, added, many = claim.total.value, _sum(claim.parts), len(claim.parts) >= _MANY
    if added > total and any(_OVERLAP.search(part.label) for part in claim.parts):
        return None
    if abs(added - total) <= total * _NEAR[many]:
        return "error" if many else "warning"
    slipped = abs(added - total) == 1 or _one_slip([part.value for part in claim.parts], total)
    if total < added <= total * _OVER[many] and not claim.loose:
        return "warning"
    return "warning" if many and slipped else None


def _adds_up(claim: Claim) -> bool:
    """Whether the parts make the total, to the precision in which they are written."""
    total, parts = claim.total, claim.parts
    slack = sum((count.step / 2 for count in (total, *parts) if count.step != 1), Decimal(0))
    sums = list(islice(accumulate(part.value for part in parts), 1, None))
    return any(abs(each - total.value) <= slack or each in claim.others for each in sums)


def _one_slip(parts: list[Decimal], total: Decimal) -> bool:
    """Whether two neighbouring digits, exchanged in one part or the total, would set it right."""
    missing = total - sum(parts)
    return any(part + missing in _exchanged(part) for part in parts) or sum(parts) in _exchanged(
        total
    )


def _exchanged(number: Decimal) -> set[Decimal]:
    digits = plain(number)
    swapped = {
        digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)
    }
    return {Decimal(each) for each in swapped if _NUMBER.fullmatch(each)} - {number}


def _explain(claim: Claim) -> Message:
    total, parts = claim.total, claim.parts
    if max(part.value for part in parts) > total.value:
        most = max(parts, key=lambda part: part.value)
        return say(
            "其中的一项“{part}”比总数“{total}”还大。请核对。", part=most.text, total=total.text
        )
    scale = total.scale
    terms = "＋".join(plain(part.value / scale) for part in parts)
    added = _sum(parts)
    return say(
        "各部分加起来是{sum}（{terms}），与总数“{total}”差{difference}。请核对是哪个数错了，或者漏了一项。",
        terms=terms,
        sum=plain(added / scale),
        total=total.text,
        difference=plain(abs(added - total.value) / scale),
    )


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
