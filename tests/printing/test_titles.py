"""Where the lines of a title end."""

import pytest

from generator.basis.characters import printed_width as width
from generator.printing import look
from generator.printing.look import Wording
from generator.printing.writers.breaking import lines

WORDING = look.house().wording
MOST = 20.3  # characters of 22 pt on a line of 156 mm


@pytest.mark.parametrize(
    "expected",
    [
        ["2025年度法治政府建设情况的报告"],
        ["示例区人民政府关于2025年度", "法治政府建设情况的报告"],
        ["示例县市场监督管理局", "2025年法治政府建设年度报告"],
        ["中共示例高新区工作委员会、", "示例高新区管理委员会关于", "2025年度法治政府建设情况的报告"],
        ["关于印发《示例区2025年法治政府建设", "工作要点》落实情况的报告"],
        ["2025年示例区法治政府建设重点任务", "完成情况一览表和未完成任务的原因说明"],
        ["中共示例区委、示例区人民政府", "关于示例区2025年度法治政府建设", "暨党政主要负责人履行推进", "法治建设第一责任人职责情况的报告"],
        ["甲" * 20] * 4,
        ["甲" * 10, "甲" * 11],
        [""],
    ],
)  # fmt: skip
def test_lines_end_on_sense(expected: list[str]) -> None:
    assert lines("".join(expected), MOST, WORDING) == expected


@pytest.mark.parametrize("length", range(1, 100))
def test_any_length_fits_and_none_stands_alone(length: int) -> None:
    made = lines("甲" * length, MOST, WORDING)
    assert "".join(made) == "甲" * length
    assert all(2 <= len(line) <= MOST for line in made) or length == 1


@pytest.mark.parametrize(
    "text", ["1" * 90, "甲（" * 20, "）" * 30, "法治政府建设" * 10, "a b" * 20]
)
def test_any_text_comes_out_whole(text: str) -> None:
    made = lines(text, MOST, WORDING)
    assert "".join(made) == text
    assert all(width(line) <= MOST for line in made)


def test_what_does_not_fit_stays_as_it_is() -> None:
    assert lines("甲乙", 1, Wording((), ())) == ["甲乙"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("甲乙", 2), ("2026年", 3), ("“—…·", 4), ("e\u0301", 0.5), ("", 0)],
)
def test_width(text: str, expected: float) -> None:
    assert width(text) == expected
