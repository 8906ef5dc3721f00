"""`fazhi diff`: what differs between two reports, and what the newer took over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.basis import files, numerals, terminal
from generator.basis.messages import say
from generator.basis.targets import refuse_clash
from generator.commands import imported, opening, options
from generator.printing.composing import compose
from generator.printing.look import house
from generator.reports import carried
from generator.reports.source import Source
from generator.revising import redline
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
@click.option(
    "--to",
    type=options.Choice(["docx"]),
    help="做成花脸稿：NEW 的 Word 文件，与 OLD 不同的字都标成修订。",
)
@options.output("写到哪个文件；不写就显示在屏幕上，花脸稿放在 NEW 旁边。")
@options.kind_folder()
@options.lang()
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    old: Path, new: Path, form: str, to: str | None, out: Path | None, lang: str
) -> None:
    """比较两份报告 OLD 和 NEW（文件或文件夹），逐栏、逐句列出不同，数字写明增减。

    两份是不同年度的，还列出各部分有多少文字与上年相同。
    """
    before, after = opening.without_loss(old, _REFUSAL), opening.without_loss(new, _REFUSAL)
    if imported.is_foreign(old) and not imported.is_foreign(new):
        after = _as_printed(after, before.edition)
    if imported.is_foreign(new) and not imported.is_foreign(old):
        before = _as_printed(before, after.edition)
    if to:
        made = redline.write(compose(before), compose(after), house())
        _write(out or _beside(after), made, [before, after])
        return
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


def _as_printed(found: Source, edition: str) -> Source:
    """What an edition of a report prints: a file that was printed has no more of it."""
    seen = replace(found, edition=edition)
    return replace(seen, data=dict(carried.of(seen).data))


def _year(found: Source) -> int | None:
    return numerals.read_year(str(found.data.get("year", "")))


def _beside(found: Source) -> Path:
    """Where the tracked changes of a report go that has no other place."""
    file = Path(found.page.file)
    return file.with_name(f"{file.stem}-花脸稿.docx")


def _write(out: Path, content: str | bytes, read: Sequence[Source]) -> None:
    """Write the comparison. Raises UserError where that would be over a file that was read."""
    inputs = {Path(node.page.file) for found in read for node in found.nodes.values()}
    refuse_clash([out], inputs)
    files.write(out, files.encoded(content) if isinstance(content, str) else content)
    terminal.echo(out)
