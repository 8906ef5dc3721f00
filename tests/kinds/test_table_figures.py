"""Figures in the tables of a kind: each mistake is told at its cell, what follows is worked out."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

EXAMPLE = ROOT / "examples/xxgk/示例市.yaml"
TEXT = EXAMPLE.read_text(encoding="utf-8")

# What is written in place of what, and what is told at the place of the mark ‸ in it.
MISTAKES = [
    ("本年新收: [13612, 252, 0, 45, 128, 32]", "本年新收: [13612, 252, 0, 45, 128, 32, ‸14096]",
     "13612＋252＋0＋45＋128＋32＝14069，这里是14096，差27。请核对是哪个数错了。"),
    ("上年结转: [535, 6, 0, 1, 18, 0]", "上年结转: [535, 6, 0, 1, 18, 0, ‸650]",
     "535＋6＋0＋1＋18＋0＝560，这里是650，差90。请核对是哪个数错了。"),
    ("  # 办理总计和结转下年", "  办理总计: [‸13346, 252, 0, 44, 121, 29]\n  # 办理总计和结转下年",
     "4210＋902＋12＋31＋18＋206＋85＋164＋221＋97＋4873＋318＋142＋512＋406＋21＋64＋38＋387＋6＋651＝13364，这里是13346，差18。请核对是哪个数错了。"),
    ("  # 办理总计和结转下年", "  结转下年: [783, 6, 0, 2, ‸52, 3]\n  # 办理总计和结转下年",
     "128＋18－121＝25，这里是52，差27。请核对是哪个数错了。"),
    ("  # 办理总计和结转下年", "  结转下年: [783, 6, 0, 2, 25, 3, ‸820]\n  # 办理总计和结转下年",
     "783＋6＋0＋2＋25＋3＝819，这里是820，差1。请核对是哪个数错了。"),
    ("行政复议: [186, 21, 48, 17]", "行政复议: [186, 21, 48, 17, ‸271]",
     "186＋21＋48＋17＝272，这里是271，差1。请核对是哪个数错了。"),
    ("本年新收: [13612, 252, 0, 45, 128, 32]\n  上年结转: [535,",
     "本年新收: [3612, 252, 0, 45, 128, 32]\n  上年结转: [‸535,",
     "「结转下年·自然人」算下来是3612＋535－13364＝-9217，不会是负数。请核对这几个数。"),
    ("本年新收: [13612, 252, 0, 45, 128, 32]", "本年新收: ‸[13612, 252, 0, 45, 128]",
     "「本年新收」有 5 个数，应当依次写 6 个：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他。带逗号的数要加引号，如 '1,234'。"),
    ("本年新收: [13612, 252,", "本年新收: ‸[13,612, 252, 9,",
     "「本年新收」有 8 个数，应当依次写 6 个：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他。带逗号的数要加引号，如 '1,234'。"),
    ("规章: [3, 1, 42]", "规章: ‸[3, 1]",
     "「规章」有 2 个数，应当依次写 3 个：本年制发件数、本年废止件数、现行有效件数。带逗号的数要加引号，如 '1,234'。"),
    ("予以公开: [4210, 96,", "予以公开: [4210, ‸多件,",
     "「予以公开·商业企业」应当是整数，如 0、12 或 1,234，这里写的是“多件”。"),
    ("予以公开: [4210, 96,", "予以公开: [4210, ‸九十六,",
     "「予以公开·商业企业」请写阿拉伯数字，这里写的是“九十六”。"),
    ("国家秘密: [12, 0,", "国家秘密: [‸-12, 0,",
     "「国家秘密·自然人」写的是“-12”，这里的数不会小于 0。"),
    ("部分公开: [902, 21,", "部分公开: [902, ‸2.1,",
     "「部分公开·商业企业」写的是“2.1”，件数不会有小数。"),
    ("重复申请: [406,", "重复申请: [‸406件,",
     "「重复申请·自然人」只写数，不写单位和别的字，这里写的是“406件”。"),
    ("行政许可: 102460", "行政许可: ‸102460件",
     "「行政许可」只写数，不写单位和别的字，这里写的是“102460件”。"),
    ("行政处罚: 58213", "行政处罚: ‸58213.5",
     "「行政处罚」写的是“58213.5”，件数不会有小数。"),
    ("行政事业性收费: 1,234.56", "行政事业性收费: ‸1234.56万元",
     "「行政事业性收费」只写数，不写单位和别的字，这里写的是“1234.56万元”。"),
    ("执法案卷: [221, 6, 0, 1, 4, 0]", "执法案卷: ‸221",
     "「执法案卷」应当是列表（每项另起一行，以“- ”开头），这里写成了一段文字。"),
    ("  不掌握: [4873, 72, 0, 16, 33, 11]\n", "",
     "缺少「不掌握」（not_held）。要填的是：无法提供：本机关不掌握相关政府信息。"),
    ("  公开出版物: [21,", "  ‸出版物: [21,", "没有「出版物」这个字段。是不是「公开出版物」？"),
    ("新收政府信息公开申请14069件", "新收政府信息公开申请‸14096件",
     "表里「本年新收·总计」是14069，这里写的是14096。请核对。"),
    ("上年结转560件", "上年结转‸650件", "表里「上年结转·总计」是560，这里写的是650。请核对。"),
    ("结转下年度继续办理819件", "结转下年度继续办理‸891件",
     "表里「结转下年·总计」是819，这里写的是891。请核对。"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=[told for *_, told in MISTAKES])
def test_a_mistake_is_told_at_its_cell(problems, mistake: tuple[str, str, str]) -> None:
    old, new, told = mistake
    assert TEXT.count(old) == 1
    text = TEXT.replace(old, new)
    found = problems(text.replace("‸", ""))
    messages = [message for *_, message in found]
    assert told in messages
    line, column, *_ = found[messages.index(told)]
    if "‸" in text:
        before = text[: text.index("‸")]
        assert (line, column) == (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    else:
        assert (
            text.splitlines()[line - 1]
            == "申请办理情况:            # 自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他"
        )
    sums = [message for message in messages if "请核对" in message]
    assert len(sums) <= 1


def test_a_complete_one_has_none(problems) -> None:
    assert problems(TEXT) == []


def test_what_follows_is_printed(fazhi, tmp_path: Path) -> None:
    fazhi("render", EXAMPLE, "-o", tmp_path, "--to", "txt")
    lines = (tmp_path / "示例市.txt").read_text(encoding="utf-8").splitlines()
    assert "\t（七）总计\t\t13364\t252\t0\t44\t121\t29\t13810" in lines
    assert "四、结转下年度继续办理\t\t\t783\t6\t0\t2\t25\t3\t819" in lines


def test_thousands_are_read(problems, fazhi, tmp_path: Path) -> None:
    text = TEXT.replace("本年新收: [13612,", "本年新收: ['13,612',").replace("102460", "102,460")
    assert problems(text) == []
    fazhi("render", tmp_path / "report.yaml", "--to", "txt")
    printed = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert printed == EXAMPLE.with_suffix(".txt").read_text(encoding="utf-8")


def test_next_year_begins_with_what_was_carried_over(fazhi) -> None:
    lines = fazhi("new", "--from", EXAMPLE).out.splitlines()
    assert "  上年结转: [783, 6, 0, 2, 25, 3, 819]" in lines
    assert "  本年新收:" in lines


UNIT = """\
种类: 政府信息公开工作年度报告
单位: {unit}
报送期限: 2026-01-10
申请办理情况:
  本年新收: {received}
  予以公开: [1, 2, 0, 0, 0, 0]
