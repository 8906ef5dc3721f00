"""Symbols, check boxes, lists to choose from and hints to fill in: what each shows."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from generator.basis.numerals import circled
from generator.importing.word.markup import child, children, is_on, number, value

_CHECKED, _UNCHECKED = "☑", "☐"
# Characters of symbol fonts that a report may hold, by what they show.
_SYMBOLS = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0xA1: "○", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
        **{0x80 + count: circled(count) for count in range(1, 11)},
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
    "symbol": {
        0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
        0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xC5: "⊕", 0xD6: "√", 0xE5: "∑",
    },
}  # fmt: skip
# Of Unicode, without what is private to a font and what is no character.
_UNICODE = (range(0x20, 0xD800), range(0xF900, 0xFFFE))


def symbol(element: ET.Element) -> str:
    """The character of a `sym`, "" where it is not known."""
    try:
        code = int(value(element, "char"), 16)
    except ValueError:
        return ""
    font = value(element, "font").lower()
    if font in _SYMBOLS:
        return _SYMBOLS[font].get(code & 0xFF, "")
    is_character = any(code in part for part in _UNICODE)
    return chr(code) if is_character else ""


def is_hint(control: ET.Element) -> bool:
    """Whether a content control shows what to fill in, and is not filled."""
    return bool(is_on(control, "sdtPr", "showingPlcHdr"))


def form_field(data: ET.Element | None) -> str:
    """What a form field shows by itself: its box, or the entry that was chosen."""
    box = child(data, "checkBox")
    if box is not None:
        checked = is_on(box, "checked")
        if checked is None:
            checked = is_on(box, "default")
        return _CHECKED if checked else _UNCHECKED
    choices = child(data, "ddList")
    return "" if choices is None else _chosen(choices)


def _chosen(choices: ET.Element) -> str:
    entries = [value(entry) for entry in children(choices, "listEntry")]
    index = value(child(choices, "result")) or value(child(choices, "default")) or "0"
    at = number(index, len(entries))
    return entries[at] if at < len(entries) else ""
