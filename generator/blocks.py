"""The document as a list of blocks, and the markup that it is read from.

The numbers of headings and points are words and are set here, in the manner of the samples that the
markup's root gives (一、（一）1.（1）一是): they are the same in every output and survive copying.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args
from xml.etree import ElementTree as ET

from generator.numerals import ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable

Role = Literal[
    "copy-number", "secrecy", "urgency", "mark", "mark-end", "number", "signer", "issuer", "title", "addressee", "h1", "h2", "h3", "h4", "body",
    "caption", "unit", "head", "cell", "annex", "signature", "date", "note", "annex-label",
    "annex-title", "cc", "printed",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)
HEADINGS: tuple[Role, ...] = ("h1", "h2", "h3", "h4")
# Where a page has parts side by side or in a set order, they stand in this order in every output.
_ORDER = {
    **dict.fromkeys(("copy-number", "secrecy", "urgency"), ("head", 0)),
    "mark": ("head", 1),
    "mark-end": ("head", 2),
    "number": ("head", 3),
    "signature": ("signing", 0),
    "date": ("signing", 1),
}
_FINAL = "。．."  # a heading on a line of its own takes none of these
_CLOSED = "。！？：；…"  # after one of these a heading that runs in needs no full stop


class Run(NamedTuple):
    """A stretch of text; `role` where it looks otherwise than its paragraph."""

    text: str
    role: Role | None = None


class Para(NamedTuple):
    """A paragraph in one role."""

    role: Role
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(run.text for run in self.runs)


class Table(NamedTuple):
    """A table: the first row is its head. Every row has as many cells."""

    rows: tuple[tuple[str, ...], ...]


class Break:
    """A new page."""

    def __eq__(self, other: object) -> bool:
        """Every new page is like every other."""
        return isinstance(other, Break)

    def __hash__(self) -> int:
        """Every new page is like every other."""
        return hash(Break)


Block: TypeAlias = Para | Table | Break


class Document(NamedTuple):
    """What every writer prints, and the properties of the file: `date` is ISO 8601 or ""."""

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    date: str = ""


def read(markup: str) -> Document:
    """The document that a template's markup describes, which must be as `tags` has it."""
    root = ET.fromstring(markup)  # noqa: S314 (our own template's output, no DOCTYPE)
    reader = _Reader(root)
    for element in root:
        reader.read(element)
    reader.flush()
    properties = (root.get(name, "") for name in ("title", "author", "date"))
    return Document(tuple(_ordered(reader.blocks)), *properties)


def _ordered(blocks: Iterable[Block]) -> list[Block]:
    """The blocks as they stand on the page: of those that belong together each in its place."""
    made: list[Block] = []
    for group, members in groupby(blocks, key=lambda block: _place(block)[0]):
        some = list(members)
        made += sorted(some, key=_place) if group else some
    return made


def _place(block: Block) -> tuple[str, int]:
    """The part of the page to which a block belongs, and its place there; ("", 0) for all others."""
    return _ORDER.get(block.role, ("", 0)) if isinstance(block, Para) else ("", 0)


class _Reader:
    """Reads the elements of the markup one after another into blocks."""

    def __init__(self, root: ET.Element) -> None:
        self.samples = root.attrib
        self.blocks: list[Block] = []
        self.counts: dict[str, int] = {}
        self.heading: Para | None = None  # one that waits to run into the paragraph after it

    def read(self, element: ET.Element) -> None:
        """Add what one element says."""
        match element.tag:
            case "h1" | "h2" | "h3" | "h4":
                self._heading(element)
            case "p":
                self._body(_text(element), element.get("join") == "yes")
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

    def flush(self) -> None:
        """A heading with nothing to run into stands on a line of its own."""
        if self.heading:
            waiting, self.heading = self.heading, None
            self.blocks.append(waiting)

    def _add(self, block: Block) -> None:
        self.flush()
        self.blocks.append(block)

    def _heading(self, element: ET.Element) -> None:
        self.flush()
        role = element.tag
        self.counts = {h: n for h, n in self.counts.items() if h <= role}
        self.counts[role] = self.counts.get(role, 0) + 1
        number = ordinal(self.samples[role], self.counts[role])
        text = number + _text(element).rstrip(_FINAL)
        heading = Para(role, (Run(text),))  # type: ignore[arg-type]
        if element.get("join") == "yes":
            self.heading = heading
        else:
            self.blocks.append(heading)

    def _body(self, text: str, join: bool) -> None:
        """A paragraph; joined, it goes on in the paragraph before it, if that is body text."""
        if self.heading:
            heading, self.heading = self.heading, None
            stop = "" if heading.text[-1] in _CLOSED else self.samples["stop"]
            run_in = Run(heading.text + stop, heading.role)
            self.blocks.append(Para("body", (run_in, Run(text))))
            return
        last = self.blocks[-1] if self.blocks else None
        if join and isinstance(last, Para) and last.role == "body":
            *before, run = last.runs
            self.blocks[-1] = Para("body", (*before, Run(run.text + text)))
        else:
            self.blocks.append(Para("body", (Run(text),)))

    def _points(self, element: ET.Element) -> None:
        join = element.get("join") == "yes"
        for count, point in enumerate(element, 1):
            mark = ordinal(self.samples["point"], count)
            for line in point:
                self._body(mark + _text(line), join)
                mark = ""

    def _table(self, element: ET.Element) -> None:
        rows = [[_joined(cell.text) for cell in row] for row in element]
        columns = max(map(len, rows))
        self._add(Table(tuple((*row, *[""] * (columns - len(row))) for row in rows)))


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
            runs += [Run(_joined(child.text), child.tag), Run(_joined(child.tail))]  # type: ignore[arg-type]
    return tuple(run for run in runs if run.text)
