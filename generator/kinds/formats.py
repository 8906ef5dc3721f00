"""The forms that a text field can have: how each is read, what is told, what an editor is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from generator.basis import numerals
from generator.basis.messages import Message, say

_DIGIT = "[0-9０-９]"
_DATE = rf"^\s*{_DIGIT}{{4}}\s*[-/.年－／．]\s*{_DIGIT}{{1,2}}\s*[-/.月－／．]\s*{_DIGIT}{{1,2}}\s*日?\s*$"
_COLOR = re.compile("[0-9A-Fa-f]{6}")
_FONT = re.compile(r"[^\"&<>{};\\\n]{1,31}")  # Word takes 31 characters


_WHOLE = "[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15}"
_COUNT = re.compile(_WHOLE)
_AMOUNT = re.compile(rf"(?:{_WHOLE})(?:\.[0-9]+)?")
_NO_FIGURE = (
    (re.compile(r"^\s*[-－−—–]\s*[0-9０-９]"), say("「{label}」写的是“{value}”，这里的数不会小于 0。")),
    (re.compile("[0-9０-９][^0-9０-９,，.．]"), say("「{label}」只写数，不写单位和别的字，这里写的是“{value}”。")),
    (re.compile(r"^\s*[〇零一二两三四五六七八九十百千万]+\s*$"), say("「{label}」请写阿拉伯数字，这里写的是“{value}”。")),
)  # fmt: skip
_NO_FRACTION = (re.compile("[.．]"), say("「{label}」写的是“{value}”，件数不会有小数。"))


@dataclass(frozen=True)
class Format:
    """One form: `read` gives the value of a text, None where it is not of this form.

    `wrong` is said then, of {label}, {value} and, of a number, its bounds {want} and {got}; or the
    first of `causes` whose pattern the text has.
    """

    read: Callable[[str], object]
    wrong: Message
    json_schema: Mapping[str, Any] = field(default_factory=dict)
    causes: Sequence[tuple[re.Pattern[str], Message]] = ()


def _color(text: str) -> str | None:
    return text if _COLOR.fullmatch(text) else None


def _font(text: str) -> str | None:
    return text if _FONT.fullmatch(text) else None


def _pattern(text: str) -> str | None:
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError):
        return None
    return text


def _count(text: str) -> int | None:
    plain = normalize("NFKC", text).strip()
    return int(plain.replace(",", "")) if _COUNT.fullmatch(plain) else None


def _amount(text: str) -> str | None:
    plain = normalize("NFKC", text).strip()
    return plain.replace(",", "") if _AMOUNT.fullmatch(plain) else None


def _document_number(text: str) -> str | None:
    return text if numerals.document_number(text) == text else None


FORMATS: Mapping[str, Format] = {
    "month_day": Format(
        numerals.read_month_day,
        say("「{label}」应当是几月几日，如 3月1日，这里写的是“{value}”。"),
    ),
    "year": Format(
        numerals.read_year,
        say("「{label}」应当是四位数的年份，如 2025，这里写的是“{value}”。"),
        {
            "type": ["integer", "string"],
            "minimum": 1949,
            "maximum": 2199,
            "pattern": rf"^\s*{_DIGIT}{{4}}(年度?)?\s*$",
        },
    ),
    "date": Format(
        numerals.read_date,
        say("「{label}」应当是真实的日期，如 2026-02-24，这里写的是“{value}”。"),
        {"type": ["string"], "pattern": _DATE},
    ),
    "number": Format(
        numerals.read_number,
        say("「{label}」应当是 {want} 到 {got} 之间的数，这里写的是“{value}”。"),
    ),
    "count": Format(
        _count,
        say("「{label}」应当是整数，如 0、12 或 1,234，这里写的是“{value}”。"),
        {"type": ["integer", "string"], "minimum": 0, "pattern": r"^[0-9０-９,，\s]+$"},
        (*_NO_FIGURE, _NO_FRACTION),
    ),
    "amount": Format(
        _amount,
        say("「{label}」应当是数，如 0、35.6 或 1,234.56，这里写的是“{value}”。"),
        {"type": ["number", "string"], "minimum": 0, "pattern": r"^[0-9０-９,，.．\s]+$"},
        _NO_FIGURE,
    ),
    "document_number": Format(
        _document_number,
        say(
            "「{label}」应当写成{want}（年份四位、用六角括号，序号不加“第”、不补零），"
            "这里写的是“{value}”。"
        ),
        {"type": ["string"], "pattern": r"〔\d{4}〕[1-9]\d*号\s*$"},
    ),
    "word": Format(
        lambda text: text or None,
        say("「{label}」是空的，请写上词，或者删去这一项。"),
    ),
    "pattern": Format(
        _pattern,
        say("「{label}」应当是正则表达式，“{value}”不成一个：看看括号是不是成对。"),
    ),
    "color": Format(
        _color,
        say("「{label}」应当是六位十六进制的颜色，如 FF0000，这里写的是“{value}”。"),
    ),
    "font": Format(
        _font,
        say(
            "「{label}」应当是一种字体的名字，照 Word 字体栏里的样子写，不带引号、分号、尖括号，这里写的是“{value}”。"
        ),
    ),
}
