"""Fields: what Word works out by itself, such as a reference, a page number or an old formula (EQ)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.basis.numerals import circled
from generator.importing.word.one_line import fraction, lowered, raised, root

# Fields that show nothing without a result, or what is counted at printing.
_SILENT = frozenset(
    ["TC", "XE", "RD", "SET", "TA", "PRIVATE", "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "TOC", "INDEX", "HYPERLINK", "ADVANCE"]
)  # fmt: skip
_EQ = re.compile(r"^\s*eq\b", re.IGNORECASE)
_LONGEST_EQ = 2000
_DEEPEST_EQ = 50  # functions in each other
_INNER = r"[^\\(),;，；]*"


def _eq_fraction(hit: re.Match[str]) -> str:
    return fraction(hit[1], hit[2])


def _eq_root(hit: re.Match[str]) -> str:
    return root(hit[1] or "", hit[2])


def _eq_raised(hit: re.Match[str]) -> str:
    return raised(hit[1])


def _eq_lowered(hit: re.Match[str]) -> str:
    return lowered(hit[1])


def _eq_circled(hit: re.Match[str]) -> str:
    return circled(int(hit[1]))


# The functions of an EQ field, where no other function stands in them, and how each is written.
_EQ_FUNCTIONS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"\\f\(({_INNER})[,;]({_INNER})\)", re.IGNORECASE), _eq_fraction),
    (re.compile(rf"\\r\((?:({_INNER})[,;])?({_INNER})\)", re.IGNORECASE), _eq_root),
    (re.compile(rf"\\s\s?\\up\s?\d*\(({_INNER})\)", re.IGNORECASE), _eq_raised),
    (re.compile(rf"\\s\s?\\do\s?\d*\(({_INNER})\)", re.IGNORECASE), _eq_lowered),
    (re.compile(r"\\o\s?\\ac\s?\([○〇Oo][,;](\d{1,2})\)", re.IGNORECASE), _eq_circled),
)


def shown(code: str) -> str | None:
    """What a field shows by its code alone; None where that cannot be worked out."""
    words = code.split()
    kind = words[0].upper() if words else ""
    if not kind or kind in _SILENT:
        return ""
    return _equation(code) if kind == "EQ" else None


def _equation(code: str) -> str | None:
    """What an EQ field shows, in one line; None where it cannot be written so."""
    if len(code) > _LONGEST_EQ:
        return None
    text = _EQ.sub("", code, count=1).strip()
    for _ in range(_DEEPEST_EQ):
        before = text
        for pattern, written in _EQ_FUNCTIONS:
            text = pattern.sub(written, text)
        if text == before:
            break
    return None if "\\" in text else text


@dataclass
class _Open:
    """A field that has begun: its code, and how much the file had shown where its result begins."""

    shown_before: int
    code: list[str] = field(default_factory=list)


class OpenFields:
    """The fields that have begun and not ended, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._shown = 0

    def begin(self) -> None:
        """A field begins: its code comes first."""
        self._open.append(_Open(self._shown))

    def add_code(self, text: str) -> None:
        """Add to the code of the innermost field."""
        if self._open:
            self._open[-1].code.append(text)

    def separate(self) -> None:
        """The code of the innermost field ends, its result begins."""
        if self._open:
            self._open[-1].shown_before = self._shown

    def show(self) -> None:
        """Something is shown: part of the result of every open field."""
        self._shown += 1

    def end(self) -> str:
        """The innermost field ends; returns its code, or "" where its result was shown."""
        return self._unshown(self._open.pop()) if self._open else ""

    def without_end(self) -> list[str]:
        """The codes of fields that have neither end nor result, and would show something."""
        codes = map(self._unshown, self._open)
        return [code for code in codes if shown(code) != ""]

    def _unshown(self, opened: _Open) -> str:
        return "".join(opened.code) if opened.shown_before == self._shown else ""
