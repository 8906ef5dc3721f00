"""The numbers that Word sets before paragraphs by itself, worked out as text; levels of headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.importing import elements
from generator.importing.elements import child, local, value
from generator.numerals import han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree import ElementTree as ET

    from generator.importing.elements import Told

_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _legal(number: int) -> str:
    written = han(number)
    return ("一" * written.startswith("十") + written).translate(_LEGAL)


def _roman(number: int) -> str:
    written = ""
    for amount, letters in _ROMAN:
        count, number = divmod(number, amount)
        written += letters * count
    return written


def _letters(number: int) -> str:
    """A to Z, then AA, BB: the letter again for each round."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (rounds + 1)


def _one_of(signs: str) -> Callable[[int], str]:
    """A number as one of so many signs, "" where there are too few."""
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else ""


# How numbers are written, by the name that the standard gives it; "" where one cannot be.
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": str,
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "chineseLegalSimplified": _legal,
    "ideographDigital": lambda number: str(number).translate(_DIGITS),
    "japaneseCounting": han,
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalEnclosedCircle": _one_of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedCircleChinese": _one_of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "ideographEnclosedCircle": _one_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda _: "",
}
_PLACE = re.compile(r"%(\d)")
_HIGHEST = 9999
_LONGEST = 100  # characters of a label
_BODY_TEXT = 9  # the outline level of what is no heading
_MOST_BASES = 12  # styles that are based on each other; Word allows eleven
_HEADING = re.compile(r"(?i:heading|标题)\s?([1-9])")
_T = TypeVar("_T")


def _none(_: int) -> str:
    return ""


class _Level(NamedTuple):
    form: str
    text: str
    start: int
    legal: bool = False  # all numbers in it are 1, 2, 3, however their levels write them


class Label(NamedTuple):
    """The number before a paragraph, and what there is to tell about it."""

    text: str
    told: Told | None = None
    words: str = ""


@dataclass(frozen=True)
class Numbering:
    """The levels of each list, the list of each style, and how far each list has counted.

    `restarts` says where a list that shares its levels with others begins to count anew;
    `headings` which level of heading a style is, from 1; `own` the levels that a list has for itself.
    """

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    headings: dict[str, int] = field(default_factory=dict)
    own: dict[str, dict[int, _Level]] = field(default_factory=dict)

    def heading(self, paragraph: ET.Element) -> int:
        """The level of heading that a paragraph is, 0 if it is none."""
        properties = child(paragraph, "pPr")
        style, _, _ = _own(properties)
        return _outline(properties) or self.headings.get(style, 0)

    def label(self, paragraph: ET.Element) -> Label:
        """The number that Word prints before a paragraph, "" if none; counts it."""
        properties = child(paragraph, "pPr")
        style, own, ilvl = _own(properties)
        number, depth = self.styles.get(style, ("", 0)) if own is None else (own, ilvl)
        listed = self.lists.get(number)
        if listed is None:
            return Label("")
        level = self._level(number, depth)
        if level is None:
            return Label("", elements.LOST_LABEL)
        if level.form == "bullet":
            return Label("")
        for each, start in self.restarts.pop(number, {}).items():
            self.counts.setdefault(listed, {})[each] = start - 1
        self._count(listed, depth, level)
        if len(level.text) > _LONGEST:
            return Label("", elements.LONG_LABEL, str(len(level.text)))
        return self._written(number, level)

    def _level(self, number: str, depth: int) -> _Level | None:
        """How a list numbers on a level: its own way, or that of the list it is made of."""
        own = self.own.get(number, {}).get(depth)
        return own or self.levels.get(self.lists.get(number, ""), {}).get(depth)

    def _written(self, number: str, level: _Level) -> Label:
        """The label, and whether a number in it could not be written in its form."""
        odd = False

        def shown(place: re.Match[str]) -> str:
            nonlocal odd
            depth = int(place[1]) - 1
            at = self._level(number, depth)
            if at is None:
                return ""
            count = self.counts[self.lists[number]].get(depth, at.start)
            form = "decimal" if level.legal else at.form
            written = FORMATS.get(form, _none)(count) if 0 < count <= _HIGHEST else ""
            odd |= not written and form != "none"
            return written or ("" if form == "none" else str(count))

        text = _PLACE.sub(shown, level.text)
        return Label(text, elements.LABEL if odd else None, text)

    def _count(self, listed: str, depth: int, level: _Level) -> None:
        """One more on this level; those below begin anew."""
        counts = self.counts.setdefault(listed, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for below in [each for each in counts if each > depth]:
            del counts[below]


def read(numbering: ET.Element | None, styles: ET.Element | None) -> Numbering:
    """What the parts of a Word file say of numbers; nothing where they are missing."""
    found = Numbering()
    for element in numbering if numbering is not None else ():
        if local(element) == "abstractNum":
            found.levels[_value(element, "abstractNumId")] = dict(_levels(element))
        elif local(element) == "num":
            number = _value(element, "numId")
            found.lists[number] = _value(child(element, "abstractNumId"), "val")
            found.restarts[number] = dict(_restarts(element))
            overrides = (each for each in element if local(each) == "lvlOverride")
            found.own[number] = dict(level for each in overrides for level in _levels(each))
    bases: dict[str, str] = {}
    for style in styles if styles is not None else ():
        name, properties = _value(style, "styleId"), child(style, "pPr")
        _, own, depth = _own(properties)
        if local(style) != "style":
            continue
        bases[name] = _value(child(style, "basedOn"), "val")
        if own is not None:
            found.styles[name] = (own, depth)
        if level := _outline(properties) or _named(_value(child(style, "name"), "val")):
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
    level = _value(child(properties, "outlineLvl"), "val")
    return _number(level) + 1 if level.isdecimal() and int(level) < _BODY_TEXT else 0


def _named(name: str) -> int:
    """The level of a style by the name that Word gives it."""
    hit = _HEADING.fullmatch(name)
    return int(hit[1]) if hit else 0


def _restarts(number: ET.Element) -> Iterator[tuple[int, int]]:
    for override in number:
        start = child(override, "startOverride")
        if start is not None:
            yield _number(_value(override, "ilvl")), _number(_value(start, "val"), 1)


def _levels(abstract: ET.Element) -> Iterator[tuple[int, _Level]]:
    for level in abstract:
        if local(level) == "lvl":
            form = _value(child(level, "numFmt"), "val") or "decimal"
            start = _value(child(level, "start"), "val")
            text = _value(child(level, "lvlText"), "val")
            legal = child(level, "isLgl") is not None
            yield _number(_value(level, "ilvl")), _Level(form, text, _number(start, 1), legal)


def _own(properties: ET.Element | None) -> tuple[str, str | None, int]:
    """The style of a paragraph, and the list and level that it names itself."""
    style = _value(child(properties, "pStyle"), "val")
    named = child(properties, "numPr")
    if named is None:
        return style, None, 0
    number = _value(child(named, "numId"), "val")
    return style, number, _number(_value(child(named, "ilvl"), "val"))


def _value(element: ET.Element | None, name: str) -> str:
    """An attribute by its name without the namespace, "" if there is none."""
    return value(element, name) or ""


def _number(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() else default
