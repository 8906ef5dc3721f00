"""`fazhi status` on a folder: who still owes what, and since when."""

import shutil
from datetime import date, datetime, timezone
from pathlib import Path

import pytest
from conftest import ROOT, complete
from steps import checked

from generator.checking import owed
from generator.reports.folder import main

FOLDER = ROOT / "examples" / "folder"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example, in which one unit has written nothing, one has a blank, one sent no file."""
    copy = tmp_path / "folder"
    shutil.copytree(FOLDER, copy)

    def change(name: str, old: str, new: str) -> None:
        file = copy / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    police = copy / "parts/公安局.yaml"
    police.write_text(
        "".join(police.read_text(encoding="utf-8").splitlines(keepends=True)[:3]), encoding="utf-8"
    )
    change("parts/信访局.yaml", "按期办结704件", "按期办结（）件")
    change("parts/信访局.yaml", "报送期限: 2026-01-23\n", "")
    change("parts/司法局.yaml", "402条", "××条")
    change("报告.yaml", "  - parts/信访局.yaml\n", "  - parts/信访局.yaml\n  - parts/财政局.yaml\n")
    return copy


def test_the_rows(folder: Path) -> None:
    found = checked(main(folder))[0]
    rows = owed.rows(found, date(2026, 1, 18))
    assert [(r.unit, r.contact, r.due, r.written, len(r.owed), r.late) for r in rows] == [
        ("庚山县司法局", "辛某某", date(2026, 1, 16), True, 1, 2),
        ("庚山县行政审批服务局", "壬某某", date(2026, 1, 16), True, 0, 0),
        ("庚山县市场监督管理局", "癸某某", date(2026, 1, 20), True, 0, 0),
        ("庚山县公安局", "甲某某", date(2026, 1, 20), False, 1, 0),
        ("庚山县应急管理局", "乙某某", date(2026, 1, 23), True, 0, 0),
        ("庚山县信访局", "丙某某", None, True, 2, 0),
        ("parts/财政局.yaml", "", None, False, 1, 0),
    ]
    assert [Path(r.file).name for r in rows[:2]] == ["司法局.yaml", "行政审批局.yaml"]


def test_the_command(fazhi, folder: Path, monkeypatch) -> None:
    day = datetime(2026, 1, 21, 12, tzinfo=timezone.utc)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(day.timestamp())))
    monkeypatch.chdir(folder)
    result = fazhi("status", ".")
    assert (result.code, result.err) == (0, "")
    assert [line for line in result.out.splitlines() if " 行：" in line] == [
        "parts/信访局.yaml 第 7 行：这里的“（）”还没有填，请换成真实的内容。",
        "parts/司法局.yaml 第 8 行：这里的“××条”还没有填，请换成真实的内容。",
    ]
    assert "\n".join(result.out.split("\n")[-26:-3]) + "\n" == (
        """\
单位                  联系人  报送期限    情况
庚山县司法局          辛某某  2026-01-16  还欠 1 处，逾期 5 天
庚山县行政审批服务局  壬某某  2026-01-16  已齐
庚山县市场监督管理局  癸某某  2026-01-20  已齐
庚山县公安局          甲某某  2026-01-20  还没有供稿，逾期 1 天
庚山县应急管理局      乙某某  2026-01-23  已齐
庚山县信访局          丙某某              还欠 2 处
parts/财政局.yaml                         还没有供稿

庚山县司法局
  parts/司法局.yaml:8:80 这里的“××条”还没有填，请换成真实的内容。

庚山县公安局
  parts/公安局.yaml:1:1 「庚山县公安局」还没有供稿：除了标题，什么也没有写。

庚山县信访局
  parts/信访局.yaml:1:1 缺少「报送期限」（due）。要填的是：什么时候以前要交稿，年-月-日。
  parts/信访局.yaml:7:40 这里的“（）”还没有填，请换成真实的内容。

parts/财政局.yaml
  报告.yaml:14:5 要汇入的“parts/财政局.yaml”还没有。请催供稿单位，或改正文件名。

7 家单位，4 家还有欠缺，其中 2 家逾期。
"""
    )


def test_nobody_is_late_on_the_day_itself(folder: Path) -> None:
    found = checked(main(folder))[0]
    assert [r.late for r in owed.rows(found, date(2026, 1, 16))] == [0] * 7


def test_today_is_the_day_of_the_clock(fazhi, monkeypatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    result = fazhi("status", FOLDER, "--lang", "en")
    assert "\n6 unit(s), all complete.\n" in result.out


def test_a_report_without_contributions(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(), encoding="utf-8")
    assert "家单位" not in fazhi("status", file).out


@pytest.mark.parametrize("value", ["heute", "9" * 30])
def test_a_day_that_is_none(fazhi, monkeypatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    result = fazhi("status", FOLDER)
    said = f"环境变量 SOURCE_DATE_EPOCH 应当是秒数，这里是“{value}”。"
    assert (result.code, result.err) == (2, said)
