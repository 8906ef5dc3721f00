"""`check --last`: last year's figures in this year's report, held against last year's report."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import complete

WRONG = [
    ("办理行政复议案件312件，比2024年的300件增长4%。", "办理行政复议案件", "300件", "310件"),
    ("行政复议案件由300件增至312件。", "行政复议案件", "300件", "310件"),
    ("2024年办理行政复议案件300件，2025年办理312件。", "办理行政复议案件", "300件", "310件"),
    ("行政复议案件由2024年的300件增至312件。", "行政复议案件", "300件", "310件"),
]
RIGHT = [
    "办理行政复议案件322件，比2024年的310件增长3.9%。",
    "行政复议案件由310件增至322件。",
    "行政复议案件由2021年的300件增至322件。",
    "办理行政复议案件322件，比2024年的近310件有所增长。",
    "办理行政复议案件322件，比2024年增加12件。",
    "办理行政处罚案件322件，比2024年的300件增长7.3%。",
]


def written(file: Path, text: str, year: str) -> Path:
    file.write_text(complete(导语=text, 年度=year), encoding="utf-8")
    return file


@pytest.fixture
def before(tmp_path: Path) -> Path:
    text = "办理行政复议案件310件。新收行政复议案件310件。行政复议案件310件。"
    return written(tmp_path / "上年.yaml", text, "2024")


@pytest.mark.parametrize("row", WRONG)
def test_a_figure_of_last_year_that_its_report_has_otherwise(
    fazhi, tmp_path: Path, before: Path, row: tuple[str, str, str, str]
) -> None:
    text, what, here, there = row
    now = written(tmp_path / "今年.yaml", text, "2025")
    out = fazhi("check", now, "--last", before).out
    message = f"“{what}”这里说上年是{here}，上年的报告（{before} 第 3 行）写的是{there}。请核对。"
    assert f"警告 last-year {message}" in out


@pytest.mark.parametrize("text", RIGHT)
def test_what_last_year_says_too_is_left_alone(
    fazhi, tmp_path: Path, before: Path, text: str
) -> None:
    now = written(tmp_path / "今年.yaml", text, "2025")
    assert "last-year" not in fazhi("check", now, "--last", before).out


def test_in_a_folder(fazhi, tmp_path: Path, before: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    main = complete(导语="甲。") + "汇入: [甲局.yaml]\n"
    (folder / "报告.yaml").write_text(main, encoding="utf-8")
    unit = f"单位: 甲局\n主要举措和成效:\n  分项:\n    - 标题: 复议\n      正文: {WRONG[0][0]}\n"
    (folder / "甲局.yaml").write_text(unit, encoding="utf-8")
    out = fazhi("check", folder, "--last", before).out
    assert f"{folder / '甲局.yaml'}:5:" in out
    assert "last-year" in out


def test_only_one_report_has_a_last_year(fazhi, tmp_path: Path, before: Path) -> None:
    now = written(tmp_path / "今年.yaml", "甲。", "2025")
    result = fazhi("check", now, before, "--last", before)
    assert result.code == 2
    assert result.err == "--last 一次只能核对一份报告，这里有 2 份。"


def test_a_report_of_no_year_is_no_last_year(fazhi, tmp_path: Path) -> None:
    now = written(tmp_path / "今年.yaml", WRONG[0][0], "2025")
    before = tmp_path / "上年.yaml"
    before.write_text(complete(导语="办理行政复议案件310件。", 年度=None), encoding="utf-8")
    assert "last-year" not in fazhi("check", now, "--last", before).out
