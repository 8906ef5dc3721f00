"""The styles of a Word file: what each says of numbers, headings and formatting, with its bases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from generator.importing.word import formatting
from generator.importing.word.formatting import Formatting
from generator.importing.word.markup import child, children, number, value

_MOST_BASES = 12  # styles that are based on each other; Word allows eleven
_BODY_TEXT = 9  # the outline level of what is no heading
_HEADING = re.compile(r"(?i:heading|标题)\s?([1-9])")


class ListPlace(NamedTuple):
    """A list by its id, and a level in it, from 0."""

    list: str
    level: int


class Style(NamedTuple):
    """What a style says: `heading` is a level from 1, 0 where it is no heading."""

    formatting: Formatting = formatting.NONE
    place: ListPlace | None = None
    heading: int = 0

    def over(self, base: Style) -> Style:
        """This style laid over the one that it is based on."""
        return Style(
            self.formatting.over(base.formatting),
            self.place or base.place,
            self.heading or base.heading,
        )


NONE = Style()


def read(root: ET.Element | None) -> dict[str, Style]:
    """The styles by their ids, each laid over those that it is based on."""
    elements = {value(style, "styleId"): style for style in children(root, "style")}
    own = {named: _own(style) for named, style in elements.items()}
    bases = {named: value(child(style, "basedOn")) for named, style in elements.items()}
    return {named: _with_bases(named, own, bases) for named in own}


def _with_bases(named: str, own: Mapping[str, Style], bases: Mapping[str, str]) -> Style:
    style = own[named]
    for base in _bases(named, bases):
        style = style.over(own.get(base, NONE))
    return style


def _bases(named: str, bases: Mapping[str, str]) -> Iterator[str]:
    """The styles that a style is based on, the nearest first."""
    for _ in range(_MOST_BASES):
        named = bases.get(named, "")
        yield named


def _own(style: ET.Element) -> Style:
    """What a style says itself."""
    properties = child(style, "pPr")
    heading = outline_level(properties) or _named_level(value(child(style, "name")))
    return Style(formatting.of(child(style, "rPr")), list_place(properties), heading)


def _named_level(name: str) -> int:
    """The level of heading by the name that Word gives the style."""
    hit = _HEADING.fullmatch(name)
    return int(hit[1]) if hit else 0


def outline_level(properties: ET.Element | None) -> int:
    """The level of heading that paragraph properties (pPr) say, from 1; 0 for none."""
    level = number(value(child(properties, "outlineLvl")), _BODY_TEXT)
    return level + 1 if level < _BODY_TEXT else 0


def list_place(properties: ET.Element | None) -> ListPlace | None:
    """The list and level that paragraph properties (pPr) name; None where they name none."""
    named = child(properties, "numPr")
    if named is None:
        return None
    return ListPlace(value(child(named, "numId")), number(value(child(named, "ilvl"))))


def style_id(paragraph: ET.Element) -> str:
    """The id of the style of a paragraph."""
    return value(child(paragraph, "pPr", "pStyle"))
