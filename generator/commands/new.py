"""`fazhi new`: a report to fill in, empty or rolled forward from last year's."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click

from generator.basis import files, numerals, terminal
from generator.basis import opening as bounded
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.commands import opening, options, questions
from generator.commands import units as contributions
from generator.kinds import kind
from generator.kinds.json_schema import MADE_BY, json_schema
from generator.kinds.kind import FIELD as KIND
from generator.kinds.kind import Kind
from generator.kinds.starter import starter
from generator.parsing import writing
from generator.parsing.encoding import MAX_BYTES
from generator.reports import Source
from generator.reports.folder import INCLUDE
from generator.revising import rollforward
from generator.revising.next_year import Years

_LAST_YEAR_REFUSED = say("上年的文件要先改好。{file} 第 {line} 行：{message}")
_ENGLISH_KEY = re.compile(r"^[a-z_]+:", re.MULTILINE)


@click.command("new")
@options.output()
@options.kind_folder()
@options.kind_name()
@options.keys("字段名用中文还是英文；沿用上年文件时，与上年文件相同。")
@click.option("--subject", help="报告单位。")
@click.option("--type", "subject_type", help="单位类型：政府、部门、乡镇街道、派出机构。")
@click.option("--year", help="报告的是哪一年；沿用上年文件时，不写就是上年的下一年。")
@click.option("--from", "last", help="沿用上年的报告文件：提纲和人名照旧，文字待核，数字空出。")
@click.option(
    "--answers",
    type=options.PATH,
    help="从这个文件（YAML 或 JSON）读种类、单位、类型、年度和上年文件，供脚本使用。",
)
@click.option("--unit", help="不建报告，建这家单位的供稿。")
@click.option("--contact", help="供稿单位的联系人和电话；与 --unit 同用。")
@click.option("--due", help="供稿的报送期限，年-月-日；与 --unit 同用。")
@click.option("--folder", type=options.PATH, help="建一个文件夹：主文件，和各家单位的供稿。")
@click.option(
    "--units",
    type=options.PATH,
    help="各家单位的名单（CSV，列名是单位、联系人、报送期限）；与 --folder 同用。",
)
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    out: Path | None,
    keys: str,
    kind_name: str | None,
    answers: Path | None,
    last: str | None,
    unit: str | None,
    contact: str | None,
    due: str | None,
    folder: Path | None,
    units: Path | None,
    **typed: Any,
) -> None:
    """新建一份待填的报告，每个栏目都有说明；也可以从上年的报告沿用。

    在终端里运行、又没有写明种类、单位、类型、年度和上年文件时，会逐项询问。

    加上 --unit 建一家单位的供稿，加上 --folder 和 --units 建整个文件夹。
    """
    options.refuse_existing(out)
    english = keys == "en"
    if unit is not None:
        own = options.of_unit(unit, contact, due)
        _put_out(out, contributions.contribution(_kind(kind_name, None), own, english=english))
        return
    if (folder is None) != (units is None):
        raise UserError(say("--folder 和 --units 要一起写：名单里写明有哪几家单位。"))
    if folder and units:
        known = _known(answers, {KIND: kind_name, **typed})
        of = _kind(known.pop(KIND, None), None)
        main = partial(_empty, of, known, english=english)
        contributions.folder(folder, units, of, main, english=english)
        return
    known = _known(answers, {KIND: kind_name, **typed, "from": last})
    named = known.pop(KIND, None)
    last_year = _last_year(known)
    of = _kind(named, last_year)
    if last_year:
        text = rollforward.roll(last_year, _years(last_year, known), known)
    else:
        text = _empty(of, known, english=english)
    if out is None:
        terminal.data(text)
    else:
        _write(out, text, of)


def _put_out(out: Path | None, text: str) -> None:
    """Show an empty contribution, or write it."""
    if out is None:
        terminal.data(text)
        return
    files.write_text(out, text)
    terminal.echo(say("已写好 {out}。填好以后运行：fazhi check {out}", out=out))


def _known(answers: Path | None, typed: Mapping[str, str | None]) -> dict[str, str]:
    """What is known of the report: from the options, else a file of answers, else by asking."""
    given = questions.answers_in(answers) if answers else {}
    given |= {key: value for key, value in typed.items() if value is not None}
    known = questions.accepted(given)
    if answers or "from" in known or not options.on_terminal(sys.stdin):
        return known
    return known | questions.ask(known)


def _last_year(known: Mapping[str, str]) -> Source | None:
    """Last year's report, if one is named. Raises UserError where something of it would be lost."""
    if "from" not in known:
        return None
    return opening.without_loss(Path(known["from"]), _LAST_YEAR_REFUSED)


def _kind(named: str | None, last_year: Source | None) -> Kind:
    """The kind of the new report: last year's. Raises UserError where another one is named."""
    if not last_year:
        return kind.load(options.folder_of(named))
    if named and kind.find(named) != last_year.kind.folder:
        message = say(
            "上年的文件 {file} 是{name}，不是「{named}」。请换一个上年的文件，或者不写种类。",
            file=last_year.page.file,
            name=last_year.kind.name,
            named=named,
        )
        raise UserError(message)
    return last_year.kind


def _empty(of: Kind, known: Mapping[str, str], include: str = "", *, english: bool) -> str:
    given = {key: writing.value(value) for key, value in {**of.named, **known}.items()}
    for key in known:
        if key not in of.schema.fields:
            label = questions.QUESTIONS[key].label
            raise UserError(say("{name}没有「{label}」这一栏。", name=of.name, label=label))
    return starter(of.schema, english=english, given={**given, INCLUDE: include})


def _years(last_year: Source, known: Mapping[str, str]) -> Years:
    """The year of last year's report, and that of the new one: as is known, else the next."""
    old = numerals.read_year(str(last_year.data.get("year", "")))
    if old is None:
        raise UserError(say("上年的文件 {file} 没有写明年度，请先补上。", file=known["from"]))
    new = int(known.get("year", old + 1))
    if new <= old:
        raise UserError(say("上年的文件已经是 {old} 年度的，新报告的年度要比它晚。", old=old))
    return Years(old, new)


def _write(out: Path, text: str, of: Kind) -> None:
    """Write the report and, beside it, the schema by which an editor knows its fields."""
    english = _ENGLISH_KEY.search(text) is not None
    schema = out.with_name(f"{of.folder.name}{'.en' * english}.schema.json")
    _write_schema(schema, json_schema(of.schema, english=english))
    files.write_text(out, f"# yaml-language-server: $schema=./{schema.name}\n{text}")
    terminal.echo(say("已写好 {out}。填好以后运行：fazhi check {out}", out=out))


def _write_schema(target: Path, text: str) -> None:
    """Write the schema for editors. Raises UserError where there is a file that is not ours."""
    there = os.path.lexists(target)
    old = bounded.content(target, MAX_BYTES).decode(errors="replace") if there else ""
    if old == text:
        return
    if old and MADE_BY not in old:
        raise UserError(
            say("{file} 不是 fazhi 写的，没有动它。请把它移走，或换一个文件夹。", file=target)
        )
    files.write(target, text.encode())
    terminal.echo(
        say("已写好 {out}：用 VS Code（装上 YAML 插件）填写时，它提示各个字段。", out=target)
    )
