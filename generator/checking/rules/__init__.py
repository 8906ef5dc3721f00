"""The rules of a good report: one module each, and the table that names them all.

A rule is a module with an ID, a LEVEL, and `check`, which yields findings; its docstring is its page
in the manual, where 反例 and 正例 are run as tests. The other modules here are what rules share:

language   excerpts that show what is mended
spaces     for punctuation: where a space sets words apart
sentences  for punctuation: the mark at the end of a paragraph, the marks of a list
cases      for privacy: names where a case is told
pairs      quotation marks, brackets and titles without their other half
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from generator.basis.messages import say
from generator.basis.problems import Level, Problem, first, ordered
from generator.checking.finding import Finding
from generator.checking.rules import (
    announced_count,
    approximation,
    carried_over,
    consistency,
    figures_in_prose,
    late,
    missing_causes,
    missing_field,
    missing_part,
    numbering,
    placeholder,
    privacy,
    punctuation,
    rate,
    repetition,
    table_sums,
    term,
    thin_part,
    too_deep,
    totals,
    year,
)
from generator.checking.rules.language import excerpt
from generator.reports.source import Source


class Rule(Protocol):
    """A module of this package; its docstring is its manual page."""

    ID: str
    LEVEL: Level

    def check(self, source: Source) -> Iterator[Finding]:
        """Yield what is wrong."""


RULES: dict[str, Rule] = {
    rule.ID: rule
    for rule in (
        missing_part,
        missing_causes,
        missing_field,
        thin_part,
        placeholder,
        carried_over,
        too_deep,
        rate,
        totals,
        announced_count,
        consistency,
        table_sums,
        figures_in_prose,
        year,
        late,
        numbering,
        punctuation,
        approximation,
        repetition,
        term,
        privacy,
    )
}
_NOT_SURE = say("要看意思，不自动改")
_NOT_EXACT = say("这段文字加了英文引号或者折了行，不自动改")
# What only a whole report can be held to, not what one unit contributes to it.
WHOLE = frozenset((missing_part.ID, missing_causes.ID, thin_part.ID))


def run(source: Source) -> list[Problem]:
    """What every rule finds in a source, sorted by place; of a rule that finds many, the first.

    The rules for a whole report are left out where the source is a contribution.
    """
    left_out = WHOLE if source.is_contribution else ()
    chosen = [rule for id_, rule in RULES.items() if id_ not in left_out]
    return ordered(problem for rule in chosen for problem in _found(source, rule))


def _found(source: Source, rule: Rule) -> list[Problem]:
    return first(_problem(source, rule, found) for found in rule.check(source))


def _problem(source: Source, rule: Rule, found: Finding) -> Problem:
    level = found.level or rule.LEVEL
    problem = source.problem(found.path, level, rule.ID, found.message, found.offset)
    change = found.change
    if not change:
        return problem._replace(instead=found.instead)
    start, end, right, sure = change
    instead = excerpt(source.text(found.path), start, end, right)
    edit = source.edit(found.path, start, end, right) if sure else None
    left = None if edit else _NOT_EXACT if sure else _NOT_SURE
    return problem._replace(instead=instead, edit=edit, left=left)
