"""One report file → the files that are asked for, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import reports
from generator.basis import faults, files
from generator.basis.messages import Message, say
from generator.basis.problems import Problem, UserError, located, reaches
from generator.basis.targets import Job
from generator.checking.report import check
from generator.kinds import kind
from generator.kinds.schema import lost
from generator.printing.annotating import annotated
from generator.printing.composing import compose, left_out
from generator.printing.look import Look
from generator.printing.writers import WRITERS
from generator.printing.writers.package import as_written

_LOST = say("没有印：请先改好上面的错误，不然有的内容会印不出来。")
_LEFT_OUT = say("没有印：模板漏了上面这些内容。请先改好模板；想先看看样子，可以加上 --draft。")
_DRAFTABLE = say("没有印：请先改好上面的错误；想先看看样子，可以加上 --draft。")
_FIRST = say("第 {line} 行：{message}")
_CONTRIBUTION = say("{file} 是一家单位的供稿，请印主文件；只看这一份的样子，可以加上 --draft。")

_PRINTED_BOTH_WAYS = "conflict"  # of which a draft prints both versions


@dataclass(frozen=True)
class Order:
    """How reports are to be printed; `templates` is a folder whose template takes the place of ours.

    `kind_folder` is the folder of the kind from outside that is in use.
    """

    formats: tuple[str, ...]
    edition: str
    look: Look
    draft: bool = False
    templates: Path | None = None
    kind_folder: Path | None = None
    annotate: bool = False  # whether what is found stands as comments in the DOCX


@dataclass(frozen=True)
class Outcome:
    """The result for one report: its problems, what was written, what is kept, why nothing was."""

    file: Path
    problems: tuple[Problem, ...] = ()
    written: tuple[Path, ...] = ()
    kept: tuple[Message, ...] = ()
    refusal: Message | None = None
    unusable: bool = False

    @property
    def reason(self) -> Message:
        """Why nothing was written, in one line: the first error, or what could not be read."""
        errors = [problem for problem in self.problems if problem.level == "error"]
        if self.unusable or not errors:
            return self.refusal or say("没有印。")
        first = located(errors[0], _FIRST)
        if len(errors) == 1:
            return first
        return say("{first}（另有 {more} 处错误）", first=first, more=len(errors) - 1)


def print_report(job: Job, order: Order) -> Outcome:
    """Print one report in every format that is asked for, each to its target.

    Raises UserError where a file cannot be read or written, and for an outside template's mistakes.
    """
    found = reports.read(job.file, order.edition)
    problems = check(found)
    refusal = _refusal(problems, draft=order.draft)
    if refusal:
        return Outcome(job.file, tuple(problems), refusal=refusal)
    if found.is_contribution and not order.draft:
        raise UserError(_CONTRIBUTION.fill(file=found.page.file))
    document = compose(found, order.templates)._replace(draft=order.draft)
    omitted = left_out(found, document, order.templates)
    if omitted and not order.draft:
        return Outcome(job.file, (*problems, *omitted), refusal=_LEFT_OUT)
    problems += [problem._replace(level="warning") for problem in omitted]
    contents = {job.targets[name]: WRITERS[name](document, order.look) for name in order.formats}
    if order.annotate:
        target = job.targets["docx"]
        contents[target] = annotated(contents[target], found, problems, document.date)
    kept = [_keep(job.targets[name]) for name in order.formats if _edited(name, job.targets[name])]
    files.write_all(contents)
    return Outcome(job.file, tuple(problems), tuple(contents), tuple(kept))


def _edited(name: str, target: Path) -> bool:
    """Whether a Word file stands at a target and is not as it was written here: somebody's work."""
    return name == "docx" and target.is_file() and not as_written(target.read_bytes())


def _keep(target: Path) -> Message:
    """Keep what somebody wrote under a name of its own, with the day of the last change, and say so."""
    kept = files.keep(target, target.read_bytes(), files.changed_on(target))
    return say("{target} 在 Word 里改过，没有盖掉：原来那份留在 {kept}。", target=target, kept=kept)


def _refusal(problems: list[Problem], *, draft: bool) -> Message | None:
    """Why a report with these problems is not printed; as a draft, nearly all are."""
    if lost(problem for problem in problems if problem.rule != _PRINTED_BOTH_WAYS):
        return _LOST
    if reaches(problems, "error") and not draft:
        return _DRAFTABLE
    return None


def attempt(job: Job, order: Order) -> Outcome:
    """`print_report` for one of many: its failure is an outcome, and does not stop the others."""
    kind.use(order.kind_folder)  # this may be another process
    try:
        return print_report(job, order)
    except Exception as error:  # noqa: BLE001 (whatever it is)
        return unusable(job.file, faults.told(error))


def unusable(file: Path, why: Message) -> Outcome:
    """The outcome for a report that cannot be read or written."""
    return Outcome(file, refusal=why, unusable=True)
