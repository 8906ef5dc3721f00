"""What authors type for white space and for a colon, seen or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

FULL = "\u3000"
NARROW = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
UNSEEN = (
    "\xad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
ANY = f" \t{FULL}{NARROW}{UNSEEN}"  # what a reader takes for white space or does not see
COLONS = ":：﹕︰∶꞉"
DASHES = "－—–−‐‑﹣ー-"
BULLETS = "•·●▪■◆◦‣⁃∙※"
_GAPS = frozenset(ANY)
_GAP = pattern(f"[{ANY}]")


def begins_unseen(lines: Iterable[str]) -> bool:
    """Whether any line begins with what is not seen: in a `|` text it is taken for indentation."""
    return any(line.startswith(tuple(UNSEEN)) for line in lines)


def first_word(text: str) -> str:
    """The text up to the first white space."""
    return text if _GAPS.isdisjoint(text) else _GAP.split(text, maxsplit=1)[0]
