"""The document as a list of blocks: paragraphs in roles, tables, new pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, get_args

from generator.basis.problems import Path
from generator.reports.source import Source

Role = Literal[
    "copy-number", "secrecy", "urgency", "mark", "mark-end", "number", "signer", "issuer", "title", "addressee", "h1", "h2", "h3", "h4", "body",
    "caption", "unit", "head", "cell", "annex", "signature", "date", "note", "annex-label",
    "annex-title", "cc", "printed",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)
HEADINGS: tuple[Role, ...] = ("h1", "h2", "h3", "h4")
# Paragraphs that are set as one: where they stand depends on all of their texts.
Group = Literal["head", "annexes", "signing", "imprint"]
_GROUPS: dict[Role, Group] = {
    "copy-number": "head",
    "secrecy": "head",
    "urgency": "head",
    "mark": "head",
    "mark-end": "head",
    "number": "head",
    "annex": "annexes",
    "signature": "signing",
    "date": "signing",
    "cc": "imprint",
    "printed": "imprint",
}


class Origin(NamedTuple):
    """Where printed words stand in the data: the path of their value, and the first of its characters.

    What prints otherwise than it is written, as a date, stands at the beginning of its value.
    """

    path: Path
    offset: int


class Run(NamedTuple):
    """A stretch of text; `role` where it looks different from its paragraph.

    Words of the author's have their `origin`, a placeholder that of what is missing.
    """

    text: str
    role: Role | None = None
    origin: Origin | None = None


class Para(NamedTuple):
    """A paragraph in one role."""

    role: Role
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(run.text for run in self.runs)


class Span(NamedTuple):
    """A cell that takes more than its own place: where it begins, and how far it goes."""

    row: int
    column: int
    across: int = 1
    down: int = 1


class Table(NamedTuple):
    """A table of paragraphs: the first `heads` rows are its head. Every row has as many cells.

    A place that a cell of `spans` takes besides its own holds a cell without words.
    """

    rows: tuple[tuple[Para, ...], ...]
    heads: int = 1
    spans: tuple[Span, ...] = ()

    def cells(self) -> Iterator[tuple[Span, Para]]:
        """Every cell that is seen, row by row, with its place."""
        merged = {(span.row, span.column): span for span in self.spans}
        covered = {
            (span.row + down, span.column + across)
            for span in self.spans
            for down in range(span.down)
            for across in range(span.across)
        } - merged.keys()
        for number, row in enumerate(self.rows):
            for column, para in enumerate(row):
                if (number, column) not in covered:
                    yield merged.get((number, column), Span(number, column)), para


@dataclass(frozen=True)
class Break:
    """A new page."""


Block: TypeAlias = Para | Table | Break


def group_of(block: Block) -> Group | None:
    """The group that a block is set with, None for one that stands where the text before it ends."""
    return _GROUPS.get(block.role) if isinstance(block, Para) else None


class Document(NamedTuple):
    """What every writer prints, and the properties of the file: `date` is ISO 8601 or "".

    `source` is the report, for a file that carries its data; a `draft` says on every page that it is one.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    date: str = ""
    source: Source | None = None
    draft: bool = False


def without_origins(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same words, that do not know where they come from."""
    return tuple(map(_without_origin, blocks))


def _without_origin(block: Block) -> Block:
    if isinstance(block, Para):
        return _plain(block)
    if isinstance(block, Table):
        return block._replace(rows=tuple(tuple(map(_plain, row)) for row in block.rows))
    return block


def _plain(para: Para) -> Para:
    return Para(para.role, tuple(Run(run.text, run.role) for run in para.runs))
