"""Every figure of a report, in the order in which an office proofreads them, beside last year's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.basis.figures import PERCENT, POINTS, Figure, plain
from generator.basis.messages import Message, say
from generator.basis.problems import Path, Place
from generator.checking.facts import Fact, facts
from generator.checking.rules.consistency import contradictions, is_definite
from generator.kinds.schema import NONE
from generator.reports.source import Source

APART, ALIKE = say("两处不一致"), say("两处一致")
_ORDER = (APART, ALIKE, None)
_MORE = say("增加 {size}（{rate}%）")
_LESS = say("减少 {size}（{rate}%）")
_MORE_POINTS = say("提高 {size} 个百分点")
_LESS_POINTS = say("降低 {size} 个百分点")
_SAME = say("持平")
_FROM_NOTHING = say("上年为 0")


class Row(NamedTuple):
    """One figure: what it counts, for when, how it is written, where, and what it was last year."""

    state: Message | None
    what: str
    time: str
    written: str
    unit: str
    last: str
    change: Message | None
    field: str
    place: Place
    sentence: str


def rows(source: Source, last: Source | None = None) -> list[Row]:
    """The figures of a report: what is told twice stands together, contradictions first."""
    told = facts(source)
    before = by_key(told, facts(last)) if last else {}
    groups = _groups(source, told)
    ordered = sorted(groups, key=lambda group: _ORDER.index(group[0]))
    return [_row(source, fact, state, before) for state, group in ordered for fact in group]


def by_key(told: Sequence[Fact], last: Sequence[Fact]) -> Mapping[tuple[str, str, str], Figure]:
    """Last year's figures by what they count, where each year gives one figure alone for it."""
    now, before = _alone(told), _alone(last)
    return {key: figure for key, figure in before.items() if key in now}


def _alone(told: Sequence[Fact]) -> Mapping[tuple[str, str, str], Figure]:
    """The figures of a report's own year of which no other one says something else."""
    found: dict[tuple[str, str, str], list[Figure]] = {}
    for fact in told:
        if not fact.time:
            found.setdefault(fact.key, []).append(fact.figure)
    alike = {key: figures for key, figures in found.items() if len({f.value for f in figures}) == 1}
    return {key: figures[0] for key, figures in alike.items()}


def _groups(source: Source, told: Sequence[Fact]) -> list[tuple[Message | None, list[Fact]]]:
    """The facts that are one, and whether their figures agree; in the order of the report."""
    apart: dict[Fact, tuple[str, str, str]] = {}
    for one, other in contradictions(source, told):
        apart[one] = apart.get(one, one.key)
        apart[other] = apart[one]
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in told:
        alone = () if is_definite(fact) or fact in apart else (fact.path, fact.offset)
        key = (*apart.get(fact, fact.key), fact in apart or fact.figure.value, *alone)
        groups.setdefault(key, []).append(fact)
    return [
        (APART if group[0] in apart else ALIKE if len(group) > 1 else None, group)
        for group in groups.values()
    ]


def _row(
    source: Source, fact: Fact, state: Message | None, before: Mapping[tuple[str, str, str], Figure]
) -> Row:
    figure = fact.figure
    was = before.get(fact.key) if not fact.time else None
    return Row(
        state,
        fact.what,
        fact.time,
        _number(figure),
        figure.unit,
        _number(was) if was else "",
        changed(was, figure) if was else None,
        _field(source, fact.path),
        source.place(fact.path, fact.offset),
        " ".join(fact.sentence.split()),
    )


def _number(figure: Figure) -> str:
    """A figure as it is written, without its unit."""
    bare = figure.text.replace(figure.unit, "") if figure.unit else figure.text
    return bare.strip()


def changed(old: Figure, new: Figure) -> Message:
    """By how much a figure changed, in words."""
    difference = new.value - old.value
    size = plain(abs(difference) / max(new.scale, 1))
    if not difference:
        return _SAME
    if new.unit in (PERCENT, POINTS):
        return (_MORE_POINTS if difference > 0 else _LESS_POINTS).fill(size=size)
    if not old.value:
        return _FROM_NOTHING
    rate = plain((abs(difference) * 100 / old.value).quantize(Decimal("0.1")))
    return (_MORE if difference > 0 else _LESS).fill(size=size, rate=rate)


def _field(source: Source, path: Path) -> str:
    """What the field and the section of a text are called."""
    headings = [
        str(section["heading"])
        for above, section in source.sections
        if above == path[: len(above)] and section.get("heading", NONE) != NONE
    ]
    return "／".join([source.schema.label(path[:1]), *headings])
