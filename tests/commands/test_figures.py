"""`fazhi figures`: the table on the screen, in Markdown, CSV and Excel, beside last year's figures."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest
from conftest import complete

NOW = "受理行政复议申请312件，办结率98.5%。执法部门18个。全区16个执法部门接入平台。"
BEFORE = "受理行政复议申请300件，办结率97.3%。"


@pytest.fixture
def now(tmp_path: Path) -> Path:
    return written(tmp_path / "今年.yaml", NOW, "2025")


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return written(tmp_path / "上年.yaml", BEFORE, "2024")


def written(file: Path, text: str, year: str) -> Path:
    file.write_text(complete(导语=text, 年度=year, 主要举措和成效="{正文: 甲。}"), encoding="utf-8")
    return file


def test_on_the_screen(fazhi, now: Path) -> None:
    result = fazhi("figures", now)
    assert result.code == 0
    assert result.out == (
        "核对        统计的是什么         数  位置\n"
        f"两处不一致  执法部门           18个  {now}:3\n"
        f"两处不一致  执法部门           16个  {now}:3\n"
        f"            受理行政复议申请  312件  {now}:3\n"
        f"            办结率            98.5%  {now}:3\n"
        f"            区长主持会议        4次  {now}:6\n"
    )
    assert result.err == f"{now}：5 个数，2 个写了不止一处，2 个两处不一致。\n"


def test_beside_last_year(fazhi, now: Path, before: Path) -> None:
    out = fazhi("figures", now, "--last", before).out.splitlines()
    assert out[3] == f"            受理行政复议申请  312件   300  增加 12（4%）      {now}:3"
    assert out[4] == f"            办结率            98.5%  97.3  提高 1.2 个百分点  {now}:3"
    assert out[5] == f"            区长主持会议        4次     4  持平               {now}:6"


def test_csv_that_excel_opens(fazhi, now: Path, before: Path, tmp_path: Path) -> None:
    out = tmp_path / "数字.csv"
    assert fazhi("figures", now, "--last", before, "-o", out).out == f"已写好 {out}。\n"
    content = out.read_bytes()
    assert content.startswith(
        "\ufeff核对,统计的是什么,时间,数,单位,上年,增减,栏目,位置,原句\r\n".encode()
    )
    assert (
        f",受理行政复议申请,,312,件,300,增加 12（4%）,导语,{now}:3,受理行政复议申请312件，办结率98.5%。"
        in content.decode("utf-8-sig").splitlines()
    )


def test_markdown(fazhi, now: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.md"
    fazhi("figures", now, "-o", out)
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[1] == "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    assert (
        lines[2]
        == f"| 两处不一致 | 执法部门 |  | 18 | 个 |  |  | 导语 | {now}:3 | 执法部门18个。 |"
    )


def test_excel(fazhi, now: Path, before: Path, tmp_path: Path) -> None:
    out = tmp_path / "数字.xlsx"
    fazhi("figures", now, "--last", before, "-o", out)
    first = out.read_bytes()
    sheet = openpyxl.load_workbook(out).active
    assert [cell.value for cell in sheet[4]] == [
        None, "受理行政复议申请", None, "312", "件", "300", "增加 12（4%）", "导语", f"{now}:3",
        "受理行政复议申请312件，办结率98.5%。",
    ]  # fmt: skip
    fazhi("figures", now, "--last", before, "-o", out)
    assert out.read_bytes() == first


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_is_a_formula(fazhi, tmp_path: Path, form: str) -> None:
    report = written(tmp_path / "a.yaml", "'=SUM(A1)举办培训3场，@示例发布消息4条。'", "2025")
    out = tmp_path / f"a.{form}"
    fazhi("figures", report, "-o", out)
    if form == "csv":
        assert "'=SUM(A1)举办培训3场" in out.read_text(encoding="utf-8-sig")
        assert ",'@示例发布消息," in out.read_text(encoding="utf-8-sig")
        return
    cells = [cell for row in openpyxl.load_workbook(out).active.iter_rows() for cell in row]
    assert "'=SUM(A1)举办培训3场，@示例发布消息4条。" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


def test_without_openpyxl_there_is_no_workbook(
    fazhi, now: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = fazhi("figures", now, "-o", tmp_path / "a.xlsx")
    assert result.code == 2
    assert result.err == (
        "写成 .xlsx 要先装 openpyxl：pip install openpyxl。"
        "也可以写成 .csv，Excel 打得开：-o 数字.csv"
    )


def test_a_name_of_no_format(fazhi, now: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.doc"
    assert fazhi("figures", now, "-o", out).err == f"{out} 要以 .xlsx、.csv 或 .md 结尾。"


def test_nothing_is_written_over_the_report(fazhi, now: Path) -> None:
    target = now.with_suffix(".md")
    now.rename(target)
    result = fazhi("figures", target, "-o", target)
    assert result.code == 2
    assert target.read_text(encoding="utf-8").startswith("报告单位")


def test_in_english(fazhi, now: Path) -> None:
    result = fazhi("figures", now, "--lang", "en")
    assert result.out.splitlines()[0].split() == [
        "check",
        "what",
        "is",
        "counted",
        "figure",
        "Place",
    ]
    assert result.err == f"{now}: 5 figures, 2 told more than once, 2 at odds.\n"
