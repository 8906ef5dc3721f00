"""An office's own list of words: the nearest one at or above the report, before ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import complete

REPORT = complete(导语="2025年，示例区的营商办优化法制环境。现将情况报告如下：")
OWN = "terms:\n  - wrong: [营商办]\n    right: 营商环境局\n    level: error\n    note: 去年已经更名。\n"
OURS = "报告.yaml:3:20 警告 term “法制”应当写成“法治”。"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch) -> Path:
    """A folder two below the root of a project."""
    (tmp_path / ".git").mkdir()
    made = tmp_path / "甲区" / "2025"
    made.mkdir(parents=True)
    monkeypatch.chdir(made)
    Path("报告.yaml").write_text(REPORT, encoding="utf-8")
    return made


def told(result) -> list[str]:
    return [line for line in result.out.splitlines() if " term " in line]


FOUND = "报告.yaml:3:15 错误 term “营商办”应当写成“营商环境局”。去年已经更名。"


@pytest.mark.parametrize(
    "place", ["terms.yaml", "用语表.yaml", "../terms.yaml", "../../terms.yaml"]
)
def test_it_is_found_from_the_report_upward(fazhi, place: str) -> None:
    Path(place).write_text(OWN, encoding="utf-8")
    result = fazhi("check", "报告.yaml")
    own, ours = told(result)
    assert (result.code, own) == (1, FOUND)
    assert ours.startswith(OURS)


def test_it_is_not_looked_for_above_the_project(fazhi, tmp_path: Path) -> None:
    (tmp_path / "甲区" / ".git").mkdir()
    Path("../../terms.yaml").write_text(OWN, encoding="utf-8")
    assert len(told(fazhi("check", "报告.yaml"))) == 1


def test_it_is_not_looked_for_above_the_home(fazhi, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "甲区"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "甲区"))
    Path("../../terms.yaml").write_text(OWN, encoding="utf-8")
    assert len(told(fazhi("check", "报告.yaml"))) == 1


def test_the_nearest_counts_and_goes_before_ours(fazhi) -> None:
    Path("../terms.yaml").write_text(OWN, encoding="utf-8")
    own = "terms: [{wrong: 法制环境, right: 法治的环境, level: info}]\n"
    Path("terms.yaml").write_text(own, encoding="utf-8")
    (line,) = told(fazhi("check", "报告.yaml"))
    assert line.startswith("报告.yaml:3:20 提示 term “法制环境”应当写成“法治的环境”。")


def test_it_is_no_report(fazhi) -> None:
    Path("terms.yaml").write_text(OWN, encoding="utf-8")
    result = fazhi("check", ".")
    assert (result.code, result.err) == (
        1,
        "检查了 1 个文件：1 个错误，1 个警告。其中 2 个可以自动改好，运行时加上 --fix 即可。\n",
    )
    assert fazhi("render", ".", "--to", "txt", "--draft").code == 0


def test_a_mistake_in_it_is_told_by_line(fazhi) -> None:
    Path("terms.yaml").write_text(OWN.replace("error", "高"), encoding="utf-8")
    result = fazhi("check", "报告.yaml")
    file = Path("terms.yaml").absolute()
    assert (result.code, result.err) == (
        2,
        f"fazhi: 用语表 {file} 第 4 行：「level」不能写“高”，可以写：error、warning、info。\n",
    )
