"""What an imported file is made of: paragraphs and tables, each with the line where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from unicodedata import normalize

if TYPE_CHECKING:
    from generator.messages import Message

Data: TypeAlias = dict[str, Any]
STOPS = "。．."  # what the printer drops after a heading on a line of its own
DUE = re.compile("【待补：([^【】]*)】")  # what a draft prints for what is missing
_SPACE = re.compile(r"\s")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: no line end in its text, no white space around it.

    `level` is that of a heading, from 1, where the file says so by more than an ordinal.
    """

    line: int
    text: str
    level: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Grid:
    """A table: every row has as many cells."""

    line: int
    rows: tuple[tuple[str, ...], ...]


Item: TypeAlias = "Paragraph | Grid"


@dataclass(frozen=True)
class Note:
    """Something to tell about a line; 0 for the whole file.

    `lost`: words that a reader of the original sees were not taken.
    """

    line: int
    message: Message
    lost: bool = False


@dataclass(frozen=True)
class Read:
    """What was read out of a file, and what there is to tell about it."""

    items: tuple[Item, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Taken:
    """What was taken off a paragraph because the printer sets it: from `start` to `end`.

    `printed` is a pattern of what is printed in its place, in half-width form.
    """

    line: int
    text: str
    start: int
    end: int
    printed: str


@dataclass(frozen=True)
class Node:
    """A numbered section; the root has level 0. `run_in`: its text follows its heading."""

    level: int
    line: int
    heading: str = ""
    run_in: bool = False
    body: list[Item] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


class Edition(NamedTuple):
    """Which edition a report is; `unsaid` are the roles that it lacks though the edition has them."""

    name: str
    unsaid: frozenset[str] = frozenset()


PUBLISHED = Edition("published")


def bare(text: str) -> str:
    """A text for comparison: NFKC applied, white space removed."""
    return _SPACE.sub("", normalize("NFKC", text))


def flat(items: list[Item]) -> list[Paragraph]:
    """The same words without tables: a row is a paragraph."""
    found = []
    for item in items:
        if isinstance(item, Paragraph):
            found.append(item)
        else:
            rows = ("　".join(filter(None, row)) for row in item.rows)
            found += [Paragraph(item.line, row) for row in rows if row.strip()]
    return found
