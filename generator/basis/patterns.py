"""How words are looked for."""

from __future__ import annotations

from collections.abc import Iterable


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether any of the words is in a text."""
    return any(word in text for word in words)
