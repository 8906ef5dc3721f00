"""`--clean`: what a web page adds is taken off, and reported."""

from __future__ import annotations

import sys

import pytest

from generator.basis.problems import UserError
from generator.importing import clean, recognition
from generator.importing.model import Grid, Paragraph
from generator.kinds import kind

KNOWN = recognition.of(kind.load())

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
    made = clean.clean([Paragraph(1, text)], KNOWN)
    expected = CLEANED[text]
    assert made.items == ([Paragraph(1, expected)] if expected else [])
    assert bool(made.notes) == (text != expected)


def test_cleaning_takes_a_title_that_stands_twice_only() -> None:
    lines = ["示例区法治政府建设情况", "示例区法治政府 建设情况", "好。", "好。"]
    made = clean.clean([Paragraph(number, line) for number, line in enumerate(lines, 1)], KNOWN)
    assert [item.line for item in made.items] == [1, 3, 4]
    assert [(note.line, str(note.message)) for note in made.notes] == [
        (2, "删去重复的一行“示例区法治政府 建设情况”。")
    ]


def test_cleaning_tables() -> None:
    made = clean.clean(
        [
            Grid(1, (("索引号", "1"), ("文号", "2"))),
            Grid(2, (("甲(jiǎ),", "乙"), ("執", "1"))),
        ],
        KNOWN,
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
        clean.clean([], KNOWN)
    assert str(caught.value) == (
        "--clean 要用 OpenCC 把繁体字改成简体字，这台电脑上没有装。请运行：pip install opencc"
    )
