"""The rules of a good report: one module each, and the table that names them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from generator.problems import Level, first, ordered
from generator.rules import (
    announced_count,
    approximation,
    carried_over,
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
    term,
    thin_part,
    too_deep,
    totals,
    year,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.problems import Problem
    from generator.rules.outline import Finding
    from generator.source import Source


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
# What only a whole report can be held to, not what one unit contributes to it.
WHOLE = frozenset((missing_part.ID, missing_causes.ID, thin_part.ID))


def run(source: Source) -> list[Problem]:
    """What every rule finds in a source, of each rule the first; sorted by place."""
    return ordered(problem for rule in RULES.values() for problem in _found(source, rule))


def _found(source: Source, rule: Rule) -> list[Problem]:
    return first(_problem(source, rule, found) for found in rule.check(source))


def _problem(source: Source, rule: Rule, found: Finding) -> Problem:
    level = found.level or rule.LEVEL
    problem = source.problem(found.path, level, rule.ID, found.message, found.offset)
    return problem._replace(instead=found.instead) if found.instead else problem
