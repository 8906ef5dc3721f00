"""Encodings of Chinese older than Unicode: which one the bytes of a text are in."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from generator.patterns import pattern

COMMON = 0.8  # the share of common characters in a text, below which it is none
_NEUTRAL = pattern("[\x00-\x7f\u2010-\u2027\u2030\u2103\u3000-\u301f\uff00-\uffef·×÷①-⑳]")
_KANA = pattern("[\u3041-\u30ff]")
# The common characters of a character set: the codec, and the bytes that they begin with.
_SETS = {
    "gbk": ("gb2312", range(0xB0, 0xD8)),  # level 1 of GB 2312, 3755 of them
    "big5": ("big5", range(0xA4, 0xC7)),  # level 1 of Big5, 5401
    "shift_jis": ("shift_jis", range(0x88, 0x99)),  # level 1 of JIS X 0208, 2965
}


class _Old(NamedTuple):
    name: str
    codec: str
    common: tuple[str, ...]
    kana: bool = False


_OLD = (
    _Old("GBK", "gb18030", ("gbk", "big5")),
    _Old("Big5", "big5hkscs", ("big5",)),
    _Old("Shift-JIS", "shift_jis", ("shift_jis",), kana=True),
)
_CHINESE = ("gbk", "big5")


def old_text(raw: bytes) -> tuple[str, str]:
    """The text of bytes that are no Unicode, and the name of its encoding; "" where none fits.

    Where two fit as well, it is the one that is more usual.
    """
    if is_hz(raw):
        return raw.decode("hz"), "HZ"
    found = []
    for old in _OLD:
        text = decoded(raw, old.codec)
        share = _share(text, old.common, kana=old.kana) if text else 0
        found.append((share, text or "", old.name))
    share, text, name = max(found, key=lambda each: each[0])
    return (text, name) if share >= COMMON else ("", "")


def is_hz(raw: bytes) -> bool:
    """Whether bytes are HZ: ASCII throughout, with Chinese between ~{ and ~}."""
    text = decoded(raw, "hz") if raw.isascii() and b"~{" in raw else None
    return text is not None and not text.isascii() and is_chinese(text)


def is_chinese(text: str) -> bool:
    """Whether the characters of a text are those that Chinese texts are made of."""
    return _share(text, _CHINESE) >= COMMON


def decoded(raw: bytes, codec: str) -> str | None:
    """The text of bytes, None where they are none in this encoding."""
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _share(text: str, sets: tuple[str, ...], *, kana: bool = False) -> float:
    """Which share of the characters of a text, but for ASCII and marks, is common."""
    counts = Counter(_NEUTRAL.sub("", text))
    common = sum(
        count
        for character, count in counts.items()
        if any(_is_common(character, each) for each in sets) or (kana and _KANA.match(character))
    )
    return common / counts.total() if counts else float(not text.isascii())


@lru_cache(maxsize=50_000)
def _is_common(character: str, name: str) -> bool:
    codec, first = _SETS[name]
    if not "\u3400" <= character <= "\u9fff":
        return False
    try:
        return character.encode(codec)[0] in first
    except UnicodeEncodeError:
        return False
