"""Items → the YAML text of a report that says the same words, and what to tell about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from generator.basis.characters import UNPRINTABLE
from generator.basis.messages import say
from generator.importing import drafting, due, figures, flat, preparing, recognition, yaml
from generator.importing.compare import Outcome, compare
from generator.importing.drafting import Draft
from generator.importing.figures import Taken
from generator.importing.model import NONE, PUBLISHED, Data, Edition, Item, Note
from generator.importing.recognition import Recognition
from generator.kinds.kind import Kind

Compose: TypeAlias = Callable[[str, Edition], list[str]]  # YAML text → the paragraphs it prints
_INTRODUCTION = say("由 fazhi import 从 {name} 导入。写着“待核”“待填”的地方请看一遍。")
_UNKNOWN = say("认不出这份报告的结构，全文作为文字导入。")
_JOINED = say("有的段落接到了上一段后面（文字没有变）：第 {lines} 行（段）。")
_CUT = say("有的段落分成了几段（文字没有变）：第 {lines} 行（段）。")
_KEPT = say("这里的序号或格式排不出原样，作为文字导入。")


class Import(NamedTuple):
    """The YAML text, what to tell, the lines whose words are not the same, which edition it is.

    The text was written of the fields of the report, with the introduction above them.
    """

    text: str
    notes: list[Note]
    differences: list[Note]
    edition: str = PUBLISHED.name
    report: Data = {}  # noqa: RUF012 (nobody changes it)
    introduction: str = ""


class _Given(NamedTuple):
    """What there is to convert: the items, and the labels of what they mark as missing.

    `keys` are the fields that labels name; `introduction` is what stands above the fields, `name` that of
    the file, `notes` are on what was changed before, `tables` are those of figures.
    """

    items: list[Item]
    missing: set[str]
    keys: dict[str, str]
    known: Recognition
    introduction: str
    name: str
    notes: Sequence[Note]
    tables: Taken


class _Attempt(NamedTuple):
    """A draft, the paragraphs that it prints, and how these differ from the original."""

    draft: Draft
    printed: list[str]
    outcome: Outcome


def convert(items: Iterable[Item], kind: Kind, compose: Compose, name: str) -> Import:
    """The YAML text of a report of a kind. `compose` gives the paragraphs that a YAML text prints.

    The lines whose words a first draft does not print as they were are text in the second; where
    even that does not help, all are.
    """
    tables = figures.take(list(items), figures.forms(kind, compose))
    given, strange = _given(tables, kind, name)
    attempt = _attempt(given, strange, compose)
    literal = strange
    for more in (attempt.outcome.at_fault, given.items):
        if not attempt.outcome.differences:
            break
        literal = literal.union(more)
        attempt = _attempt(given, literal, compose)
    return _imported(given, attempt, literal - strange)


def _given(tables: Taken, kind: Kind, name: str) -> tuple[_Given, frozenset[Item]]:
    """What there is to convert, and those items that are text from the first."""
    known = recognition.of(kind)
    keys = due.fields(kind.schema)
    every = tables.rest
    missing = {label for item in every for label in due.lacking(item, keys)}
    said = preparing.joined([item for item in every if not due.lacking(item, keys)], known)
    strange = frozenset(item for item in said if due.is_strange(item, keys))
    restored = flat.restore(said, known)
    above = introduction(name)
    if restored.notes:
        above += f"\n{flat.FLAT}"
    return _Given(
        restored.items, missing, keys, known, above, name, restored.notes, tables
    ), strange


def introduction(name: str) -> str:
    """What stands at the head of a file that was imported from one of this name."""
    return str(_INTRODUCTION.fill(name=UNPRINTABLE.sub("", name)))


def _attempt(given: _Given, literal: Collection[Item], compose: Compose) -> _Attempt:
    """A draft in which some items are text, printed and compared."""
    items = [replace(item, literal=item in literal) for item in given.items]
    draft = drafting.draft(items, given.known, given.name)
    draft = draft._replace(
        report={**draft.report, **given.tables.fields},
        items=figures.put_back(draft.items, given.tables.printed),
    )
    if "opening" in (given.keys[label] for label in given.missing):
        _without_none(draft.report)
    printed = compose(_written(given, draft.report), draft.edition)
    return _Attempt(draft, printed, compare(draft.items, draft.taken, printed))


def _without_none(report: Data) -> None:
    """Leave out an opening that is said to be none: the draft lacks it."""
    if report["opening"] == NONE:
        del report["opening"], report["#opening"]


def _written(given: _Given, report: Data) -> str:
    """The YAML text of a report, which names its kind where that is not the default one."""
    kind = given.known.kind
    return yaml.write({**kind.named, **report}, kind.schema, given.introduction)


def _imported(given: _Given, attempt: _Attempt, literal: Collection[Item]) -> Import:
    """A draft, with the fields that the original owes; the items that had to become text are told."""
    draft = attempt.draft
    owed = due.owed(given.missing, attempt.printed, draft.report, given.keys)
    notes = [*given.notes, *draft.notes, *attempt.outcome.corrections]
    if all(item in literal for item in given.items):
        notes.append(Note(0, _UNKNOWN))
    else:
        notes += [Note(line, _KEPT) for line in {item.line for item in literal}]
    notes += _of_paragraphs(attempt.outcome)
    notes.sort(key=lambda note: note.line)
    report = draft.report | owed
    text = _written(given, report)
    return Import(
        text, notes, attempt.outcome.differences, draft.edition.name, report, given.introduction
    )


def _of_paragraphs(outcome: Outcome) -> Sequence[Note]:
    """Notes on paragraphs that begin elsewhere than in the original."""
    notes = []
    for message, lines in ((_JOINED, outcome.joined), (_CUT, outcome.cut)):
        if lines:
            named = "、".join(map(str, dict.fromkeys(lines)))
            notes.append(Note(0, message.fill(lines=named)))
    return notes
