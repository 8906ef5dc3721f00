"""文中的数与表里的不一样。

文字里说的数（新收多少件、结转多少件），表里也有的，两处要一样。哪句话说的是哪一格，由这种报告自己说；作者自己的
表，文中写着“某行某列多少件”的，也照表核对。

反例：
    其他需要报告的情况:
      - 标题: 甲
        正文: 全年公安收案21件。
        表: {单位: 件, 列: [类别, 收案], 行: [[公安, "12"], [市场监管, "9"]]}
正例：
    其他需要报告的情况:
      - 标题: 甲
        正文: 全年公安收案12件。
        表: {单位: 件, 列: [类别, 收案], 行: [[公安, "12"], [市场监管, "9"]]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.basis.messages import say
from generator.basis.problems import Level, Path
from generator.checking.finding import Finding
from generator.kinds.formats import FORMATS
from generator.reports import counts
from generator.reports.source import Source

ID = "figure-in-table"
LEVEL: Level = "error"


def check(source: Source) -> Iterator[Finding]:
    """Find the figures of prose that are others than those of the tables."""
    known = counts.solved(source.kind, source.data)
    # Where the tables contradict themselves, nobody knows yet which figure is right.
    agreed = counts.agree(source.kind, known)
    for named in source.kind.sums.named if agreed else ():
        cell = (named.table, named.row, named.column)
        if cell in known:
            label = source.schema.label(cell)
            yield from _unlike(source, (), named.says, known[cell], label)
    for path, section in source.sections:
        for label, value, says in _cells(section.get("table")):
            yield from _unlike(source, path, says, value, label)


def _unlike(source: Source, under: Path, says: str, value: int, label: str) -> Iterator[Finding]:
    """The places of prose under a path that give a cell another value."""
    for path, text in source.unquoted:
        if path[: len(under)] != under or source.role(path) != "prose":
            continue
        for hit in re.finditer(says, text):
            said = FORMATS["count"].read(hit[1])
            if said != value:
                message = say(
                    "表里「{label}」是{value}，这里写的是{said}。请核对。",
                    label=label,
                    value=value,
                    said=hit[1],
                )
                yield Finding(path, message, hit.start(1))


def _cells(table: Any) -> Iterator[tuple[str, int, str]]:
    """What an author's table counts: how prose would name each cell, and its value."""
    if not isinstance(table, dict):
        return
    unit, columns, rows = (table.get(key) for key in ("unit", "columns", "rows"))
    if not isinstance(unit, str) or not isinstance(columns, list) or not isinstance(rows, list):
        return
    for row in rows:
        if isinstance(row, list) and len(row) == len(columns):
            for column, text in zip(columns[1:], row[1:], strict=True):
                value = FORMATS["count"].read(text)
                if isinstance(value, int) and row[0] and column:
                    said = (
                        rf"{re.escape(row[0])}{re.escape(column)}([0-9][0-9,，]*){re.escape(unit)}"
                    )
                    yield f"{row[0]}·{column}", value, said
