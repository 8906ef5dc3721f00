"""`fazhi check`: what is missing or wrong, by line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import click

from generator.basis import faults, terminal
from generator.basis.exits import CLEAN, FOUND, UNUSABLE
from generator.basis.listing import reports_in
from generator.basis.messages import Message, say
from generator.basis.problems import LEVELS, Level, Problem, UserError, reaches
from generator.basis.targets import refuse_clash
from generator.checking import progress
from generator.checking.report import check
from generator.commands import opening, options, outputs
from generator.parsing import mending
from generator.parsing.tree import content
from generator.reporting import REPORTERS, summary
from generator.reports import Source, reading
from generator.reports.folder import whole

_UNFINISHED = say(
    "{file}：完成 {percent}%，要求 {wanted}%，还有 {left} 项没有填。运行 fazhi status {file} 看是哪些。"
)

_LAST_REFUSED = say("上年的文件要先改好。{file} 第 {line} 行：{message}")


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
    callback=outputs.targets,
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
@click.option(
    "--last",
    type=options.PATH,
    help="上年的报告（文件或文件夹）：这份报告里说到上年的数，与它核对。",
)
@options.edition
@options.kind_folder()
@options.lang()
@click.option("--fix", is_flag=True, help="把能自动改好的写法改好；原文件另存为 .bak。")
@click.option("--diff", is_flag=True, help="显示会改什么；不加 --fix 时什么也不改。")
def command(  # noqa: PLR0913, PLR0917 (Click hands each option over)
    paths: tuple[Path, ...],
    styles: tuple[str, ...],
    targets: dict[str, Path],
    fail_on: Level,
    min_complete: int,
    last: Path | None,
    edition: str,
    lang: str,
    *,
    fix: bool,
    diff: bool,
) -> None:
    """检查报告。PATHS 是 YAML 文件，或放着 YAML 文件的文件夹。"""
    screen = outputs.for_screen(styles, targets)
    listed = reports_in(paths)
    if targets:
        refuse_clash(targets.values(), [*listed.files, *whole(listed.files).parts])
    unusable = list(listed.unusable)
    if fix or diff:
        for file in listed.files:
            with _collecting(unusable):
                _mend(file, lang, fix=fix, diff=diff, beside=screen != "text")
    reports = whole(listed.files).reports
    before = _last_year(last, reports)
    results = _check_each(reports, Against(edition, before), min_complete, unusable)
    problems = [problem for result in results for problem in result.problems]
    unfinished = [result.unfinished for result in results if result.unfinished]
    names = [result.file for result in results]
    outputs.put_out(problems, names, screen, targets, lang)
    _tell(unfinished, unusable, lang)
    if names:
        terminal.echo(summary(problems, len(names), lang), err=True)
    if unusable:
        sys.exit(UNUSABLE)
    sys.exit(FOUND if unfinished or reaches(problems, fail_on) else CLEAN)


class Against(NamedTuple):
    """What a report is checked for: its edition, and last year's report where it is given."""

    edition: str
    last: Source | None


def _last_year(last: Path | None, reports: Sequence[Path]) -> Source | None:
    """Last year's report. Raises UserError where more than one report is checked."""
    if last is None:
        return None
    if len(reports) > 1:
        message = say("--last 一次只能核对一份报告，这里有 {count} 份。", count=len(reports))
        raise UserError(message)
    return opening.without_loss(last, _LAST_REFUSED)


@dataclass(frozen=True)
class Result:
    """What was found in one report, and the message where it is less complete than is wanted."""

    file: str
    problems: list[Problem]
    unfinished: Message | None


def _check_each(
    reports: Sequence[Path], against: Against, min_complete: int, unusable: list[Message]
) -> list[Result]:
    """Check the reports, with a bar for many; messages about those that fail go to `unusable`."""
    results = []
    with options.progress_bar(reports, len(reports)) as bar:
        for file in bar:
            with _collecting(unusable):
                results.append(_check(file, against, min_complete))
    return results


def _check(file: Path, against: Against, min_complete: int) -> Result:
    found, problems = opening.checked(file, against.edition, against.last)
    return Result(str(file), problems, _unfinished(found, problems, min_complete))


def _unfinished(found: Source, problems: list[Problem], wanted: int) -> Message | None:
    """The message about a report of which less than `wanted` per cent are filled."""
    if not wanted:
        return None
    made = progress.measure(found, problems)
    if made.percent >= wanted or made.filled == made.due:
        return None
    return _UNFINISHED.fill(
        file=made.file, percent=made.percent, wanted=wanted, left=made.due - made.filled
    )


@contextmanager
def _collecting(unusable: list[Message]) -> Iterator[None]:
    """Add to `unusable` the message about a file that cannot be used: the rest goes on.

    An OSError is raised on: the output cannot be written, and the rest would be in vain.
    """
    try:
        yield
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is)
        unusable.append(faults.told(error))


def _mend(file: Path, lang: str, *, fix: bool, diff: bool, beside: bool) -> None:
    """Show what may be mended in a file, and mend it; `beside` the report on standard output."""
    raw = content(file)
    mended = mending.mend(raw, str(file), lambda new: check(reading.parse(new, str(file))))
    if diff:
        terminal.page(mended.diff, err=beside)
    backup = mending.replace(file, raw, mended) if fix and mended.changed else None
    if backup:
        told = say("{file} 已经改好，原来的存为 {backup}。", file=file, backup=backup)
        terminal.echo(told.to(lang), err=True)


def _tell(unfinished: Sequence[Message], unusable: Sequence[Message], lang: str) -> None:
    """Tell of reports that are not complete, and, once each, of what cannot be used."""
    for message in unfinished:
        terminal.echo(message.to(lang), err=True)
    for told in dict.fromkeys(message.to(lang) for message in unusable):
        terminal.echo(f"fazhi: {told}", err=True)
