"""Nothing that is imported is lost: whatever the paragraphs, the same words are printed again."""

from __future__ import annotations

import re
from collections import Counter

from conftest import bare
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import parsed

from generator.commands.imported import printed
from generator.importing.converting import convert
from generator.importing.items import as_table, printable
from generator.importing.model import Edition, Item, Paragraph
from generator.importing.yaml import write
from generator.kinds import kind
from generator.parsing.pitfalls.marks import ANY, COLONS

OPENINGS = [
    "一、", "二、", "三、", "（一）", "（二）", "(三)", "一)", "十一、", "1.", "2.", "3、", "（1）", "(2)", "⑴", "①",
    "一是", "二是", "三是", "第一，", "首先，", "原因是", "主要原因是：", "下一步，", "2023年，我区将", "",
]  # fmt: skip
WORDS = [
    "主要举措和成效", "存在的不足", "但仍存在不足", "工作安排", "第一责任人", "荣誉表彰", "无", "推进执法", "办结12件",
    "。", "：", "；", "，", "一是", "二是", "甲。乙", "是: 非", " # 井", "- 横", "“引”", "'", "yes", "2.5亿", "{{ x }}",
    "<b>", "&amp;", "附件：1.名单", "附件", "附件1", "示例区人民政府", "2023年2月28日", "2023年02月03日", "特此报告。",
    "示例区2023年法治政府建设情况报告", "县委、县政府：", "单位：件", "表1", "【待补：导语】", "\u3000", "e\u0301", "\u0301", "㈠",
]  # fmt: skip
CELLS = ["甲", "12", "无", "", "- 1", "a, b", "：x", "[1]", "'", "是: 非"]
# What the printer sets: ordinals, the stop after a heading, what a draft lacks; and dates.
SET = re.compile(
    r"【待补:[^】]*】|[一二三四五六七八九十]+[、.]|\(?[一二三四五六七八九十]+\)[、.]?|\d+[.、]|\(\d+\)[、.]?|。|\."
)

paragraphs = st.builds(
    lambda opening, words: opening + "".join(words),
    st.sampled_from(OPENINGS),
    st.lists(st.sampled_from(WORDS), max_size=5),
)
tables = st.lists(st.lists(st.sampled_from(CELLS), min_size=2, max_size=3), min_size=2, max_size=3)


@st.composite
def reports(draw) -> list[Item]:
    items: list[Item] = []
    for line in range(1, draw(st.integers(1, 14)) + 1):
        if draw(st.integers(0, 9)):
            items.append(Paragraph(line, draw(paragraphs), draw(st.integers(0, 3))))
        else:
            items += as_table(draw(tables), line)
    return list(printable(items).items)


def words(texts: list[str]) -> str:
    """What authors say, apart from what the printer sets."""
    said = "".join(SET.sub("", bare(text)) for text in texts)
    return said.replace("2023年02月03日", "2023年2月3日")


def texts(items: list[Item]) -> list[str]:
    return [
        text
        for item in items
        for text in (
            [item.text]
            if isinstance(item, Paragraph)
            else [cell for row in item.rows for cell in row]
        )
    ]


@settings(max_examples=300, deadline=None)
@given(reports())
def test_it_prints_the_words_that_it_imported(items: list[Item]) -> None:
    made = convert(items, kind.load(), printed, "x.txt")
    assert not made.differences
    assert words(printed(made.text)) == words(texts(items))


HEADS = [
    "示例区人民政府文件", "示例区人民政府", "文件", "000001", "特急", "机密★1年", "示政发〔2026〕3号", "示政发〔2026〕3号　签发人：闻某",
    "签发人：闻某", "李　明", "【待补：发文机关】文件", "示例区人民政府关于2025年度法治政府建设情况的报告", "示例市人民政府：", "2025年，示例区推进。",
    "一、主要举措",
]  # fmt: skip
RECORDS = [
    "示例区人民政府", "2026年2月24日", "（此件公开发布）", "抄送：市委办公室，", "市人大。", "抄送：市委。", "示例区人民政府办公室",
    "2026年2月25日印发", "示例区人民政府办公室　2026年2月25日印发", "【待补：印发】\t2026年2月24日印发", "印发", "附件：名单", "附件", "名单", "甲。",
]  # fmt: skip
HEAD, RECORD = (st.lists(st.sampled_from(lines), max_size=6) for lines in (HEADS, RECORDS))


@settings(max_examples=300, deadline=None)
@given(HEAD, RECORD)
def test_heads_and_records_are_not_lost(head: list[str], record: list[str]) -> None:
    """Their words may be put into another order, and the printer may add to them."""
    lines = [*head, "甲乙丙。", *record]
    items: list[Item] = [Paragraph(number, line) for number, line in enumerate(lines, 1)]
    made = convert(items, kind.load(), printed, "x.txt")
    assert not made.differences
    again = printed(made.text, Edition(made.edition))
    assert not Counter(words(texts(items))) - Counter(words(again))


@settings(max_examples=300, deadline=None)
@given(st.text([*ANY, *COLONS, *"-?,[]{}#&*!|>'\"%@`=~<.12\n甲乙。"], min_size=1))
def test_any_text_is_written_so_that_it_is_read(text: str) -> None:
    """Signs of YAML's own and white space, seen or not, stand in quotes."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    made = write({"opening": "\n".join(lines), "cc": lines}, kind.load().schema)
    found = parsed(made, "x")
    assert [p for p in found.problems if p.level == "error"] == []
    assert found.data.get("opening", "").removesuffix("\n") == "\n".join(lines)
    assert found.data.get("cc", []) == lines
