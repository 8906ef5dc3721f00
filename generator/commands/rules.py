"""`fazhi rules`: every rule, its level, and what it finds."""

from __future__ import annotations

import click

from generator import manual, terminal
from generator.commands import options
from generator.reporters import LEVEL_NAMES


@click.command("rules")
@options.lang("级别用的语言；说明只有中文的。")
def command(lang: str) -> None:
    """列出所有的规则：编号、级别、管什么。"""
    pages = manual.pages().values()
    wide = max(len(page.rule) for page in pages)
    for page in pages:
        level = LEVEL_NAMES[page.level].to(lang)
        terminal.echo(f"{page.rule:<{wide}}  {level}  {page.summary}")
