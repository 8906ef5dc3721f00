"""A Word file → paragraphs and tables, read with care: it may be broken, or made to do harm."""

from __future__ import annotations

import posixpath
import struct
import sys
import zlib
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from generator import foreign
from generator.importing import beside, looks, numbering
from generator.importing.body import Body
from generator.importing.elements import child
from generator.importing.model import Read
from generator.importing.text import printable
from generator.messages import Message, say
from generator.problems import UserError

MAX_FILE = 50_000_000
MAX_ENTRIES = 5_000
MAX_PART = 30_000_000
MAX_TOTAL = 200_000_000
MAX_RATIO = 200  # Word's own files stay below 50
MAX_DEPTH = 120  # Word's own files stay below 60
_SMALL = 1_000_000  # below this a ratio says nothing
_ENCRYPTED = 0x1
# What zipfile raises for a file that is none, or whose directory tells lies.
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, LookupError, ArithmeticError)  # fmt: skip
_BODY = "word/document.xml"
_RELATIONS = "_rels/.rels"


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
    kind = foreign.WEB if raw.lstrip().startswith(b"<") else foreign.kind(raw)
    if kind and kind is not foreign.WORD:
        raise UserError(_REALLY.fill(name=name, kind=kind.name, how=kind.how))
    if not raw.startswith(b"PK"):
        raise UserError(
            say("文件 {name} 不是 Word 文件（.docx）。{how}", name=name, how=foreign.WORD.how)
        )
    if len(raw) > MAX_FILE:
        raise _refused(name, say("文件太大"))
    try:
        with ZipFile(BytesIO(raw)) as package:
            parts = _checked(package, name)
            trees = _trees(package, parts, name)
    except _DAMAGE as error:
        raise UserError(
            say("文件 {name} 已损坏，读不出来。请换一份，或用 Word 打开修复后另存。", name=name)
        ) from error
    return _said(trees)


_REALLY = say("文件 {name} 其实是{kind}。{how}")


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
        locked = foreign.LOCKED
        raise UserError(_REALLY.fill(name=name, kind=locked.name, how=locked.how))
    if sum(entry.file_size for entry in entries) > MAX_TOTAL or any(map(_swells, entries)):
        raise _refused(name, say("解压以后大得不正常"))
    return {entry.filename: entry for entry in entries}


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


class _Trees(NamedTuple):
    """The trees of the parts that say something; `beside` by the kind of their relationship."""

    body: ET.Element
    numbering: ET.Element | None
    styles: ET.Element | None
    beside: list[tuple[str, ET.Element]]


def _trees(package: ZipFile, parts: dict[str, ZipInfo], name: str) -> _Trees:
    """The trees of a Word file. Raises UserError where it has no body."""

    def tree(part: str) -> ET.Element | None:
        return _xml(package, part, parts, name) if part in parts else None

    part = _body_name(package, parts, name)
    body = child(_xml(package, part, parts, name), "body")
    if body is None:
        raise UserError(
            say("文件 {name} 里没有正文（{part}），不是 Word 文件，或者已损坏。", name=name, part=part)
        )  # fmt: skip
    related = _related(tree(_relations_of(part)), part)
    found = [(kind, tree(each)) for kind, each in dict.fromkeys(related) if kind in beside.KINDS]
    known = [(kind, root) for kind, root in found if root is not None]
    return _Trees(body, tree("word/numbering.xml"), tree("word/styles.xml"), known)


def _said(trees: _Trees) -> Read:
    """What the body says; what there is to tell of it, and of what stands beside it."""
    labels = numbering.read(trees.numbering, trees.styles)
    around = beside.read(trees.beside)
    reader = Body(labels, looks.styles(trees.styles), around.notes)
    read = printable(reader.read(trees.body))
    notes = [*read.notes, *reader.ended(), *around.told(read.items)]
    return Read(read.items, tuple(sorted(notes, key=lambda note: note.line or sys.maxsize)))


def _relations_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return f"{folder}/_rels/{file}.rels"


def _related(relations: ET.Element | None, body: str) -> list[tuple[str, str]]:
    """The parts that a body names: of what kind each is, and its name."""
    found = []
    for relation in relations if relations is not None else ():
        target = posixpath.join(f"/{posixpath.dirname(body)}", relation.get("Target", ""))
        kind = relation.get("Type", "").rpartition("/")[2]
        found.append((kind, posixpath.normpath(target).lstrip("/")))
    return found
