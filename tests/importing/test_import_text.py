"""Text and Markdown: encodings, tables, lines that were broken at a fixed width."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.basis.problems import UserError
from generator.importing import text as plain
from generator.importing.model import Grid, Paragraph

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
    assert list(plain.read(text.encode(), "x.md", is_markdown=True).items) == [
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
    assert plain.read(text.encode(), "x.md", is_markdown=True).items == (Paragraph(1, kept),)


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
    items = plain.read(text.encode(), "x.md", is_markdown=True).items
    assert [(item.text, item.level) for item in items if isinstance(item, Paragraph)] == [
        ("标题", 0), ("一级", 2), ("二级", 3), ("甲", 0),
    ]  # fmt: skip
