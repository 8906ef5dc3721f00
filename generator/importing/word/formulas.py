"""Formulas as Word draws them (OMML), each kind of element in one line."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

from generator.importing.word.markup import child, name, value
from generator.importing.word.one_line import bracketed, fraction, lowered, raised, root

Words = Callable[[ET.Element], str]  # the text of an element, as `paragraphs` reads it


def _sign(element: ET.Element, kind: str, default: str) -> str:
    """A sign that the properties of an element name."""
    properties = next((each for each in element if name(each).endswith("Pr")), None)
    named = child(properties, kind)
    return default if named is None else value(named)


def _all(element: ET.Element, kind: str, words: Words) -> list[str]:
    """The texts of the parts of one kind."""
    return [words(each) for each in element if name(each) == f"m:{kind}"]


def _part(element: ET.Element, kind: str, words: Words) -> str:
    return "".join(_all(element, kind, words))


def _base(element: ET.Element, words: Words) -> str:
    return _part(element, "e", words)


def _scripts(element: ET.Element, words: Words) -> str:
    """The index and the power of an element."""
    below = lowered(_part(element, "sub", words))
    above = raised(_part(element, "sup", words))
    return below + above


def _fraction(element: ET.Element, words: Words) -> str:
    above = _part(element, "num", words)
    below = _part(element, "den", words)
    if _sign(element, "type", "bar") == "noBar":
        return f"({above}；{below})"
    return fraction(above, below)


def _root(element: ET.Element, words: Words) -> str:
    degree = _part(element, "deg", words)
    return root(degree, _base(element, words))


def _scripts_after(element: ET.Element, words: Words) -> str:
    scripts = _scripts(element, words)
    return bracketed(_base(element, words)) + scripts


def _scripts_before(element: ET.Element, words: Words) -> str:
    return _scripts(element, words) + _base(element, words)


def _sum(element: ET.Element, words: Words) -> str:
    """A sum, a product or an integral."""
    scripts = _scripts(element, words)
    return f"{_sign(element, 'chr', '∫')}{scripts} {_base(element, words)}"


def _delimited(element: ET.Element, words: Words) -> str:
    opening = _sign(element, "begChr", "(")
    between = _sign(element, "sepChr", "|")
    closing = _sign(element, "endChr", ")")
    return opening + between.join(_all(element, "e", words)) + closing


def _lower_limit(element: ET.Element, words: Words) -> str:
    return f"{_base(element, words)}_({_part(element, 'lim', words)})"


def _upper_limit(element: ET.Element, words: Words) -> str:
    return f"{_base(element, words)}^({_part(element, 'lim', words)})"


def _rows(element: ET.Element, words: Words) -> str:
    return "；".join(_all(element, "e", words))


def _matrix(element: ET.Element, words: Words) -> str:
    rows = [map(words, row) for row in element if name(row) == "m:mr"]
    return f"[{'；'.join('，'.join(row) for row in rows)}]"


def _marked(default: str) -> Callable[[ET.Element, Words], str]:
    """The function for an element with a sign above or below it, which follows it."""

    def written(element: ET.Element, words: Words) -> str:
        return _base(element, words) + _sign(element, "chr", default)

    return written


WRITTEN: dict[str, Callable[[ET.Element, Words], str]] = {
    "m:f": _fraction,
    "m:rad": _root,
    "m:sSup": _scripts_after,
    "m:sSub": _scripts_after,
    "m:sSubSup": _scripts_after,
    "m:sPre": _scripts_before,
    "m:nary": _sum,
    "m:d": _delimited,
    "m:limLow": _lower_limit,
    "m:limUpp": _upper_limit,
    "m:acc": _marked("\u0302"),
    "m:bar": _marked("\u0305"),
    "m:groupChr": _marked("\u23df"),
    "m:eqArr": _rows,
    "m:m": _matrix,
    "m:phant": _base,
}
