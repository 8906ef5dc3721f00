"""`fazhi check`: what is missing or wrong, by line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import pipeline, reporters
from generator.cli import CLEAN, FOUND
from generator.files import reports_in
from generator.messages import LANGUAGES, SOURCE_LANGUAGE, say
from generator.pipeline import EDITIONS
from generator.problems import LEVELS, Level, reaches
from generator.source import content


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(list(reporters.REPORTERS)),
    default="text",
    help="输出格式。",
)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="error",
    show_default=True,
    help="发现这一级或更重的问题时，退出码为 1。",
)
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="published",
    show_default=True,
    help="按公开版还是上报版要求。",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=SOURCE_LANGUAGE,
    show_default=True,
    help="说明用的语言。",
)
@click.option("--fix", is_flag=True, help="把能自动改好的写法改好；原文件另存为 .bak。")
@click.option("--diff", is_flag=True, help="显示会改什么；不加 --fix 时什么也不改。")
def command(  # noqa: PLR0913  (an option each)
    paths: tuple[Path, ...],
    style: str,
    fail_on: Level,
    edition: str,
    lang: str,
    *,
    fix: bool,
    diff: bool,
) -> None:
    """检查报告。PATHS 是 YAML 文件，或放着 YAML 文件的文件夹。"""
    files = reports_in(paths)
    for file in files if fix or diff else ():
        _mend(file, lang, fix=fix, diff=diff, beside=style != "text")
    problems = [problem for file in files for problem in pipeline.read(file, edition)[1]]
    click.echo(reporters.REPORTERS[style](problems, lang), nl=False)
    click.echo(reporters.summary(problems, len(files), lang), err=True)
    sys.exit(FOUND if reaches(problems, fail_on) else CLEAN)


def _mend(file: Path, lang: str, *, fix: bool, diff: bool, beside: bool) -> None:
    """Show what may be mended in a file, and mend it; `beside` the report on standard output."""
    from generator import mending

    mended = mending.mend(content(file), str(file), pipeline.fields())
    if diff:
        click.echo(mended.diff, nl=False, err=beside)
    if fix and mended.changed:
        backup = mending.replace(file, mended)
        said = say("{file} 已经改好，原来的存为 {backup}。", file=file, backup=backup)
        click.echo(said.to(lang), err=True)
