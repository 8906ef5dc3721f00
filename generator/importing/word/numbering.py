"""The numbers that Word sets before paragraphs by itself, worked out as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree import ElementTree as ET

from generator.importing.word import number_formats, remarks, styles
from generator.importing.word.markup import child, children, number, value
from generator.importing.word.remarks import Remark
from generator.importing.word.styles import ListPlace, Style

_PLACE = re.compile(r"%(\d)")  # in a label: the number of a level, counted from 1
_LONGEST = 100  # characters of a label


class _Level(NamedTuple):
    """How one level of a list is numbered."""

    form: str
    text: str
    start: int
    legal: bool  # all numbers in it are 1, 2, 3, however their levels write them


_Levels = Mapping[int, _Level]


class _List(NamedTuple):
    """A list: it shares the levels and the counts of an abstract list with others like it.

    `own` are levels that it has for itself, `restarts` those where it counts anew, and from what.
    """

    shared: str
    own: _Levels
    restarts: Mapping[int, int]


class Label(NamedTuple):
    """The number before a paragraph, and a remark on it with its words."""

    text: str
    remark: Remark | None = None
    words: str = ""


class _Number(NamedTuple):
    text: str
    is_in_format: bool = True


@dataclass(frozen=True)
class Numbering:
    """The lists of a file, the levels that they share by their ids, and how far each has counted."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    lists: Mapping[str, _List] = field(default_factory=dict)
    levels: Mapping[str, _Levels] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def heading(self, paragraph: ET.Element) -> int:
        """The level of heading that a paragraph is, from 1; 0 if it is none."""
        own = styles.outline_level(child(paragraph, "pPr"))
        return own or self._style(paragraph).heading

    def label(self, paragraph: ET.Element) -> Label:
        """The number that Word prints before a paragraph, "" if none; counts it."""
        place = styles.list_place(child(paragraph, "pPr")) or self._style(paragraph).place
        if place is None or place.list not in self.lists:
            return Label("")
        listed = self.lists[place.list]
        level = self._level(listed, place.level)
        if level is None:
            return Label("", remarks.LOST_LABEL)
        if level.form == "bullet":
            return Label("")
        self._count(place, listed, level)
        if len(level.text) > _LONGEST:
            return Label("", remarks.LONG_LABEL, str(len(level.text)))
        return self._written(listed, level)

    def _style(self, paragraph: ET.Element) -> Style:
        return self.styles.get(styles.style_id(paragraph), styles.NONE)

    def _level(self, listed: _List, depth: int) -> _Level | None:
        """How a list numbers a level: in its own way, or in the one that it shares."""
        return listed.own.get(depth) or self.levels.get(listed.shared, {}).get(depth)

    def _count(self, place: ListPlace, listed: _List, level: _Level) -> None:
        """Count one more on a level; those below it begin anew."""
        counts = self._counts.setdefault(listed.shared, {})
        if place.list not in self._begun:
            self._begun.add(place.list)
            for depth, start in listed.restarts.items():
                counts[depth] = start - 1
        counts[place.level] = counts.get(place.level, level.start - 1) + 1
        below = [depth for depth in counts if depth > place.level]
        for depth in below:
            del counts[depth]

    def _written(self, listed: _List, level: _Level) -> Label:
        """The label of a level, with a remark where a number cannot be written in its format."""
        numbers = {
            place: self._number(listed, int(place) - 1, legal=level.legal)
            for place in _PLACE.findall(level.text)
        }
        text = _PLACE.sub(lambda hit: numbers[hit[1]].text, level.text)
        if all(each.is_in_format for each in numbers.values()):
            return Label(text)
        return Label(text, remarks.LABEL, text)

    def _number(self, listed: _List, depth: int, *, legal: bool) -> _Number:
        """The number of one level in a label."""
        level = self._level(listed, depth)
        if level is None:
            return _Number("")
        count = self._counts[listed.shared].get(depth, level.start)
        form = "decimal" if legal else level.form
        if form == "none":
            return _Number("")
        written = number_formats.written(count, form)
        return _Number(written) if written else _Number(str(count), is_in_format=False)


def read(numbering: ET.Element | None, known_styles: Mapping[str, Style]) -> Numbering:
    """The lists of a Word file; none where it has no such part."""
    lists = {value(num, "numId"): _list(num) for num in children(numbering, "num")}
    levels = {
        value(abstract, "abstractNumId"): _levels(abstract)
        for abstract in children(numbering, "abstractNum")
    }
    return Numbering(known_styles, lists, levels)


def _list(num: ET.Element) -> _List:
    own: dict[int, _Level] = {}
    restarts = {}
    for override in children(num, "lvlOverride"):
        own |= _levels(override)
        start = child(override, "startOverride")
        if start is not None:
            restarts[_depth(override)] = number(value(start), 1)
    return _List(value(child(num, "abstractNumId")), own, restarts)


def _levels(parent: ET.Element) -> dict[int, _Level]:
    """The levels that an abstract list, or an override of a list, says."""
    return {_depth(level): _read_level(level) for level in children(parent, "lvl")}


def _read_level(level: ET.Element) -> _Level:
    return _Level(
        form=value(child(level, "numFmt")) or "decimal",
        text=value(child(level, "lvlText")),
        start=number(value(child(level, "start")), 1),
        legal=child(level, "isLgl") is not None,
    )


def _depth(element: ET.Element) -> int:
    return number(value(element, "ilvl"))
