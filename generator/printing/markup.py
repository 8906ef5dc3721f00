"""The markup that a template writes → the document.

The numbers of headings and points are words and are set here, in the manner of the samples that the
markup's root gives (一、（一）1.（1）一是): they are the same in every output and survive copying.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import cast
from xml.etree import ElementTree as ET

from generator.basis.numerals import ordinal
from generator.printing.blocks import (
    ROLES,
    Block,
    Break,
    Document,
    Para,
    Role,
    Run,
    Table,
    group_of,
)

# Where the paragraphs of a group stand in it, whatever their order in the markup; all others are first.
_PLACES: dict[Role, int] = {"mark": 1, "mark-end": 2, "number": 3, "date": 1}
_FINAL = "。．."  # a heading on a line of its own takes none of these
_CLOSED = "。！？：；…"  # after one of these a heading that runs in needs no full stop


def read_document(markup: str) -> Document:
    """The document that a template's markup describes, which must be as `tags` has it."""
    root = ET.fromstring(markup)  # noqa: S314 (our own template's output, no DOCTYPE)
    reader = _Reader(root.attrib)
    for element in root:
        reader.read(element)
    reader.end_heading()
    return Document(
        blocks=tuple(_ordered(reader.blocks)),
        title=root.get("title", ""),
        author=root.get("author", ""),
        date=root.get("date", ""),
    )


def _ordered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks as they stand on the page: those of a group each in its place."""
    for _, members in groupby(blocks, key=group_of):
        yield from sorted(members, key=_place)


def _place(block: Block) -> int:
    return _PLACES.get(block.role, 0) if isinstance(block, Para) else 0


class _Reader:
    """Reads the elements of the markup one after another into blocks."""

    def __init__(self, samples: Mapping[str, str]) -> None:
        self.samples = samples
        self.blocks: list[Block] = []
        self.counts: dict[str, int] = {}  # the number of the last heading of each level
        self.heading: Para | None = None  # one that waits to run into the paragraph after it

    def read(self, element: ET.Element) -> None:
        """Add the blocks of one element."""
        match element.tag:
            case "h1" | "h2" | "h3" | "h4":
                self._heading(element)
            case "p":
                self._body(_text(element), join=_joins(element))
            case "points":
                self._points(element)
            case "table":
                self._table(element)
            case "break":
                self._add(Break())
            case "restart":
                self.counts.clear()
            case role if role in ROLES:
                self._add(Para(role, _runs(element)))
            case tag:
                raise ValueError(tag)

    def end_heading(self) -> None:
        """Give a heading with nothing to run into a line of its own."""
        if self.heading:
            self.blocks.append(self.heading)
            self.heading = None

    def _add(self, block: Block) -> None:
        self.end_heading()
        self.blocks.append(block)

    def _heading(self, element: ET.Element) -> None:
        role = cast("Role", element.tag)
        self.end_heading()
        self.counts = {level: count for level, count in self.counts.items() if level <= role}
        self.counts[role] = self.counts.get(role, 0) + 1
        number = ordinal(self.samples[role], self.counts[role])
        self.heading = Para(role, (Run(number + _text(element).rstrip(_FINAL)),))
        if not _joins(element):
            self.end_heading()

    def _body(self, text: str, *, join: bool) -> None:
        """Add a paragraph; to `join`, it continues the paragraph before it, if that is body text."""
        last = self.blocks[-1] if self.blocks else None
        if self.heading:
            self.blocks.append(Para("body", (self._run_in(self.heading), Run(text))))
            self.heading = None
        elif join and isinstance(last, Para) and last.role == "body":
            *before, run = last.runs
            self.blocks[-1] = Para("body", (*before, Run(run.text + text)))
        else:
            self.blocks.append(Para("body", (Run(text),)))

    def _run_in(self, heading: Para) -> Run:
        """A heading as the beginning of a paragraph, with the mark that ends it there."""
        stop = "" if heading.text[-1] in _CLOSED else self.samples["stop"]
        return Run(heading.text + stop, heading.role)

    def _points(self, element: ET.Element) -> None:
        """Add the paragraphs of points, the first of each with its number."""
        for count, point in enumerate(element, 1):
            number = ordinal(self.samples["point"], count)
            for line in point:
                self._body(number + _text(line), join=_joins(element))
                number = ""

    def _table(self, element: ET.Element) -> None:
        """Add a table; rows that are too short are filled up."""
        rows = [tuple(_joined(cell.text) for cell in row) for row in element]
        columns = max(map(len, rows))
        self._add(Table(tuple(row + ("",) * (columns - len(row)) for row in rows)))


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


def _runs(element: ET.Element) -> tuple[Run, ...]:
    """The text of an element; a child names the role of its own text, <tab/> is a tab."""
    runs = [Run(_text(element))]
    for child in element:
        if child.tag == "tab":
            runs.append(Run("\t" + _joined(child.tail).strip()))
        else:
            runs.append(Run(_joined(child.text), cast("Role", child.tag)))
            runs.append(Run(_joined(child.tail)))
    return tuple(run for run in runs if run.text)
