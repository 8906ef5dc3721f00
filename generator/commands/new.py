"""`fazhi new`: an empty report to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from generator import files, resources, schema
from generator.json_schema import MADE_BY, json_schema
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
    kind, english = schema.load(resources.schema()), keys == "en"
    text = starter(kind, english=english)
    if out is None:
        click.echo(text, nl=False)
        return
    if out.exists():
        raise UserError(say("文件 {out} 已经有了，没有动它。请换一个名字。", out=out))
    beside = out.with_name("fazhi.en.schema.json" if english else "fazhi.schema.json")
    _write_schema(beside, json_schema(kind, english=english))
    files.write(out, f"# yaml-language-server: $schema=./{beside.name}\n{text}".encode())
    click.echo(str(say("已写好 {out}。填好以后运行：fazhi check {out}", out=out)))


def _write_schema(target: Path, text: str) -> None:
    """Write the fields for editors, over none but an older one of ours."""
    old = target.read_text(encoding="utf-8", errors="replace") if target.exists() else ""
    if old and MADE_BY not in old:
        raise UserError(
            say("{file} 不是 fazhi 写的，没有动它。请把它移走，或换一个文件夹。", file=target)
        )
    if old != text:
        files.write(target, text.encode())
        click.echo(
            str(
                say(
                    "已写好 {out}：用 VS Code（装上 YAML 插件）填写时，它提示各个字段。", out=target
                )
            )
        )
