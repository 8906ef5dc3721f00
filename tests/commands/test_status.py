"""How far a report is: the items, the characters as Word counts them, the threshold for CI."""

from pathlib import Path

import pytest
from conftest import INPUTS, ROOT, complete
from steps import checked

from generator.checking import progress


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("法治政府建设", 6),
        ("2025年，办结案件1,234件。", 10),
        ("“三项制度”——落实……", 12),
        ("vitamin C 与 A4 纸", 5),
        ("同比增长12.5%", 5),
        ("示政发〔2026〕3号", 8),
        ("①②、㎡", 3),
        ("　全角　空格 ", 4),
        ("𠮷野家", 3),
        ("𠮷 a\nb", 3),
    ],
)
def test_length(text: str, length: int) -> None:
    assert progress.length(text) == length


@pytest.fixture
def measured(tmp_path: Path):
    def measure(text: str, edition: str = "published") -> progress.Progress:
        file = tmp_path / "x.yaml"
        file.write_text(text, encoding="utf-8")
        return progress.measure(*checked(file, edition))

    return measure


def counts(made: progress.Progress) -> tuple[int, int, int]:
    return made.filled, made.due, made.percent


@pytest.mark.parametrize(
    ("changed", "edition", "expected"),
    [
        ({}, "published", (10, 10, 100)),
        ({}, "filed", (10, 14, 71)),
        ({"导语": None}, "published", (9, 10, 90)),
        ({"导语": "在XX市办案。"}, "published", (10, 11, 90)),
        ({"导语": "在XX市办理（）件。"}, "published", (10, 11, 90)),
        ({"导语": "【沿用上年，待核】办理12件。"}, "published", (10, 11, 90)),
        ({"成文日期": "未定"}, "published", (9, 10, 90)),
        ({"存在的不足和原因": None}, "published", (8, 10, 80)),
        ({"存在的不足和原因": "{正文: 力量不足。}"}, "published", (9, 10, 90)),
        ({"存在的不足和原因": "力量不足。"}, "published", (8, 10, 80)),
        ({"单位类型": "区"}, "published", (10, 11, 90)),
        ({"单位类型": "政府"}, "published", (10, 10, 100)),
        ({"结语": "XX市"}, "published", (10, 11, 90)),
        ({"其他需要报告的情况": "[{正文: 获奖1项。}]"}, "published", (10, 11, 90)),
        (
            {
                "主要举措和成效": "{分项: [{标题: 甲, 事项: 第一责任人职责, 正文: 乙}]}",
                "第一责任人职责": None,
            },
            "published",
            (10, 10, 100),
        ),
    ],
)
def test_items(measured, changed: dict, edition: str, expected: tuple[int, int, int]) -> None:
    assert counts(measured(complete(**changed), edition)) == expected


def test_what_was_let_stand_is_not_due(measured) -> None:
    text = "# 忽略: missing-part 另文报送\n" + complete(存在的不足和原因=None)
    assert counts(measured(text)) == (8, 8, 100)


def test_where_everything_was_let_stand_nothing_is_due(measured) -> None:
    text = "# 忽略: missing-part、missing-field 只是样子\n结语: 特此报告。\n"
    assert counts(measured(text)) == (0, 0, 100)


def test_what_can_be_read_in_spite_of_a_mistake_is_filled(measured) -> None:
    assert counts(measured("导语：甲\n年度: 2025\n")) == (2, 10, 20)


@pytest.mark.parametrize("text", ["", "导语: [@甲]\n年度: 2025\n", "- 甲\n"])
def test_nothing_is_filled_in_a_file_that_cannot_be_read(measured, text: str) -> None:
    assert counts(measured(text)) == (0, 10, 0)


def test_almost_is_not_all(measured) -> None:
    many = "".join(f"\n  - {{标题: 甲{n}, 正文: 办案。}}" for n in range(3))
    marks = "".join(f"\n    - 办结案件{n}件。" for n in range(300))
    made = measured(
        complete(其他需要报告的情况=many, 主要举措和成效=f"\n  要点:{marks}\n    - X市")
    )
    assert (made.due - made.filled, made.percent) == (1, 90)


def test_the_input_that_ships_is_complete() -> None:
    made = progress.measure(*checked(INPUTS[0], "filed"))
    assert counts(made) == (14, 14, 100)
    assert made.characters > 5_000


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


@pytest.mark.parametrize(("wanted", "says"), [(0, False), (90, False), (91, True), (100, True)])
def test_min_complete(fazhi, tmp_path: Path, wanted: int, says: bool) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(导语=None), encoding="utf-8")
    (tmp_path / "y.yaml").write_text(complete(), encoding="utf-8")
    result = fazhi("check", tmp_path, "--min-complete", wanted)
    said = (
        f"{file}：完成 90%，要求 {wanted}%，还有 1 项没有填。运行 fazhi status {file} 看是哪些。\n"
    )
    assert result.err == said * says + "检查了 2 个文件：1 个错误。\n"
    assert result.code == 1


def test_min_complete_of_a_complete_report(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(), encoding="utf-8")
    assert fazhi("check", file, "--min-complete", 100).code == 0
    assert fazhi("check", file, "--min-complete", 101).code == 2


def test_min_complete_fails_where_no_problem_is_grave_enough(measured) -> None:
    """The threshold counts items, whatever the level of the problems behind them."""
    text = complete(结语="XX市")
    made = measured(text)
    (mark,) = [problem for row in made.rows for problem in row.open]
    found, _ = checked(made.file)
    assert progress.measure(found, [mark._replace(level="info")]).percent == 90


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
