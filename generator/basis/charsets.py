"""Encodings of Chinese older than Unicode: which one the bytes of a text are in."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

COMMON = 0.8  # the share of common characters in a text, below which it is none
_NEUTRAL = re.compile("[\x00-\x7f\u2010-\u2027\u2030\u2103\u3000-\u301f\uff00-\uffef·×÷①-⑳]")
_KANA = re.compile("[\u3041-\u30ff]")
# The common characters of a character set: the codec, and the bytes that they begin with.
_SETS = {
    "gbk": ("gb2312", range(0xB0, 0xD8)),  # level 1 of GB 2312, 3755 of them
    "big5": ("big5", range(0xA4, 0xC7)),  # level 1 of Big5, 5401
    "shift_jis": ("shift_jis", range(0x88, 0x99)),  # level 1 of JIS X 0208, 2965
}
_CHINESE = ("gbk", "big5")


class _Encoding(NamedTuple):
    """An old encoding: the sets whose common characters its texts are made of, and whether of kana."""

    name: str
    codec: str
    common: tuple[str, ...]
    kana: bool = False


_OLD = (
    _Encoding("GBK", "gb18030", _CHINESE),
    _Encoding("Big5", "big5hkscs", ("big5",)),
    _Encoding("Shift-JIS", "shift_jis", ("shift_jis",), kana=True),
)


def old_text(raw: bytes) -> tuple[str, str]:
    """The text of bytes that are no Unicode, and the name of its encoding; "" where none fits.

    Where two fit as well, it is the one that is more usual.
    """
    if is_hz(raw):
        return raw.decode("hz"), "HZ"
    best, best_share = ("", ""), 0.0
    for encoding in _OLD:
        text = decoded(raw, encoding.codec) or ""
        share = _share_of_common(text, encoding.common, kana=encoding.kana)
        if share > best_share:
            best, best_share = (text, encoding.name), share
    return best if best_share >= COMMON else ("", "")


def is_hz(raw: bytes) -> bool:
    """Whether bytes are HZ: ASCII throughout, with Chinese between ~{ and ~}."""
    text = decoded(raw, "hz") if raw.isascii() and b"~{" in raw else None
    return text is not None and not text.isascii() and is_chinese(text)


def is_chinese(text: str) -> bool:
    """Whether the characters of a text are those that Chinese texts are made of."""
    return _share_of_common(text, _CHINESE) >= COMMON


def decoded(raw: bytes, codec: str) -> str | None:
    """The text of bytes, None where they are none in this encoding."""
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _share_of_common(text: str, sets: tuple[str, ...], *, kana: bool = False) -> float:
    """Which share of the characters of a text is common; ASCII and marks do not count."""
    counts = Counter(_NEUTRAL.sub("", text))
    if not counts:
        return float(not text.isascii())
    common = 0
    for character, count in counts.items():
        is_kana = kana and _KANA.match(character)
        if is_kana or any(_is_common(character, each) for each in sets):
            common += count
    return common / counts.total()


@lru_cache(maxsize=50_000)
def _is_common(character: str, name: str) -> bool:
    codec, first = _SETS[name]
    if not "\u3400" <= character <= "\u9fff":
        return False
    try:
        return character.encode(codec)[0] in first
    except UnicodeEncodeError:
        return False
