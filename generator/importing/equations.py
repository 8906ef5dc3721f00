"""Formulas, as Word draws them and as old fields (EQ) write them, in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importing.elements import child, name, value
from generator.importing.looks import shifted

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

    Words = Callable[[ET.Element], str]

_PLAIN = re.compile(r"[\w.%‰ⁿⁱ⁰¹²³⁴-⁹₀-₉]*")
_LONGEST_FIELD = 2000
_MOST_STEPS = 50  # of functions in each other
_MOST_CIRCLED = 20
_INNER = r"[^\\(),;，；]*"
# Functions of an EQ field that have no other in them, and how they are written.
_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"\\f\(({_INNER})[,;]({_INNER})\)", re.IGNORECASE), lambda hit: fraction(hit[1], hit[2])),
    (re.compile(rf"\\r\((?:({_INNER})[,;])?({_INNER})\)", re.IGNORECASE), lambda hit: _root(hit[1] or "", hit[2])),
    (re.compile(rf"\\s\s?\\up\s?\d*\(({_INNER})\)", re.IGNORECASE), lambda hit: _up(hit[1])),
    (re.compile(rf"\\s\s?\\do\s?\d*\(({_INNER})\)", re.IGNORECASE), lambda hit: _down(hit[1])),
    (re.compile(r"\\o\s?\\ac\s?\([○〇Oo][,;](\d{1,2})\)", re.IGNORECASE), lambda hit: circled(int(hit[1]))),
)  # fmt: skip


def circled(number: int) -> str:
    """A number in a circle, in brackets where there is no such character."""
    if 1 <= number <= _MOST_CIRCLED:
        return chr(ord("①") + number - 1)
    return f"({number})"


def fraction(above: str, below: str) -> str:
    """A fraction in one line."""
    return f"{_held(above)}/{_held(below)}"


def of_field(code: str) -> str | None:
    """What an EQ field shows, in one line; None where it cannot be written so."""
    if len(code) > _LONGEST_FIELD:
        return None
    text = re.sub(r"^\s*eq\b", "", code, count=1, flags=re.IGNORECASE).strip()
    for _ in range(_MOST_STEPS):
        before = text
        for pattern, written in _STEPS:
            text = pattern.sub(written, text)
        if text == before:
            break
    return None if "\\" in text else text


def _held(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f"({text})"


def _up(text: str) -> str:
    return shifted(text, "superscript")


def _down(text: str) -> str:
    return shifted(text, "subscript")


def _root(degree: str, text: str) -> str:
    return f"{_up(degree)}√{_held(text)}"


def _sign(element: ET.Element, kind: str, default: str) -> str:
    """A sign that the properties of an element name."""
    properties = next((each for each in element if name(each).endswith("Pr")), None)
    named = child(properties, kind)
    return default if named is None else value(named) or ""


def _part(element: ET.Element, kind: str, words: Words) -> str:
    return "".join(words(each) for each in element if name(each) == f"m:{kind}")


def _rows(element: ET.Element, words: Words) -> str:
    return "；".join(words(each) for each in element if name(each) == "m:e")


def _matrix(element: ET.Element, words: Words) -> str:
    rows = [[words(cell) for cell in row] for row in element if name(row) == "m:mr"]
    return f"[{'；'.join('，'.join(row) for row in rows)}]"


def _fraction(element: ET.Element, words: Words) -> str:
    above, below = _part(element, "num", words), _part(element, "den", words)
    if _sign(element, "type", "bar") == "noBar":
        return f"({above}；{below})"
    return fraction(above, below)


def _delimited(element: ET.Element, words: Words) -> str:
    inside = _sign(element, "sepChr", "|").join(
        words(each) for each in element if name(each) == "m:e"
    )
    return f"{_sign(element, 'begChr', '(')}{inside}{_sign(element, 'endChr', ')')}"


def _nary(element: ET.Element, words: Words) -> str:
    below, above = _down(_part(element, "sub", words)), _up(_part(element, "sup", words))
    return f"{_sign(element, 'chr', '∫')}{below}{above} {_part(element, 'e', words)}"


def _marked(default: str) -> Callable[[ET.Element, Words], str]:
    """An element with a sign above or below it, which follows it."""

    def written(element: ET.Element, words: Words) -> str:
        return _part(element, "e", words) + _sign(element, "chr", default)

    return written


def _shifted(element: ET.Element, words: Words) -> str:
    below, above = _down(_part(element, "sub", words)), _up(_part(element, "sup", words))
    base = _part(element, "e", words)
    before = name(element) == "m:sPre"
    return f"{below}{above}{base}" if before else f"{_held(base)}{below}{above}"


def _limit(element: ET.Element, words: Words) -> str:
    sign = "_" if name(element) == "m:limLow" else "^"
    return f"{_part(element, 'e', words)}{sign}({_part(element, 'lim', words)})"


WRITTEN: dict[str, Callable[[ET.Element, Words], str]] = {
    "m:f": _fraction,
    "m:rad": lambda element, words: _root(_part(element, "deg", words), _part(element, "e", words)),
    "m:sSup": _shifted,
    "m:sSub": _shifted,
    "m:sSubSup": _shifted,
    "m:sPre": _shifted,
    "m:nary": _nary,
    "m:d": _delimited,
    "m:limLow": _limit,
    "m:limUpp": _limit,
    "m:acc": _marked("\u0302"),
    "m:bar": _marked("\u0305"),
    "m:groupChr": _marked("\u23df"),
    "m:eqArr": _rows,
    "m:m": _matrix,
    "m:phant": lambda element, words: _part(element, "e", words),
}
