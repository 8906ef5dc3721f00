"""The look of a document: house.yaml, with another look laid over it, as plain values."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator import feasible, kept, resources, schema, source
from generator.messages import say
from generator.problems import UserError, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.problems import Problem


class Page(NamedTuple):
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


class Style(NamedTuple):
    """How one role looks: `size` in pt, `line` in twips, indents in characters, gaps in lines."""

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
    color: str = ""


class Head(NamedTuple):
    """The head of a filed report: distances and thickness in mm."""

    mark: float
    gap: float
    rule: float
    color: str
    signers: float
    even: bool


class Signing(NamedTuple):
    """Where signature and date stand: in characters, the gap above in lines."""

    seal: bool
    right: float
    shift: float
    sealed_right: float
    before: float
    sealed_before: float


class Imprint(NamedTuple):
    """The rules of the record of printing, in mm."""

    outer: float
    inner: float


class Wording(NamedTuple):
    """Words that a title's lines never split, and those after which a line had best end."""

    whole: tuple[str, ...]
    after: tuple[str, ...]


class Look(NamedTuple):
    """The page, a style for every role and for the page number, and how the parts are placed.

    `table` is the thickness of a table's lines in mm; `stand_ins` says for each font by which others
    it may be replaced, the nearest first; `generic` what CSS calls its kind.
    """

    page: Page
    styles: Mapping[str, Style]
    head: Head
    signing: Signing
    imprint: Imprint
    wording: Wording
    table: float
    stand_ins: Mapping[str, tuple[str, ...]]
    generic: Mapping[str, str]

    def __hash__(self) -> int:
        """Looks are kept by identity: each is loaded once."""
        return id(self)


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
    """The looks that the project ships besides the house's, by name."""
    return {file.stem: file for file in sorted((resources.templates() / "looks").glob("*.yaml"))}


def load(over: Path | None = None) -> tuple[Look | None, list[Problem]]:
    """The house look with the values of `over` laid on it; None if those hold problems."""
    known = None if over else kept.values(*files())
    if known:
        return _look(known), []
    data, problems = values(over)
    return (_look(data) if data else None), problems


def files() -> tuple[Path, Path]:
    """The files of the house look: its values, and the fields that they may give."""
    folder = resources.templates()
    return folder / "house.yaml", folder / "house.schema.yaml"


def values(over: Path | None = None) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The values of the house look with those of `over` laid on them; None if these hold problems."""
    written, fields = files()
    rules = schema.load(fields)
    base = source.read(written, rules.fields)
    laid = source.read(over, rules.fields) if over else base
    problems = laid.problems + [
        p for p in rules.check(laid) if not over or p.rule != "missing-field"
    ]
    if problems:
        return None, told(problems)
    data = rules.typed(_laid_over(base.data, laid.data))
    problems = feasible.check(data, laid, rules)
    return (None, problems) if problems else (data, [])


def _laid_over(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    return base | {
        key: _laid_over(base[key], value) if isinstance(value, dict) else value
        for key, value in over.items()
    }


def _look(data: dict[str, Any]) -> Look:
    page = Page(**data["page"])
    fonts = data["fonts"]
    styles = {role: _style(values, fonts, page) for role, values in data["styles"].items()}
    return Look(
        page,
        styles,
        head=Head(**_switched(data["head"], "even")),
        signing=Signing(**_switched(data["signing"], "seal")),
        imprint=Imprint(**data["imprint"]),
        wording=Wording(**{name: tuple(words) for name, words in data["wording"].items()}),
        table=data["table"],
        stand_ins={fonts[slot]: tuple(names) for slot, names in data["stand_ins"].items()},
        generic={fonts[slot]: kind for slot, kind in data["generic"].items()},
    )


def _style(values: dict[str, Any], fonts: dict[str, str], page: Page) -> Style:
    given = {key: value for key, value in values.items() if value is not None}
    given["line"] = given.get("line", page.line)
    given["font"] = fonts[given["font"]]
    given["latin"] = fonts[given.get("latin", "latin")]
    given["outline"] = int(given.get("outline", 0))
    return Style(**_switched(given, "bold", "keep"))


def _switched(values: dict[str, Any], *switches: str) -> dict[str, Any]:
    return values | {switch: values.get(switch) == "yes" for switch in switches}
