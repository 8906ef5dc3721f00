"""A file whose words are not those of the report, in their order, is never written."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import INPUTS, complete
from steps import checked, composed, table_of

from generator.basis.problems import UserError
from generator.printing import look
from generator.printing.blocks import Break, Document, Para, Run
from generator.printing.writers import WRITERS, docx, readback
from generator.printing.writers.package import BODY, packed, unpacked
from generator.reports import EDITIONS

BLOCKS = (
    Para("number", (Run("甲〔2026〕3号\t签发人："), Run("李明　王安", "signer"))),
    Para("title", (Run("关于2025年度法治政府建设情况的报告和其他许多需要报告的事情" * 2),)),
    Para("body", (Run("（一）办案。", "h2"), Run("<全年>办结12件 &amp; 3件。"))),
    Para("body", (Run("又立案7件。"),)),
    table_of(("区", "件"), ("东", "12"), ("西", "")),
    Break(),
    Para("signature", (Run("示例区人民政府"),)),
    Para("date", (Run("2026年2月24日"),)),
    Para("printed", (Run("办公室\t2026年2月24日印发"),)),
)
KINDS = ("txt", "docx", "html")
# What a writer could do wrong: the kind, what it writes, and what it would write instead.
WRONG = {
    "a figure": ("12件", "21件"),
    "a paragraph": ("又立案7件。", ""),
    "an escaped mark": ("&amp;amp;", "&amp;"),
    "a word more": ("示例区人民政府", "示例区人民政府政府"),
}


def written(kind: str) -> bytes:
    return WRITERS[kind](Document(BLOCKS), look.house())


def doctored(kind: str, change) -> bytes:
    """The file with its text changed, packed again."""
    content = written(kind)
    if kind != "docx":
        return change(content.decode()).encode()
    parts = unpacked(content)
    return packed(parts | {BODY: change(parts[BODY].decode()).encode()})


def exchanged(text: str, one: str, other: str) -> str:
    assert (text.count(one), text.count(other)) == (1, 1)
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


def refused(kind: str, content: bytes) -> str:
    with pytest.raises(UserError) as error:
        readback.proven(kind, content, BLOCKS)
    return str(error.value)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_right_is_proven(kind: str) -> None:
    content = written(kind)
    assert readback.proven(kind, content, BLOCKS) is content
    assert doctored(kind, str) == content or kind == "docx"
    assert readback.proven(kind, doctored(kind, str), BLOCKS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", WRONG)
def test_other_words(kind: str, name: str) -> None:
    right, wrong = WRONG[name]
    if kind == "txt" and name == "an escaped mark":
        right, wrong = "&amp;", "&"
    content = doctored(kind, lambda text: text.replace(right, wrong, 1))
    assert content != written(kind)
    assert f"没有写出文件：{kind.upper()} 里的字和内容不一致，应为“" in refused(kind, content)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("txt", "　　（一）办案。<全年>办结12件 &amp; 3件。\n", "　　又立案7件。\n"),
        ("txt", "东", "西"),
        ("txt", "西\t\n", "东\t12\n"),
        ("docx", ">东<", ">西<"),
        ("docx", ">又立案7件。<", ">&lt;全年&gt;办结12件 &amp;amp; 3件。<"),
        ("docx", ">办公室<", ">2026年2月24日印发<"),
        ("docx", ">示例区人民政府<", ">2026年2月24日<"),
        ("docx", ">甲〔2026〕3号<", ">签发人：<"),
        ("html", ">东<", ">西<"),
        ("html", "又立案7件。", "&lt;全年&gt;办结12件 &amp;amp; 3件。"),
    ],
)
def test_two_that_are_exchanged(kind: str, one: str, other: str) -> None:
    refused(kind, doctored(kind, lambda text: exchanged(text, one, other)))


@pytest.mark.parametrize(
    ("kind", "full", "empty"),
    [
        ("docx", '<w:t xml:space="preserve">12</w:t>', "<w:r></w:r>"),
        ("html", '<td class="cell">12</td>', '<td class="cell"></td>'),
        ("txt", "东\t12\n西\t\n", "东\t\n西\t12\n"),
    ],
)
def test_a_cell_that_changes_places_with_an_empty_one(kind: str, full: str, empty: str) -> None:
    def change(text: str) -> str:
        assert full in text
        if kind == "txt":
            return text.replace(full, empty)
        before, _, after = text.rpartition(empty)
        return before.replace(full, "") + full + after

    refused(kind, doctored(kind, change))


def test_a_run_that_is_dropped() -> None:
    start = '<w:r><w:rPr><w:rStyle w:val="h2'

    def change(text: str) -> str:
        before, found, after = text.partition(start)
        assert found
        return before + after.partition("</w:r>")[2]

    said = refused("docx", doctored("docx", change))
    assert "应为“（一）办案。<全”的地方成了“<全年>办结12”" in said


@pytest.mark.parametrize(
    ("content", "wanted", "found"),
    [
        (written("txt").replace(b"12", b"21", 1), "12件 &amp", "21件 &amp"),
        (written("txt")[: -len("印发\n".encode())], "印发", ""),
        (written("txt") + "完".encode(), "", " 完"),
        (b"", "甲〔2026〕3", ""),
    ],
)
def test_the_message_shows_the_first_difference(content: bytes, wanted: str, found: str) -> None:
    assert refused("txt", content) == (
        f"没有写出文件：TXT 里的字和内容不一致，应为“{wanted}”的地方成了“{found}”。"
        "这是程序的错，不是您的；请把这份 YAML 发给维护者。"
    )


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_long_report(edition: str, kind: str) -> None:
    document = composed(checked(INPUTS[0])[0], edition)
    content = WRITERS[kind](document, look.house())
    assert readback.proven(kind, content, document.blocks) == content
    first, second, *others = document.blocks
    for blocks in ((second, first, *others), (first, *others), document.blocks[:-1]):
        with pytest.raises(UserError):
            readback.proven(kind, content, blocks)


def test_the_packed_bytes_are_read() -> None:
    with ZipFile(BytesIO(written("docx"))) as package:
        assert "又立案7件。" in package.read(BODY).decode()
    with pytest.raises(UserError):
        readback.proven("docx", packed({BODY: b"<x/>"}), BLOCKS)


def test_nothing_is_written(fazhi, tmp_path: Path, monkeypatch) -> None:
    """A writer that loses a paragraph is found out before a file of any format is there."""
    signing = docx._SETTERS["signing"]
    monkeypatch.setitem(docx._SETTERS, "signing", lambda paras, sheet: signing(paras[1:], sheet))
    file = tmp_path / "报告.yaml"
    file.write_text(complete(), encoding="utf-8")
    result = fazhi("render", file, "--to", "txt,docx", "-o", tmp_path / "out")
    assert (result.code, result.out) == (2, "")
    assert "DOCX 里的字和内容不一致，应为“示例区人民政府 ”的地方成了“2026年2月2”" in result.err
    assert not (tmp_path / "out").exists()
