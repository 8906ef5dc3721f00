"""`fazhi rules`: every rule, its level, and what it finds."""

from __future__ import annotations

import click

from generator.basis import terminal
from generator.checking import manual
from generator.commands import options
from generator.reporting import LEVEL_NAMES


@click.command("rules")
@options.lang()
def command(lang: str) -> None:
    """列出所有的规则：编号、级别、管什么。"""
    pages = manual.pages(language=lang).values()
    wide = max(len(page.rule) for page in pages)
    for page in pages:
        level = LEVEL_NAMES[page.level].to(lang)
        terminal.echo(f"{page.rule:<{wide}}  {level}  {page.summary}")
