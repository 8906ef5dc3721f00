"""What lengths are in twips and rem, and how many characters (字) a line holds."""

from __future__ import annotations

from generator.printing.look import Look

TWIPS_PER_POINT = 20
BASELINE = 0.8  # on a line of exact height text stands on 4/5 of it
_TWIPS_PER_MM = 1440 / 25.4
_EIGHTHS_PER_MM = 8 * 72 / 25.4


def twips(mm: float) -> int:
    """A length in twips."""
    return round(mm * _TWIPS_PER_MM)


def eighths(mm: float) -> int:
    """The thickness of a rule in eighths of a point."""
    return max(2, round(mm * _EIGHTHS_PER_MM))


def rem(twips: float, look: Look) -> str:
    """A length in rem: one is the size of body text."""
    return f"{twips / TWIPS_PER_POINT / look.styles['body'].size:.5g}rem"


def line_width(look: Look, *, turned: bool = False) -> int:
    """The width of the text block in twips, also that of a page that lies on its side."""
    page = look.page
    if turned:
        return twips(page.height - page.top - page.bottom)
    return twips(page.width - page.left - page.right)


def cell(look: Look, role: str) -> float:
    """The width of one character of a role in twips."""
    return look.styles[role].size * TWIPS_PER_POINT + look.page.squeeze


def characters(look: Look, role: str, *, turned: bool = False) -> float:
    """How many characters of a role a line holds."""
    return line_width(look, turned=turned) / cell(look, role)
