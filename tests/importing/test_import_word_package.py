"""Word files that are broken, hostile, or none: refused, with what to do."""

from __future__ import annotations

import struct
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED

import pytest
from word_files import COPY, SAVE_AS, body, document, package, para

from generator.basis.problems import UserError
from generator.importing.word import docx as word
from generator.importing.word import package as packages

HARMFUL = "，不像是一份正常的 Word 文件，可能有害。"


def encrypted() -> bytes:
    raw = bytearray(package({"word/document.xml": body(para("甲"))}))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", raw, raw.index(head) + at, 1)
    return bytes(raw)


def corrupt() -> bytes:
    raw = bytearray(package({"word/document.xml": body(para("甲" * 1000))}))
    raw[60:90] = b"\0" * 30
    return bytes(raw)


DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

HOSTILE = {
    "a .doc renamed": (
        bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600,
        f"文件 x.docx 其实是旧格式的 Word 文件（.doc 或 .wps）。{SAVE_AS}",
    ),
    "with a password": (
        bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"),
        "文件 x.docx 其实是加了密码的文件。请用 Word 或 WPS 打开，去掉密码，另存，再导入。",
    ),
    "a zip with a password": (
        encrypted(),
        "文件 x.docx 其实是加了密码的文件。请用 Word 或 WPS 打开，去掉密码，另存，再导入。",
    ),
    "RTF": (b"{\\rtf1}", f"文件 x.docx 其实是RTF 文件。{SAVE_AS}"),
    "PDF": (b"%PDF-1.7", f"文件 x.docx 其实是PDF 文件。{SAVE_AS}"),
    "Excel": (
        package({"[Content_Types].xml": b"", "xl/workbook.xml": b"<a/>"}),
        f"文件 x.docx 其实是Excel 文件。{COPY}",
    ),
    "an old Excel": (
        bytes.fromhex("D0CF11E0A1B11AE1") + "Workbook".encode("utf-16-le"),
        f"文件 x.docx 其实是Excel 文件。{COPY}",
    ),
    "slides": (
        package({"ppt/presentation.xml": b"<a/>"}),
        f"文件 x.docx 其实是PPT 文件。{COPY}",
    ),
    "OpenDocument": (
        package({"mimetype": b"application/vnd.oasis.opendocument.text"}, ZIP_STORED),
        f"文件 x.docx 其实是OpenDocument 文件（.odt）。{SAVE_AS}",
    ),
    "OFD": (
        package({"OFD.xml": b"<a/>"}),
        "文件 x.docx 其实是OFD 文件。请找到它的 Word 文件，再导入。",
    ),
    "a picture": (b"\x89PNG", f"文件 x.docx 其实是图片。{COPY}"),
    "HTML": (b"\n<html>", f"文件 x.docx 其实是网页文件。{SAVE_AS}"),
    "empty": (b"", f"文件 x.docx 不是 Word 文件（.docx）。{SAVE_AS}"),
    "a zip cut short": (
        package({"word/document.xml": body(para("甲"))})[:80],
        "文件 x.docx 已损坏，读不出来。请换一份，或用 Word 打开修复后另存。",
    ),
    "a part that is corrupt": (
        corrupt(),
        "文件 x.docx 已损坏，读不出来。请换一份，或用 Word 打开修复后另存。",
    ),
    "no body": (
        package({"word/styles.xml": b"<a/>"}),
        "文件 x.docx 里没有正文（word/document.xml），不是 Word 文件，或者已损坏。",
    ),
    "a body without a body": (
        package({"word/document.xml": b"<a/>"}),
        "文件 x.docx 里没有正文（word/document.xml），不是 Word 文件，或者已损坏。",
    ),
    "a relation to what is not there": (
        package({"_rels/.rels": b'<r><x Type="a/officeDocument" Target="/b.xml"/></r>'}),
        "文件 x.docx 里没有正文（b.xml），不是 Word 文件，或者已损坏。",
    ),
    "broken XML": (
        package({"word/document.xml": b"<a><b></a>"}),
        "文件 x.docx 里的 word/document.xml 已损坏，读不出来。请用 Word 打开修复后另存。",
    ),
    "an unknown encoding": (
        package({"word/document.xml": b'<?xml version="1.0" encoding="x-none"?><a/>'}),
        "文件 x.docx 里的 word/document.xml 已损坏，读不出来。请用 Word 打开修复后另存。",
    ),
    "entities": (
        package({"word/document.xml": DOCTYPE.encode() + body(para("&b;"))}),
        f"没有读 x.docx：里面有 DOCTYPE 声明或嵌套太深{HARMFUL}",
    ),
    "entities in UTF-16": (
        package({"word/document.xml": (DOCTYPE + body(para("&b;")).decode()).encode("utf-16")}),
        f"没有读 x.docx：里面有 DOCTYPE 声明或嵌套太深{HARMFUL}",
    ),
    "an external DOCTYPE": (
        package({"word/document.xml": b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}),
        f"没有读 x.docx：里面有 DOCTYPE 声明或嵌套太深{HARMFUL}",
    ),
    "ten thousand tables in each other": (
        document("<w:tbl><w:tr><w:tc>" * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000),
        f"没有读 x.docx：里面有 DOCTYPE 声明或嵌套太深{HARMFUL}",
    ),
    "a zip in a zip": (
        package({"a.docx": package({"word/document.xml": body(para("甲"))})}),
        "文件 x.docx 里没有正文（word/document.xml），不是 Word 文件，或者已损坏。",
    ),
    "nesting without end": (
        package({"word/document.xml": b"<a>" * 300 + b"</a>" * 300}),
        f"没有读 x.docx：里面有 DOCTYPE 声明或嵌套太深{HARMFUL}",
    ),
    "a bomb": (
        package({"word/document.xml": body(para(" " * 9_000_000))}),
        f"没有读 x.docx：解压以后大得不正常{HARMFUL}",
    ),
    "a bomb elsewhere": (
        package({"word/document.xml": body(para("甲")), "word/media/a.png": b"\0" * 9_000_000}),
        f"没有读 x.docx：解压以后大得不正常{HARMFUL}",
    ),
    "two parts of one name": (
        package([("word/document.xml", body(para("甲"))), ("Word/document.xml", body(para("乙")))]),
        f"没有读 x.docx：里面有同名的文件{HARMFUL}",
    ),
    "a part outside": (
        package({"word/document.xml": body(para("甲")), "../evil": b""}),
        f"没有读 x.docx：里面有的文件路径不正常{HARMFUL}",
    ),
    "too many parts": (
        package({f"a{number}": b"" for number in range(5_001)}, ZIP_STORED),
        f"没有读 x.docx：里面的文件太多{HARMFUL}",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_and_broken_files_are_refused(name: str) -> None:
    raw, message = HOSTILE[name]
    with pytest.raises(UserError) as caught:
        word.read(raw, "x.docx")
    assert str(caught.value) == message


def test_sizes_are_limited(monkeypatch) -> None:
    raw = document(para("甲"))
    for limit in ("MAX_FILE", "MAX_TOTAL", "MAX_PART"):
        with monkeypatch.context() as patch:
            patch.setattr(packages, limit, 10)
            with pytest.raises(UserError, match="不像是一份正常的 Word 文件"):
                word.read(raw, "x.docx")


def test_a_part_that_is_larger_than_it_says() -> None:
    """The size in the directory of a zip is what its maker wrote there."""
    raw = bytearray(document(para("甲" * 100)))
    struct.pack_into("<L", raw, raw.index(b"PK\x01\x02") + 24, 5)
    with pytest.raises(UserError):
        word.read(bytes(raw), "x.docx")


def test_a_stream_that_goes_on_is_cut(monkeypatch) -> None:
    raw = document(para("甲" * 100))
    monkeypatch.setattr(packages, "_is_bomb", lambda _: False)
    monkeypatch.setattr(packages, "MAX_PART", 100)
    with pytest.raises(UserError, match="解压以后大得不正常"):
        word.read(raw, "x.docx")


def test_a_directory_that_tells_lies() -> None:
    """A zip that is cut in its middle names parts that begin before its beginning."""
    raw = document(para("甲" * 200))
    with pytest.raises(UserError, match="已损坏，读不出来"):
        word.read(raw[:20] + raw[90:], "x.docx")


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_other_ways_of_packing(method: int) -> None:
    raw = package({"word/document.xml": body(para("甲"))}, method)
    with pytest.raises(UserError, match="已损坏，读不出来"):
        word.read(raw, "x.docx")
