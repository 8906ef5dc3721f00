"""How words are looked for: as they are, or by patterns that are compiled when they are first used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast


class _Later:
    """Stands in for a compiled pattern, and becomes it, method by method, as it is used."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)  # the next time Python finds it without asking here
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when it is first used."""
    return cast("re.Pattern[str]", _Later(text, flags))


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether any of the words is in a text: quicker than a pattern, and nothing to compile."""
    return any(word in text for word in words)
