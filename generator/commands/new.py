"""`fazhi new`: an empty report to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from generator import files, resources, schema
from generator.messages import say
from generator.problems import UserError
from generator.starter import starter


@click.command("new")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    help="写到哪个文件；不写就显示在屏幕上。",
)
@click.option(
    "--keys",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="字段名用中文还是英文。",
)
def command(out: Path | None, keys: str) -> None:
    """新建一份待填的报告，每个栏目都有说明。"""
    text = starter(schema.load(resources.schema()), english=keys == "en")
    if out is None:
        click.echo(text, nl=False)
        return
    if out.exists():
        raise UserError(say("文件 {out} 已经有了，没有动它。请换一个名字。", out=out))
    files.write(out, text.encode())
    click.echo(str(say("已写好 {out}。填好以后运行：fazhi check {out}", out=out)))
