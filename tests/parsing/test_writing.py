"""Values as YAML, written as an author writes it."""

from __future__ import annotations

import pytest

from generator.parsing import writing


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("示例区", "示例区", "示例区"),
        ("13个部门", "13个部门", "13个部门"),
        ("2026", "2026", "'2026'"),
        ("3.5%", "3.5%", "'3.5%'"),
        ("无", "无", "'无'"),
        ("no", "'no'", "'no'"),
        ("甲: 乙", "'甲: 乙'", "'甲: 乙'"),
        ("甲 # 乙", "'甲 # 乙'", "'甲 # 乙'"),
        ("@甲", "'@甲'", "'@甲'"),
        ("'甲'", "'''甲'''", "'''甲'''"),
    ],
)
def test_a_text_in_one_line(text: str, value: str, words: str) -> None:
    """A value stands in quotes where YAML needs them; words also where they look like a number."""
    assert (writing.value(text), writing.words(text)) == (value, words)


def test_several_paragraphs() -> None:
    assert writing.field("结语", writing.paragraphs(["甲", "", "乙"])) == [
        "结语: |",
        "  甲",
        "",
        "  乙",
    ]
    assert writing.paragraphs(["\u200b甲", "乙"]) == ['"\u200b甲\\n乙"']


def test_an_item_begins_with_its_first_field() -> None:
    lines = ["# 待核", "标题: 甲", "正文: 乙"]
    assert writing.item(lines) == ["  # 待核", "  - 标题: 甲", "    正文: 乙"]


def test_a_list_in_one_line() -> None:
    assert writing.flow(map(writing.words_in_flow, ["甲", "乙,丙", "3"])) == "[甲, '乙,丙', '3']"
