"""To whom a filed report goes: the line below its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.basis.characters import HAN
from generator.importing.matter import Matter
from generator.importing.model import Item, Paragraph

ABSENT = Matter(unsaid=frozenset(("addressee",)))
_LONGEST = 120
_NAME = rf"[{HAN}（）()]{{2,24}}"
_ADDRESSEE = re.compile(rf"{_NAME}(?:\s*[、，,]\s*{_NAME})*\s*[：:]")
_NO_ADDRESSEE = re.compile("如下|情况|报告|^各位|同志")


def read(body: Sequence[Item]) -> tuple[Matter, list[Item]]:
    """The addressee, without the colon that is printed after it; the body below."""
    first = body[0] if body else None
    if not isinstance(first, Paragraph) or first.literal or not is_addressee(first.text):
        return ABSENT, list(body)
    return Matter({"addressee": first.text.rstrip("：: \u3000")}), list(body[1:])


def is_addressee(text: str) -> bool:
    """Whether a line names those to whom a report goes."""
    if len(text) > _LONGEST or _NO_ADDRESSEE.search(text):
        return False
    return bool(_ADDRESSEE.fullmatch(text))
