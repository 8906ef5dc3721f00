"""The markup that a template writes → the document.

The numbers of headings and points are words and are set here, in the manner of the samples that the
markup's root gives (一、（一）1.（1）一是): they are the same in every output and survive copying.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count as counting
from itertools import groupby, product
from types import MappingProxyType
from typing import NamedTuple, cast
from xml.etree import ElementTree as ET

from generator.basis.drafts import DUE
from generator.basis.numerals import ordinal
from generator.kinds.fields import Group as Fields
from generator.printing import origins
from generator.printing.blocks import (
    ROLES,
    Block,
    Break,
    Document,
    Origin,
    Para,
    Role,
    Run,
    Span,
    Table,
    group_of,
)

# Where the paragraphs of a group stand in it, whatever their order in the markup; all others are first.
_PLACES: dict[Role, int] = {"mark": 1, "mark-end": 2, "number": 3, "date": 1}
_FINAL = "。．."  # a heading on a line of its own takes none of these
_CLOSED = tuple("。！？：；…!?:;")  # after one of these a heading that runs in needs no full stop
_NO_FIELDS: Fields = MappingProxyType({})


def read_document(markup: str, fields: Fields = _NO_FIELDS) -> Document:
    """The document that a template's markup describes, which must be as `tags` has it.

    `fields` are those that a placeholder may name.
    """
    root = ET.fromstring(markup)  # noqa: S314 (our own template's output, no DOCTYPE)
    said = {name: origins.unmarked(value) for name, value in root.items()}
    reader = _Reader(said, fields)
    for element in root:
        reader.read(element)
    reader.end_heading()
    return Document(
        blocks=tuple(_ordered(reader.blocks)),
        title=said.get("title", ""),
        author=said.get("author", ""),
        date=said.get("date", ""),
    )


def _ordered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks as they stand on the page: those of a group each in its place."""
    for _, members in groupby(blocks, key=group_of):
        yield from sorted(members, key=_place)


def _place(block: Block) -> int:
    return _PLACES.get(block.role, 0) if isinstance(block, Para) else 0


class _Heading(NamedTuple):
    """A heading as it stands in the markup, with its number."""

    role: Role
    text: str


