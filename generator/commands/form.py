"""`fazhi form`: a contribution as a form for Word or Excel, which `fazhi import` reads back."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.basis import files, listing, terminal
from generator.basis.messages import say
from generator.basis.problems import UserError, located
from generator.basis.targets import refuse_clash
from generator.commands import opening, options
from generator.kinds.schema import lost
from generator.printing.forms import excel, word
from generator.reports import Source, form

_FORMATS = (".docx", ".xlsx")
_REFUSAL = say("先要改好这里才能做成表：{file} 第 {line} 行：{message}")


@click.command("form")
@click.argument("path", type=options.PATH)
@options.output("写成哪个文件（.docx 或 .xlsx）；PATH 是文件夹的，放到哪个文件夹。")
@options.kind_folder()
@click.option(
    "--to",
    "suffix",
    type=options.Choice([suffix.lstrip(".") for suffix in _FORMATS]),
    default="docx",
    show_default=True,
    help="文件夹里的供稿做成哪种表。",
)
def command(path: Path, out: Path | None, suffix: str) -> None:
    """把一家单位的供稿 PATH 做成供稿表，用 Word、WPS 或 Excel 填好以后，用 fazhi import 读回来。

    PATH 也可以是放着各单位供稿的文件夹，每家一份。
    """
    if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises where nothing may be read)
        into = out or path
        targets = {
            file: into / f"{file.stem}.{suffix}" for file in listing.reports_in([path]).files
        }
    else:
        targets = {path: out or path.with_suffix(f".{suffix}")}
    for target in targets.values():
        options.refuse_existing(target)
    refuse_clash(targets.values(), targets)
    made = {target: _form(file, target) for file, target in targets.items()}
    files.write_all(made)
    for target in made:
        terminal.echo(
            say("已写好 {out}。单位填好以后运行：fazhi import {out} -o 供稿.yaml", out=target)
        )


def _form(file: Path, target: Path) -> bytes:
    """The form of one contribution. Raises UserError where it is none, or something would be lost."""
    if target.suffix.lower() not in _FORMATS:
        raise UserError(say("供稿表只能是 .docx 或 .xlsx，不能写成 {target}。", target=target))
    found, problems = opening.checked(file)
    _check(found)
    first = lost(problems)
    if first:
        raise UserError(located(first, _REFUSAL))
    rows = form.rows(found)
    if target.suffix.lower() == ".docx":
        return word.write(rows)
    return excel.write(rows, lambda path: form.name(path, found.schema))


def _check(found: Source) -> None:
    if not found.is_contribution:
        raise UserError(
            say("{file} 不是一家单位的供稿，做不成供稿表。先建一份：fazhi new --unit 单位名 -o 供稿.yaml", file=found.page.file)
        )  # fmt: skip
