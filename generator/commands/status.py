"""`fazhi status`: who still owes what, and what is overdue."""

from __future__ import annotations

import os
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import assembly, owed, pipeline
from generator.messages import LANGUAGES, SOURCE_LANGUAGE, say
from generator.problems import UserError

if TYPE_CHECKING:
    from datetime import date


@click.command("status")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=SOURCE_LANGUAGE,
    show_default=True,
    help="说明用的语言。",
)
def command(path: Path, lang: str) -> None:
    """各单位供稿的情况：谁还欠什么，谁已经逾期。PATH 是主文件，或它所在的文件夹。"""
    found, _ = pipeline.read(assembly.main(path))
    rows = owed.rows(found, pipeline.read, _today())
    if rows:
        click.echo(owed.text(rows, lang), nl=False)
    else:
        message = say("{file} 没有汇入各单位的供稿。", file=found.page.file)
        click.echo(message.to(lang))


def _today() -> date:
    """The day on which the command runs; SOURCE_DATE_EPOCH (seconds since 1970) sets another."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), timezone.utc).date()
    except (ValueError, OverflowError, OSError) as error:
        message = say("环境变量 SOURCE_DATE_EPOCH 应当是秒数，这里是“{value}”。", value=epoch)
        raise UserError(message) from error
