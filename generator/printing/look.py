"""The look of a document: house.yaml, with another look laid over it, as plain values."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.basis import resources
from generator.basis.messages import say
from generator.basis.problems import Problem, UserError, told
from generator.kinds import schema, validation
from generator.parsing import tree
from generator.printing import conflicts


@dataclass(frozen=True)
class Page:
    """The sheet, in mm; `line` and `squeeze` (added after every character) in twips."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    line: float
    squeeze: float
    number: float


@dataclass(frozen=True)
class Style:
    """How one role looks: `size` in pt, `line` in twips, indents in characters, gaps in lines.

    `keep` is for a paragraph on the page of the next one, `whole` for one that is all on one page.
    """

    name: str
    font: str
    latin: str
    size: float
    line: float
    align: str = "both"
    indent: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    outline: int = 0
    bold: bool = False
    keep: bool = False
    whole: bool = False
    color: str = ""


@dataclass(frozen=True)
class Head:
    """The head of a filed report: distances and thickness in mm."""

    mark: float
    gap: float
    rule: float
    color: str
    signers: float
    even: bool


@dataclass(frozen=True)
class Signing:
    """Where signature and date stand: in characters, the gap above in lines."""

    seal: bool
    right: float
    shift: float
    sealed_right: float
    before: float
    sealed_before: float


@dataclass(frozen=True)
class Imprint:
    """The rules of the imprint, in mm."""

    outer: float
    inner: float


@dataclass(frozen=True)
class Dense:
    """The type of tables that do not fit otherwise: `size` in pt, `line` in twips."""

    size: float
    line: float


@dataclass(frozen=True)
class Wording:
    """Words that a title's lines never split, and those after which a line had best end."""

    whole: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Look:
    """The page, a style for every role and for the page number, and how the parts are placed.

    `table` is the thickness of a table's lines in mm; `stand_ins` says for each font by which others
    it may be replaced, the nearest first; `generic` what CSS calls its kind.
    """

    page: Page
    styles: Mapping[str, Style]
    head: Head
    signing: Signing
    imprint: Imprint
    dense: Dense
    wording: Wording
    table: float
    stand_ins: Mapping[str, tuple[str, ...]]
    generic: Mapping[str, str]


@lru_cache
def house() -> Look:
    """The look that the project ships: GB/T 9704—2012."""
    look, problems = load()
    if look is None:
        raise ValueError(str(problems[0].message))
    return look


def chosen(name: str | None) -> tuple[Look | None, list[Problem]]:
    """The look that an author asks for: a shipped one by its name, a file, the house's for None.

    Raises UserError where there is no such look.
    """
    if name is None:
        return house(), []
    if name in shipped():
        return load(shipped()[name])
    if not os.path.lexists(name):
        names = "、".join(shipped())
        raise UserError(
            say(
                "没有「{name}」这种版式。可以写 {names}，或一个版式文件的名字。",
                name=name,
                names=names,
            )
        )
    return load(Path(name))


def shipped() -> dict[str, Path]:
    """The other looks that the project ships, by name."""
    return {file.stem: file for file in sorted((resources.templates() / "looks").glob("*.yaml"))}


def load(over: Path | None = None) -> tuple[Look | None, list[Problem]]:
    """The house look with the values of `over` laid on it; None if those hold problems."""
    folder = resources.templates()
    fields = schema.load(folder / "house.schema.yaml")
    house_values = tree.read(folder / "house.yaml", fields.names)
    written = tree.read(over, fields.names) if over else house_values
    problems = [*written.problems, *validation.check(fields, written)]
    if over:  # what it does not give stays as the house has it
        problems = [problem for problem in problems if problem.rule != "missing-field"]
    if problems:
        return None, told(problems)
    values = fields.typed(_laid_over(house_values.data, written.data))
    problems = conflicts.find(values, written, fields)
    return (None, problems) if problems else (_look(values), [])


def _laid_over(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """The values of `base` with those of `over` in their place, group by group."""
    made = dict(base)
    for key, value in over.items():
        made[key] = _laid_over(base[key], value) if isinstance(value, dict) else value
    return made


def _look(data: dict[str, Any]) -> Look:
    page = Page(**data["page"])
    fonts = data["fonts"]
    return Look(
        page=page,
        styles={role: _style(values, fonts, page) for role, values in data["styles"].items()},
        head=Head(**_switched(data["head"], "even")),
        signing=Signing(**_switched(data["signing"], "seal")),
        imprint=Imprint(**data["imprint"]),
        dense=Dense(**data["dense"]),
        wording=Wording(**{name: tuple(words) for name, words in data["wording"].items()}),
        table=data["table"],
        stand_ins={fonts[slot]: tuple(names) for slot, names in data["stand_ins"].items()},
        generic={fonts[slot]: kind for slot, kind in data["generic"].items()},
    )


def _style(values: dict[str, Any], fonts: dict[str, str], page: Page) -> Style:
    """A style with the names of its fonts; its line is the page's where it gives none."""
    given = {key: value for key, value in values.items() if value is not None}
    given["line"] = given.get("line", page.line)
    given["font"] = fonts[given["font"]]
    given["latin"] = fonts[given.get("latin", "latin")]
    given["outline"] = int(given.get("outline", 0))
    return Style(**_switched(given, "bold", "keep", "whole"))


def _switched(values: dict[str, Any], *switches: str) -> dict[str, Any]:
    """The values with these switches on or off; what is not given is off."""
    return values | {switch: values.get(switch) == "yes" for switch in switches}