主动公开情况:
  行政许可: {permits}
"""


def test_units_figures_are_added_up_cell_by_cell(fazhi, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    main = TEXT.replace("单位类型: 政府\n", "汇入: [parts]\n")
    main = main.replace(
        "本年新收: [13612, 252, 0, 45, 128, 32]", "本年新收: [13600, 252, 0, 45, 128, 32]"
    )
    main = main.replace("予以公开: [4210, 96, 0", "予以公开: [4208, 92, 0").replace(
        "102460", "102400"
    )
    main = main.replace("13612", "13600")
    (tmp_path / "报告.yaml").write_text(main, encoding="utf-8")
    for unit, received, permits in (
        ("甲局", "[5, 0, 0, 0, 0, 0]", "50"),
        ("乙局", "[7, 0, 0, 0, 0, 0, 7]", "10"),
    ):
        text = UNIT.format(unit=unit, received=received, permits=permits)
        (tmp_path / "parts" / f"{unit}.yaml").write_text(text, encoding="utf-8")
    result = fazhi("check", tmp_path)
    assert (result.code, result.out) == (0, ""), result.out
    fazhi("render", tmp_path, "--to", "txt", "-o", tmp_path / "all.txt")
    assert (tmp_path / "all.txt").read_text(encoding="utf-8") == EXAMPLE.with_suffix(
        ".txt"
    ).read_text(encoding="utf-8")


def test_a_units_own_mistake_is_told_in_its_file(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "甲局.yaml"
    file.write_text(
        UNIT.format(unit="甲局", received="[5, 0, 0, 0, 0, 0, 6]", permits="3"), encoding="utf-8"
    )
    assert (
        f"{file}:5:28 错误 table-sum 5＋0＋0＋0＋0＋0＝5，这里是6，差1。"
        in fazhi("check", file).out
    )


def test_what_is_carried_over_is_that_of_last_year(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    text = TEXT.replace("年度: 2025", "年度: 2026").replace("2025年", "2026年")
    file.write_text(
        text.replace("[535, 6, 0, 1, 18, 0]", "[738, 6, 0, 2, 25, 3]"), encoding="utf-8"
    )
    found = fazhi("check", file, "--last", EXAMPLE).out
    assert (
        f"{file}:30:10 错误 last-year 「上年结转·自然人」这里是738，上年的报告结转下来的是783。请核对。"
        in found
    )
    assert found.count("last-year") == 1
