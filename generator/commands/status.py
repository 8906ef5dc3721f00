"""`fazhi status`: how far a report is, and which unit still owes what."""

from __future__ import annotations

import os
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import click

from generator import assembly, owed, pipeline, progress, resources, schema, terminal
from generator.commands import options
from generator.messages import say
from generator.problems import UserError
from generator.reporters import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from generator.problems import Problem
    from generator.progress import Progress

_HEAD = (say("栏目"), say("已填/应填"), say("字数"))
_HERE, _ELSEWHERE = say("第 {line} 行：{message}"), say("{file} 第 {line} 行：{message}")


@click.command("status")
@click.argument("path", type=options.PATH)
@options.edition
@options.lang()
def command(path: Path, edition: str, lang: str) -> None:
    """报告填到哪里了：各栏目填了几项、多少字，哪几行还没有填，哪家单位还欠着。

    PATH 是报告文件，或放着主文件和各单位供稿的文件夹。
    """
    found, problems = pipeline.read(assembly.main(path), edition)
    made = progress.measure(schema.load(resources.schema()), found, problems)
    for line in _table(made, lang):
        terminal.echo(line)
    left = [problem for row in made.rows for problem in row.open]
    left += [p for p in problems if p.rule in schema.STRUCTURAL and p not in left]
    for line in _left(left, made.file, lang):
        terminal.echo(line)
    rows = owed.rows(found, pipeline.read, _today())
    if rows:
        terminal.page(owed.text(rows, lang) + "\n")
    total = say(
        "{file}：完成 {percent}%，应填 {due} 项，已填 {filled} 项；共 {characters} 字。",
        file=made.file,
        percent=made.percent,
        due=made.due,
        filled=made.filled,
        characters=made.characters,
    )
    terminal.echo(total.to(lang))


def _table(made: Progress, language: str) -> Iterator[str]:
    """The rows, in columns."""
    rows = [[cell.to(language) for cell in _HEAD]]
    rows += [[row.label, f"{row.filled}/{row.due}", str(row.characters)] for row in made.rows]
    wide = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for label, *numbers in rows:
        right = [
            " " * (room - width(number)) + number
            for room, number in zip(wide[1:], numbers, strict=True)
        ]
        yield "  ".join([label + " " * (wide[0] - width(label)), *right])
    yield ""


def _left(problems: Sequence[Problem], main: str, language: str) -> Iterator[str]:
    """What is left to fill, by line; what several cells of a row lack is said once."""
    lines = [
        _HERE.fill(line=line, message=problem.message)
        if file == main
        else _ELSEWHERE.fill(file=file, line=line, message=problem.message)
        for problem in sorted(problems, key=lambda problem: problem.place)
        for file, line, _ in [problem.place]
    ]
    yield from dict.fromkeys(line.to(language) for line in lines)
    if problems:
        yield ""


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
