"""`fazhi check`: what is missing or wrong, by line."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import faults, files, pipeline, reporters, resources, schema, terminal
from generator.assembly import whole
from generator.cli import CLEAN, FOUND, UNUSABLE
from generator.commands import options
from generator.listing import reports_in
from generator.messages import say
from generator.problems import LEVELS, Level, UserError, reaches
from generator.reporters import REPORTERS
from generator.source import content
from generator.targets import clash

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

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
    found = {style: Path(file) for style, _equals, file in pairs}
    if len(found) < len(pairs):
        raise click.BadParameter("一种格式只能写进一个文件。")
    return found


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=options.PATH)
@click.option(
    "--format",
    "styles",
    multiple=True,
    type=options.Choice(list(REPORTERS)),
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
    type=options.Choice(LEVELS),
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
@options.edition
@options.lang()
@click.option("--fix", is_flag=True, help="把能自动改好的写法改好；原文件另存为 .bak。")
@click.option("--diff", is_flag=True, help="显示会改什么；不加 --fix 时什么也不改。")
def command(  # noqa: PLR0913, PLR0917 (Click hands each option over)
    paths: tuple[Path, ...],
    styles: tuple[str, ...],
    targets: dict[str, Path],
    fail_on: Level,
    min_complete: int,
    edition: str,
    lang: str,
    *,
    fix: bool,
    diff: bool,
) -> None:
    """检查报告。PATHS 是 YAML 文件，或放着 YAML 文件的文件夹。"""
    shown = _shown(styles, targets)
    listed = reports_in(paths)
    _refuse_clash(targets, listed.files)
    unusable = listed.unusable
    for file in listed.files if fix or diff else ():
        with _going_on(unusable):
            _mend(file, lang, fix=fix, diff=diff, beside=shown != "text")
    reports, _ = whole(listed.files)
    problems: list[Problem] = []
    short: list[Message] = []
    names: list[str] = []
    quiet = len(reports) == 1 or not options.on_terminal(sys.stderr)
    with click.progressbar(reports, file=sys.stderr, hidden=quiet) as bar:
        for file in bar:
            with _going_on(unusable):
                found, wrong = pipeline.read(file, edition)
                short += _unfinished(found, wrong, min_complete)
                problems += wrong
                names.append(str(file))
    _put_out(shown, targets, lambda style: reporters.report(style, problems, names, lang))
    if "github" in (shown, *targets):
        _add_to_job_summary(reporters.job_summary(problems, names, lang))
    for message in short:
        terminal.echo(message.to(lang), err=True)
    for told in dict.fromkeys(message.to(lang) for message in unusable):
        terminal.echo(f"fazhi: {told}", err=True)
    if names:
        terminal.echo(reporters.summary(problems, len(names), lang), err=True)
    found_any = short or reaches(problems, fail_on)
    sys.exit(UNUSABLE if unusable else FOUND if found_any else CLEAN)


@contextmanager
def _going_on(unusable: list[Message]) -> Iterator[None]:
    """Keep what is told of a file that cannot be used: it does not stop the rest.

    Where the output cannot be written, the rest is in vain: that is an OSError.
    """
    try:
        yield
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is)
        unusable.append(faults.told(error))


def _refuse_clash(targets: dict[str, Path], reports: list[Path]) -> None:
    """Raise UserError where the output would be written over a file that is read."""
    if targets:
        refusal = clash(list(targets.values()), [*reports, *whole(reports)[1]])
        if refusal:
            raise UserError(refusal)


def _put_out(shown: str | None, targets: dict[str, Path], report: Callable[[str], str]) -> None:
    """Write the report in each format to its file, and the one for the screen there."""
    files.write_all({file: files.encoded(report(style)) for style, file in targets.items()})
    if shown:
        _show(shown, report(shown))


def _mend(file: Path, lang: str, *, fix: bool, diff: bool, beside: bool) -> None:
    """Show what may be mended in a file, and mend it; `beside` the report on standard output."""
    from generator import mending

    raw = content(file)
    mended = mending.mend(raw, str(file), pipeline.fields(file))
    if diff:
        terminal.page(mended.diff, err=beside)
    backup = mending.replace(file, raw, mended) if fix and mended.changed else None
    if backup:
        said = say("{file} 已经改好，原来的存为 {backup}。", file=file, backup=backup)
        terminal.echo(said.to(lang), err=True)


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


def _show(style: str, text: str) -> None:
    """Print a report: for people, for GitHub's runner, or for a program that reads it."""
    if style in {"text", "github"}:
        terminal.page(text, commands=style == "github")
    else:
        terminal.data(text)


def _add_to_job_summary(text: str) -> None:
    """Append to the page of the run, where GitHub Actions says that there is one."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        with Path(page).open("ab") as file:
            file.write(files.encoded(text))


def _unfinished(found: Source, problems: list[Problem], percent: int) -> list[Message]:
    """How far a report is that is less than `percent` complete."""
    if not percent:
        return []
    from generator import progress

    made = progress.measure(schema.load(resources.schema()), found, problems)
    if made.percent >= percent:
        return []
    return [
        say(
            "{file}：完成 {percent}%，要求 {wanted}%，还有 {left} 项没有填。运行 fazhi status {file} 看是哪些。",
            file=made.file,
            percent=made.percent,
            wanted=percent,
            left=made.due - made.filled,
        )
    ]
