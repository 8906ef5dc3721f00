"""How far a report is: the items that are due and filled, the characters as Word counts them."""

from pathlib import Path

import pytest
from conftest import INPUTS, complete
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


def test_min_complete_fails_where_no_problem_is_grave_enough(measured) -> None:
    """The threshold counts items, whatever the level of the problems behind them."""
    text = complete(结语="XX市")
    made = measured(text)
    (mark,) = [problem for row in made.rows for problem in row.open]
    found, _ = checked(made.file)
    assert progress.measure(found, [mark._replace(level="info")]).percent == 90
