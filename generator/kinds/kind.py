"""A kind of report: what its folder under templates/ says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from generator.basis import resources
from generator.basis.messages import Message, say
from generator.basis.problems import UserError, located
from generator.kinds import fields, forms, schema, sums, validation
from generator.kinds.schema import IN_TEMPLATE, ROOT, Schema
from generator.kinds.sums import Sums
from generator.parsing import tree

DEFAULT = "fazhi"  # the kind of a file that names none
FIELD = "kind"  # the field that names the kind; shown where it is not the default
OWN = "contribution"  # the group of the fields that a unit's contribution has for itself
MonthDay = tuple[int, int]
# What of a kind.yaml names a field, and the group in which it is.
_FIELD_NAMES = (
    (ROOT, "rest", ROOT),
    ("part", "key", ROOT),
    ("part", "answered_by", ROOT),
    ("needs", "field", "section"),
    ("heading", "part", ROOT),
    ("opening", "part", ROOT),
    ("sums", "table", ROOT),
    ("carried", "table", ROOT),
    ("named", "table", ROOT),
)
# The folder of a kind that the project does not ship, while one is in use.
_OUTSIDE: ContextVar[Path | None] = ContextVar("_OUTSIDE", default=None)


@dataclass(frozen=True)
class Needs:
    """What a part must say besides: in a field of its own, or in words that hold `word`."""

    field: str
    word: str
    reason: Message


@dataclass(frozen=True)
class Least:
    """How little is too little: fewer characters than this, and less of the whole than `percent`."""

    characters: int
    percent: float
    said_as: Message
    advice: Message


@dataclass(frozen=True)
class Part:
    """One part of the report: the time that it tells of, what it needs, what answers it next year."""

    key: str
    time: Literal["past", "coming"] | None = None
    answered_by: str = ""
    needs: Needs | None = None
    least: Least | None = None


@dataclass(frozen=True)
class HeadingSign:
    """A heading that `says` this, and not `unless`, opens a part; one deeper down, if it says `inside`."""

    part: str
    says: str
    unless: str = ""
    inside: str = ""


@dataclass(frozen=True)
class TextSign:
    """A text that `begins` so, or `says` all of these, opens a part that has no heading."""

    part: str
    begins: str = ""
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recognise:
    """By what a report that exists is recognised: patterns of its title, headings and texts."""

    word: str = ""
    topic: str = ""
    headings: tuple[HeadingSign, ...] = ()
    texts: tuple[TextSign, ...] = ()
    ends: str = ""


@dataclass(frozen=True, eq=False)
class Kind:
    """All that is known of a kind of report.

    `acts` prescribe it, `schema` are its fields, `rest` the field that takes chapters that belong to no part, `deadlines`
    by edition the month and day before which the report is due in the year after its own.
    """

    name: str
    acts: Sequence[str]
    folder: Path
    schema: Schema
    deadlines: Mapping[str, MonthDay]
    parts: Mapping[str, Part]
    rest: str
    recognise: Recognise
    sums: Sums

    @property
    def named(self) -> Mapping[str, str]:
        """What a file says to be of this kind: nothing where it is the default one."""
        return {} if self is load() else {FIELD: self.name}

    @property
    def is_ours(self) -> bool:
        """Whether the project ships it: only then is its template trusted."""
        return self.folder.parent == resources.templates()

    @cached_property
    def mandatory(self) -> Mapping[str, str]:
        """The parts that every report of this kind must have: key and label, in their order."""
        return {field.key: field.label for field in self.schema.fields.values() if field.part}

    @cached_property
    def contribution(self) -> Schema:
        """The fields of what one unit contributes: its own, and a report's, none of them required."""
        optional = {key: field.optional() for key, field in self.schema.fields.items()}
        if not any(field.asked for field in optional.values()):  # where the kind does not say
            for key in self.mandatory:
                optional[key] = replace(optional[key], asked=("sections",))
        own = self.schema.groups[OWN]
        inside = {
            name: {key: field.optional() for key, field in group.items()}
            for name, group in self.schema.groups.items()
            if any(field.role == "count" for field in group.values())
        }
        return Schema({**self.schema.groups, **inside, ROOT: {**optional, **own}})

    @cached_property
    def own(self) -> frozenset[str]:
        """The keys of what a contribution says of itself."""
        return frozenset(self.schema.groups[OWN])

    def telling_of(self, time: Literal["past", "coming"]) -> list[str]:
        """The keys of the parts that tell of the report's year, or of the year to come."""
        return [part.key for part in self.parts.values() if part.time == time]


