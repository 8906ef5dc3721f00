"""How far a report is: the items, the characters as Word counts them, the threshold for CI."""

import csv
import io
import json
from pathlib import Path

from conftest import ROOT, complete


def test_status(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(
        complete(导语="在XX市办案2件。", 结语="特此报告。", 下一年度主要安排=None), encoding="utf-8"
    )
    result = fazhi("status", file)
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "栏目              已填/应填  字数\n"
        "报告单位                1/1     3\n"
        "年度                    1/1     1\n"
        "导语                    1/2     8\n"
        "主要举措和成效          1/1     7\n"
        "存在的不足和原因        2/2     9\n"
        "第一责任人职责          1/1     9\n"
        "下一年度主要安排        0/1     0\n"
        "结语                    0/0     5\n"
        "署名                    1/1     7\n"
        "成文日期                1/1     1\n"
        "\n"
        "第 1 行：缺少必报内容「下一年度主要安排」（plans）。写在别的部分里的，请在那一节加上“事项: 下一年度主要安排”。\n"
        "第 3 行：这里的“XX市”还没有填，请换成真实的内容。\n"
        "\n"
        f"{file}：完成 81%，应填 11 项，已填 9 项；共 50 字。\n"
    )


def test_status_of_a_complete_report_in_english(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(), encoding="utf-8")
    lines = fazhi("status", file, "--lang", "en").out.splitlines()
    assert lines[0].split() == ["Field", "Filled/due", "Characters"]
    assert lines[-2:] == [
        "",
        f"{file}: 100% complete, 10 of 10 items filled; 68 characters.",
    ]


def test_status_says_why_a_file_cannot_be_read(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("年度: 2025\n  导语: 甲\n", encoding="utf-8")
    result = fazhi("status", file)
    assert result.code == 0
    assert "第 2 行：这一行多缩进了 2 格" in result.out
    assert result.out.endswith("：完成 20%，应填 10 项，已填 2 项；共 2 字。\n")
    assert fazhi("status", tmp_path / "none").code == 2


def test_what_several_cells_of_a_row_lack_is_said_once(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    rows = "\n  正文: 甲。\n  表:\n    列: [甲, 乙, 丙]\n    行:\n      - [案件, （）, （）]"
    file.write_text(complete(主要举措和成效=rows), encoding="utf-8")
    lines = fazhi("status", file).out.splitlines()
    assert [line for line in lines if line.startswith("第 ")] == [
        "第 9 行：这里的“（）”还没有填，请换成真实的内容。"
    ]
    assert lines[-1].endswith("应填 12 项，已填 10 项；共 72 字。")


def test_a_folder(fazhi, monkeypatch) -> None:
    """The names of what is included are no words of the report."""
    monkeypatch.chdir(ROOT / "examples")
    assert "汇入" not in fazhi("status", "folder").out


UNIT = "单位: =甲局\n报送期限: 2026-01-20\n"


def test_a_unit_that_owes_something_is_never_complete(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "甲局.yaml"
    written = "主要举措和成效: {分项: [{标题: 执法, 正文: 甲。}]}\n"
    file.write_text(UNIT + written, encoding="utf-8")
    assert "完成 100%，应填 3 项，已填 3 项" in fazhi("status", file).out
    file.write_text(UNIT + written + "下一年度主要安排:\n", encoding="utf-8")
    assert "完成 75%，应填 4 项，已填 3 项" in fazhi("status", file).out
    file.write_text(UNIT + written + "没有的栏: 乙\n", encoding="utf-8")
    assert "完成 99%，应填 3 项，已填 3 项" in fazhi("status", file).out


def folder_of_two(folder: Path) -> Path:
    main = complete(汇入="[甲.yaml, 乙.yaml]", 导语="在XX市办案。")
    (folder / "报告.yaml").write_text(main, encoding="utf-8")
    (folder / "甲.yaml").write_text(UNIT + "联系人: 王某\n下一年度主要安排:\n", encoding="utf-8")
    return folder


def test_status_for_programs(fazhi, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769000000")  # 2026-01-21
    monkeypatch.chdir(folder_of_two(tmp_path))
    found = json.loads(fazhi("status", ".", "--format", "json").out)
    assert list(found) == [
        "version", "file", "percent", "filled", "due", "characters", "fields", "units",
    ]  # fmt: skip
    assert (found["file"], found["percent"], found["due"]) == ("报告.yaml", 90, 11)
    opening = next(each for each in found["fields"] if each["label"] == "导语")
    assert (opening["filled"], opening["due"], opening["open"][0]["line"]) == (1, 2, 3)
    assert [each["unit"] for each in found["units"]] == ["=甲局", "乙.yaml"]
    first = found["units"][0]
    assert {key: first[key] for key in ("contact", "due", "late", "written", "state")} == {
        "contact": "王某", "due": "2026-01-20", "late": 1, "written": False,
        "state": "还没有供稿，逾期 1 天",
    }  # fmt: skip
    assert first["owed"][0]["message"] == "「=甲局」还没有供稿：除了标题，什么也没有写。"


def test_status_as_a_table_for_excel(fazhi, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769000000")
    monkeypatch.chdir(folder_of_two(tmp_path))
    out = fazhi("status", ".", "--format", "csv").out
    assert out.startswith("\ufeff类别,名称,")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert {len(row) for row in rows} == {11}
    assert rows[3] == [
        "栏目", "导语", "1", "2", "6", "", "", "", "", "报告.yaml",
        "这里的“XX市”还没有填，请换成真实的内容。",
    ]  # fmt: skip
    assert rows[-2] == [
        "单位", "'=甲局", "", "", "", "王某", "2026-01-20", "还没有供稿，逾期 1 天", "1", "甲.yaml",
        "「=甲局」还没有供稿：除了标题，什么也没有写。",
    ]  # fmt: skip
    assert rows[-1][:2] == ["单位", "乙.yaml"]
