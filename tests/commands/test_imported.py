"""What import makes of files for the other commands, and our own files, which come back as they were."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest
from conftest import EXAMPLES, INPUTS, ROOT, complete
from steps import checked

from generator.reports import EDITIONS, carried
from generator.reports.folder import main
from generator.reports.reading import parse

OWN = [
    *EXAMPLES,
    *INPUTS,
    ROOT / "examples" / "folder",
    *(ROOT / "examples").glob("summary/*.yaml"),
]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("suffix", [".docx", ".html"])
@pytest.mark.parametrize("file", OWN, ids=lambda file: file.stem)
def test_what_we_printed_comes_back(
    fazhi, tmp_path: Path, file: Path, suffix: str, edition: str
) -> None:
    made, back = tmp_path / f"报告{suffix}", tmp_path / "回来.yaml"
    printed = fazhi("render", file, "--edition", edition, "--draft", "-o", made)
    assert printed.code == 0
    result = fazhi("import", made, "-o", back)
    assert (result.code, result.err.count("\n")) == (0, 1)
    found = checked(main(file), edition)[0]
    names = found.kind.schema.named
    assert names(parse(back.read_bytes(), "").data) == names(carried.of(found).data)
    compared = fazhi("diff", file, made)
    assert (compared.code, compared.out.splitlines()[2:], compared.err) == (0, ["没有不同。"], "")
    assert fazhi("diff", made, file).out.splitlines()[2:] == ["没有不同。"]


def test_one_word_that_was_changed_makes_it_a_file_like_any_other(fazhi, tmp_path: Path) -> None:
    report, made = tmp_path / "报告.yaml", tmp_path / "报告.docx"
    report.write_text(complete(), encoding="utf-8")
    fazhi("render", report, "-o", made)
    document = docx.Document(str(made))
    run = next(run for p in document.paragraphs for run in p.runs if "12件" in run.text)
    run.text = run.text.replace("12件", "13件")
    document.save(str(made))
    assert "办结案件13件。" in fazhi("import", made).out
    out = fazhi("diff", report, made).out
    assert "- 办结案件12件。" in out
    assert "+ 办结案件13件。" in out


def test_last_year_may_be_any_file(fazhi, tmp_path: Path) -> None:
    report, made = tmp_path / "报告.yaml", tmp_path / "去年.docx"
    report.write_text(complete(), encoding="utf-8")
    fazhi("render", report, "-o", made)
    rolled = fazhi("new", "--from", made)
    assert rolled.code == 0
    assert "年度: 2026\n" in rolled.out
    answers = tmp_path / "answers.yaml"
    answers.write_text(f"上年文件: {made}\n", encoding="utf-8")
    assert fazhi("new", "--answers", answers).out == rolled.out


def test_a_text_that_is_yaml_by_another_name_is_read_as_yaml(fazhi, tmp_path: Path) -> None:
    old, new = tmp_path / "去年.txt", tmp_path / "今年.yaml"
    for file in (old, new):
        file.write_text(complete(), encoding="utf-8")
    assert "没有不同。" in fazhi("diff", old, new).out


def test_a_text_without_an_end_is_refused(fazhi, tmp_path: Path) -> None:
    endless, report = tmp_path / "去年.txt", tmp_path / "今年.yaml"
    endless.symlink_to("/dev/zero")
    report.write_text(complete(), encoding="utf-8")
    said = f"读不了 {endless}：它是一个设备，不是文件。请写文件的名字。"
    assert fazhi("diff", endless, report).err == said
    assert fazhi("new", "--from", endless).err == said


def test_sheets_and_csv_are_tables_of_a_section(fazhi, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "2025年案件情况"
    sheet.append(["种类", "收案", "占比", "日期"])
    sheet.append(["甲", 3.0, 0.256, "=TODAY()"])
    sheet["C3"].number_format = "0.0%"
    hidden = book.create_sheet("底稿")
    hidden["A1"], hidden.sheet_state = "藏", "hidden"
    file = tmp_path / "表.xlsx"
    book.save(file)
    result = fazhi("import", file)
    table = {
        "caption": "2025年案件情况",
        "columns": ["种类", "收案", "占比", "日期"],
        "rows": [["甲", "3", "25.6%", ""]],
    }
    data = parse(result.out.encode(), "").data
    assert data == {"measures": {"sections": [{"heading": "无", "table": table}]}}
    assert result.code == 1
    assert [line.partition(" ")[2] for line in result.err.splitlines()] == [
        "单元格 D3 是公式（=TODAY()），文件里没有存它的结果，没有导入。请用 Excel 打开，保存一次，再导入。",
        "隐藏的工作表“底稿”没有导入。",
    ]
    other = tmp_path / "表.csv"
    other.write_bytes("种类,收案\n甲,3\n乙,\n".encode("gbk"))
    out = fazhi("import", other, "--unit", "公安局").out
    assert parse(out.encode(), "").data == {
        "unit": "公安局",
        "measures": {
            "sections": [
                {"heading": "无", "table": {"columns": ["种类", "收案"], "rows": [["甲", "3"], ["乙", ""]]}}
            ]
        },
    }  # fmt: skip


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_what_a_stranger_put_into_a_file_is_not_trusted(
    fazhi, tmp_path: Path, suffix: str, monkeypatch
) -> None:
    """Data of other forms than a report's are left alone, and the file is read like any other."""
    report, made = tmp_path / "报告.yaml", tmp_path / f"报告{suffix}"
    report.write_text(complete(), encoding="utf-8")
    for data in ({"opening": 7}, {"甲": "乙"}, {"measures": ["甲"]}, {"opening": "别的话"}):
        strange = carried.Carried(data, "published")
        monkeypatch.setattr(carried, "of", lambda _, strange=strange: strange)
        assert fazhi("render", report, "-o", made).code == 0
        result = fazhi("import", made)
        assert result.code == 0
        assert "办结案件12件。" in result.out