def use(folder: Path | None) -> None:
    """Take the kind in a folder from outside for one of ours, until another or none is named."""
    _OUTSIDE.set(folder.absolute() if folder else None)


def outside() -> Path | None:
    """The folder of the kind from outside that is in use."""
    return _OUTSIDE.get()


def folders() -> dict[str, Path]:
    """The folders of all kinds by their names: that from outside, then those that ship."""
    own = outside()
    ours = [file.parent for file in sorted(resources.templates().glob("*/kind.yaml"))]
    return {each.name: each for each in (*ours, *([own] if own else []))}


def find(name: str) -> Path | None:
    """The folder of the kind that goes by this name: its folder's, or that of the report."""
    known = folders()
    named = {load(folder).name: folder for folder in known.values()}
    return known.get(name) or named.get(name)


def of(data: Mapping[str, Any]) -> Kind:
    """The kind that data name; the default one where they name none that there is."""
    name = data.get(FIELD)
    return load(find(name) if isinstance(name, str) else None)


def unknown(name: str) -> Message:
    """What is told of a name that no kind has."""
    names = "、".join(load(folder).name for folder in folders().values())
    return say("没有「{name}」这种报告。可以写：{names}。", name=name, names=names)


def load(folder: Path | None = None) -> Kind:
    """The kind that a folder describes, the default one for None. Raises UserError if it is broken."""
    return _load(folder or resources.templates() / DEFAULT)


@lru_cache
def _load(folder: Path) -> Kind:
    form = forms.load(folder)
    said = _facts(folder / "kind.yaml", form)
    return Kind(
        name=said["name"],
        acts=said["acts"] or (),
        folder=folder,
        schema=form,
        deadlines={edition: day for edition, day in (said["deadlines"] or {}).items() if day},
        parts={each["key"]: _part(each) for each in said["parts"] or ()},
        rest=said["rest"] or "",
        recognise=_recognise(said["recognise"] or {}),
        sums=sums.read(said, form),
    )


def _facts(file: Path, form: Schema) -> dict[str, Any]:
    """What a kind.yaml says of this form, each value of its type.

    Raises UserError, with the line, if it is wrong.
    """
    definitions = schema.written(resources.templates() / "kind.schema.yaml")
    for group, key, inside in _FIELD_NAMES:
        named = {field.label: name for name, field in form.groups[inside].items()}
        definitions[group][key]["meta"]["values"] = named
    facts = Schema(fields.read(definitions))
    found = tree.read(file, facts.names)
    problems = found.problems + validation.check(facts, found)
    if problems:
        raise UserError(located(problems[0], IN_TEMPLATE))
    said = facts.typed(found.data)
    for path, message in sums.faults(said, form):
        raise UserError(located(found.problem(path, "error", "bad-value", message), IN_TEMPLATE))
    return said


def _part(said: Mapping[str, Any]) -> Part:
    return Part(
        said["key"],
        said["time"],
        said["answered_by"] or "",
        _needs(said["needs"]) if said["needs"] else None,
        _least(said["least"]) if said["least"] else None,
    )


def _needs(said: Mapping[str, Any]) -> Needs:
    return Needs(said["field"], said["word"], Message(said["reason"], {}))


def _least(said: Mapping[str, Any]) -> Least:
    return Least(
        said["characters"],
        said["percent"],
        Message(said["said_as"], {}),
        Message(said["advice"], {}),
    )


def _recognise(said: Mapping[str, Any]) -> Recognise:
    return Recognise(
        said.get("word") or "",
        said.get("topic") or "",
        tuple(HeadingSign(**_given(each)) for each in said.get("headings") or ()),
        tuple(TextSign(**_given(each)) for each in said.get("texts") or ()),
        said.get("ends") or "",
    )


def _given(said: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are given, lists as tuples."""
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in said.items()
        if value is not None
    }
