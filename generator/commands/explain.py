"""`fazhi explain`: the manual page of a rule."""

from __future__ import annotations

import click

from generator.basis import terminal
from generator.basis.messages import say, spoken
from generator.basis.problems import UserError
from generator.checking import manual
from generator.reporting import LEVEL_NAMES


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> None:
    """解释规则 RULE：为什么算问题，怎样写才对。"""
    page = manual.pages(language=spoken()).get(rule)
    if not page:
        meant = manual.hint(rule, manual.pages())
        raise UserError(say("没有「{rule}」这条规则。{hint}", rule=rule, hint=meant))
    head = say("{rule}（{level}）{summary}")
    level = LEVEL_NAMES[page.level]
    terminal.echo(head.fill(rule=page.rule, level=level, summary=page.summary))
    terminal.page(f"\n{page.text}\n")
