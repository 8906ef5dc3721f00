"""Numbers and dates as an official document writes them, and as authors type them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from unicodedata import normalize

FIRSTS = "一1①"  # what a sample of a numbering may count with
_CIRCLED = ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))
_DIGITS = "零一二三四五六七八九"
ORDINAL = "[一二三四五六七八九十]{1,3}"  # a pattern: 一 to 九十九
NUMERAL = "[零〇一二两三四五六七八九十百千]{1,7}|[0-9]{1,6}"  # a pattern of what `numeral` reads
YEAR_DIGITS = "零〇○一二三四五六七八九"  # for a class: the digits in 二〇二五年
_YEAR_VALUES = str.maketrans(YEAR_DIGITS, "000123456789")
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_HAN_DATE = re.compile(rf"([{YEAR_DIGITS}]{{4}})年({ORDINAL})月({ORDINAL})日")
_DOCUMENT_NUMBER = re.compile(
    r"(?P<organ>[^\d\[\](){}〔〕【】《》<>]+?)\s*[\[({〔【《<]\s*(?P<year>(?:19|20)\d\d)\s*年?\s*"
    r"[\])}〕】》>]\s*第?\s*0*(?P<count>[1-9]\d*)\s*号?"
)
_MONTH_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_YEARS = range(1949, 2200)
_YEAR = re.compile(r"(\d{4})(?:年度?)?")


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


def numeral(text: str) -> int:
    """The integer that Arabic or Chinese digits write: 12, 十二, 一百零五, 两."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for sign in text:
        if sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]
            digit = 0
        else:
            digit = _VALUES[sign]
    return total + digit


def arabic_year(text: str) -> str:
    """A year in Chinese digits as Arabic ones: 二〇二五 → 2025; other text stays as it is."""
    return text.translate(_YEAR_VALUES)


def written_date(day: date) -> str:
    """A date as GB/T 9704—2012 clause 7.3.5.4 has it: 2026年2月4日."""
    return f"{day.year}年{day.month}月{day.day}日"


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


def read_han_date(text: str) -> date | None:
    """The day in 二〇二六年二月二十八日; None where there is none."""
    found = _HAN_DATE.fullmatch(text)
    if found is None:
        return None
    month, day = numeral(found[2]), numeral(found[3])
    return read_date(f"{arabic_year(found[1])}-{month}-{day}")


def read_month_day(text: str) -> tuple[int, int] | None:
    """The month and day in 3月1日; None where there is none."""
    found = _MONTH_DAY.fullmatch(normalize("NFKC", text).strip())
    day = found and read_date(f"2000-{found[1]}-{found[2]}")
    return (day.month, day.day) if day else None


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
