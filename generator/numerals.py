"""Numbers and dates as an official document writes them, and as authors type them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from unicodedata import normalize

from generator.patterns import pattern

FIRSTS = "一1①"  # what a sample of a numbering may count with
_CIRCLED = ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))
_DIGITS = "零一二三四五六七八九"
_DATE = pattern(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DOCUMENT_NUMBER = pattern(
    r"(?P<organ>[^\d\[\](){}〔〕【】《》<>]+?)\s*[\[({〔【《<]\s*(?P<year>(?:19|20)\d\d)\s*年?\s*"
    r"[\])}〕】》>]\s*第?\s*0*(?P<count>[1-9]\d*)\s*号?"
)
_YEARS = range(1949, 2200)
_YEAR = pattern(r"(\d{4})(?:年度?)?")


def han(number: int) -> str:
    """A count in Chinese numerals: 10 十, 12 十二, 20 二十, 105 一百零五, 10010 一万零一十."""
    high, low = divmod(number, 10_000)
    written, zero = f"{han(high)}万" if high else "", False
    for digit, unit in zip(f"{low:04d}", ("千", "百", "十", ""), strict=True):
        if digit == "0":
            zero = bool(written)
        else:
            written += ("零" if zero else "") + _DIGITS[int(digit)] + unit
            zero = False
    return written.removeprefix("一") if written.startswith("一十") else written


@lru_cache
def ordinal(sample: str, number: int) -> str:
    """`number` in the manner of `sample`, the mark of the first: （一） 3 → （三）, 1. 3 → 3., ① 3 → ③."""
    written = sample.replace("一", han(number)).replace("1", str(number))
    return written.replace("①", circled(number)) if "①" in written else written


def counts(sample: str) -> bool:
    """Whether a sample holds something to count with; an empty one is no mark at all."""
    return not sample or any(first in sample for first in FIRSTS)


def circled(number: int) -> str:
    """A number in a circle, ① to ㊿; those beyond, which Unicode does not have, in brackets."""
    for first, last, start in _CIRCLED:
        if first <= number <= last:
            return chr(ord(start) + number - first)
    return f"（{number}）"


def read_year(text: str) -> int | None:
    """The year in 2025, 2025年, 2025年度 or ２０２５; None where it is none of 1949 to 2199."""
    found = _YEAR.fullmatch(normalize("NFKC", text).strip())
    return int(found[1]) if found and int(found[1]) in _YEARS else None


def read_date(text: str) -> date | None:
    """The day in 2026-02-28, 2026年2月28日, 2026/2/28 or 2026.2.28; None where there is none."""
    found = _DATE.fullmatch(normalize("NFKC", text).strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def read_number(text: str) -> float | None:
    """The number in 579, -5 or 0.35; None where it is none."""
    try:
        return float(normalize("NFKC", text))
    except ValueError:
        return None


def document_number(text: str) -> str:
    """A 发文字号 as clause 7.2.5 has it, 示政发〔2026〕3号; "" where it cannot be told."""
    found = _DOCUMENT_NUMBER.fullmatch(normalize("NFKC", text).strip())
    return f"{found['organ']}〔{found['year']}〕{found['count']}号" if found else ""
