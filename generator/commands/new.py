"""`fazhi new`: a report to fill in, empty or rolled forward from last year's."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import (
    assembly,
    files,
    numerals,
    opening,
    pipeline,
    resources,
    rollforward,
    schema,
    source,
    terminal,
)
from generator.commands import options
from generator.encoding import MAX_BYTES
from generator.json_schema import MADE_BY, json_schema
from generator.messages import say
from generator.problems import UserError
from generator.source import Field
from generator.starter import starter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# The questions: what an answers file calls each, in English and Chinese, and how it is asked.
QUESTIONS = {
    "subject": ("报告单位", say("报告单位（如 示例区；先不填就按回车）")),
    "subject_type": ("单位类型", say("单位类型（{types}；先不填就按回车）")),
    "year": ("年度", say("年度（报告的是哪一年，四位数字；先不填就按回车）")),
    "from": ("上年文件", say("上年的报告文件（没有就按回车）")),
}
_ENGLISH_KEY = re.compile(r"^[a-z_]+:", re.MULTILINE)
_NAMES = {
    name: Field(key, label, {})
    for key, (label, _) in QUESTIONS.items()
    for name in (key, label, *(["type"] if key == "subject_type" else []))
}


@click.command("new")
@options.output()
@options.keys("字段名用中文还是英文；沿用上年文件时，与上年文件相同。")
@click.option("--subject", help="报告单位。")
@click.option("--type", "subject_type", help="单位类型：政府、部门、乡镇街道、派出机构。")
@click.option("--year", help="报告的是哪一年；沿用上年文件时，不写就是上年的下一年。")
@click.option("--from", "last", help="沿用上年的报告文件：提纲和人名照旧，文字待核，数字空出。")
@click.option(
    "--answers",
    type=options.PATH,
    help="从这个文件（YAML 或 JSON）读以上四项，供脚本使用。",
)
def command(
    out: Path | None, keys: str, answers: Path | None, last: str | None, **typed: Any
) -> None:
    """新建一份待填的报告，每个栏目都有说明；也可以从上年的报告沿用。

    在终端里运行、又没有写明单位、类型、年度和上年文件时，会逐项询问。
    """
    if out and os.path.lexists(out):
        raise UserError(say("文件 {out} 已经有了，没有动它。请换一个名字。", out=out))
    given = {key: value for key, value in {**typed, "from": last}.items() if value is not None}
    known = _checked({**(_read(answers) if answers else {}), **given})
    if not answers and "from" not in known and options.on_terminal(sys.stdin):
        known |= _ask(known)
    text = _rolled(known) if known.get("from") else _empty(known, english=keys == "en")
    if out is None:
        terminal.data(text)
        return
    english = _ENGLISH_KEY.search(text) is not None
    beside = out.with_name("fazhi.en.schema.json" if english else "fazhi.schema.json")
    _write_schema(beside, json_schema(_schema(), english=english))
    files.write_text(out, f"# yaml-language-server: $schema=./{beside.name}\n{text}")
    terminal.echo(say("已写好 {out}。填好以后运行：fazhi check {out}", out=out))


def _write_schema(target: Path, text: str) -> None:
    """Write the fields for editors, over none but an older one of ours."""
    there = os.path.lexists(target)
    old = opening.content(target, MAX_BYTES).decode(errors="replace") if there else ""
    if old and MADE_BY not in old:
        raise UserError(
            say("{file} 不是 fazhi 写的，没有动它。请把它移走，或换一个文件夹。", file=target)
        )
    if old != text:
        files.write(target, text.encode())
        terminal.echo(
            say("已写好 {out}：用 VS Code（装上 YAML 插件）填写时，它提示各个字段。", out=target)
        )


def _read(file: Path) -> dict[str, str]:
    """The answers in a file."""
    found = source.read(file, _NAMES)
    unknown = [str(key) for key in found.data if key not in QUESTIONS]
    wrong = [key for key, value in found.data.items() if not isinstance(value, str)]
    if found.problems:
        where, message = found.problems[0].place, found.problems[0].message
        raise UserError(
            say("{file} 第 {line} 行：{message}", file=file, line=where.line, message=message)
        )
    if unknown or wrong:
        raise UserError(
            say(
                "文件 {file} 里的「{name}」用不上。可以写的是：{names}，每项一个值。",
                file=file,
                name=[*unknown, *wrong][0],
                names="、".join(label for label, _ in QUESTIONS.values()),
            )
        )
    return found.data


def _type(value: str) -> str:
    values: Mapping[str, str] = _schema().definitions["report"]["subject_type"]["meta"]["values"]
    if value not in (*values, *values.values()):
        names = "、".join(values)
        raise UserError(say("单位类型不能写“{value}”，可以写：{names}。", value=value, names=names))
    return value


def _year(value: str) -> str:
    year = numerals.read_year(value)
    if year is None:
        raise UserError(say("年度应当是四位数的年份，如 2025，这里写的是“{value}”。", value=value))
    return str(year)


def _last(value: str) -> str:
    if not os.path.lexists(value):
        raise UserError(say("没有这个文件或文件夹：{path}", path=value))
    return value


_CHECKS: dict[str, Callable[[str], str]] = {"subject_type": _type, "year": _year, "from": _last}


def _checked(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that say something, in the form that the report takes. Raises UserError."""
    said = {key: value.strip() for key, value in answers.items() if value.strip()}
    return {key: _CHECKS.get(key, str)(value) for key, value in said.items()}


def _ask(known: Mapping[str, str]) -> dict[str, str]:
    """What the author answers to the questions that are open; each again until it can be used."""
    types = "、".join(_schema().definitions["report"]["subject_type"]["meta"]["values"])
    answers = {}
    for key, (_, question) in QUESTIONS.items():
        if key not in known:
            answers[key] = click.prompt(
                str(question.fill(types=types)),
                default="",
                show_default=False,
                value_proc=_usable(key),
                prompt_suffix="：",
                err=True,
            )
    return {key: value for key, value in answers.items() if value}


def _usable(key: str) -> Callable[[str], str]:
    """The check of an answer, as Click wants it."""

    def check(value: str) -> str:
        try:
            return _checked({key: value}).get(key, "")
        except UserError as error:
            raise click.UsageError(terminal.line(error)) from error

    return check


def _schema() -> schema.Schema:
    return schema.load(resources.schema())


def _empty(known: Mapping[str, str], *, english: bool) -> str:
    given = {key: rollforward.quoted(value) for key, value in known.items()}
    return starter(_schema(), english=english, given=given)


def _rolled(known: Mapping[str, str]) -> str:
    """Last year's report rolled forward. Raises UserError if it cannot be read to its end."""
    found, problems = pipeline.read(assembly.main(Path(known["from"])))
    lost = schema.lost(problems)
    if lost:
        file, line, _ = lost.place
        raise UserError(
            say(
                "上年的文件要先改好。{file} 第 {line} 行：{message}",
                file=file,
                line=line,
                message=lost.message,
            )
        )
    return rollforward.roll(found, _move(found.data, known), known)


def _move(data: Mapping[str, Any], known: Mapping[str, str]) -> rollforward.Move:
    old = numerals.read_year(str(data.get("year", "")))
    if old is None:
        raise UserError(say("上年的文件 {file} 没有写明年度，请先补上。", file=known["from"]))
    new = int(known.get("year", old + 1))
    if new <= old:
        raise UserError(say("上年的文件已经是 {old} 年度的，新报告的年度要比它晚。", old=old))
    return rollforward.Move(old, new)
