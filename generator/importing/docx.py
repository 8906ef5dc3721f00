"""A Word file → paragraphs and tables, read with care: it may be broken, or made to do harm."""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from generator.basis.messages import Message, say
from generator.basis.problems import UserError
from generator.importing import numbering
from generator.importing.model import Item, Note, Paragraph, Read
from generator.importing.text import as_table, printable

MAX_FILE = 50_000_000
MAX_ENTRIES = 5_000
MAX_PART = 30_000_000
MAX_TOTAL = 200_000_000
MAX_RATIO = 200  # Word's own files stay below 50
MAX_DEPTH = 200
_WIDEST = 100  # columns of a table
_SMALL = 1_000_000  # below this a ratio says nothing
_ENCRYPTED = 0x1
# What zipfile raises for a file that is none, or whose directory tells lies.
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, LookupError, ArithmeticError)  # fmt: skip
_BODY = "word/document.xml"
_RELATIONS = "_rels/.rels"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEADS = (
    (b"{\\rtf", say("RTF 文件")),
    (b"%PDF", say("PDF 文件")),
    (b"<", say("网页文件")),
)
_SAVE_AS = say("请用 Word 或 WPS 打开，“另存为”时选“Word 文档（.docx）”，再导入。")
_NOT_SAID = {"del", "moveFrom", "sectPr"}
_SKIPPED = _NOT_SAID | {"rPr", "pPr", "txbxContent", "rt"}
_LINE_ENDS = re.compile("[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class _DoctypeError(Exception):
    """The XML declares a document type: no Word file does."""


class _Builder(ET.TreeBuilder):
    """Builds a tree; refuses a DOCTYPE, before anything in it is read, and bottomless nesting."""

    depth = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse: entities could be declared in it."""
        raise _DoctypeError(name, pubid, system)

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        """Open an element."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _DoctypeError(tag)
        return super().start(tag, attrs)

    def end(self, tag: str) -> ET.Element:
        """Close an element."""
        self.depth -= 1
        return super().end(tag)


def read(raw: bytes, name: str) -> Read:
    """What a Word file says. Raises UserError where it cannot, or should not, be read."""
    if not raw.startswith(b"PK"):
        raise UserError(_no_docx(raw, name))
    if len(raw) > MAX_FILE:
        raise _refused(name, say("文件太大"))
    try:
        with ZipFile(BytesIO(raw)) as package:
            parts = _checked(package, name)
            body = _xml(package, _body_name(package, parts, name), parts, name)
            labels = _labels(package, parts, name)
    except _DAMAGE as error:
        raise UserError(
            say("文件 {name} 已损坏，读不出来。请换一份，或用 Word 打开修复后另存。", name=name)
        ) from error
    return _said(body, labels, name)


def _no_docx(raw: bytes, name: str) -> Message:
    """Why a file that is no zip cannot be read."""
    if raw.startswith(_OLE) and _LOCKED in raw:
        return say("文件 {name} 加了密码。请用 Word 或 WPS 打开，去掉密码另存，再导入。", name=name)
    if raw.startswith(_OLE):
        return say(
            "文件 {name} 是旧的 .doc（或 .wps）格式，只是改了名字。{how}", name=name, how=_SAVE_AS
        )
    for head, kind in _HEADS:
        if raw.lstrip().startswith(head):
            return say("文件 {name} 其实是{kind}。{how}", name=name, kind=kind, how=_SAVE_AS)
    return say("文件 {name} 不是 Word 文件（.docx）。{how}", name=name, how=_SAVE_AS)


def _refused(name: str, reason: Message) -> UserError:
    return UserError(
        say("没有读 {name}：{reason}，不像是一份正常的 Word 文件，可能有害。", name=name, reason=reason)
    )  # fmt: skip


def _checked(package: ZipFile, name: str) -> dict[str, ZipInfo]:
    """The parts of the file by name. Raises UserError where they are not a Word file's."""
    entries = package.infolist()
    names = [entry.filename.lower() for entry in entries]
    if len(entries) > MAX_ENTRIES:
        raise _refused(name, say("里面的文件太多"))
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise BadZipFile  # Word packs in no other way
    if len(set(names)) < len(names):
        raise _refused(name, say("里面有同名的文件"))
    if any(part.startswith(("/", "\\")) or ".." in part.split("/") for part in names):
        raise _refused(name, say("里面有的文件路径不正常"))
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UserError(_LOCKED_ZIP.fill(name=name))
    if sum(entry.file_size for entry in entries) > MAX_TOTAL or any(map(_swells, entries)):
        raise _refused(name, say("解压以后大得不正常"))
    return {entry.filename: entry for entry in entries}


_LOCKED_ZIP = say("文件 {name} 加了密码。请用 Word 或 WPS 打开，去掉密码另存，再导入。")


def _swells(entry: ZipInfo) -> bool:
    swollen = entry.file_size > max(entry.compress_size, 1) * MAX_RATIO
    return entry.file_size > MAX_PART or (entry.file_size > _SMALL and swollen)


def _xml(package: ZipFile, part: str, parts: dict[str, ZipInfo], name: str) -> ET.Element:
    """The tree of one part."""
    with package.open(parts[part]) as stream:
        content = stream.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise _refused(name, say("解压以后大得不正常"))
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 (no DOCTYPE, no depth, no size)
    try:
        return ET.fromstring(content, parser)  # noqa: S314
    except _DoctypeError as error:
        raise _refused(name, say("里面有 DOCTYPE 声明或嵌套太深")) from error
    except (ET.ParseError, ValueError, LookupError) as error:
        raise UserError(
            say("文件 {name} 里的 {part} 已损坏，读不出来。请用 Word 打开修复后另存。", name=name, part=part)
        ) from error  # fmt: skip


def _body_name(package: ZipFile, parts: dict[str, ZipInfo], name: str) -> str:
    """The part that holds the body. Raises UserError where there is none."""
    found = _BODY
    if _RELATIONS in parts:
        for relation in _xml(package, _RELATIONS, parts, name):
            if relation.get("Type", "").endswith("/officeDocument"):
                found = posixpath.normpath(relation.get("Target", "").lstrip("/"))
    if found not in parts:
        raise UserError(
            say("文件 {name} 里没有正文（{part}），不是 Word 文件，或者已损坏。", name=name, part=found)
        )  # fmt: skip
    return found


def _labels(package: ZipFile, parts: dict[str, ZipInfo], name: str) -> numbering.Numbering:
    """The numbers that Word sets itself."""
    trees = [
        _xml(package, part, parts, name) if part in parts else None
        for part in ("word/numbering.xml", "word/styles.xml")
    ]
    return numbering.read(*trees)


def _said(root: ET.Element, labels: numbering.Numbering, name: str) -> Read:
    body = next((child for child in root if local(child) == "body"), None)
    if body is None:
        raise UserError(
            say("文件 {name} 里没有正文（{part}），不是 Word 文件，或者已损坏。", name=name, part=_BODY)
        )  # fmt: skip
    items: list[Item] = []
    for number, block in enumerate(_blocks(body), 1):
        items += (
            _table(block, labels, number)
            if local(block) == "tbl"
            else _lines(block, labels, number)
        )
    read = printable(items)
    notes = [
        Note(0, message) for tag, message in _LEFT_OUT if any(local(e) == tag for e in root.iter())
    ]
    return Read(read.items, (*read.notes, *notes))


_LEFT_OUT = (
    ("footnoteReference", say("脚注没有导入，请自己抄到正文里。")),
    ("endnoteReference", say("尾注没有导入，请自己抄到正文里。")),
    ("del", say("文件里有修订：删去的字没有导入，插入的字导入了。")),
    ("drawing", say("图片没有导入。")),
    ("rt", say("注音没有导入。")),
)


def local(element: ET.Element) -> str:
    """The name of an element without its namespace: Word's and the ISO's differ."""
    return str(element.tag).rpartition("}")[2]


def _inside(element: ET.Element) -> list[ET.Element]:
    """What is in an element; of two versions of a drawing, the older, if it says anything."""
    if local(element) != "AlternateContent":
        return list(element)
    versions = sorted(element, key=lambda version: local(version) != "Fallback")
    said = [version for version in versions if any(local(e) == "t" for e in version.iter())]
    return said[:1]


def _blocks(parent: ET.Element) -> Iterator[ET.Element]:
    """Paragraphs and tables in the order of the text, those in text boxes after their paragraph."""
    for child in _inside(parent):
        kind = local(child)
        if kind in ("p", "tbl"):
            yield child
            yield from _boxes(child) if kind == "p" else ()
        elif kind not in _NOT_SAID:
            yield from _blocks(child)


def _boxes(paragraph: ET.Element) -> Iterator[ET.Element]:
    """The paragraphs of text boxes."""
    for child in _inside(paragraph):
        yield from (_blocks if local(child) == "txbxContent" else _boxes)(child)


def _lines(paragraph: ET.Element, labels: numbering.Numbering, number: int) -> list[Item]:
    text = "".join(_words(paragraph))
    label = labels.label(paragraph) if text.strip() else ""
    level = labels.heading(paragraph)
    return [Paragraph(number, line, level) for line in _LINE_ENDS.split(label + text)]


def _words(element: ET.Element) -> Iterator[str]:
    """The text of a paragraph as it is seen: without what is deleted, with what is inserted."""
    for child in _inside(element):
        kind = local(child)
        if kind == "t":
            yield child.text or ""
        elif kind in ("br", "cr"):
            yield "\n"
        elif kind == "tab":
            yield "\t"
        elif kind == "noBreakHyphen":
            yield "-"
        elif kind not in _SKIPPED:
            yield from _words(child)


def _table(table: ET.Element, labels: numbering.Numbering, number: int) -> list[Item]:
    rows = []
    for row in _nearest(table, "tr"):
        rows.append(list[str]())
        for cell in _nearest(row, "tc"):
            said = " ".join(" ".join(_in_cell(cell, labels)).split())
            rows[-1] += [said, *[""] * (_span(cell) - 1)]
    return as_table(rows, number)


def _nearest(element: ET.Element, kind: str) -> Iterator[ET.Element]:
    """The elements of a kind inside another, not those inside one of them."""
    for child in element:
        if local(child) == kind:
            yield child
        else:
            yield from _nearest(child, kind)


def _in_cell(cell: ET.Element, labels: numbering.Numbering) -> Iterator[str]:
    """The paragraphs of a cell, those of a table inside it too."""
    for block in _blocks(cell):
        if local(block) == "p":
            text = "".join(_words(block))
            yield labels.label(block) + text if text.strip() else ""
        else:
            for row in _nearest(block, "tc"):
                yield from _in_cell(row, labels)


def _span(cell: ET.Element) -> int:
    """How many columns a cell takes."""
    spans = [value for each in _nearest(cell, "gridSpan") for value in each.attrib.values()]
    return min(int(spans[0]), _WIDEST) if spans and spans[0].isdecimal() else 1
