"""What a rule yields."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basis.messages import Message
from generator.basis.problems import Level, Path


@dataclass(frozen=True)
class Finding:
    """Where something is wrong (a path, and a character of its value) and what.

    `instead` is what to write there; `level` where it is another than the rule's own.
    """

    path: Path
    message: Message
    offset: int | None = None
    instead: str = ""
    level: Level | None = None
