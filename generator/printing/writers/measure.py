"""How wide text is, in characters (字), and what lengths are in twips."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, east_asian_width

from generator.printing.look import Page, Style

TWIPS_PER_POINT = 20
_TWIPS_PER_MM = 1440 / 25.4
_EIGHTHS_PER_MM = 8 * 72 / 25.4
_WIDE = "FWA"  # A: “ ” — … · stand in the Chinese font


@lru_cache(maxsize=4096)  # words, names and cells recur
def width(text: str) -> float:
    """How many characters wide a text is: digits and Latin letters count half."""
    return sum(_cell(char) for char in text)


def _cell(char: str) -> float:
    if combining(char):
        return 0
    return 1 if east_asian_width(char) in _WIDE else 0.5


def twips(mm: float) -> int:
    """A length in twips."""
    return round(mm * _TWIPS_PER_MM)


def eighths(mm: float) -> int:
    """The thickness of a rule in eighths of a point."""
    return max(2, round(mm * _EIGHTHS_PER_MM))


def line_width(page: Page) -> int:
    """The width of the text block in twips."""
    return twips(page.width - page.left - page.right)


def cell(style: Style, page: Page) -> float:
    """The width of one character of a style in twips."""
    return style.size * TWIPS_PER_POINT + page.squeeze
