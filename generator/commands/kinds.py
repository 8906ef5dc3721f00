"""`fazhi kinds`: the kinds of report that there are."""

from __future__ import annotations

import click

from generator.basis import terminal
from generator.basis.messages import say
from generator.commands import options
from generator.kinds import kind

_HEAD = (say("名称"), say("简称"), say("依据"))


@click.command("kinds")
@options.kind_folder()
@options.lang()
def command(lang: str) -> None:
    """列出能写哪几种报告：名称、简称（--kind 里写哪个都行）、依据的文件。"""
    rows = [[head.to(lang) for head in _HEAD]]
    for name, folder in kind.folders().items():
        of = kind.load(folder)
        rows.append([of.name, name, "、".join(of.acts)])
    for line in terminal.columns(rows):
        terminal.echo(line)
