"""`fazhi render`: a report, or a folder of them, as files to print and publish."""

from __future__ import annotations

import os
import sys
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import assembly, batch, listing, pipeline, printing, reporters, targets, terminal
from generator.cli import CLEAN, FOUND, UNUSABLE
from generator.commands import options
from generator.look import chosen, shipped
from generator.messages import SOURCE_LANGUAGE, say
from generator.problems import UserError
from generator.targets import Job
from generator.words import TEMPLATE
from generator.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.messages import Message
    from generator.pipeline import Edition

_USUAL = ("txt", "docx")  # where no format is named
# What looks like the name of a file and no folder, and what it may be instead.
_OTHERS = {"doc": ".docx", "wps": ".docx", "htm": ".html"}


def _formats(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The formats that are named, each once; none where the option is not given."""
    if value is None:
        return ()
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",")))
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
    callback=_formats,
    help=f"印成哪些格式（{'、'.join(WRITERS)}），用逗号隔开；不写就看 -o 的文件名，再不然是 {','.join(_USUAL)}。",
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
    listed = listing.reports_in([path]) if _is_folder(path) else listing.Listing([path], [])
    reports, parts = assembly.whole(listed.files)
    one = assembly.main(path) if len(reports) == 1 else None
    if made is None:
        problems = [*wrong, *(pipeline.read(one, edition)[1] if one else ())]
        terminal.page(reporters.text(problems, SOURCE_LANGUAGE), err=True)
        terminal.echo(say("没有印：请先改好上面的错误。"), err=True)
        sys.exit(FOUND)
    order = printing.Order(_formats_for(out, formats), edition, made, draft, templates)
    inputs = [*listed.files, *parts, *_used(look, templates)]
    if one:
        plan = targets.plan([Job(one, _targets(one, out, order.formats))], inputs)
        code = _print(plan[0], order)
    else:
        plan = targets.plan(_jobs(reports, path, out, order.formats), inputs)
        code = _print_all(plan, order, jobs)
    sys.exit(max(code, _tell(listed.unusable)))


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 (Path.is_dir raises where nothing may be read)


def _used(look: str | None, templates: Path | None) -> list[Path]:
    """The files besides the reports that are read to print them."""
    used = [Path(look)] if look and look not in shipped() else []
    return [*used, templates / TEMPLATE] if templates else used


def _tell(unusable: Sequence[Message]) -> int:
    """Tell of what cannot be used; the exit code comes back."""
    for told in unusable:
        terminal.echo(f"fazhi: {told}", err=True)
    return UNUSABLE if unusable else CLEAN


def _print(job: Job, order: printing.Order) -> int:
    """Print one report and say everything about it; the exit code comes back."""
    if job.refusal:
        raise UserError(job.refusal)
    outcome = printing.make(job.file, order, job.targets)()
    terminal.page(reporters.text(outcome.problems, SOURCE_LANGUAGE), err=True)
    if outcome.refusal:
        terminal.echo(outcome.refusal, err=True)
        return FOUND
    for target in outcome.written:
        terminal.echo(target)
    return CLEAN


def _print_all(plan: Sequence[Job], order: printing.Order, processes: int | None) -> int:
    """Print every report of a plan, with a line for each that was not; the exit code comes back."""
    refused = [printing.unusable(job.file, job.refusal) for job in plan if job.refusal]
    work = [job for job in plan if not job.refusal]
    results = batch.each(
        partial(printing.attempt, order=order), work, batch.workers(processes, len(work))
    )
    codes = []
    hidden = not options.on_terminal(sys.stderr)
    with click.progressbar(chain(refused, results), len(plan), file=sys.stderr, hidden=hidden) as bar:  # fmt: skip
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


def _jobs(
    reports: Sequence[Path], folder: Path, out: Path | None, formats: Sequence[str]
) -> list[Job]:
    """Where each report of a folder goes: beside it, or into the same folder in `out`."""
    if out is not None and _suffix(out):
        raise UserError(
            say(
                "{folder} 里有 {count} 份报告，不能都印进 {out} 一个文件。-o 后面请写一个文件夹的名字。",
                folder=folder,
                count=len(reports),
                out=out,
            )
        )
    return [
        Job(file, _targets(file, out and out / file.parent.relative_to(folder), formats))
        for file in reports
    ]


def _suffix(out: Path) -> str:
    """The format that a file's name says; "" for the name of a folder."""
    suffix = out.suffix.removeprefix(".").lower()
    return suffix if suffix in (*WRITERS, *_OTHERS) else ""


def _formats_for(out: Path | None, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The formats that are asked for, else the one that the file's name says, else the usual ones."""
    if out is None:
        return asked or _USUAL
    suffix = _suffix(out)
    if suffix in _OTHERS:
        raise UserError(say("印不成 .{suffix} 文件。请写成 {out}。", suffix=suffix, out=out.with_suffix(_OTHERS[suffix])))  # fmt: skip
    if suffix and asked and suffix not in asked:
        raise UserError(say("文件名 {out} 与格式 {name} 不一致。", out=out, name="、".join(asked)))
    return asked or ((suffix,) if suffix else _USUAL)


def _targets(file: Path, out: Path | None, formats: Sequence[str]) -> dict[str, Path]:
    """The file of each format: beside the report, in the folder `out`, or `out` itself."""
    if out is None:
        return {name: file.with_suffix(f".{name}") for name in formats}
    suffix = _suffix(out)
    if not suffix:
        return {name: out / f"{file.stem}.{name}" for name in formats}
    return {name: out if name == suffix else out.with_suffix(f".{name}") for name in formats}
