"""`fazhi check`: what is missing or wrong, by line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import pipeline, reporters
from generator.assembly import whole
from generator.cli import CLEAN, FOUND
from generator.files import reports_in
from generator.messages import LANGUAGES, SOURCE_LANGUAGE
from generator.pipeline import EDITIONS
from generator.problems import LEVELS, Level, reaches


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
def command(paths: tuple[Path, ...], style: str, fail_on: Level, edition: str, lang: str) -> None:
    """检查报告。PATHS 是 YAML 文件，或放着 YAML 文件的文件夹。"""
    files = whole(reports_in(paths))
    problems = [problem for file in files for problem in pipeline.read(file, edition)[1]]
    click.echo(reporters.REPORTERS[style](problems, lang), nl=False)
    click.echo(reporters.summary(problems, len(files), lang), err=True)
    sys.exit(FOUND if reaches(problems, fail_on) else CLEAN)
