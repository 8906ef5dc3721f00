"""Looks: the ones that ship, one of an office's own, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, complete

from generator import look
from generator.blocks import Document, Para, Run
from generator.problems import UserError
from generator.writers import WRITERS

NOTHING = "没有印：请先改好上面的错误。\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.yaml"
    file.write_text(complete(), encoding="utf-8")
    return file


def test_what_ships() -> None:
    assert list(look.shipped()) == ["open", "windows"]
    faces = {style.font for style in look.house().styles.values()}
    assert [face for face in faces if "方正" in face or "GB2312" in face]
    for file in look.shipped().values():
        made, problems = look.load(file)
        assert problems == []
        assert not [s for s in made.styles.values() if "方正" in s.font or "GB2312" in s.font]
        assert made.styles["title"].bold
        assert made.page == look.house().page


def test_the_house_s_is_chosen_by_none() -> None:
    assert look.chosen(None) == (look.house(), [])


def test_an_unknown_look(fazhi, report: Path) -> None:
    result = fazhi("render", report, "--look", "gbk")
    said = "没有「gbk」这种版式。可以写 open、windows，或一个版式文件的名字。"
    assert (result.code, result.err) == (2, said)
    assert fazhi("fonts", "--look", "gbk").err == said
    assert list(report.parent.iterdir()) == [report]


@pytest.mark.parametrize("name", ["windows", ROOT / "templates/looks/windows.yaml"])
def test_render_in_another_look(fazhi, report: Path, name: object) -> None:
    assert fazhi("render", report, "--look", name, "--to", "html,docx").code == 0
    in_house = WRITERS["html"](Document((Para("body", (Run("甲"),)),)), look.house()).decode()
    page = report.with_suffix(".html").read_text(encoding="utf-8")
    assert '"Times New Roman latin","仿宋_GB2312"' in in_house
    assert '"Times New Roman latin","仿宋","FangSong_GB2312","FangSong"' in page


def test_a_look_with_problems_prints_nothing(fazhi, report: Path) -> None:
    file = report.with_name("look.yaml")
    file.write_text("页面:\n  宽: 宽\n字休: {}\n", encoding="utf-8")
    result = fazhi("render", report, "--look", file)
    said = (
        f"{file}:2:6 错误 bad-value 「宽」应当是 100 到 500 之间的数，这里写的是“宽”。\n"
        "      宽: 宽\n          ^\n"
        f"{file}:3:1 错误 unknown-field 没有「字休」这个字段。是不是「字体」？\n    字休: {{}}\n    ^\n"
    )
    assert (result.code, result.out, result.err) == (1, "", said + NOTHING)
    assert sorted(p.name for p in report.parent.iterdir()) == ["look.yaml", "报告.yaml"]
    result = fazhi("fonts", "--look", file)
    assert (result.code, result.out, result.err) == (1, "", said)


def test_a_look_does_not_hide_the_problems_of_the_report(fazhi, report: Path) -> None:
    file = report.with_name("look.yaml")
    file.write_text("页面: {宽: 宽}\n", encoding="utf-8")
    report.write_text(complete(年分="2025"), encoding="utf-8")
    result = fazhi("render", report, "--look", file)
    assert [line for line in result.err.splitlines() if "错误" in line] == [
        f"{file}:1:9 错误 bad-value 「宽」应当是 100 到 500 之间的数，这里写的是“宽”。",
        f"{report}:10:1 错误 unknown-field 没有「年分」这个字段。是不是「年度」？",
        "没有印：请先改好上面的错误。",
    ]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("字体: {仿宋: 'A\"B'}", (1, 11), '「仿宋」应当是一种字体的名字，照 Word 字体栏里的样子写，不带引号、分号、尖括号，这里写的是“A"B”。'),
        ("字体: {仿宋: '</style>'}", (1, 11), "「仿宋」应当是一种字体的名字，照 Word 字体栏里的样子写，不带引号、分号、尖括号，这里写的是“</style>”。"),
        ("替代字体: {仿宋: [甲, 'a;b']}", (1, 17), "「仿宋（第 2 项）」应当是一种字体的名字，照 Word 字体栏里的样子写，不带引号、分号、尖括号，这里写的是“a;b”。"),
        ("替代字体: {仿宋: 甲}", (1, 12), "「仿宋」应当是列表（每项另起一行，以“- ”开头），这里写成了一段文字。"),
        ("标题分行: {不拆开: ['', 甲]}", (1, 15), "「不拆开（第 1 项）」是空的，请写上词，或者删去这一项。"),
        ("标题分行: {断在后面: [甲, ' ']}", (1, 19), "「断在后面（第 2 项）」是空的，请写上词，或者删去这一项。"),
        ("样式:\n  标题: {名称: body text}", (2, 12), "「标题」的名称不能是“body text”，「正文」已经叫这个名称。请换一个。"),
        ("样式:\n  正文: {名称: Title}", (2, 12), "「标题」的名称不能是“Title”，「正文」已经叫这个名称。请换一个。"),
        ("样式:\n  正文: {名称: Normal}", (2, 12), "「正文」的名称不能是“Normal”，Word 自己的一种样式已经叫这个名称。请换一个。"),
        ("页面: {左边距: 90, 右边距: 80}", (1, 11), "纸宽 210 毫米，去掉边距只剩 40 毫米，放不下正文。请改小边距。"),
        ("页面: {高: 110}", (1, 9), "纸高 110 毫米，去掉边距只剩 38 毫米，放不下正文。请改小边距。"),
        ("页面: {下边距: 12}", (1, 11), "页码距版心 7 毫米，下边距只有 12 毫米，页码印不全。下边距至少要 17 毫米。"),
        ("页面: {页码距版心: 30}", (1, 13), "页码距版心 30 毫米，下边距只有 35 毫米，页码印不全。下边距至少要 40 毫米。"),
    ],
)  # fmt: skip
def test_what_cannot_be(tmp_path: Path, text: str, place, message: str) -> None:
    file = tmp_path / "look.yaml"
    file.write_text(text, encoding="utf-8")
    made, (problem,) = look.load(file)
    assert (made, problem.place[1:], str(problem.message)) == (None, place, message)


@pytest.mark.parametrize(
    "text", ["样式: {正文: {名称: 我的正文}}", "页面: {左边距: 80, 右边距: 80}", "页面: {下边距: 17}", "字体: {仿宋: A-B (C) d.}"]
)  # fmt: skip
def test_what_can_be(tmp_path: Path, text: str) -> None:
    file = tmp_path / "look.yaml"
    file.write_text(text, encoding="utf-8")
    made, problems = look.load(file)
    assert problems == []
    assert len(WRITERS["docx"](Document((Para("body", (Run("甲"),)),)), made)) > 1_000


def test_what_stands_in_and_the_kind_go_by_font(tmp_path: Path) -> None:
    file = tmp_path / "look.yaml"
    file.write_text(
        "字体: {仿宋: 甲}\n替代字体: {仿宋: [乙, 甲, 丙]}\n网页字类: {仿宋: 无衬线}\n",
        encoding="utf-8",
    )
    made = look.load(file)[0]
    assert (made.stand_ins["甲"], made.generic["甲"]) == (("乙", "甲", "丙"), "sans-serif")
    assert (
        WRITERS["html"](Document((Para("body", (Run("丁"),)),)), made)
        .decode()
        .count('font-family:"Times New Roman latin","甲","乙","丙",sans-serif;')
        == 1
    )


def test_a_folder_is_no_look(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="它是一个文件夹，不是文件。"):
        look.chosen(str(tmp_path))
