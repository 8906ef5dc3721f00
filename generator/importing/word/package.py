"""A Word file as a package of XML parts, opened with care: it may be broken, or made to do harm."""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from generator.basis import foreign
from generator.basis.messages import Message, say
from generator.basis.problems import UserError

MAX_FILE = 50_000_000
MAX_ENTRIES = 5_000
MAX_PART = 30_000_000
MAX_TOTAL = 200_000_000
MAX_RATIO = 200  # Word's own files stay below 50
MAX_DEPTH = 120  # Word's own files stay below 60
_SMALL = 1_000_000  # below this a ratio says nothing
_ENCRYPTED = 0x1
_ZIP = b"PK"
# What zipfile raises for a file that is none, or whose directory tells lies.
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, LookupError, ArithmeticError)  # fmt: skip
_TOO_LARGE = say("解压以后大得不正常")
_NOT = {
    foreign.WORD: say("文件 {name} 不是 Word 文件（.docx）。{how}", how=foreign.WORD.how),
    foreign.EXCEL: say(
        "文件 {name} 不是 Excel 文件（.xlsx）。请用 Excel 打开，“另存为”时选 .xlsx，再导入。"
    ),
}
_REALLY = say("文件 {name} 其实是{kind}。{how}")


class Relation(NamedTuple):
    """A relationship of a part: the last word of its kind, and the part that it names."""

    kind: str
    target: str


class Package:
    """The parts of a Word file that is open."""

    def __init__(self, opened: ZipFile, name: str) -> None:
        self.name = name
        self._opened = opened
        self._parts = {entry.filename: entry for entry in opened.infolist()}

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def tree(self, part: str) -> ET.Element | None:
        """The XML of a part, None where there is no such part. Raises UserError where it is broken."""
        if part not in self._parts:
            return None
        with self._opened.open(self._parts[part]) as stream:
            content = stream.read(MAX_PART + 1)
        if len(content) > MAX_PART:
            raise _refused(self.name, _TOO_LARGE)
        parser = ET.XMLParser(target=_Builder())  # noqa: S314 (no DOCTYPE, no depth, no size)
        try:
            return ET.fromstring(content, parser)  # noqa: S314
        except _HarmfulError as error:
            raise _refused(self.name, say("里面有 DOCTYPE 声明或嵌套太深")) from error
        except (ET.ParseError, ValueError, LookupError) as error:
            raise UserError(
                say("文件 {name} 里的 {part} 已损坏，读不出来。请用 Word 打开修复后另存。", name=self.name, part=part)
            ) from error  # fmt: skip

    def relations(self, part: str) -> list[Relation]:
        """The relationships of a part, those of the package for ""."""
        folder, file = posixpath.split(part)
        tree = self.tree(posixpath.join(folder, f"_rels/{file}.rels"))
        if tree is None:
            return []
        return [_relation(each, folder) for each in tree]


def _relation(element: ET.Element, folder: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = posixpath.join(f"/{folder}", element.get("Target", ""))
    return Relation(kind, posixpath.normpath(target).lstrip("/"))


@contextmanager
def opened(raw: bytes, name: str, wanted: foreign.Kind = foreign.WORD) -> Iterator[Package]:
    """A Word file, or another such package, for reading.

    Raises UserError where it cannot, or should not, be read.
    """
    kind = foreign.WEB if raw.lstrip().startswith(b"<") else foreign.by_content(raw)
    if kind and kind is not wanted:
        raise _other_kind(name, kind)
    if not raw.startswith(_ZIP):
        raise UserError(_NOT[wanted].fill(name=name))
    if len(raw) > MAX_FILE:
        raise _refused(name, say("文件太大"))
    try:
        with ZipFile(BytesIO(raw)) as package:
            _check(package.infolist(), name)
            yield Package(package, name)
    except _DAMAGE as error:
        raise UserError(
            say("文件 {name} 已损坏，读不出来。请换一份，或用 Word 打开修复后另存。", name=name)
        ) from error


def _check(entries: list[ZipInfo], name: str) -> None:
    """Refuse a package that no program makes. Raises UserError."""
    parts = [entry.filename.lower() for entry in entries]
    if len(entries) > MAX_ENTRIES:
        raise _refused(name, say("里面的文件太多"))
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise BadZipFile  # Word packs in no other way
    if len(set(parts)) < len(parts):
        raise _refused(name, say("里面有同名的文件"))
    if any(map(_is_outside, parts)):
        raise _refused(name, say("里面有的文件路径不正常"))
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise _other_kind(name, foreign.LOCKED)
    if sum(entry.file_size for entry in entries) > MAX_TOTAL or any(map(_is_bomb, entries)):
        raise _refused(name, _TOO_LARGE)


def _is_outside(part: str) -> bool:
    """Whether the path of a part leads out of the package."""
    return part.startswith(("/", "\\")) or ".." in part.split("/")


def _is_bomb(entry: ZipInfo) -> bool:
    """Whether a part is much larger than Word makes it."""
    if entry.file_size > MAX_PART:
        return True
    swollen = entry.file_size > max(entry.compress_size, 1) * MAX_RATIO
    return swollen and entry.file_size > _SMALL


def _other_kind(name: str, kind: foreign.Kind) -> UserError:
    return UserError(_REALLY.fill(name=name, kind=kind.name, how=kind.how))


def _refused(name: str, reason: Message) -> UserError:
    return UserError(
        say("没有读 {name}：{reason}，不像是一份正常的 Word 文件，可能有害。", name=name, reason=reason)
    )  # fmt: skip


class _HarmfulError(Exception):
    """The XML declares a document type, or is nested as no Word file is."""


class _Builder(ET.TreeBuilder):
    """Builds a tree; refuses a DOCTYPE, before anything in it is read, and bottomless nesting."""

    depth = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse: entities could be declared in it."""
        raise _HarmfulError(name, pubid, system)

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        """Open an element."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _HarmfulError(tag)
        return super().start(tag, attrs)

    def end(self, tag: str) -> ET.Element:
        """Close an element."""
        self.depth -= 1
        return super().end(tag)
