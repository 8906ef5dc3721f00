"""`fazhi diff`: what differs between two reports, and what the newer took over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.basis import files, numerals, terminal
from generator.basis.messages import say
from generator.basis.targets import refuse_clash
from generator.commands import opening, options
from generator.reports.source import Source
from generator.revising.comparison import changes, formats, shares

_REFUSAL = say("先要改好这里才能比较：{file} 第 {line} 行：{message}")


@click.command("diff")
@click.argument("old", type=options.PATH)
@click.argument("new", type=options.PATH)
@click.option(
    "--format",
    "form",
    type=options.Choice(list(formats.FORMATS)),
    default="text",
    show_default=True,
    help="输出格式。",
)
@options.output()
@options.kind_folder()
@options.lang()
def command(old: Path, new: Path, form: str, out: Path | None, lang: str) -> None:
    """比较两份报告 OLD 和 NEW（文件或文件夹），逐栏、逐句列出不同，数字写明增减。

    两份是不同年度的，还列出各部分有多少文字与上年相同。
    """
    before, after = opening.without_loss(old, _REFUSAL), opening.without_loss(new, _REFUSAL)
    of_two_years = _year(before) != _year(after)
    found = formats.Comparison(
        before.page.file,
        after.page.file,
        changes.compare(before, after),
        shares.taken_over(before, after) if of_two_years else [],
    )
    text = formats.show(found, form, lang)
    if out is not None:
        _write(out, text, [before, after])
    elif form == "text":
        terminal.page(text)
    else:
        terminal.data(text)


def _year(found: Source) -> int | None:
    return numerals.read_year(str(found.data.get("year", "")))


def _write(out: Path, text: str, read: Sequence[Source]) -> None:
    """Write the comparison. Raises UserError where that would be over a file that was read."""
    inputs = {Path(node.page.file) for found in read for node in found.nodes.values()}
    refuse_clash([out], inputs)
    files.write_text(out, text)
    terminal.echo(out)
