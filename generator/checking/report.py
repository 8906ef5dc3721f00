"""All that is wrong with a report."""

from __future__ import annotations

from generator.basis.problems import MOST, Problem, ordered, told
from generator.checking import ignore, last_year, remarks, rules
from generator.kinds import kind, validation
from generator.reports import contribution
from generator.reports.source import Source


def check(found: Source, last: Source | None = None) -> list[Problem]:
    """Everything that is wrong with a report or a contribution, sorted by place.

    `last` is last year's report, against which is held what this one says of last year.

    Of a report, that includes what its edition needs; of a contribution, only what it must have by
    itself. What the author lets stand is left out.
    """
    if not found.data and any(problem.level == "error" for problem in found.problems):
        return told(ordered(found.problems))
    wrong = [*_of_fields(found), *rules.run(found), *remarks.problems(found)]
    if last:
        wrong += last_year.problems(found, last)
    every = ordered(found.problems + wrong)
    problems = ordered(found.problems + _one_a_cause(wrong, found.problems))
    return told(ignore.apply(found, problems, whole=len(every) <= MOST), every)


def _of_fields(found: Source) -> list[Problem]:
    """What is wrong with the fields: unknown ones, missing ones, values of a wrong form."""
    if contribution.is_report(found):
        return contribution.problems(found)
    problems = validation.check(found.schema, found, found.edition)
    if found.is_contribution:
        return problems + contribution.problems(found)
    return problems + _unknown_kind(found)


def _unknown_kind(found: Source) -> list[Problem]:
    name = found.data.get("kind")
    if not isinstance(name, str) or kind.find(name):
        return []
    return [found.problem(("kind",), "error", "bad-value", kind.unknown(name), 0)]


def _one_a_cause(wrong: list[Problem], of_reading: list[Problem]) -> list[Problem]:
    """The problems without those whose cause has been reported already.

    If a value was misread, nothing else is said of it; if its field cannot hold it, no rule judges
    it. Field names stand at column 1, where missing fields are reported: these stay.
    """
    misread = {problem.place for problem in of_reading if problem.place.column > 1}
    bad = {problem.path for problem in wrong if problem.rule == "bad-value"}
    return [
        problem
        for problem in wrong
        if problem.place not in misread and (problem.rule == "bad-value" or problem.path not in bad)
    ]
