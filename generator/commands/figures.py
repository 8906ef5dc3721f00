"""`fazhi figures`: every figure of a report, to be proofread, beside last year's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from generator.basis import files, terminal
from generator.basis.messages import Message, say
from generator.basis.problems import UserError
from generator.basis.targets import refuse_clash
from generator.checking import register
from generator.checking.register import Row
from generator.commands import opening, options
from generator.printing.writers.package import PROPERTIES, packed, unpacked
from generator.reporting import figures
from generator.reports.source import Source

_TOTAL = say("{file}：{count} 个数，{twice} 个写了不止一处，{apart} 个两处不一致。")
_REFUSAL = say("先要改好这里才能列出：{file} 第 {line} 行：{message}")
_DATE = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")


@click.command("figures")
@click.argument("path", type=options.PATH)
@click.option("--last", type=options.PATH, help="上年的报告（文件或文件夹）：列出上年的数和增减。")
@options.output("写到哪个文件：.xlsx、.csv 或 .md；不写就显示在屏幕上。")
@options.kind_folder()
@options.lang()
def command(path: Path, last: Path | None, out: Path | None, lang: str) -> None:
    """列出报告里的每一个数：数的是什么、在哪一行、原句，供核对，也可以发给各单位确认。

    写了不止一处的排在一起，两处不一致的排在最前。PATH 是报告文件，或放着主文件和各单位供稿的文件夹。
    """
    refuse_form(out)
    found = opening.without_loss(path, _REFUSAL)
    before = opening.without_loss(last, _REFUSAL) if last else None
    rows = register.rows(found, before)
    if out is None:
        terminal.page(figures.text(rows, lang))
    else:
        _write(out, rows, lang, [found, *([before] if before else [])])
    terminal.echo(_total(found, rows).to(lang), err=True)


def refuse_form(out: Path | None) -> None:
    """Raise UserError where a file's name ends in no format that there is."""
    if out is not None and out.suffix.lower() not in _FORMS:
        raise UserError(say("{out} 要以 .xlsx、.csv 或 .md 结尾。", out=out))


def _write(out: Path, rows: Sequence[Row], lang: str, read: Sequence[Source]) -> None:
    """Write the table. Raises UserError where that would be over a file that was read."""
    refuse_clash([out], {Path(node.page.file) for found in read for node in found.nodes.values()})
    files.write(out, _FORMS[out.suffix.lower()](rows, lang))
    terminal.echo(say("已写好 {out}。", out=out).to(lang))


def _workbook(rows: Sequence[Row], lang: str) -> bytes:
    """A workbook that is the same on any day."""
    parts = unpacked(figures.workbook(rows, lang))
    parts[PROPERTIES] = _DATE.sub(b"2000-01-01T00:00:00Z", parts[PROPERTIES])
    return packed(parts)


_FORMS: Mapping[str, Callable[[Sequence[Row], str], bytes]] = {
    ".xlsx": _workbook,
    ".csv": lambda rows, lang: figures.comma_separated(rows, lang).encode(),
    ".md": lambda rows, lang: figures.markdown(rows, lang).encode(),
}


def _total(found: Source, rows: Sequence[Row]) -> Message:
    return _TOTAL.fill(
        file=found.page.file,
        count=len(rows),
        twice=sum(row.state is not None for row in rows),
        apart=sum(row.state is register.APART for row in rows),
    )
