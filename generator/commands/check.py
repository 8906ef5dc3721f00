"""`fazhi check`: what is missing or wrong, by line."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import files, pipeline, reporters, resources, schema
from generator.assembly import whole
from generator.cli import CLEAN, FOUND
from generator.messages import LANGUAGES, SOURCE_LANGUAGE, say
from generator.pipeline import EDITIONS
from generator.problems import LEVELS, Level, UserError, reaches
from generator.reporters import REPORTERS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from generator.messages import Message
    from generator.problems import Problem
    from generator.source import Source


def _targets(_: click.Context, __: click.Parameter, given: Sequence[str]) -> dict[str, Path]:
    """The file of each format that goes to one."""
    pairs = [value.partition("=") for value in given]
    for style, _equals, file in pairs:
        if style not in REPORTERS or not file:
            raise click.BadParameter(
                f"请写成“格式=文件名”，如 sarif=report.sarif；格式可以是：{'、'.join(REPORTERS)}。"
            )
    return {style: Path(file) for style, _equals, file in pairs}


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "styles",
    multiple=True,
    type=click.Choice(list(REPORTERS)),
    help="输出格式，可以写几次；不写是 text，在 GitHub Actions 里是 github。",
)
@click.option(
    "--output-file",
    "targets",
    multiple=True,
    metavar="FORMAT=FILE",
    callback=_targets,
    help="把一种格式写进文件，如 sarif=report.sarif；可以写几次。",
)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="error",
    show_default=True,
    help="发现这一级或更重的问题时，退出码为 1。",
)
@click.option(
    "--min-complete",
    type=click.IntRange(0, 100),
    default=0,
    help="完成的百分比低于它时，退出码为 1。",
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
def command(  # noqa: PLR0913, PLR0917 (Click hands each option over)
    paths: tuple[Path, ...],
    styles: tuple[str, ...],
    targets: dict[str, Path],
    fail_on: Level,
    min_complete: int,
    edition: str,
    lang: str,
) -> None:
    """检查报告。PATHS 是 YAML 文件，或放着 YAML 文件的文件夹。"""
    shown = _shown(styles, targets)
    read = {str(name): pipeline.read(name, edition) for name in whole(files.reports_in(paths))}
    problems = [problem for _, found in read.values() for problem in found]
    for style, target in targets.items():
        files.write(target, reporters.report(style, problems, list(read), lang).encode())
    if shown:
        click.echo(reporters.report(shown, problems, list(read), lang), nl=False)
    if "github" in (shown, *targets):
        _add_to_job_summary(reporters.job_summary(problems, list(read), lang))
    short = list(_unfinished(read.values(), min_complete))
    for message in short:
        click.echo(message.to(lang), err=True)
    click.echo(reporters.summary(problems, len(read), lang), err=True)
    sys.exit(FOUND if short or reaches(problems, fail_on) else CLEAN)


def _shown(styles: Sequence[str], targets: Container[str]) -> str | None:
    """The format for the screen: one that was named and has no file of its own."""
    if not styles:
        return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    shown = [style for style in dict.fromkeys(styles) if style not in targets]
    if len(shown) > 1:
        raise UserError(
            say(
                "{styles} 不能都显示在屏幕上，请把其中的写进文件，如 --output-file {last}=文件名。",
                styles="、".join(shown),
                last=shown[-1],
            )
        )
    return shown[0] if shown else None


def _add_to_job_summary(text: str) -> None:
    """Append to the page of the run, where GitHub Actions says that there is one."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(text)


def _unfinished(read: Iterable[tuple[Source, list[Problem]]], percent: int) -> Iterator[Message]:
    """For each report that is less than `percent` complete, how far it is."""
    if not percent:
        return
    from generator import progress

    kind = schema.load(resources.schema())
    for found, problems in read:
        made = progress.measure(kind, found, problems)
        if made.percent < percent:
            yield say(
                "{file}：完成 {percent}%，要求 {wanted}%，还有 {left} 项没有填。运行 fazhi status {file} 看是哪些。",
                file=made.file,
                percent=made.percent,
                wanted=percent,
                left=made.due - made.filled,
            )
