"""`fazhi render`: the report as files to print and publish."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import assembly, files, pipeline, reporters
from generator.cli import CLEAN, FOUND
from generator.messages import SOURCE_LANGUAGE, say
from generator.pipeline import EDITIONS, Edition
from generator.problems import UserError, reaches
from generator.schema import STRUCTURAL
from generator.writers import WRITERS


def _formats(_: click.Context, __: click.Parameter, value: str) -> list[str]:
    names = [name.strip() for name in value.split(",")]
    unknown = [name for name in names if name not in WRITERS]
    if unknown:
        raise click.BadParameter(
            f"没有 {'、'.join(unknown)} 这种格式，可以写：{'、'.join(WRITERS)}。"
        )
    return names


@click.command("render")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    help="放到哪个文件夹，或写成哪个文件；不写就放在 FILE 旁边。",
)
@click.option(
    "--to",
    "formats",
    default="txt,docx",
    show_default=True,
    callback=_formats,
    help="印成哪些格式，用逗号隔开。",
)
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="published",
    show_default=True,
    help="公开版（published）或上报版（filed）。",
)
@click.option("--draft", is_flag=True, help="有缺漏也印，缺的地方印成【待补：…】。")
def command(
    file: Path, out: Path | None, formats: list[str], edition: Edition, draft: bool
) -> None:
    """把报告 FILE（或放着各单位供稿的文件夹）印成纯文本和 Word 文件。有错误时不印，除非加上 --draft。"""
    from generator.look import house

    file = assembly.main(file)
    found, problems = pipeline.read(file, edition)
    click.echo(reporters.text(problems, SOURCE_LANGUAGE), nl=False, err=True)
    lost = any(problem.rule in STRUCTURAL and problem.level == "error" for problem in problems)
    if lost or (reaches(problems, "error") and not draft):
        click.echo(_refusal(lost), err=True)
        sys.exit(FOUND)
    if assembly.is_contribution(found) and not draft:
        raise UserError(
            say(
                "{file} 是一家单位的供稿，请印主文件；只看这一份的样子，可以加上 --draft。",
                file=file,
            )
        )
    document = pipeline.compose(found, edition)
    targets = {name: _target(file, out, name, formats) for name in formats}
    for name, target in targets.items():
        files.write(target, WRITERS[name](document, house()))
        click.echo(target)
    sys.exit(CLEAN)


def _refusal(lost: bool) -> str:
    if lost:
        return str(say("没有印：请先改好上面的错误，不然有的内容会印不出来。"))
    return str(say("没有印：请先改好上面的错误；想先看看样子，可以加上 --draft。"))


def _target(file: Path, out: Path | None, name: str, formats: list[str]) -> Path:
    """The file to write: beside the report, in the folder `out`, or `out` itself."""
    if out is None:
        return file.with_suffix(f".{name}")
    if out.suffix.removeprefix(".") not in WRITERS:
        return out / f"{file.stem}.{name}"
    if out.suffix != f".{name}" and len(formats) == 1:
        raise UserError(say("文件名 {out} 与格式 {name} 不一致。", out=out, name=name))
    return out.with_suffix(f".{name}")
