"""How far a report is: the items, the characters as Word counts them, the threshold for CI."""

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
