"""The bytes of a text file → its text, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from generator.basis.characters import HAN
from generator.basis.charsets import decoded, is_chinese, is_hz, old_text
from generator.basis.messages import say
from generator.basis.problems import UserError

_CODECS_BY_MARK = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_UTF16 = ("utf-16-le", "utf-16-be")
_READ_SURELY = ("Big5", "HZ")  # of the old encodings but GBK, which needs no mention
_CHINESE = re.compile(f"[\u3000-\u3011{HAN}\uff01-\uff5e\\n]")


class Decoded(NamedTuple):
    """A text, None where it cannot be read for sure; `encoding` is named where it is to be reported."""

    text: str | None
    encoding: str = ""


def text_of(raw: bytes, name: str) -> tuple[str, str]:
    """The text of a file, and its encoding where an author is to look at what was made of it.

    Raises UserError where it cannot be read for sure.
    """
    found = _by_mark(raw) or _by_content(raw)
    if found.text is not None:
        return found.text, found.encoding
    if found.encoding:
        raise UserError(
            say("文件 {name} 看起来是 {encoding} 编码，读不准。请用记事本打开看看，另存为 UTF-8。", name=name, encoding=found.encoding)
        )  # fmt: skip
    raise UserError(
        say("文件 {name} 不是文本：UTF-8、UTF-16、GBK 都读不出来。请用记事本打开看看，另存为 UTF-8。", name=name)
    )  # fmt: skip


def _by_mark(raw: bytes) -> Decoded | None:
    """The text by the byte order mark, None where the file has none."""
    for mark, codec in _CODECS_BY_MARK.items():
        if raw.startswith(mark):
            return Decoded(decoded(raw, codec))
    return None


def _by_content(raw: bytes) -> Decoded:
    """The text in the encoding that makes sense of the bytes."""
    text = decoded(raw, "utf-8")
    if text is not None and (b"\0" not in raw or _CHINESE.search(text)):
        return Decoded(raw.decode("hz"), "HZ") if is_hz(raw) else Decoded(text)
    text = _utf16(raw)
    if text is not None:
        return Decoded(text)
    old, encoding = old_text(raw)
    if encoding == "GBK":
        return Decoded(old)
    return Decoded(old if encoding in _READ_SURELY else None, encoding)


def _utf16(raw: bytes) -> str | None:
    """The text of UTF-16 without a mark: of the two byte orders, the one that is more Chinese."""
    if b"\0" not in raw:
        return None
    texts = [text for codec in _UTF16 if (text := decoded(raw, codec)) and _may_be_chinese(text)]
    return max(texts, key=_count_of_chinese, default=None)


def _may_be_chinese(text: str) -> bool:
    return "\0" not in text and _count_of_chinese(text) > 0 and is_chinese(text)


def _count_of_chinese(text: str) -> int:
    return len(_CHINESE.findall(text))
