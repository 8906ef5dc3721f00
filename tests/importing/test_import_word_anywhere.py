"""Whatever stands where in a Word file: each text in it is imported, or told."""

from __future__ import annotations

import pytest
from conftest import bare
from fuzz import parts
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import composed, parsed

from generator.commands.imported import printed
from generator.importing.converting import convert
from generator.importing.word import docx
from generator.kinds import kind
from generator.printing import look
from generator.printing.writers import WRITERS

REPORT = """
标题: 示例区2025年度法治政府建设情况的报告
发文字号: 示政发〔2026〕3号
导语: 现将情况报告如下：
主要举措和成效:
  分项:
    - {标题: 甲, 正文: 乙。, 要点: [丙, 丁]}
    - {标题: 戊, 表: {列: [己, 庚], 行: [[辛, 1], [壬, 2]]}}
署名: 示例区人民政府
成文日期: 2026-02-24
"""
KIND = kind.load()
changes = st.lists(st.tuples(*[st.integers(0, 9999)] * 3), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def printed_report() -> bytes:
    found = parsed(REPORT, "x.yaml")
    return WRITERS["docx"](composed(found, "filed"), look.house())


def holds(raw: bytes, made: list[tuple[int, int, int]]) -> None:
    root = parts.marked(raw)
    for numbers in made:
        parts.change(root, iter(numbers))
    read = docx.read(parts.packed(raw, root), "x.docx")
    result = convert(read.items, KIND, printed, "x.docx")
    told = [str(note.message) for note in (*read.notes, *result.notes, *result.differences)]
    said = bare(result.text + "".join(told))
    lost = [text for text in parts.visible(root) if text not in said]
    assert lost == []


def test_texts_are_different(printed_report: bytes) -> None:
    texts = parts.visible(parts.marked(printed_report))
    assert len(set(texts)) == len(texts) > 20


@settings(max_examples=300, deadline=None)
@given(made=changes)
def test_nothing_is_lost_in_silence(
    printed_report: bytes, made: list[tuple[int, int, int]]
) -> None:
    holds(printed_report, made)


@pytest.mark.fuzz
@settings(max_examples=1000, deadline=None)
@given(made=changes)
def test_nothing_is_lost_in_many_files(
    printed_report: bytes, made: list[tuple[int, int, int]]
) -> None:
    holds(printed_report, made)
