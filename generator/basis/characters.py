"""Classes of characters, and how wide text is: each notion of Chinese text is defined here once."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, east_asian_width

# For the inside of a class in a regular expression, as in f"[{HAN}]".
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What is set as wide as a Chinese character: Han, Chinese marks, kana, full-width letters.
WIDE = (
    "\u00b7\u2014\u2018-\u201d\u2026\u2e80-\u303f\u3041-\u4dbf\u4e00-\ua4cf\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff"
)
# The marks of GB/T 15834—2011.
MARKS = "，。、；：？！“”‘’（）《》〈〉〔〕【】…—"
CLAUSE_ENDS = "，。；：、！？（）\n"
# What neither YAML nor XML can carry, or what breaks lines unseen: C0 and C1 controls, line and
# paragraph separators, surrogates and noncharacters.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_CHINESE_FONT = "WFA"  # A: “ ” — … · stand in the Chinese font


@lru_cache(maxsize=4096)  # words, names and cells recur
def printed_width(text: str) -> float:
    """How many characters (字) wide a text prints: digits and Latin letters count half."""
    return sum(_printed(character) for character in text)


def _printed(character: str) -> float:
    if combining(character):
        return 0
    return 1 if east_asian_width(character) in _CHINESE_FONT else 0.5