class _Reader:
    """Reads the elements of the markup one after another into blocks."""

    def __init__(self, samples: Mapping[str, str], fields: Fields) -> None:
        self.samples = samples
        self.fields = fields
        self.blocks: list[Block] = []
        self.counts: dict[str, int] = {}  # the number of the last heading of each level
        self.last: dict[str, int] = {}  # the same, whatever headings of higher levels stand between
        self.heading: _Heading | None = None  # one that waits to run into the paragraph after it

    def read(self, element: ET.Element) -> None:
        """Add the blocks of one element."""
        match element.tag:
            case "h1" | "h2" | "h3" | "h4":
                self._heading(element)
            case "p":
                self._body(self._runs(_text(element)), join=_joins(element))
            case "points":
                self._points(element)
            case "table":
                self._table(element)
            case "break":
                self._add(Break())
            case "restart":
                self.counts.clear()
                self.last.clear()
            case role if role in ROLES:
                self._add(Para(role, self._runs_within(element)))
            case tag:
                raise ValueError(tag)

    def end_heading(self) -> None:
        """Give a heading with nothing to run into a line of its own."""
        if self.heading:
            self.blocks.append(Para(self.heading.role, self._runs(self.heading.text)))
            self.heading = None

    def _add(self, block: Block) -> None:
        self.end_heading()
        self.blocks.append(block)

    def _heading(self, element: ET.Element) -> None:
        role = cast("Role", element.tag)
        self.end_heading()
        self.counts = {level: count for level, count in self.counts.items() if level <= role}
        match element.get("numbered"):
            case "on":
                before = self.last.get(role, 0)
            case "anew":
                before = 0
            case _:
                before = self.counts.get(role, 0)
        self.counts[role] = self.last[role] = before + 1
        number = ordinal(self.samples[role], self.counts[role])
        self.heading = _Heading(role, number + origins.without_end(_text(element), _FINAL))
        if not _joins(element):
            self.end_heading()

    def _body(self, runs: tuple[Run, ...], *, join: bool) -> None:
        """Add a paragraph; to `join`, it continues the paragraph before it, if that is body text."""
        last = self.blocks[-1] if self.blocks else None
        if self.heading:
            self.blocks.append(Para("body", self._run_in(self.heading) + runs))
            self.heading = None
        elif join and isinstance(last, Para) and last.role == "body":
            self.blocks[-1] = Para("body", _one_after_the_other(last.runs, runs))
        else:
            self.blocks.append(Para("body", runs))

    def _run_in(self, heading: _Heading) -> tuple[Run, ...]:
        """A heading as the beginning of a paragraph, with the mark that ends it there."""
        stop = "" if origins.ends(heading.text, _CLOSED) else self.samples["stop"]
        return self._runs(heading.text + stop, heading.role)

    def _points(self, element: ET.Element) -> None:
        """Add the paragraphs of points, the first of each with its number."""
        for count, point in enumerate(element, 1):
            number = ordinal(self.samples["point"], count)
            for line in point:
                self._body(self._runs(number + _text(line)), join=_joins(element))
                number = ""

    def _table(self, element: ET.Element) -> None:
        """Add a table; rows that are too short are filled up."""
        heads = int(element.get("heads", "1"))
        grid: dict[tuple[int, int], Para] = {}
        spans: list[Span] = []
        for number, row in enumerate(element):
            role: Role = "head" if number < heads else "cell"
            for cell in row:
                span = _span(cell, number, grid, len(element))
                grid |= dict.fromkeys(_places(span), Para(role, (Run(""),)))
                grid[number, span.column] = Para(role, self._runs(_joined(cell.text)))
                spans += [span] if span.across * span.down > 1 else []
        columns = 1 + max(column for _, column in grid)
        rows = tuple(
            tuple(grid.get((number, column), _blank(number, heads)) for column in range(columns))
            for number in range(len(element))
        )
        self._add(Table(rows, heads, tuple(spans)))

    def _runs_within(self, element: ET.Element) -> tuple[Run, ...]:
        """The text of an element; a child names the role of its own text, <tab/> is a tab."""
        runs = self._runs(_text(element))
        for child in element:
            if child.tag == "tab":
                runs += self._runs("\t" + _joined(child.tail).strip())
            else:
                runs += self._runs(_joined(child.text), cast("Role", child.tag))
                runs += self._runs(_joined(child.tail))
        return tuple(run for run in runs if run.text)

    def _runs(self, text: str, role: Role | None = None) -> tuple[Run, ...]:
        """The runs of a text, each with its origin; a placeholder has that of the field it names."""
        runs = origins.runs(text, role)
        if not DUE.search(text):
            return runs
        return tuple(piece for run in runs for piece in self._with_placeholders(run))

    def _with_placeholders(self, run: Run) -> Iterator[Run]:
        """A run of the template's words, the placeholders in it apart; the author's is as it is."""
        at = 0
        for due in () if run.origin else DUE.finditer(run.text):
            yield run._replace(text=run.text[at : due.start()])
            field = self.fields.get(due[1])
            yield run._replace(text=due[0], origin=Origin((field.key,), 0) if field else None)
            at = due.end()
        yield run._replace(text=run.text[at:])


def _one_after_the_other(before: tuple[Run, ...], after: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a paragraph that goes on; words of the template that stand side by side are one."""
    last, first = before[-1], after[0]
    if last.origin or first.origin or last.role != first.role:
        return before + after
    return (*before[:-1], Run(last.text + first.text, last.role), *after[1:])


def _span(cell: ET.Element, row: int, taken: Mapping[tuple[int, int], Para], rows: int) -> Span:
    """Where a cell stands: at the first place of its row that no other has taken."""
    column = next(column for column in counting() if (row, column) not in taken)
    down = min(int(cell.get("down", "1")), rows - row)
    return Span(row, column, int(cell.get("across", "1")), down)


def _places(span: Span) -> Iterator[tuple[int, int]]:
    """The places that a cell takes."""
    return product(
        range(span.row, span.row + span.down), range(span.column, span.column + span.across)
    )


def _blank(row: int, heads: int) -> Para:
    return Para("head" if row < heads else "cell", (Run(""),))


def _joins(element: ET.Element) -> bool:
    return element.get("join") == "yes"


def _text(element: ET.Element) -> str:
    """The text of an element, without the white space around it."""
    return _joined(element.text).strip()


def _joined(text: str | None) -> str:
    """A text on one line: where it is written on several, these are joined."""
    if not text or "\n" not in text:
        return text or ""
    return "".join(line.strip() for line in text.split("\n"))
