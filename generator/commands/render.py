"""`fazhi render`: a report, or a folder of them, as files to print and publish."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import assembly, batch, files, pipeline, printing, reporters, terminal
from generator.cli import CLEAN, FOUND, UNUSABLE
from generator.commands import options
from generator.look import chosen
from generator.messages import SOURCE_LANGUAGE, say
from generator.problems import UserError
from generator.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.pipeline import Edition

# What looks like the name of a file and no folder, and what it may be instead.
_OTHERS = {"doc": ".docx", "wps": ".docx", "htm": ".html"}


def _formats(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(","))
    unknown = [name for name in names if name not in WRITERS]
    if unknown:
        raise click.BadParameter(
            f"没有 {'、'.join(unknown)} 这种格式，可以写：{'、'.join(WRITERS)}。"
        )
    return names


@click.command("render")
@click.argument("path", type=options.PATH)
@options.output("放到哪个文件夹，或写成哪个文件；不写就放在报告旁边。")
@click.option(
    "--to",
    "formats",
    default="txt,docx",
    show_default=True,
    callback=_formats,
    help=f"印成哪些格式（{'、'.join(WRITERS)}），用逗号隔开。",
)
@options.edition
@options.look()
@click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="用这个文件夹里的 body.xml.j2 代替自带的文字模板。",
)
@click.option("--draft", is_flag=True, help="有缺漏也印，缺的地方印成【待补：…】。")
@click.option(
    "--jobs", type=click.IntRange(1), help="一次印许多份时，用几个进程；不写就看有几个核。"
)
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    path: Path,
    out: Path | None,
    formats: tuple[str, ...],
    edition: Edition,
    look: str | None,
    templates: Path | None,
    draft: bool,
    jobs: int | None,
) -> None:
    """把报告印成纯文本、Word 文件、网页或 PDF。有错误时不印，除非加上 --draft。

    PATH 是一份报告，或放着主文件和各单位供稿的文件夹；放着许多份报告的文件夹，逐份印出。
    """
    made, wrong = chosen(look)
    one = _one(path)
    if made is None:
        problems = [*wrong, *(pipeline.read(one, edition)[1] if one else ())]
        terminal.page(reporters.text(problems, SOURCE_LANGUAGE), err=True)
        terminal.echo(say("没有印：请先改好上面的错误。"), err=True)
        sys.exit(FOUND)
    order = printing.Order(formats, edition, made, draft, templates)
    sys.exit(_print(one, out, order) if one else _print_all(path, out, order, jobs))


def _one(path: Path) -> Path | None:
    """The report that a path means; None for a folder of several."""
    reports = assembly.whole(files.reports_in([path])) if path.is_dir() else [path]
    return assembly.main(path) if len(reports) == 1 else None


def _print(file: Path, out: Path | None, order: printing.Order) -> int:
    """Print one report and say everything about it; the exit code comes back."""
    outcome = printing.make(file, order, _targets(file, out, order.formats))()
    terminal.page(reporters.text(outcome.problems, SOURCE_LANGUAGE), err=True)
    if outcome.refusal:
        terminal.echo(outcome.refusal, err=True)
        return FOUND
    for target in outcome.written:
        terminal.echo(target)
    return CLEAN


def _print_all(folder: Path, out: Path | None, order: printing.Order, jobs: int | None) -> int:
    """Print every report of a folder, with a line for each that was not; the exit code comes back."""
    reports = assembly.whole(files.reports_in([folder]))
    work = [(file, _targets(file, _mirrored(file, folder, out), order.formats)) for file in reports]
    codes = []
    results = batch.each(
        partial(printing.attempt, order=order), work, batch.workers(jobs, len(work))
    )
    hidden = not sys.stderr.isatty()
    with click.progressbar(results, len(work), file=sys.stderr, hidden=hidden) as bar:
        for outcome in bar:
            codes.append(_code(outcome))
            if outcome.refusal:
                terminal.echo(f"{outcome.file}: {outcome.reason}", err=True)
    failed = len(codes) - codes.count(CLEAN)
    done = say("印了 {done} 份，{failed} 份没有印。", done=codes.count(CLEAN), failed=failed)
    terminal.echo(done, err=True)
    return max(codes)


def _code(outcome: printing.Outcome) -> int:
    if outcome.unusable:
        return UNUSABLE
    return FOUND if outcome.refusal else CLEAN


def _mirrored(file: Path, folder: Path, out: Path | None) -> Path | None:
    """Where in `out` a report of a folder goes: into the same folder as it has in that one."""
    return None if out is None else out / file.parent.relative_to(folder)


def _targets(file: Path, out: Path | None, formats: Sequence[str]) -> dict[str, Path]:
    """The file of each format: beside the report, in the folder `out`, or `out` itself."""
    if out is None:
        return {name: file.with_suffix(f".{name}") for name in formats}
    suffix = out.suffix.removeprefix(".")
    if suffix in _OTHERS:
        raise UserError(say("印不成 .{suffix} 文件。请写成 {out}。", suffix=suffix, out=out.with_suffix(_OTHERS[suffix])))  # fmt: skip
    if suffix not in WRITERS:
        return {name: out / f"{file.stem}.{name}" for name in formats}
    if len(formats) == 1 and suffix != formats[0]:
        raise UserError(say("文件名 {out} 与格式 {name} 不一致。", out=out, name=formats[0]))
    return {name: out.with_suffix(f".{name}") for name in formats}
