"""What is to be written where, planned first: nothing over another, nor over a file that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.files import real
from generator.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.messages import Message


class Job(NamedTuple):
    """A report, the file for each format, and why they must not be written, if so."""

    file: Path
    targets: Mapping[str, Path]
    refusal: Message | None = None


def plan(jobs: Sequence[Job], inputs: Iterable[Path]) -> list[Job]:
    """The jobs, those refused that would write over an input or over what another one writes."""
    read = {_one(file) for file in inputs}
    writers: dict[str, list[Path]] = {}
    for job in jobs:
        for target in job.targets.values():
            writers.setdefault(_one(target), []).append(job.file)
    return [job._replace(refusal=_refusal(job, read, writers)) for job in jobs]


def _refusal(job: Job, read: set[str], writers: Mapping[str, Sequence[Path]]) -> Message | None:
    for target in job.targets.values():
        if _one(target) in read:
            return over_input(target)
        others = [file for file in writers[_one(target)] if file != job.file]
        if others:
            return say(
                "没有印：{other} 也要印成 {target}，会互相盖掉。请给其中一份报告改名。",
                other=others[0],
                target=target,
            )
    return None


def clash(targets: Sequence[Path], inputs: Iterable[Path]) -> Message | None:
    """Why not all of these may be written: one is read, or two are the same file."""
    read = {_one(file) for file in inputs}
    written: dict[str, Path] = {}
    for target in targets:
        if _one(target) in read:
            return over_input(target)
        if written.setdefault(_one(target), target) is not target:
            return say("{target} 只能写一种内容，这里要写两种。请换一个名字。", target=target)
    return None


def over_input(target: Path) -> Message:
    """What is told where a file that is read would be written over."""
    return say("没有写 {target}：它就是要读的文件，写了会盖掉它。请用 -o（check 用 --output-file）换一个名字或文件夹。", target=target)  # fmt: skip


def _one(file: Path) -> str:
    """The same for all names of a file, also where upper and lower case are one."""
    return str(real(file)).casefold()
