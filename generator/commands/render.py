"""`fazhi render`: a report, or a folder of them, as files to print and publish."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NoReturn

import click

from generator.basis import listing, targets, terminal
from generator.basis.exits import CLEAN, FOUND, UNUSABLE
from generator.basis.listing import Listing
from generator.basis.messages import Message, say, spoken
from generator.basis.problems import Problem, UserError
from generator.basis.targets import Job
from generator.commands import destinations, opening, options
from generator.kinds import kind
from generator.printing import batch
from generator.printing.look import chosen, shipped
from generator.printing.report import Order, Outcome, attempt, print_report, unusable
from generator.printing.words import TEMPLATE
from generator.printing.writers import WRITERS
from generator.reporting import text
from generator.reports import folder


def _formats(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The formats that are named, each once; none where the option is not given."""
    if value is None:
        return ()
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",")))
    unknown = [name for name in names if name not in WRITERS]
    if unknown:
        raise click.BadParameter(
            str(
                say(
                    "没有 {unknown} 这种格式，可以写：{names}。",
                    unknown="、".join(unknown),
                    names="、".join(WRITERS),
                )
            )
        )
    return names


@click.command("render")
@click.argument("path", type=options.PATH)
@options.output("放到哪个文件夹，或写成哪个文件；不写就放在报告旁边。")
@click.option(
    "--to",
    "formats",
    callback=_formats,
    help=f"印成哪些格式（{'、'.join(WRITERS)}），用逗号隔开；不写就看 -o 的文件名，再不然是 {','.join(destinations.USUAL)}。",
)
@options.edition
@options.look()
@options.kind_folder()
@click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="用这个文件夹里的 body.xml.j2 代替自带的文字模板。",
)
@click.option("--draft", is_flag=True, help="有缺漏也印，缺的地方印成【待补：…】。")
@click.option("--annotate", is_flag=True, help="检查出来的问题写成 Word 的批注，标在那几个字上。")
@click.option(
    "--jobs",
    "processes",
    type=click.IntRange(1),
    help="一次印许多份时，用几个进程；不写就看有几个核。",
)
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    path: Path,
    out: Path | None,
    formats: tuple[str, ...],
    edition: str,
    look: str | None,
    templates: Path | None,
    draft: bool,
    annotate: bool,
    processes: int | None,
) -> None:
    """把报告印成纯文本、Word 文件、网页或 PDF。有错误时不印，除非加上 --draft。

    PATH 是一份报告，或放着主文件和各单位供稿的文件夹；放着许多份报告的文件夹，逐份印出。
    """
    made, wrong = chosen(look)
    listed = listing.reports_in([path]) if _is_folder(path) else Listing([path], [])
    found = folder.whole(listed.files)
    single = folder.main(path) if len(found.reports) == 1 else None
    if made is None:
        _refuse_look(wrong, single, edition)
    formats = destinations.formats(out, formats)
    if annotate and "docx" not in formats:
        raise UserError(say("--annotate 把问题写成 Word 的批注，要印 docx：请用 --to docx。"))
    mark = destinations.mark(edition, draft=draft)
    if single:
        jobs = [Job(single, destinations.targets(single, out, formats, mark))]
    else:
        jobs = destinations.jobs(found.reports, path, out, formats, mark)
    plan = targets.plan(jobs, [*listed.files, *found.parts, *_besides(look, templates)])
    order = Order(formats, edition, made, draft, templates, kind.outside(), annotate)
    code = _print(plan[0], order) if single else _print_all(plan, order, processes)
    for told in listed.unusable:
        terminal.echo(f"fazhi: {told}", err=True)
    sys.exit(UNUSABLE if listed.unusable else code)


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 (Path.is_dir raises where nothing may be read)


def _refuse_look(wrong: list[Problem], single: Path | None, edition: str) -> NoReturn:
    """Say what is wrong with a look that cannot be used, and with the report that it is for."""
    problems = opening.checked(single, edition)[1] if single else []
    terminal.page(text([*wrong, *problems], spoken()), err=True)
    terminal.echo(say("没有印：请先改好上面的错误。"), err=True)
    sys.exit(FOUND)


def _besides(look: str | None, templates: Path | None) -> list[Path]:
    """The files besides the reports that are read to print them."""
    own_look = [Path(look)] if look and look not in shipped() else []
    own_words = [templates / TEMPLATE] if templates else []
    return own_look + own_words


def _print(job: Job, order: Order) -> int:
    """Print one report and say everything about it. Returns the exit code."""
    if job.refusal:
        raise UserError(job.refusal)
    outcome = print_report(job, order)
    terminal.page(text(outcome.problems, spoken()), err=True)
    if outcome.refusal:
        terminal.echo(outcome.refusal, err=True)
        return FOUND
    _tell_kept(outcome)
    for target in outcome.written:
        terminal.echo(target)
    return CLEAN


def _tell_kept(outcome: Outcome) -> None:
    for kept in outcome.kept:
        terminal.echo(kept, err=True)


def _print_all(plan: Sequence[Job], order: Order, processes: int | None) -> int:
    """Print every report of a plan, with a line for each that was not. Returns the exit code."""
    if not plan:
        return CLEAN
    refused = [unusable(job.file, job.refusal) for job in plan if job.refusal]
    work = [job for job in plan if not job.refusal]
    results = batch.results(
        partial(attempt, order=order), work, batch.workers(processes, len(work))
    )
    codes = []
    with options.progress_bar(chain(refused, results), len(plan)) as bar:
        for outcome in bar:
            codes.append(_code(outcome))
            _tell_kept(outcome)
            if outcome.refusal:
                terminal.echo(f"{outcome.file}: {outcome.reason}", err=True)
    done = codes.count(CLEAN)
    terminal.echo(_summary(done, len(codes) - done), err=True)
    return max(codes)


def _code(outcome: Outcome) -> int:
    if outcome.unusable:
        return UNUSABLE
    return FOUND if outcome.refusal else CLEAN


def _summary(done: int, failed: int) -> Message:
    return say("印了 {done} 份，{failed} 份没有印。", done=done, failed=failed)
