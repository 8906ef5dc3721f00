"""`fazhi diff`: what differs between two reports, and what the newer took over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import assembly, files, numerals, pipeline, resources, schema, terminal
from generator.commands import options
from generator.comparison import carried, changes, formats
from generator.messages import say
from generator.problems import UserError
from generator.targets import clash

if TYPE_CHECKING:
    from generator.source import Source


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
@options.lang()
def command(old: Path, new: Path, form: str, out: Path | None, lang: str) -> None:
    """比较两份报告 OLD 和 NEW（文件或文件夹），逐栏、逐句列出不同，数字写明增减。

    两份是不同年度的，还列出各部分有多少文字与上年相同。
    """
    before, after = _read(old), _read(new)
    kind = schema.load(resources.schema())
    found = formats.Comparison(
        before.page.file,
        after.page.file,
        changes.compare(before, after, kind),
        carried.shares(before, after, kind) if _year(before) != _year(after) else (),
    )
    text = formats.show(found, form, lang)
    if out is None:
        (terminal.page if form == "text" else terminal.data)(text)
        return
    read = {Path(node.page.file) for each in (before, after) for node in each.nodes.values()}
    refusal = clash([out], read)
    if refusal:
        raise UserError(refusal)
    files.write_text(out, text)
    terminal.echo(out)


def _year(found: Source) -> int | None:
    return numerals.read_year(str(found.data.get("year", "")))


def _read(path: Path) -> Source:
    """A report to compare. Raises UserError where a part of it could not be read."""
    found, problems = pipeline.read(assembly.main(path))
    problem = schema.lost(problems)
    if problem:
        raise UserError(
            say(
                "先要改好这里才能比较：{file} 第 {line} 行：{message}",
                file=problem.place.file,
                line=problem.place.line,
                message=problem.message,
            )
        )
    return found
