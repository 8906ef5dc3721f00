"""The words of a report against those that its import prints."""

from __future__ import annotations

import pytest

from generator.importing.compare import compare
from generator.importing.model import Paragraph, Taken

MARK = Taken(1, "（四）甲", 0, 3, r"\([一-十]\)")
COMPARED = [
    (["甲 乙"], [], ["甲", "乙【待补：署名】"], [], [], [], [1]),
    (["甲", "乙"], [], ["甲乙"], [], [], [2], []),
    (["甲"], [], ["乙甲"], [], ["1 这里多印了“乙”。"], [], []),
    (["甲"], [], ["甲", "乙" * 30], [], [f"1 这里多印了“{'乙' * 20}……”。"], [], []),
    (["甲"], [], ["乙"], [], ["1 “甲”没有印出来，或者印得不一样。", "1 这里多印了“乙”。"], [], []),
    (["（四）甲"], [MARK], ["（四）甲"], [], [], [], []),
    (["（四）甲"], [MARK], ["（五）甲"], ["1 原文的“(四)”印成“(五)”。"], [], [], []),
    (["（四）甲"], [MARK], ["甲"], [], ["1 “(四)”没有印出来，或者印得不一样。"], [], []),
    (["甲。"], [Taken(1, "甲。", 1, 2, "")], ["甲"], ["1 末尾的“。”不印。"], [], [], []),
    (["甲。"], [Taken(1, "甲。", 1, 2, "")], ["甲。"], [], [], [], []),
    ([], [], ["甲"], [], ["0 这里多印了“甲”。"], [], []),
]  # fmt: skip


@pytest.mark.parametrize("case", COMPARED)
def test_words_are_compared(case) -> None:
    said, taken, again, corrections, differences, joined, cut = case
    items = [Paragraph(number, text) for number, text in enumerate(said, 1)]
    found = compare(items, taken, again)
    assert [f"{note.line} {note.message}" for note in found.corrections] == corrections
    assert [f"{note.line} {note.message}" for note in found.differences] == differences
    assert (found.joined, found.cut) == (joined, cut)
