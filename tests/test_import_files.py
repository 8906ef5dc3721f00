"""What `fazhi import` reads: Word files, text and Markdown, broken and hostile ones refused."""

from __future__ import annotations

import struct
import sys
import time
import warnings
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import docx
import pytest

from generator import resources, schema
from generator.commands import import_
from generator.importing import clean, converting, numbering, reading
from generator.importing import docx as word
from generator.importing import text as plain
from generator.importing.model import Grid, Item, Paragraph
from generator.problems import UserError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
SAVE_AS = "请用 Word 或 WPS 打开，“另存为”时选“Word 文档（.docx）”，再导入。"
COPY = "请把要写进报告的字复制到 Word 文件（.docx）里，再导入。"
SOON = 1  # seconds
HARMFUL = "，不像是一份正常的 Word 文件，可能有害。"


def body(inside: str, namespaces: str = W) -> bytes:
    return f"<w:document {namespaces}><w:body>{inside}</w:body></w:document>".encode()


def para(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def package(parts: dict[str, bytes] | list[tuple[str, bytes]], method: int = ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of names that stand twice
        with ZipFile(packed, "w", method) as made:
            for name, content in parts.items() if isinstance(parts, dict) else parts:
                made.writestr(name, content)
    return packed.getvalue()


def document(inside: str, namespaces: str = W, **parts: str) -> bytes:
    others = {f"word/{name}.xml": content.encode() for name, content in parts.items()}
    return package({"word/document.xml": body(inside, namespaces), **others})


def said(raw: bytes) -> list[Item]:
    return list(word.read(raw, "x.docx").items)


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
    begun = time.perf_counter()
    with pytest.raises(UserError) as caught:
        word.read(raw, "x.docx")
    assert str(caught.value) == message
    assert time.perf_counter() - begun < SOON


def test_styles_that_are_based_on_each_other_without_end_take_no_time() -> None:
    styles = "".join(
        f'<w:style w:styleId="s{number}"><w:basedOn w:val="s{number + 1}"/></w:style>'
        for number in range(3_000)
    )
    begun = time.perf_counter()
    assert said(document(para("甲"), styles=f"<w:styles {W}>{styles}</w:styles>"))
    assert time.perf_counter() - begun < SOON


def test_sizes_are_limited(monkeypatch) -> None:
    raw = document(para("甲"))
    for limit in ("MAX_FILE", "MAX_TOTAL", "MAX_PART"):
        with monkeypatch.context() as patch:
            patch.setattr(word, limit, 10)
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
    monkeypatch.setattr(word, "_swells", lambda _: False)
    monkeypatch.setattr(word, "MAX_PART", 100)
    with pytest.raises(UserError, match="解压以后大得不正常"):
        word.read(raw, "x.docx")


TEXTS = {
    "runs, tabs and hyphens": (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r><w:r><w:noBreakHyphen/></w:r></w:p>",
        [Paragraph(1, "甲\t乙-")],
    ),
    "a line break is a paragraph": (
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙\u2028丁</w:t></w:r></w:p>",
        [Paragraph(1, text) for text in "甲乙丙丁"],
    ),
    "revisions": (
        ("<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
        "<w:moveFrom><w:p><w:r><w:t>去</w:t></w:r></w:p></w:moveFrom>"),
        [Paragraph(1, "新")],
    ),
    "fields and links": (
        "<w:p><w:r><w:instrText> PAGE </w:instrText></w:r><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p>",
        [Paragraph(1, "甲")],
    ),
    "content controls": (
        f"<w:sdt><w:sdtContent>{para('甲')}</w:sdtContent></w:sdt>",
        [Paragraph(1, "甲")],
    ),
    "a text box is read once": (
        (f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{para('框')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{para('框')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent><w:t>甲</w:t></w:r></w:p>"),
        [Paragraph(1, "甲"), Paragraph(2, "框")],
    ),
    "a text box in one version only": (
        (f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{para('框')}</w:txbxContent></mc:Choice>"
        "<mc:Fallback/></mc:AlternateContent></w:r></w:p>"
        f"<w:p><w:r><mc:AlternateContent><mc:Choice/></mc:AlternateContent><w:t>甲</w:t></w:r></w:p>"),
        [Paragraph(2, "框"), Paragraph(3, "甲")],
    ),
    "a phonetic guide": (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>jia</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        [Paragraph(1, "甲")],
    ),
    "a table": (
        (f"<w:tbl><w:tr><w:tc>{para('甲')}{para('一')}</w:tc><w:tc>{para('乙')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{para('1')}</w:tc></w:tr></w:tbl>{para('后')}"),
        [Grid(1, (("甲 一", "乙"), ("1", ""))), Paragraph(2, "后")],
    ),
    "a table in a table, and a cell of two columns": (
        (f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{para('甲')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tbl><w:tr><w:tc>{para('乙')}</w:tc><w:tc>{para('丙')}</w:tc></w:tr></w:tbl>{para('')}</w:tc>"
        f"<w:tc>{para('丁')}</w:tc></w:tr></w:tbl>"),
        [Grid(1, (("甲", ""), ("乙 丙", "丁")))],
    ),
    "a table that only sets things side by side": (
        f"<w:tbl><w:tr><w:tc>{para('甲')}</w:tc><w:tc>{para('乙')}</w:tc></w:tr></w:tbl>",
        [Paragraph(1, "甲　乙")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_word_file_says(name: str) -> None:
    inside, expected = TEXTS[name]
    assert said(document(inside)) == expected


def test_the_strict_form_is_read() -> None:
    assert said(document(para("甲"), STRICT)) == [Paragraph(1, "甲")]


def test_what_is_left_out_is_told() -> None:
    inside = "<w:p><w:r><w:t>甲</w:t><w:footnoteReference/><w:endnoteReference/><w:drawing/></w:r><w:del/></w:p>"
    read = word.read(document(inside), "x.docx")
    assert [str(note.message) for note in read.notes] == [
        "脚注“……”没有导入，请自己抄到正文里。",
        "尾注“……”没有导入，请自己抄到正文里。",
        "图片没有导入。",
        "文件里有修订：删去的字没有导入，插入的字导入了。",
    ]


def test_what_word_itself_makes_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("甲")
    made.add_table(2, 2).cell(1, 1).text = "乙"
    made.save(str(tmp_path / "a.docx"))
    assert list(reading.read(tmp_path / "a.docx").items) == [Paragraph(1, "甲"), Paragraph(2, "乙")]


LISTS = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:lvlText w:val="%4)%9"/></w:lvl>'
    '</w:abstractNum><w:numPicBullet/><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="N"/></w:styles>'
)


def test_the_numbers_that_word_sets_are_words() -> None:
    def listed(level: str, number: str = "3") -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    inside = "".join(
        (
            para("甲", '<w:pStyle w:val="H"/>'),
            para("乙", listed("1")),
            para("丙", listed("1")),
            para(""),
            para("丁", '<w:pStyle w:val="H"/>'),
            para("戊", listed("1")),
            para("己", listed("2")),
            para("庚", '<w:pStyle w:val="N"/>'),
            para("辛", f'<w:pStyle w:val="H"/>{listed("0", "0")}'),
            para("壬", listed("3")),
        )
    )
    read = said(document(inside, numbering=LISTS, styles=STYLES))
    assert [item.text for item in read if isinstance(item, Paragraph)] == [
        "一、甲", "一.1.乙", "一.2.丙", "二、丁", "二.1.戊", "己", "庚", "辛", "1)壬",
    ]  # fmt: skip


def test_lists_that_share_their_levels_begin_anew_where_they_say_so() -> None:
    numbers = LISTS.replace(
        "</w:numbering>",
        '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride><w:lvlOverride w:ilvl="1"/></w:num>'
        "</w:numbering>",
    )
    lists = ("3", "4", "5", "5")
    inside = "".join(
        para("甲", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        for number in lists
    )
    read = said(document(inside, numbering=numbers))
    assert [item.text for item in read if isinstance(item, Paragraph)] == [
        "一、甲", "二、甲", "一、甲", "二、甲",
    ]  # fmt: skip


def test_headings_by_their_style() -> None:
    def style(name: str, inside: str) -> str:
        return f'<w:style w:styleId="{name}">{inside}</w:style>'

    styles = (
        f"<w:styles {W}>"
        + style("A", '<w:name w:val="heading 1"/>')
        + style("B", '<w:basedOn w:val="A"/>')
        + style("C", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("D", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
        + style("E", '<w:basedOn w:val="F"/>')
        + style("F", '<w:basedOn w:val="E"/>')
        + style(
            "G", '<w:name w:val="标题 2"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
        )
        + style("H", '<w:basedOn w:val="G"/>')
        + "</w:styles>"
    )
    inside = "".join(para(name, f'<w:pStyle w:val="{name}"/>') for name in "ABCDEFGHZ")
    inside += para("甲", '<w:outlineLvl w:val="0"/>')
    read = said(document(inside, numbering=LISTS, styles=styles))
    assert [(item.text, item.level) for item in read if isinstance(item, Paragraph)] == [
        ("A", 1), ("B", 1), ("C", 3), ("D", 0), ("E", 0), ("F", 0), ("一、G", 2), ("二、H", 2), ("Z", 0), ("甲", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "number", "expected"),
    [
        ("upperLetter", 2, "B"), ("lowerLetter", 27, "aa"), ("none", 1, ""), ("decimalEnclosedParen", 3, "(3)"),
        ("upperRoman", 1994, "MCMXCIV"), ("lowerRoman", 4, "iv"), ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 20, "二〇"), ("ideographTraditional", 10, "癸"), ("ideographTraditional", 11, ""),
        ("decimalZero", 3, "03"), ("decimalEnclosedCircle", 20, "⑳"), ("ideographEnclosedCircle", 2, "㊁"),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, number: int, expected: str) -> None:
    assert numbering.FORMATS[form](number) == expected


TEXT = "一、甲\n\u3000\u3000乙：丙\n"
READ = [Paragraph(1, "一、甲"), Paragraph(2, "乙：丙")]


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.replace("\n", "\r\n").encode(),
    ],
)
def test_encodings_of_text(raw: bytes) -> None:
    assert list(plain.read(raw, "x.txt").items) == READ


TRADITIONAL = "示例區2025年法治政府建設情況報告。為進一步優化營商環境，全區辦結案件12件。"
SIMPLIFIED = "示例区2025年法治政府建设情况报告。为进一步优化营商环境，全区办结案件12件。"
JAPANESE = "令和5年度の取り組みについて、カタカナとひらがなで書いた報告です。"
CONVERTED = "{} 文件是 {} 编码，已经转成 UTF-8。请看看有没有乱码。"


@pytest.mark.parametrize(
    ("text", "codec", "told"),
    [
        (TRADITIONAL, "gb18030", ""),
        (TRADITIONAL, "utf-16-be", ""),
        (SIMPLIFIED, "gbk", ""),
        (TRADITIONAL, "big5", "Big5"),
        (SIMPLIFIED, "hz", "HZ"),
    ],
)
def test_older_encodings(fazhi, tmp_path: Path, text: str, codec: str, told: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(codec))
    result = fazhi("import", file)
    assert text in result.out
    assert result.err == (CONVERTED.format(file, told) + "\n" if told else "")


@pytest.mark.parametrize("raw", [SIMPLIFIED.encode(), SIMPLIFIED.encode("gbk")])
def test_a_nul_is_dropped_and_told(fazhi, tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(raw + b"\n" + raw.replace(b"2025", b"20\x0025"))
    result = fazhi("import", file)
    assert result.out.count(SIMPLIFIED) == 2
    assert result.err == f"{file}:2 删去了看不见的控制字符。\n"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (JAPANESE.encode("shift_jis"), "文件 {} 看起来是 Shift-JIS 编码，读不准。请用记事本打开看看，另存为 UTF-8。"),
        (SIMPLIFIED.encode()[:-1], "文件 {} 不是文本：UTF-8、UTF-16、GBK 都读不出来。请用记事本打开看看，另存为 UTF-8。"),
        ("déjà vu".encode("latin-1"), "文件 {} 不是文本：UTF-8、UTF-16、GBK 都读不出来。请用记事本打开看看，另存为 UTF-8。"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_for_sure_is_refused(
    fazhi, tmp_path: Path, raw: bytes, message: str
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(raw)
    result = fazhi("import", file)
    assert (result.code, result.out, result.err) == (2, "", message.format(file))


@pytest.mark.parametrize("raw", [b"\xff\xff\xff", b"a\0b\0\0", b"\0\1\2\3", b"\xef\xbb\xbf\xff"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(UserError) as caught:
        plain.read(raw, "x.txt")
    assert str(caught.value) == (
        "文件 x.txt 不是文本：UTF-8、UTF-16、GBK 都读不出来。请用记事本打开看看，另存为 UTF-8。"
    )


def test_a_text_that_is_too_large_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        plain.read(b"a" * 5_000_001, "x.txt")
    assert str(caught.value) == "文件 x.txt 超过 5 MB，不像是一份报告。"


def test_control_characters_are_dropped_and_told() -> None:
    read = plain.read("甲\x07乙\n\x07\n丙\x0b丁\n".encode(), "x.txt")
    assert list(read.items) == [Paragraph(1, "甲乙"), Paragraph(3, "丙"), Paragraph(4, "丁")]
    assert [(note.line, str(note.message)) for note in read.notes] == [
        (1, "删去了看不见的控制字符。"),
        (2, "删去了看不见的控制字符。"),
    ]


def test_markdown() -> None:
    text = (
        "# 一、主要**举措** #\n\n> - 甲[乙](http://a)\\*\n---\n"
        "| 类 | 数 |\n|:--|--:|\n| **复议** | 12 |\n\n![图](a.png)丙__丁__\n1\\. 戊\n"
    )
    assert list(plain.read(text.encode(), "x.md", markdown=True).items) == [
        Paragraph(1, "一、主要举措"),
        Paragraph(3, "甲乙（http://a）*"),
        Grid(5, (("类", "数"), ("复议", "12"))),
        Paragraph(9, "图（a.png）丙丁"),
        Paragraph(10, "1. 戊"),
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("见[公报](http://a.cn/1?b=2)。", "见公报（http://a.cn/1?b=2）。"),
        ("见[http://a.cn](http://a.cn)。", "见http://a.cn。"),
        ("见[公报]()。", "见公报。"),
        ("见[公报](a b)。", "见[公报](a b)。"),
        ("见[公报](a(b))。", "见[公报](a(b))。"),
    ],
)
def test_a_link_keeps_its_address(text: str, kept: str) -> None:
    assert plain.read(text.encode(), "x.md", markdown=True).items == (Paragraph(1, kept),)


def test_tables_in_text() -> None:
    text = "甲\t乙\n1\t2\n\t\n丙\t丁\t戊\n己\n庚\t辛\n"
    assert list(plain.read(text.encode(), "x.txt").items) == [
        Grid(1, (("甲", "乙"), ("1", "2"))),
        Paragraph(4, "丙　丁　戊"),
        Paragraph(5, "己"),
        Paragraph(6, "庚　辛"),
    ]


WRAPPED = (
    "示例区2024年法治政府建设年度报告\n"
    "　　2024年，示例区坚持依法治区、依法执政、依法行政\n共同推进。现将有关情况报告如下：\n"
    "　　一、主要举措\n"
    "　　（一）优化营商环境。新增经营主体五千户，办理许可\n二万件，群众满意率达到九成，都在年内办完了全部手续。\n"
    "企业开办时间压缩。\n　　（二）规范执法。办理案件一千二百件，由平台OpenABC\nData评查案卷\n"
    "类\t数\n甲\t1\n"
)


def test_lines_broken_at_a_fixed_width_are_paragraphs() -> None:
    read = plain.read(WRAPPED.encode(), "x.txt")
    assert [item.text for item in read.items if isinstance(item, Paragraph)] == [
        "示例区2024年法治政府建设年度报告",
        "2024年，示例区坚持依法治区、依法执政、依法行政共同推进。现将有关情况报告如下：",
        "一、主要举措",
        "（一）优化营商环境。新增经营主体五千户，办理许可二万件，群众满意率达到九成，都在年内办完了全部手续。企业开办时间压缩。",
        "（二）规范执法。办理案件一千二百件，由平台OpenABC Data评查案卷",
    ]
    assert read.items[-1] == Grid(10, (("类", "数"), ("甲", "1")))
    assert [(note.line, str(note.message)) for note in read.notes] == [
        (0, "按固定宽度断开的行接成了整段：从第 2、5、8 行起的各段。")
    ]


def test_lines_without_indents() -> None:
    """A line that ends a sentence ends the paragraph; one with an ordinal begins one."""
    line = "坚持依法治区、依法执政、依法行政共同推进"
    text = f"{line}\n{line}\n{line}\n{line[:-1]}。\n{line}\n（一）甲\n乙\n"
    read = plain.read(text.encode(), "x.txt")
    assert [item.text for item in read.items if isinstance(item, Paragraph)] == [
        line * 3 + line[:-1] + "。", line, "（一）甲", "乙",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "短行\n" * 9,  # too narrow
        ("很长的一行" * 20 + "\n") * 3,  # too wide
        ("坚持依法治区、依法执政、依法行政共同推进。\n") * 4,  # whole sentences
        ("坚持依法治区、依法执政、依法行政共同推进\n") * 2,  # too few
    ],
)
def test_lines_that_are_paragraphs_stay(text: str) -> None:
    read = plain.read(text.encode(), "x.txt")
    assert [item.text for item in read.items if isinstance(item, Paragraph)] == text.splitlines()


def test_markdown_headings() -> None:
    text = "标题\n===\n## 一级 ##\n### 二级\n***\n甲\n"
    items = plain.read(text.encode(), "x.md", markdown=True).items
    assert [(item.text, item.level) for item in items if isinstance(item, Paragraph)] == [
        ("标题", 0), ("一级", 2), ("二级", 3), ("甲", 0),
    ]  # fmt: skip


CLEANED = {
    "您当前所在位置：首页 > 公开": None,
    "访问量: 12": None,
    "【字号：大 中 小】": None,
    "打印本页": None,
    "来源：示例网": None,
    "| 索引号 | 123 |": None,
    "上一篇：甲": None,
    "来源：示例网。": "来源：示例网。",
    "打印机采购12台": "打印机采购12台",
    "监(jiān)管(app)": "监（app）管".replace("（app）管", "管（app）"),
    "監管執法": "监管执法",
    "甲,乙:丙;丁(戊)己?好!1,234:5 (a)": "甲，乙：丙；丁（戊）己？好！1,234:5 (a)",
    "甲(乙": "甲（乙",
    "甲\u200b乙": "甲乙",
    "\u2062甲\u2069乙": "甲乙",
    "\ufeff": None,
}


@pytest.mark.parametrize("text", CLEANED)
def test_cleaning(text: str) -> None:
    made = clean.clean([Paragraph(1, text)])
    expected = CLEANED[text]
    assert made.items == ([Paragraph(1, expected)] if expected else [])
    assert bool(made.notes) == (text != expected)


def test_cleaning_takes_a_title_that_stands_twice_only() -> None:
    lines = ["示例区法治政府建设情况", "示例区法治政府 建设情况", "好。", "好。"]
    made = clean.clean([Paragraph(number, line) for number, line in enumerate(lines, 1)])
    assert [item.line for item in made.items] == [1, 3, 4]
    assert [(note.line, str(note.message)) for note in made.notes] == [
        (2, "删去重复的一行“示例区法治政府 建设情况”。")
    ]


def test_cleaning_tables() -> None:
    made = clean.clean(
        [
            Grid(1, (("索引号", "1"), ("文号", "2"))),
            Grid(2, (("甲(jiǎ),", "乙"), ("執", "1"))),
        ]
    )
    assert made.items == [Grid(2, (("甲，", "乙"), ("执", "1")))]
    assert [(note.line, str(note.message)) for note in made.notes] == [
        (0, "繁体字改成简体字 1 处：執→执"),
        (0, "半角标点改成全角 1 处：,→，"),
        (1, "删去网页上的文字“索引号 1”。"),
        (2, "删去注音 (jiǎ)。"),
    ]


def test_without_opencc_there_is_no_cleaning(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    clean._converter.cache_clear()
    with pytest.raises(UserError) as caught:
        clean.clean([])
    assert str(caught.value) == (
        "--clean 要用 OpenCC 把繁体字改成简体字，这台电脑上没有装。请运行：pip install opencc"
    )


def test_the_command(fazhi, tmp_path: Path) -> None:
    file, out = tmp_path / "a.txt", tmp_path / "a.yaml"
    file.write_text("一、主要举措\n（一）甲\n乙。\n（一）丙\n丁。\n", encoding="utf-8")
    result = fazhi("import", file, "-o", out)
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        f"{file}:4 原文的“(一)”印成“(二)”。\n已写好 {out}。看过“待核”的地方以后运行：fazhi check {out}\n"
    )
    assert fazhi("import", file).out == out.read_text(encoding="utf-8")
    again = fazhi("import", file, "-o", out)
    assert (again.code, again.err) == (2, f"文件 {out} 已经有了，没有动它。请换一个名字。")


@pytest.mark.slow
def test_the_command_says_what_is_not_the_same(fazhi, tmp_path: Path) -> None:
    """A table beyond the limits of our form is lost: said, by line, and the file is there."""
    file, out = tmp_path / "a.txt", tmp_path / "a.yaml"
    file.write_text("一、主要举措\n甲：\n" + "甲\t乙\n" * 50_100, encoding="utf-8")
    result = fazhi("import", file, "-o", out)
    lines = result.err.splitlines()
    assert result.code == 1
    assert lines[:2] == [
        f"{file} 认不出这份报告的结构，全文作为文字导入。",
        f"{file}:1 印出来的字与原文不一样 “一、主要举措”没有印出来，或者印得不一样。",
    ]
    assert len(lines) == 1 + 20 + 2
    assert lines[-2] == f"{file} 另有 100183 处不一样。"
    assert out.exists()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.doc", b"a", f"{{}} 是旧格式的 Word 文件（.doc 或 .wps），不能直接导入。{SAVE_AS}"),
        ("a.xlsx", b"a", f"{{}} 是Excel 文件，不能直接导入。{COPY}"),
        (
            "a.csv",
            b"a",
            "{}：只能导入 .docx、.txt、.md 文件。别的文件请先用 Word 或 WPS 另存为 .docx。",
        ),
        ("a.txt", b"%PDF-1.7", f"文件 {{}} 其实是PDF 文件。{SAVE_AS}"),
        ("a.txt", None, "读不了文件 {}：没有这个文件或文件夹。"),
        ("a.txt", b" \n", "文件 {} 里没有文字。"),
        ("a.docx", b"a", f"文件 {{}} 不是 Word 文件（.docx）。{SAVE_AS}"),
    ],
)
def test_the_command_refuses(fazhi, tmp_path: Path, name: str, content, message: str) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    result = fazhi("import", file)
    assert (result.code, result.err) == (2, message.format(file))


def test_a_file_with_a_strange_name(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "a\x07\n\udc80b.txt"
    file.write_text("一、主要举措\n甲。\n", encoding="utf-8")
    result = fazhi("import", file)
    assert result.code == 0
    assert result.out.startswith("# 由 fazhi import 从 a<U+0007><U+000A><U+DC80>b.txt 导入。")


def test_a_word_file_under_another_name(fazhi, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(document(para("甲。")))
    assert "甲。" in fazhi("import", tmp_path / "a.txt").out


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


def test_a_tab_in_a_cell(tmp_path: Path) -> None:
    """What is imported can be read: a tab in a cell makes no pasted row of a list."""
    file = tmp_path / "x.md"
    table = "| 甲 | 乙 |\n|---|---|\n| 丙\t丁 | 戊 |\n"
    file.write_text(f"# 一、主要举措\n\n文。\n\n{table}", encoding="utf-8")
    made = converting.convert(
        reading.read(file).items, schema.load(resources.schema()), import_.printed, "x.md"
    )
    assert made.differences == []
    assert "['丙\t丁', 戊]" in made.text


@pytest.mark.parametrize("text", ["-", "--", "---", "-1"])
def test_dashes_alone_are_quoted(text: str) -> None:
    items = [Paragraph(1, text)]
    made = converting.convert(items, schema.load(resources.schema()), import_.printed, "x.md")
    assert made.differences == []
    assert f"导语: '{text}'\n" in made.text
