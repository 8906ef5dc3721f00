"""`fazhi explain`: the manual page of a rule."""

from __future__ import annotations

import click

from generator import ignore, manual, terminal
from generator.messages import SOURCE_LANGUAGE, say
from generator.problems import UserError
from generator.reporters import LEVEL_NAMES


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> None:
    """解释规则 RULE：为什么算问题，怎样写才对。"""
    page = manual.pages().get(rule)
    if not page:
        meant = ignore.hint(rule, manual.pages())
        raise UserError(say("没有「{rule}」这条规则。{hint}", rule=rule, hint=meant))
    terminal.echo(f"{page.rule}（{LEVEL_NAMES[page.level].to(SOURCE_LANGUAGE)}）{page.summary}")
    terminal.page(f"\n{page.text}\n")
