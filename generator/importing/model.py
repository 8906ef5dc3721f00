"""What an imported file is made of: paragraphs and tables, each with the line where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias
from unicodedata import normalize

from generator.basis.messages import Message

Data: TypeAlias = dict[str, Any]
NONE = "无"  # what a field holds that is meant to be empty
STOPS = "。．."  # what the printer drops after a heading on a line of its own
_SPACE = re.compile(r"\s")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: no line end in its text, no white space around it.

    `level` is that of a heading, from 1, where the file says so by more than an ordinal.
    `literal`: it is text, whatever it looks like. `is_guess`: that it ends here is guessed.
    """

    line: int
    text: str
    level: int = field(default=0, compare=False)
    literal: bool = field(default=False, compare=False)
    is_guess: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Grid:
    """A table: every row has as many cells. `literal`: none of them are the report's frame."""

    line: int
    rows: tuple[tuple[str, ...], ...]
    literal: bool = field(default=False, compare=False)


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
class Answer:
    """A row of a form that was filled in: its tag and its label, which tell the field, and its words.

    What stands in no row has neither.
    """

    line: int
    items: tuple[Item, ...]
    tag: str = ""
    label: str = ""


@dataclass(frozen=True)
class Filled:
    """A form that was filled in, and what there is to tell about it."""

    answers: Sequence[Answer]
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
    """A numbered section; the root has level 0. `run_in`: its text follows its heading.

    `is_guess`: that its heading ends there is guessed. `numbered`: its number goes "on" from the
    section before its parent, or begins "anew", where the printer by itself would count otherwise.
    """

    level: int
    line: int
    heading: str = ""
    run_in: bool = False
    is_guess: bool = False
    numbered: str = ""
    body: list[Item] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


class Edition(NamedTuple):
    """Which edition a report is; `unsaid` are the roles that it lacks though the edition has them."""

    name: str
    unsaid: frozenset[str] = frozenset()


PUBLISHED = Edition("published")


def commented(key: str, value: Any, comment: object) -> Data:
    """A field with a comment on it, which stands under the same key after a #."""
    return {f"#{key}": str(comment), key: value}


def comment_on(data: Data, key: str) -> str:
    """The comment on a field, "" if there is none."""
    return str(data.get(f"#{key}", ""))


def bare(text: str) -> str:
    """A text for comparison: NFKC applied, white space removed."""
    return _SPACE.sub("", normalize("NFKC", text))


def row_text(row: Iterable[str]) -> str:
    """The cells of a row as one text."""
    return "　".join(filter(None, row))


def flat(items: Sequence[Item]) -> list[Paragraph]:
    """The same words without tables: a row is a paragraph."""
    found: list[Paragraph] = []
    for item in items:
        if isinstance(item, Paragraph):
            found.append(item)
        else:
            rows = map(row_text, item.rows)
            found += [Paragraph(item.line, row) for row in rows if row.strip()]
    return found


def joined(items: Sequence[Item]) -> str:
    """The words of items as one text, a line for each paragraph."""
    return "\n".join(paragraph.text for paragraph in flat(items))
