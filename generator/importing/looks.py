"""What the looks of a run say of its words: hidden, struck through, raised or lowered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.importing.elements import child, local, value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as ET

_OFF = ("0", "false", "off", "none")
_MOST_BASES = 12  # styles that are based on each other; Word allows eleven
_RAISED = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True)) | {"−": "⁻"}
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True)) | {"−": "₋"}


class Look(NamedTuple):
    """What is known of each; None where nothing is said of it."""

    hidden: bool | None = None
    struck: bool | None = None
    doubly: bool | None = None
    raised: str | None = None

    def over(self, other: Look) -> Look:
        """This look laid over another."""
        said = {part: each for part, each in self._asdict().items() if each is not None}
        return other._replace(**said)


def of(properties: ET.Element | None) -> Look:
    """What run properties say."""
    hidden, struck, doubly = (is_on(properties, kind) for kind in ("vanish", "strike", "dstrike"))
    return Look(hidden, struck, doubly, value(child(properties, "vertAlign")))


def is_on(properties: ET.Element | None, kind: str) -> bool | None:
    """Whether a property is set; None where nothing is said of it."""
    named = child(properties, kind)
    return None if named is None else (value(named) or "").lower() not in _OFF


def styles(root: ET.Element | None) -> dict[str, Look]:
    """The look of each style by its id, with what it has of the styles it is based on."""
    own: dict[str, Look] = {}
    bases: dict[str, str] = {}
    for style in root if root is not None else ():
        if local(style) == "style":
            named = value(style, "styleId") or ""
            look = of(child(style, "rPr"))
            own |= {named: look} if look != Look() else {}
            bases[named] = value(child(style, "basedOn")) or ""
    return {named: _inherited(named, own, bases) for named in bases}


def _inherited(named: str, own: Mapping[str, Look], bases: Mapping[str, str]) -> Look:
    look = own.get(named, Look())
    for _ in range(_MOST_BASES):
        named = bases.get(named, "")
        look = look.over(own[named]) if named in own else look
    return look


def shifted(text: str, raised: str | None) -> str:
    """Words as they are written in one line where they stand raised or lowered."""
    if not text.strip() or raised not in ("superscript", "subscript"):
        return text
    signs, sign = (_RAISED, "^") if raised == "superscript" else (_LOWERED, "_")
    if all(each in signs for each in text.strip()):
        return "".join(signs.get(each, each) for each in text)
    if not any(each.isascii() and each.isalnum() for each in text):
        return text
    return f"{sign}({text})" if len(text) > 1 else sign + text
