"""One report file → the files that are asked for, or why there are none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator import assembly, faults, files, pipeline
from generator.messages import Message, say
from generator.problems import Problem, UserError, reaches
from generator.schema import lost
from generator.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.look import Look
    from generator.pipeline import Edition
    from generator.source import Source
    from generator.targets import Job

_LOST = say("没有印：请先改好上面的错误，不然有的内容会印不出来。")
_LEFT_OUT = say("没有印：模板漏了上面这些内容。请先改好模板；想先看看样子，可以加上 --draft。")
_DRAFTABLE = say("没有印：请先改好上面的错误；想先看看样子，可以加上 --draft。")


class Order(NamedTuple):
    """How reports are to be printed; `templates` is a folder whose template takes the place of ours."""

    formats: tuple[str, ...]
    edition: Edition
    look: Look
    draft: bool = False
    templates: Path | None = None


class Outcome(NamedTuple):
    """What came of one report: its problems, what was written, and why nothing was."""

    file: Path
    problems: tuple[Problem, ...] = ()
    written: tuple[Path, ...] = ()
    refusal: Message | None = None
    unusable: bool = False

    @property
    def reason(self) -> Message:
        """Why nothing was written, in one line: the first error, or what could not be read."""
        errors = [problem for problem in self.problems if problem.level == "error"]
        if self.unusable or not errors:
            return self.refusal or say("没有印。")
        first = say("第 {line} 行：{message}", line=errors[0].place.line, message=errors[0].message)
        more = len(errors) - 1
        return say("{first}（另有 {more} 处错误）", first=first, more=more) if more else first


def make(file: Path, order: Order, targets: Mapping[str, Path]) -> Callable[[], Outcome]:
    """Make one report in every format; what comes back writes it to its targets, a path for each.

    Raises UserError where a file cannot be read, and then where one cannot be written.
    """
    found, problems = pipeline.read(file, order.edition)
    refusal = _refusal(found, problems, order)
    if refusal:
        return partial(Outcome, file, tuple(problems), refusal=refusal)
    document = pipeline.compose(found, order.edition, order.templates)
    left_out = pipeline.unsaid(found, document, order.edition, order.templates)
    problems += [p._replace(level="warning") for p in left_out] if order.draft else left_out
    if left_out and not order.draft:
        return partial(Outcome, file, tuple(problems), refusal=_LEFT_OUT)
    made = {targets[name]: WRITERS[name](document, order.look) for name in order.formats}
    return partial(_write, made, Outcome(file, tuple(problems), tuple(made)))


def _write(made: Mapping[Path, bytes], outcome: Outcome) -> Outcome:
    files.write_all(made)
    return outcome


def attempt(job: Job, order: Order) -> Callable[[], Outcome]:
    """`make` for one of many: that it cannot be done is an outcome, too."""
    try:
        write = make(job.file, order, job.targets)
    except Exception as error:  # noqa: BLE001 (one report, whatever it is, does not stop the rest)
        return partial(unusable, job.file, faults.told(error))
    return partial(_attempt, job.file, write)


def _attempt(file: Path, write: Callable[[], Outcome]) -> Outcome:
    try:
        return write()
    except Exception as error:  # noqa: BLE001 (as above)
        return unusable(file, faults.told(error))


def unusable(file: Path, why: Message) -> Outcome:
    """What comes of a report that cannot be read or written."""
    return Outcome(file, refusal=why, unusable=True)


def _refusal(found: Source, problems: list[Problem], order: Order) -> Message | None:
    """Why a report is not printed."""
    if lost(problems):
        return _LOST
    if order.draft:
        return None
    if reaches(problems, "error"):
        return _DRAFTABLE
    if assembly.is_contribution(found):
        raise UserError(
            say(
                "{file} 是一家单位的供稿，请印主文件；只看这一份的样子，可以加上 --draft。",
                file=found.page.file,
            )
        )
    return None
