"""What `fazhi render` makes and where it goes: the formats and files that -o and --to mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.basis.drafts import DRAFT
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.basis.targets import Job
from generator.printing.writers import WRITERS

USUAL = ("txt", "docx")  # the formats where none is named
_EDITIONS = {"filed": "-上报版"}
# What looks like the name of a file in a format that we do not print, and what it may be instead.
_OTHERS = {"doc": ".docx", "wps": ".docx", "htm": ".html"}


def formats(out: Path | None, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The formats that are asked for, else the one that the file's name says, else the usual ones.

    Raises UserError where the name says a format that we do not print, or that is not asked for.
    """
    named = _format_of(out) if out else ""
    if out and named in _OTHERS:
        instead = out.with_suffix(_OTHERS[named])
        raise UserError(say("印不成 .{suffix} 文件。请写成 {out}。", suffix=named, out=instead))
    if named and asked and named not in asked:
        names = "、".join(asked)
        raise UserError(say("文件名 {out} 与格式 {name} 不一致。", out=out, name=names))
    if asked:
        return asked
    return (named,) if named else USUAL


def _format_of(out: Path) -> str:
    """The format that a file's name says; "" for the name of a folder."""
    suffix = out.suffix.removeprefix(".").lower()
    return suffix if suffix in WRITERS or suffix in _OTHERS else ""


def mark(edition: str, *, draft: bool) -> str:
    """What the name of a file says of it: both editions and a draft lie side by side in one folder."""
    return _EDITIONS.get(edition, "") + f"-{DRAFT}" * draft


def targets(
    report: Path, out: Path | None, formats: Sequence[str], mark: str = ""
) -> Mapping[str, Path]:
    """The file of each format: beside the report, in the folder `out`, or `out` itself."""
    named = _format_of(out) if out else ""
    if not out or not named:
        folder = out or report.parent
        return {name: folder / f"{report.stem}{mark}.{name}" for name in formats}
    return {name: out if name == named else out.with_suffix(f".{name}") for name in formats}


def jobs(
    reports: Sequence[Path], within: Path, out: Path | None, formats: Sequence[str], mark: str = ""
) -> list[Job]:
    """Where each report of a folder goes: beside it, or into the same folder in `out`."""
    if out is None:
        return [Job(report, targets(report, None, formats, mark)) for report in reports]
    if _format_of(out):
        raise UserError(
            say(
                "{folder} 里有 {count} 份报告，不能都印进 {out} 一个文件。-o 后面请写一个文件夹的名字。",
                folder=within,
                count=len(reports),
                out=out,
            )
        )
    return [
        Job(report, targets(report, out / report.parent.relative_to(within), formats, mark))
        for report in reports
    ]
