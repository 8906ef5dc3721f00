"""Mathematics in one line of text: fractions, roots, raised and lowered words."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[\w.%‰ⁿⁱ⁰¹²³⁴-⁹₀-₉]*")
_RAISED = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True)) | {"−": "⁻"}
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True)) | {"−": "₋"}


def raised(text: str) -> str:
    """A superscript: 8 → ⁸, ab → ^(ab)."""
    return _shifted(text, _RAISED, "^")


def lowered(text: str) -> str:
    """A subscript: 2 → ₂, ij → _(ij)."""
    return _shifted(text, _LOWERED, "_")


def _shifted(text: str, signs: dict[str, str], mark: str) -> str:
    """Text in signs that are raised or lowered; where there are none, behind a mark."""
    if not text.strip():
        return text
    if all(character in signs for character in text.strip()):
        return "".join(signs.get(character, character) for character in text)
    if not any(character.isascii() and character.isalnum() for character in text):
        return text  # Chinese: no power or index, but a look
    return f"{mark}({text})" if len(text) > 1 else mark + text


def fraction(above: str, below: str) -> str:
    """A fraction: 95/100, (a+b)/2."""
    return f"{bracketed(above)}/{bracketed(below)}"


def root(degree: str, text: str) -> str:
    """A root: ³√8."""
    return f"{raised(degree)}√{bracketed(text)}"


def bracketed(text: str) -> str:
    """Text in brackets, unless it is one word or number."""
    return text if _PLAIN.fullmatch(text) else f"({text})"
