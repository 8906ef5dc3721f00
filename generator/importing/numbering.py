"""The numbers that Word sets before paragraphs by itself, worked out as text; levels of headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar
from xml.etree import ElementTree as ET

from generator.basis.numerals import han

FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": str,
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "chineseLegalSimplified": han,
    "ideographDigital": han,
    "japaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "decimalEnclosedParen": lambda number: f"({number})",
    "upperLetter": lambda number: chr(ord("A") + (number - 1) % 26),
    "lowerLetter": lambda number: chr(ord("a") + (number - 1) % 26),
    "none": lambda _: "",
}
_PLACE = re.compile(r"%(\d)")
_HIGHEST = 9999
_BODY_TEXT = 9  # the outline level of what is no heading
_MOST_BASES = 12  # styles that are based on each other; Word allows eleven
_HEADING = re.compile(r"(?i:heading|标题)\s?([1-9])")
_T = TypeVar("_T")


class _Level(NamedTuple):
    form: str
    text: str
    start: int


@dataclass(frozen=True)
class Numbering:
    """The levels of each list, the list of each style, and how far each list has counted.

    `restarts` says where a list that shares its levels with others begins to count anew;
    `headings` which level of heading a style is, from 1.
    """

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    headings: dict[str, int] = field(default_factory=dict)

    def heading(self, paragraph: ET.Element) -> int:
        """The level of heading that a paragraph is, 0 if it is none."""
        properties = _child(paragraph, "pPr")
        style, _, _ = _own(properties)
        return _outline(properties) or self.headings.get(style, 0)

    def label(self, paragraph: ET.Element) -> str:
        """The number that Word prints before a paragraph, "" if none; counts it."""
        properties = _child(paragraph, "pPr")
        style, own, ilvl = _own(properties)
        number, depth = self.styles.get(style, ("", 0)) if own is None else (own, ilvl)
        listed = self.lists.get(number, "")
        level = self.levels.get(listed, {}).get(depth)
        if level is None or level.form == "bullet":
            return ""
        for each, start in self.restarts.pop(number, {}).items():
            self.counts[listed, each] = start - 1
        self._count(listed, depth, level)
        return _PLACE.sub(lambda place: self._shown(listed, int(place[1]) - 1), level.text)

    def _count(self, listed: str, depth: int, level: _Level) -> None:
        """One more on this level; those below begin anew."""
        self.counts[listed, depth] = self.counts.get((listed, depth), level.start - 1) + 1
        for below in [key for key in self.counts if key[0] == listed and key[1] > depth]:
            del self.counts[below]

    def _shown(self, listed: str, depth: int) -> str:
        level = self.levels[listed].get(depth)
        if level is None:
            return ""
        number = self.counts.get((listed, depth), level.start)
        return FORMATS.get(level.form, str)(min(max(number, 1), _HIGHEST))


def read(numbering: ET.Element | None, styles: ET.Element | None) -> Numbering:
    """What the parts of a Word file say of numbers; nothing where they are missing."""
    found = Numbering()
    for element in numbering if numbering is not None else ():
        if _local(element) == "abstractNum":
            found.levels[_value(element, "abstractNumId")] = dict(_levels(element))
        elif _local(element) == "num":
            number = _value(element, "numId")
            found.lists[number] = _value(_child(element, "abstractNumId"), "val")
            found.restarts[number] = dict(_restarts(element))
    bases: dict[str, str] = {}
    for style in styles if styles is not None else ():
        name, properties = _value(style, "styleId"), _child(style, "pPr")
        _, own, depth = _own(properties)
        if _local(style) != "style":
            continue
        bases[name] = _value(_child(style, "basedOn"), "val")
        if own is not None:
            found.styles[name] = (own, depth)
        if level := _outline(properties) or _named(_value(_child(style, "name"), "val")):
            found.headings[name] = level
    for name in bases:
        _inherit(name, bases, found.styles)
        _inherit(name, bases, found.headings)
    return found


def _inherit(name: str, bases: Mapping[str, str], known: dict[str, _T]) -> None:
    """Give a style what it has of those that it is based on."""
    base = name
    for _ in range(_MOST_BASES):
        base = base if base in known else bases.get(base, "")
    if base in known:
        known[name] = known[base]


def _outline(properties: ET.Element | None) -> int:
    level = _value(_child(properties, "outlineLvl"), "val")
    return _number(level) + 1 if level.isdecimal() and int(level) < _BODY_TEXT else 0


def _named(name: str) -> int:
    """The level of a style by the name that Word gives it."""
    hit = _HEADING.fullmatch(name)
    return int(hit[1]) if hit else 0


def _restarts(number: ET.Element) -> Iterator[tuple[int, int]]:
    for override in number:
        start = _child(override, "startOverride")
        if start is not None:
            yield _number(_value(override, "ilvl")), _number(_value(start, "val"), 1)


def _levels(abstract: ET.Element) -> Iterator[tuple[int, _Level]]:
    for level in abstract:
        if _local(level) == "lvl":
            form = _value(_child(level, "numFmt"), "val") or "decimal"
            start = _value(_child(level, "start"), "val")
            text = _value(_child(level, "lvlText"), "val")
            yield _number(_value(level, "ilvl")), _Level(form, text, _number(start, 1))


def _own(properties: ET.Element | None) -> tuple[str, str | None, int]:
    """The style of a paragraph, and the list and level that it names itself."""
    style = _value(_child(properties, "pStyle"), "val")
    named = _child(properties, "numPr")
    if named is None:
        return style, None, 0
    number = _value(_child(named, "numId"), "val")
    return style, number, _number(_value(_child(named, "ilvl"), "val"))


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _child(element: ET.Element | None, name: str) -> ET.Element | None:
    if element is None:
        return None
    return next((child for child in element if _local(child) == name), None)


def _value(element: ET.Element | None, name: str) -> str:
    """An attribute by its name without the namespace, "" if there is none."""
    if element is None:
        return ""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def _number(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() else default
