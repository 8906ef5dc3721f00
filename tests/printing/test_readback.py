"""A DOCX whose words are not those of the report is never written."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import INPUTS, complete

from generator.basis.problems import UserError
from generator.checking import pipeline
from generator.printing import look
from generator.printing.blocks import Break, Para, Run, Table
from generator.printing.writers import docx, readback
from generator.printing.writers.sheet import Sheet

BLOCKS = (
    Para("signature", (Run("甲\t乙"), Run("<丙&amp;>", "h1"))),
    Break(),
    Table((("丁", ""), ("1", "戊\v己"))),
    Para("body", (Run("庚辛壬癸子丑寅卯辰巳"),)),
)


def text(*pieces: str) -> str:
    return "".join(
        f'<w:r><w:t xml:space="preserve">{piece}</w:t><w:tab/></w:r>' for piece in pieces
    )


@pytest.mark.parametrize(
    "pieces",
    [
        ("甲", "乙", "&lt;丙&amp;amp;&gt;", "丁", "1", "戊己", "庚辛壬癸子丑寅卯辰巳"),
        # A template of one's own may name date and signature in another order.
        ("&lt;丙&amp;amp;&gt;", "甲乙丁1戊己庚辛壬癸子丑寅卯辰巳"),
    ],
)
def test_the_same_words(pieces: tuple[str, ...]) -> None:
    readback.check(text(*pieces), BLOCKS)


@pytest.mark.parametrize(
    ("pieces", "wanted", "found"),
    [
        (("甲乙&lt;丙&amp;&gt;丁1戊己庚辛壬癸子丑寅卯辰巳",), "amp;>丁1戊", ">丁1戊己庚辛壬"),
        (("甲乙&lt;丙&amp;amp;&gt;丁1戊己庚辛壬癸子丑寅卯",), "辰巳", ""),
        (("甲乙&lt;丙&amp;amp;&gt;丁1戊己庚辛壬癸子丑寅卯辰巳", "巳"), "", "巳"),
        ((), "甲乙<丙&amp", ""),
    ],
)
def test_other_words(pieces: tuple[str, ...], wanted: str, found: str) -> None:
    with pytest.raises(UserError) as error:
        readback.check(text(*pieces), BLOCKS)
    assert str(error.value) == (
        f"没有写出文件：DOCX 里的字和内容不一致，应为“{wanted}”的地方成了“{found}”。"
        "这是程序的错，不是您的；请把这份 YAML 发给维护者。"
    )


@pytest.mark.parametrize("edition", pipeline.EDITIONS)
def test_a_long_report(edition: str) -> None:
    blocks = pipeline.compose(pipeline.read(INPUTS[0])[0], edition).blocks
    body = docx._body(blocks, Sheet(look.house()))
    readback.check(body, blocks)
    with pytest.raises(UserError):
        readback.check(body, blocks[:-1])
    with pytest.raises(UserError):
        readback.check(body.replace("案", "", 1), blocks)


def test_nothing_is_written(fazhi, tmp_path: Path, monkeypatch) -> None:
    """A writer that loses a paragraph is found out before a file of any format is there."""
    monkeypatch.setitem(docx._GROUPS, "signature", lambda *_: "")
    file = tmp_path / "报告.yaml"
    file.write_text(complete(), encoding="utf-8")
    result = fazhi("render", file, "--to", "txt,docx", "-o", tmp_path / "out")
    assert (result.code, result.out) == (2, "")
    assert "应为“示例区人民政府2”的地方成了“2026年2月2”" in result.err
    assert not (tmp_path / "out").exists()
