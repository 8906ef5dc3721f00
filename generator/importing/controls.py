"""Fields, form controls and symbols: what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.importing import elements, equations
from generator.importing.elements import child, local, value

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from generator.importing.elements import Told

_OFF = ("0", "false", "off")
_PRIVATE = range(0xF000, 0xF100)  # where the characters of symbol fonts are
# Characters of symbol fonts that a report may hold, by what they show.
_SYMBOLS = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0xA1: "○", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
        **{0x81 + number: chr(ord("①") + number) for number in range(10)},
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
    "symbol": {
        0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
        0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xC5: "⊕", 0xD6: "√", 0xE5: "∑",
    },
}  # fmt: skip
# Fields that show nothing without a result, or what is counted at printing.
_SILENT = frozenset(
    ["TC", "XE", "RD", "SET", "TA", "PRIVATE", "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "TOC", "INDEX", "HYPERLINK", "ADVANCE"]
)  # fmt: skip


def symbol(element: ET.Element) -> str:
    """The character of a `sym`, "" where it is not known."""
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    font = (value(element, "font") or "").lower()
    if font in _SYMBOLS:
        return _SYMBOLS[font].get(code & 0xFF, "")
    is_character = 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE  # noqa: PLR2004 (of Unicode)
    return chr(code) if is_character else ""


def is_hint(control: ET.Element) -> bool:
    """Whether a control shows what to fill in, and is not filled."""
    named = child(child(control, "sdtPr"), "showingPlcHdr")
    return named is not None and (value(named) or "").lower() not in _OFF


def shown(code: str) -> tuple[str, Told | None]:
    """What a field without a result shows, and what to tell of it."""
    words = code.split()
    if not words or words[0].upper() in _SILENT:
        return "", None
    if words[0].upper() == "EQ":
        text = equations.of_field(code)
        return (text, None) if text is not None else ("", elements.FIELD)
    return "", elements.FIELD


class Fields:
    """The fields that are open: the code of each, and how much was shown where its result began."""

    def __init__(self) -> None:
        self._open: list[tuple[list[str], int]] = []
        self._shown = 0

    def begin(self) -> None:
        """A field begins: its code comes first."""
        self._open.append(([], self._shown))

    def separate(self) -> None:
        """The code of the innermost field ends, its result begins."""
        if self._open:
            self._open[-1] = (self._open[-1][0], self._shown)

    def end(self) -> str:
        """The innermost field ends; its code, where it showed no result."""
        code, before = self._open.pop() if self._open else ([], 0)
        return "".join(code) if before == self._shown else ""

    def code(self, text: str) -> None:
        """Part of the code of the innermost field."""
        if self._open:
            self._open[-1][0].append(text)

    def shown(self) -> None:
        """Something is shown: it is the result of every field that is open."""
        self._shown += 1

    def left(self) -> list[str]:
        """The codes of fields that have neither end nor result."""
        codes = ["".join(code) for code, before in self._open if before == self._shown]
        return [code for code in codes if any(shown(code))]


def of_form(data: ET.Element | None) -> str:
    """What an old form field shows by itself: its box, or the choice that was made."""
    box, choices = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        named = child(box, "checked")
        named = child(box, "default") if named is None else named
        checked = named is not None and (value(named) or "").lower() not in _OFF
        return "☑" if checked else "☐"
    if choices is None:
        return ""
    entries = [value(each) or "" for each in choices if local(each) == "listEntry"]
    chosen = value(child(choices, "result")) or value(child(choices, "default")) or "0"
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
