"""`fazhi status`: how far a report is, and which unit still owes what."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timezone
from pathlib import Path

import click

from generator.basis import terminal
from generator.basis.messages import Message, say
from generator.basis.problems import Problem, UserError, located
from generator.checking import owed, progress
from generator.checking.owed import Row
from generator.checking.progress import Progress
from generator.commands import opening, options
from generator.kinds.schema import STRUCTURAL
from generator.reporting import status

_FORMATS = {"json": status.as_json, "csv": status.as_csv}
_HEAD = (say("栏目"), say("已填/应填"), say("字数"))
_NUMBERS = (1, 2)  # the columns of it that hold numbers
_OWED_HEAD = (say("单位"), say("联系人"), say("报送期限"), say("情况"))
_IN_MAIN_FILE = say("第 {line} 行：{message}")
_TOTAL = say("{file}：完成 {percent}%，应填 {due} 项，已填 {filled} 项；共 {characters} 字。")
_ALL_IN = say("{units} 家单位，都交齐了。")
_OWING = say("{units} 家单位，{owing} 家还有欠缺，其中 {late} 家逾期。")


@click.command("status")
@click.argument("path", type=options.PATH)
@options.edition
@click.option(
    "--format",
    "form",
    type=options.Choice(["text", *_FORMATS]),
    default="text",
    show_default=True,
    help="输出格式；csv 可以用 Excel 打开。",
)
@options.kind_folder()
@options.lang()
def command(path: Path, edition: str, form: str, lang: str) -> None:
    """报告填到哪里了：各栏目填了几项、多少字，哪几行还没有填，哪家单位还欠着。

    PATH 是报告文件，或放着主文件和各单位供稿的文件夹。
    """
    found, problems = opening.checked(path, edition)
    made = progress.measure(found, problems)
    units = owed.rows(found, _today())
    if form in _FORMATS:
        terminal.data(_FORMATS[form](made, units, lang))
        return
    lines = [
        *_progress_table(made, lang),
        *_what_is_left(made, problems, lang),
        *_what_units_owe(units, lang),
        _total(made).to(lang),
    ]
    for line in lines:
        terminal.echo(line)


def _progress_table(made: Progress, language: str) -> list[str]:
    rows = [[head.to(language) for head in _HEAD]]
    rows += [[row.label, f"{row.filled}/{row.due}", str(row.characters)] for row in made.rows]
    return [*terminal.columns(rows, right=_NUMBERS), ""]


def _what_is_left(made: Progress, problems: Sequence[Problem], language: str) -> list[str]:
    """What is left to fill or to mend, by line; what several cells of a row lack is said once."""
    left = [problem for row in made.rows for problem in row.open]
    left += [each for each in problems if each.rule in STRUCTURAL and each not in left]
    lines = []
    for problem in sorted(left, key=lambda problem: problem.place):
        in_main_file = problem.place.file == made.file
        sentence = located(problem, _IN_MAIN_FILE) if in_main_file else located(problem)
        lines.append(sentence.to(language))
    return [*dict.fromkeys(lines), ""] if lines else []


def _what_units_owe(rows: Sequence[Row], language: str) -> Iterator[str]:
    """A table of the units, below it what each still owes, and how many they are."""
    if not rows:
        return
    table = [[head.to(language) for head in _OWED_HEAD]]
    for row in rows:
        due = row.due.isoformat() if row.due else ""
        table.append([row.unit, row.contact, due, row.state.to(language)])
    yield from terminal.columns(table)
    for row in rows:
        if row.owed:
            yield from ("", row.unit)
            yield from (_owed_item(problem, language) for problem in row.owed)
    yield from ("", _units(rows).to(language), "")


def _owed_item(problem: Problem, language: str) -> str:
    file, line, column = problem.place
    return f"  {file}:{line}:{column} {problem.message.to(language)}"


def _units(rows: Sequence[Row]) -> Message:
    owing = sum(bool(row.owed) for row in rows)
    if not owing:
        return _ALL_IN.fill(units=len(rows))
    late = sum(row.late > 0 for row in rows)
    return _OWING.fill(units=len(rows), owing=owing, late=late)


def _total(made: Progress) -> Message:
    return _TOTAL.fill(
        file=made.file,
        percent=made.percent,
        due=made.due,
        filled=made.filled,
        characters=made.characters,
    )


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
