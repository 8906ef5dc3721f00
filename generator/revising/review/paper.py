"""A Word file as it came back: its words with who changed them, comments, what holds no words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias
from xml.etree import ElementTree as ET

from generator.basis.characters import UNPRINTABLE
from generator.basis.messages import Message, say
from generator.importing.word import package
from generator.importing.word.docx import properties_in
from generator.importing.word.markup import child, local, name, value
from generator.reports import carried

_CHANGES = {"w:ins": "ins", "w:moveTo": "ins", "w:del": "del", "w:moveFrom": "del"}
# What stands around words and says nothing of them.
_AROUND = {"w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml", "w:dir", "w:bdo"}  # fmt: skip
_NO_WORDS: Mapping[str, Message] = {
    "drawing": say("图片或文本框"),
    "pict": say("图片或文本框"),
    "object": say("嵌入的对象"),
    "AlternateContent": say("图片或文本框"),
    "footnoteReference": say("脚注"),
    "endnoteReference": say("尾注"),
    "oMath": say("公式"),
    "oMathPara": say("公式"),
    "sym": say("符号"),
}
_CHARACTERS = {"w:tab": "\t", "w:noBreakHyphen": "-", "w:cr": "", "w:br": ""}


class Who(NamedTuple):
    """Who did something, and when, as the file has it; nobody where it was not tracked."""

    name: str = ""
    date: str = ""

    def __str__(self) -> str:
        """The name and the day, as a person would say it: 王某 2月10日."""
        month, day = self.date[5:7], self.date[8:10]
        when = f" {int(month)}月{int(day)}日" if month.isdigit() and day.isdigit() else ""
        return self.name + when


class Letter(NamedTuple):
    """A character: whether it came (ins) or went (del), by whom, and the bookmark that it is in."""

    text: str
    change: str = ""
    who: Who = Who()
    mark: str = ""


class Remark(NamedTuple):
    """A comment, and the words that it is attached to."""

    who: Who
    text: str
    about: str = ""


class Passage(NamedTuple):
    """A paragraph or cell: its characters, its style, what is attached to it."""

    letters: tuple[Letter, ...]
    style: str = ""
    remarks: tuple[Remark, ...] = ()
    strange: tuple[str, ...] = ()  # what it holds besides words

    @property
    def now(self) -> str:
        """Its words when all changes are accepted."""
        return "".join(letter.text for letter in self.letters if letter.change != "del")

    @property
    def before(self) -> str:
        """Its words when all changes are rejected."""
        return "".join(letter.text for letter in self.letters if letter.change != "ins")


class Grid(NamedTuple):
    """A table: its rows of cells."""

    rows: tuple[tuple[Passage, ...], ...]


Unit: TypeAlias = Passage | Grid


class Paper(NamedTuple):
    """A Word file: its paragraphs and tables, and the properties that its users may set."""

    units: tuple[Unit, ...]
    properties: Mapping[str, str]


def read(raw: bytes, file: str) -> Paper:
    """A Word file. Raises UserError where it cannot, or should not, be read."""
    with package.opened(raw, file) as opened:
        body = opened.tree("word/document.xml")
        remarks = dict(_remarks(opened.tree("word/comments.xml")))
        properties = properties_in(opened)
    reader = _Reader(remarks)
    found = child(body, "body")
    units = reader.units(found if found is not None else ())
    return Paper(tuple(units), properties)


def _remarks(comments: ET.Element | None) -> Iterator[tuple[str, Remark]]:
    """The comments of a file by their number."""
    for each in comments if comments is not None else ():
        lines = ("".join(t.text or "" for t in p.iter() if name(t) == "w:t") for p in each)
        text = UNPRINTABLE.sub("", "；".join(filter(None, lines)))
        yield value(each, "id"), Remark(_who(each), " ".join(text.split()))


def _who(element: ET.Element) -> Who:
    return Who(UNPRINTABLE.sub("", value(element, "author")), value(element, "date"))


class _Reader:
    """Reads the elements of a body one after another."""

    def __init__(self, remarks: Mapping[str, Remark]) -> None:
        self.remarks = remarks
        self.marks: dict[str, str] = {}  # the bookmarks that are open, by their number
        self.letters: list[Letter] = []
        self.attached: dict[str, int] = {}  # comments that are open: where their words begin
        self.told: list[Remark] = []
        self.strange: list[str] = []

    def units(self, elements: Iterable[ET.Element]) -> Iterator[Unit]:
        """Paragraphs, and the tables of the report's own; what others hold are paragraphs."""
        for element in elements:
            match name(element):
                case "w:p":
                    if self.paragraph(element):
                        yield self.passage(element)
                case "w:tbl" if _is_own(element):
                    yield Grid(tuple(self.rows(element)))
                case "w:tbl":
                    for row in _all(element, "w:tr"):
                        for cell in _all(row, "w:tc"):
                            yield from self.units(cell)
                case "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo":
                    yield from self.units(element)
                case (
                    "w:bookmarkStart"
                    | "w:bookmarkEnd"
                    | "w:commentRangeStart"
                    | "w:commentRangeEnd"
                ):
                    self.inline(element, "", Who())
                case _:
                    pass

    def rows(self, table: ET.Element) -> Iterator[tuple[Passage, ...]]:
        """The rows of a table that are left when all changes are accepted."""
        for row in _all(table, "w:tr"):
            cells = []
            for cell in _all(row, "w:tc"):
                for paragraph in _all(cell, "w:p"):
                    self.paragraph(paragraph)
                cells.append(self.passage(cell))
            if child(row, "trPr", "del") is None:
                yield tuple(cells)

    def paragraph(self, element: ET.Element) -> bool:
        """Take the words of a paragraph; whether it ends here, and is not joined to the next."""
        for each in element:
            self.inline(each, "", Who())
        mark = child(element, "pPr", "rPr", "del")
        is_gone = all(letter.change == "del" for letter in self.letters)
        return mark is None or is_gone

    def passage(self, element: ET.Element) -> Passage:
        """What was taken since the last one."""
        style = child(element, "pPr", "pStyle")
        made = Passage(
            tuple(self.letters),
            value(style),
            tuple(self.told),
            tuple(self.strange),
        )
        self.letters, self.told, self.strange = [], [], []
        self.attached = dict.fromkeys(self.attached, 0)
        return made

    def inline(self, element: ET.Element, change: str, who: Who) -> None:
        """Take what stands in a paragraph; `change` and `who` are those of the element around it."""
        kind = name(element)
        if kind in _CHANGES:
            # What came and went again came to nothing.
            self.inside(element, "del" if change == "del" else _CHANGES[kind], _who(element))
        elif kind in _AROUND or kind == "w:r":
            self.inside(element, change, who)
        elif kind == "w:bookmarkStart":
            self.marks[value(element, "id")] = value(element, "name")
        elif kind == "w:bookmarkEnd":
            self.marks.pop(value(element, "id"), None)
        elif kind == "w:commentRangeStart":
            self.attached[value(element, "id")] = len(self.letters)
        elif kind == "w:commentReference":
            self.remark(value(element, "id"))
        elif kind in ("w:t", "w:delText"):
            self.take(element.text or "", "del" if kind == "w:delText" else change, who)
        elif kind in _CHARACTERS:
            self.take(_CHARACTERS[kind], change, who)
        elif local(element) in _NO_WORDS and change != "del":
            words = "".join(each.text or "" for each in element.iter() if name(each) == "w:t")
            what = str(_NO_WORDS[local(element)])
            self.strange.append(f"{what}（{words}）" if words else what)

    def inside(self, element: ET.Element, change: str, who: Who) -> None:
        for each in element:
            self.inline(each, change, who)

    def take(self, text: str, change: str, who: Who) -> None:
        mark = next((m for m in self.marks.values() if carried.place(m)), "")
        clean = UNPRINTABLE.sub("", text.replace("\n", " "))
        self.letters += [Letter(each, change, who, mark) for each in clean]

    def remark(self, number: str) -> None:
        """Take a comment where it is referred to, with the words before that it is attached to."""
        if number in self.remarks:
            start = self.attached.pop(number, len(self.letters))
            about = "".join(each.text for each in self.letters[start:] if each.change != "del")
            self.told.append(self.remarks[number]._replace(about=about))


def _all(element: ET.Element, kind: str) -> Iterator[ET.Element]:
    """The children of a kind, those in content controls and tracked changes too."""
    for each in element:
        if name(each) == kind:
            yield each
        elif name(each) in ("w:sdt", "w:sdtContent", "w:customXml"):
            yield from _all(each, kind)


def _is_own(table: ET.Element) -> bool:
    """Whether a table is the report's: it repeats its head. Others hold parts of the page in place."""
    first = next(_all(table, "w:tr"), None)
    style = child(table, "tblPr", "tblStyle")
    named = value(style)
    return child(first, "trPr", "tblHeader") is not None or named == "table"
