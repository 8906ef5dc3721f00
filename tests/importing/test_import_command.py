"""`fazhi import`: what it writes, what it says, which files it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import SAVE_AS, document, para

from generator.commands import imported
from generator.importing import converting, reading
from generator.importing.model import Paragraph
from generator.kinds import kind


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
        (
            "a.ppt",
            b"a",
            "{} 是PPT 文件，不能直接导入。请把要写进报告的字复制到 Word 文件（.docx）里，再导入。",
        ),
        (
            "a.xlsx",
            b"a",
            "文件 {} 不是 Excel 文件（.xlsx）。请用 Excel 打开，“另存为”时选 .xlsx，再导入。",
        ),
        (
            "a.json",
            b"a",
            "{}：只能导入 .docx、.doc、.wps、.odt、.rtf、.pdf、.html、.xlsx、.csv、.txt、.md 文件。别的文件请先用 Word 或 WPS 另存为 .docx。",
        ),
        ("a.txt", b"%PDF-1.7", "文件 {} 打不开：不是完整的 PDF，或者加了密码。"),
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


def test_a_tab_in_a_cell(tmp_path: Path) -> None:
    """What is imported can be read: a tab in a cell makes no pasted row of a list."""
    file = tmp_path / "x.md"
    table = "| 甲 | 乙 |\n|---|---|\n| 丙\t丁 | 戊 |\n"
    file.write_text(f"# 一、主要举措\n\n文。\n\n{table}", encoding="utf-8")
    made = converting.convert(reading.read(file).items, kind.load(), imported.printed, "x.md")
    assert made.differences == []
    assert "['丙\t丁', 戊]" in made.text


@pytest.mark.parametrize("text", ["-", "--", "---", "-1", "｜", "＞"])
def test_marks_alone_are_quoted(text: str) -> None:
    items = [Paragraph(1, text)]
    made = converting.convert(items, kind.load(), imported.printed, "x.md")
    assert made.differences == []
    assert f"导语: '{text}'\n" in made.text
