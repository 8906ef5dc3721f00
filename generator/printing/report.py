"""One report file → the files that are asked for, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import reports
from generator.basis import faults, files
from generator.basis.messages import Message, say
from generator.basis.problems import Problem, UserError, reaches
from generator.basis.targets import Job
from generator.checking.report import check
from generator.kinds.schema import lost
from generator.printing.composing import compose, left_out
from generator.printing.look import Look
from generator.printing.writers import WRITERS
from generator.reports.source import Source

_LOST = say("没有印：请先改好上面的错误，不然有的内容会印不出来。")
_LEFT_OUT = say("没有印：模板漏了上面这些内容。请先改好模板；想先看看样子，可以加上 --draft。")
_DRAFTABLE = say("没有印：请先改好上面的错误；想先看看样子，可以加上 --draft。")


@dataclass(frozen=True)
class Order:
    """How reports are to be printed; `templates` is a folder whose template takes the place of ours."""

    formats: tuple[str, ...]
    edition: str
    look: Look
    draft: bool = False
    templates: Path | None = None


@dataclass(frozen=True)
class Outcome:
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


def print_report(job: Job, order: Order) -> Outcome:
    """Print one report in every format that is asked for, each to its target.

    Raises UserError where a file cannot be read or written, and for an outside template's mistakes.
    """
    found = reports.read(job.file, order.edition)
    problems = check(found)
    refusal = _refusal(found, problems, order)
    if refusal:
        return Outcome(job.file, tuple(problems), refusal=refusal)
    document = compose(found, order.templates)
    missing = left_out(found, document, order.templates)
    if missing and not order.draft:
        return Outcome(job.file, (*problems, *missing), refusal=_LEFT_OUT)
    problems += [problem._replace(level="warning") for problem in missing]
    made = {job.targets[name]: WRITERS[name](document, order.look) for name in order.formats}
    files.write_all(made)
    return Outcome(job.file, tuple(problems), tuple(made))


def attempt(job: Job, order: Order) -> Outcome:
    """`print_report` for one of many: that it cannot be done is an outcome, too."""
    try:
        return print_report(job, order)
    except Exception as error:  # noqa: BLE001 (one report, whatever it is, does not stop the rest)
        return unusable(job.file, faults.told(error))


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
    if found.is_contribution:
        raise UserError(
            say(
                "{file} 是一家单位的供稿，请印主文件；只看这一份的样子，可以加上 --draft。",
                file=found.page.file,
            )
        )
    return None
