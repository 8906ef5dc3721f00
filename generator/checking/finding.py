"""What a rule yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.basis.messages import Message
from generator.basis.problems import Level, Path


class Change(NamedTuple):
    """What to write in place of some characters of a value, and whether nobody has to read it first."""

    start: int
    end: int
    right: str
    sure: bool = True


@dataclass(frozen=True)
class Finding:
    """Where something is wrong (a path, and a character of its value) and what.

    `change` is what to write there, or `instead` shows it; `level` where it is another than the
    rule's own.
    """

    path: Path
    message: Message
    offset: int | None = None
    instead: str = ""
    level: Level | None = None
    change: Change | None = None
