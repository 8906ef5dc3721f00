"""What units contribute: from a list of them through forms in Word and Excel to one report."""

import copy
import csv
import sys
from pathlib import Path

import docx
import openpyxl
import pytest
from conftest import complete
from docx.oxml.ns import qn
from steps import checked

from generator.reports.reading import parse

UNITS = ["公安局", "司法局", "信访局", "应急局", "审批局", "市监局"]
LETTER = """\
示例区公安局2025年法治政府建设工作情况

区司法局：
　　根据通知要求，现将我局有关情况报送如下：
　　一、主要做法
　　（一）规范执法行为
　　办理行政案件328件。
　　（二）化解矛盾纠纷
　　一是开门接访。接待群众56批。二是包案化解。化解积案8件。
　　二、存在问题
　　工作中还有以下不足：
　　（一）能力不均衡
　　基层所队骨干少。
　　（二）信息化水平不高。系统还没有互通。
　　三、下一步打算
　　2026年，我局将抓好培训。
　　同时推进系统互通。
　　特此报告。
联系人：王某　联系电话：1234567
填报人：张某
示例区公安局
2026年1月12日
"""


def listed(folder: Path, names: list[str] = UNITS, encoding: str = "utf-8-sig") -> Path:
    file = folder / "units.csv"
    with file.open("w", encoding=encoding, newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["单位", "联系人", "报送期限"])
        table.writerows([name, f"{name}王某", "2026/1/20"] for name in names)
    return file


def new_folder(fazhi, folder: Path) -> Path:
    into = folder / "年报"
    about = ("--subject", "示例区", "--year", "2025")
    result = fazhi("new", "--folder", into, "--units", listed(folder), *about)
    assert (result.code, result.err) == (0, "")
    return into


def in_table(file: Path, rows: dict[str, str]) -> None:
    """Fill a form as one does in Word: by what stands in its left column."""
    document = docx.Document(str(file))
    part = ""
    for row in document.tables[0].rows:
        label = row.cells[0].paragraphs[0].text
        if row.cells[0]._tc is row.cells[-1]._tc:
            part = label
        elif f"{part}/{label}" in rows:
            row.cells[1].text = rows.pop(f"{part}/{label}")
    assert rows == {}
    document.save(str(file))


def in_sheet(file: Path, rows: dict[str, list[str]], table: list[list[object]]) -> None:
    """The same in Excel, with a table of figures."""
    book = openpyxl.load_workbook(file)
    for row in book.active.iter_rows(min_row=3):
        texts = rows.get(row[3].value)
        if texts:
            row[1].value = texts.pop(0)
    assert not any(rows.values())
    sheet = book["表1"]
    sheet["B1"], sheet["B2"] = "2025年执法案件", "件"
    for number, cells in enumerate(table, 5):
        for column, value in enumerate(cells, 1):
            sheet.cell(number, column).value = value
    book.save(file)


def test_six_units_from_an_empty_folder_to_one_report(fazhi, tmp_path: Path) -> None:
    into = new_folder(fazhi, tmp_path)
    parts = [into / "parts" / f"{name}.yaml" for name in UNITS]
    assert sorted(into.rglob("*.yaml")) == sorted([into / "报告.yaml", *parts])
    assert "6 家单位，6 家还有欠缺" in fazhi("status", into).out
    word, excel = tmp_path / "word", tmp_path / "excel"
    assert fazhi("form", into / "parts", "-o", word).code == 0
    assert fazhi("form", into / "parts", "-o", excel, "--to", "xlsx").code == 0
    for file in parts[:3]:
        in_table(
            word / f"{file.stem}.docx",
            {
                "主要举措和成效/分项1：标题": f"（一）{file.stem}的工作。",
                "主要举措和成效/分项1：要点": f"一是{file.stem}办案。\n二是{file.stem}普法。",
                "存在的不足和原因/要点": f"1.{file.stem}力量不足。",
                "下一年度主要安排/要点": f"2026年{file.stem}补齐人员。",
            },
        )
    for file in parts[3:]:
        in_sheet(
            excel / f"{file.stem}.xlsx",
            {
                "field_measures_sections_0_heading": [f"{file.stem}的工作"],
                "field_measures_sections_0_text": [f"{file.stem}甲。\n{file.stem}乙。"],
                "field_shortcomings_points": [f"{file.stem}系统不通。", f"{file.stem}人手少。"],
                "field_plans_points": [f"2026年{file.stem}接通系统。"],
            },
            [["种类", "收案", "占比"], [f"{file.stem}案件", 12, "60%"]],
        )
    forms = [word / f"{file.stem}.docx" for file in parts[:3]]
    forms += [excel / f"{file.stem}.xlsx" for file in parts[3:]]
    for file, filled in zip(parts, forms, strict=True):
        file.unlink()
        result = fazhi("import", filled, "-o", file)
        assert result.code == 0
        assert result.err == f"已写好 {file}。看过“待核”的地方以后运行：fazhi check {file}\n"
    include = "[" + ", ".join(f"parts/{file.name}" for file in parts) + "]"
    main = complete(
        汇入=include, 主要举措和成效="", 存在的不足和原因="{原因: 编制少。}", 下一年度主要安排=""
    )
    (into / "报告.yaml").write_text(main, encoding="utf-8")
    assert "6 家单位，都交齐了。" in fazhi("status", into).out
    assert fazhi("render", into, "-o", tmp_path / "out", "--to", "txt").code == 0
    text = (tmp_path / "out" / "报告.txt").read_text(encoding="utf-8")
    lines = [line.strip("　") for line in text.splitlines() if line.strip("　")]
    start = lines.index("（三）信访局的工作")
    assert lines[start : start + 10] == [
        "（三）信访局的工作",
        "一是信访局办案。",
        "二是信访局普法。",
        "（四）应急局的工作",
        "应急局甲。",
        "应急局乙。",
        "2025年执法案件",
        "单位：件",
        "种类\t收案\t占比",
        "应急局案件\t12\t60%",
    ]
    assert "六是应急局人手少。" not in lines
    assert lines[lines.index("三是信访局力量不足。") + 1] == "四是应急局系统不通。"


def test_a_form_can_be_changed_as_people_do(fazhi, tmp_path: Path) -> None:
    """Rows copied for more, a table in a cell, words beside the table, a part deleted, no bookmarks."""
    into = new_folder(fazhi, tmp_path)
    file = tmp_path / "表.docx"
    fazhi("form", into / "parts" / "公安局.yaml", "-o", file)
    document = docx.Document(str(file))
    rows = list(document.tables[0].rows)
    labels = [row.cells[0].paragraphs[0].text for row in rows]
    third = labels.index("分项3：标题")
    for row in reversed(rows[third : third + 3]):
        rows[third + 2]._tr.addnext(copy.deepcopy(row._tr))
    for mark in list(document.element.iter(qn("w:bookmarkStart"))):
        mark.getparent().remove(mark)
    more = list(document.tables[0].rows)
    more[third].cells[1].text, more[third + 1].cells[1].text = "三件事", "三。"
    more[third + 3].cells[1].text = "四件事"
    table = more[third + 4].cells[1].add_table(2, 2)
    for cell, text in zip((c for r in table.rows for c in r.cells), "甲乙12", strict=True):
        cell.text = text
    for row in more[-2:]:
        row._tr.getparent().remove(row._tr)
    more[0].cells[0].paragraphs[0].runs[0].text = "单位的名称"
    document.add_paragraph("另外说一句。")
    document.save(str(file))
    result = fazhi("import", file, "--unit", "公安分局")
    assert result.code == 1
    assert [line.partition(" ")[2] for line in result.err.splitlines()] == [
        "左边写着“单位的名称”的一行认不出是哪一栏，右边的“公安局”没有导入。请对照原来的表改回左边的字。",
        "“另外说一句。”不在供稿表的格子里，没有导入。请把它抄到该填的栏目里。",
        "供稿表里没有「下一年度主要安排」这一栏了，可能被删去了。没有要写的可以不管；有的，请在 YAML 文件里补上。",
        "供稿表里没有「单位」这一栏了，可能被删去了。没有要写的可以不管；有的，请在 YAML 文件里补上。",
    ]
    assert parse(result.out.encode(), "").data == {
        "unit": "公安分局",
        "contact": "公安局王某",
        "due": "2026-01-20",
        "measures": {
            "sections": [
                {"heading": "三件事", "text": "三。"},
                {"heading": "四件事", "table": {"columns": ["甲", "乙"], "rows": [["1", "2"]]}},
            ]
        },
    }


FULL = """\
单位: 公安局
报送期限: 2026-01-20
主要举措和成效:
  分项:
    - 标题: 执法
      正文: |
        甲。
        乙。
      分项:
        - 标题: 深一层
          要点: [丙。, 丁。]
    - 标题: 数字
      表:
        表名: 案件
        单位: 件
        列: [种类, 件数]
        行: [[=行政, '12']]
存在的不足和原因:
  原因: 人少。
其他需要报告的情况:
  - 标题: 表彰
    正文: 一次。
"""


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_what_is_written_already_stands_in_the_form(fazhi, tmp_path: Path, suffix: str) -> None:
    file, made = tmp_path / "公安局.yaml", tmp_path / f"表{suffix}"
    file.write_text(FULL, encoding="utf-8")
    assert fazhi("form", file, "-o", made).code == 0
    again = fazhi("import", made)
    assert (again.code, again.err) == (0, "")
    assert parse(again.out.encode(), "").data == checked(file)[0].data
    other = tmp_path / f"二{suffix}"
    assert fazhi("form", file, "-o", other).code == 0
    assert made.read_bytes() == other.read_bytes()


def test_a_formula_without_a_value_and_merged_cells_are_told(fazhi, tmp_path: Path) -> None:
    file, made = tmp_path / "公安局.yaml", tmp_path / "表.xlsx"
    file.write_text(FULL, encoding="utf-8")
    fazhi("form", file, "-o", made)
    book = openpyxl.load_workbook(made)
    sheet = book["表2"]
    sheet["A5"], sheet["B5"], sheet["C5"], sheet["A6"], sheet["B6"] = "甲", "乙", "丙", "丁", "=1+1"
    sheet.merge_cells("B6:C6")
    book.save(made)
    result = fazhi("import", made)
    assert (result.code, result.err.splitlines()) == (1, [
        f"{made}:6 单元格 B6 是公式（=1+1），文件里没有存它的结果，没有导入。请用 Excel 打开，保存一次，再导入。",
        f"{made}:6 合并的单元格 B6:C6 只有第一格有字，其余的留空。",
    ])  # fmt: skip


def test_excel_needs_its_library(fazhi, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    file = tmp_path / "公安局.yaml"
    file.write_text(FULL, encoding="utf-8")
    result = fazhi("form", file, "-o", tmp_path / "表.xlsx")
    said = "读写 Excel 文件要用 openpyxl，这台电脑上没有装。请运行：pip install openpyxl"
    assert (result.code, result.err) == (2, said)


def test_a_form_is_for_contributions_only(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"
    file.write_text(complete(), encoding="utf-8")
    result = fazhi("form", file, "-o", tmp_path / "表.docx")
    assert (result.code, result.err) == (
        2, f"{file} 不是一家单位的供稿，做不成供稿表。先建一份：fazhi new --unit 单位名 -o 供稿.yaml",
    )  # fmt: skip
    part = tmp_path / "甲.yaml"
    part.write_text(FULL, encoding="utf-8")
    assert fazhi("form", part, "-o", tmp_path / "表.pdf").err == (
        f"供稿表只能是 .docx 或 .xlsx，不能写成 {tmp_path / '表.pdf'}。"
    )
    part.write_text(FULL + "没有的栏: 甲\n", encoding="utf-8")
    assert fazhi("form", part, "-o", tmp_path / "表.docx").err.startswith(
        "先要改好这里才能做成表："
    )
    assert fazhi("form", part, "-o", file).err == f"文件 {file} 已经有了，没有动它。请换一个名字。"


def test_a_letter_becomes_a_contribution(fazhi, tmp_path: Path) -> None:
    file, out = tmp_path / "供稿.txt", tmp_path / "公安局.yaml"
    file.write_text(LETTER, encoding="utf-8")
    result = fazhi("import", file, "--unit", "公安局", "--due", "2026/1/20", "-o", out)
    assert result.code == 0
    assert result.err.splitlines() == [
        f"{file}:19 “联系人：王某　联系电话：1234567”是联系人，没有放进正文。",
        f"{file}:20 “填报人：张某”没有导入：供稿里没有这一栏。",
        (
            f"{file} 下面这些由主文件统一写，没有放进供稿：称呼写着“区司法局：”；标题写着“示例区公安局2025年法治政府建设工作情况”；"
            "大标题写着“主要做法”；大标题写着“存在问题”；引出下文的话写着“工作中还有以下不足：”；大标题写着“下一步打算”；结尾的话写着“特此报告。”；"
            "署名写着“示例区公安局”；日期写着“2026-01-12”；套话写着“根据通知要求，现将我局有关情况报送如下：”。"
        ),
        f"已写好 {out}。看过“待核”的地方以后运行：fazhi check {out}",
    ]
    found, problems = checked(out)
    assert problems == []
    assert found.data == {
        "unit": "公安局",
        "contact": "王某 1234567",
        "due": "2026-01-20",
        "measures": {
            "sections": [
                {"heading": "规范执法行为", "text": "办理行政案件328件。"},
                {
                    "heading": "化解矛盾纠纷",
                    "points": ["开门接访。接待群众56批。", "包案化解。化解积案8件。"],
                },
            ]
        },
        "shortcomings": {
            "points": ["能力不均衡。基层所队骨干少。", "信息化水平不高。系统还没有互通。"]
        },
        "plans": {"points": ["2026年，我局将抓好培训。", "同时推进系统互通。"]},
    }
    given = ("--contact", "李某", "--unit", "公安局")
    assert "联系人: 李某\n" in fazhi("import", file, *given).out


def test_what_an_opening_says_besides_and_a_text_without_headings_are_kept(
    fazhi, tmp_path: Path
) -> None:
    file = tmp_path / "供稿.txt"
    text = "2025年，我局办结案件12件。现将有关情况报告如下：\n一、主要做法\n甲局的事。\n"
    file.write_text(text, encoding="utf-8")
    result = fazhi("import", file, "--unit", "甲局", "--due", "2026-01-20")
    assert parse(result.out.encode(), "").data["measures"] == {
        "sections": [
            {"heading": "无", "text": "2025年，我局办结案件12件。"},
            {"heading": "无", "text": "甲局的事。"},
        ]
    }
    assert "# 待核：原文开头的话。" in result.out


def test_a_whole_report_given_as_a_contribution_is_told(fazhi, tmp_path: Path) -> None:
    report = tmp_path / "报告.yaml"
    report.write_text(complete(), encoding="utf-8")
    fazhi("render", report, "--to", "txt", "-o", tmp_path / "报告.txt")
    result = fazhi("import", tmp_path / "报告.txt", "--unit", "甲局")
    assert "像是一份完整的报告，不像一家单位的供稿。" in result.err


def test_an_empty_contribution(fazhi, tmp_path: Path) -> None:
    out = tmp_path / "甲局.yaml"
    given = ("--unit", "甲局", "--contact", "王某", "--due", "2026-1-20")
    assert fazhi("new", *given, "-o", out).code == 0
    found, problems = checked(out)
    assert found.data == {"unit": "甲局", "contact": "王某", "due": "2026-01-20"}
    assert [(p.rule, str(p.message)) for p in problems] == [
        ("owed", "「甲局」还没有供稿：除了标题，什么也没有写。")
    ]
    assert "measures:\n  sections:\n" in fazhi("new", *given, "--keys", "en").out
    wrong = fazhi("new", "--unit", "甲局", "--due", "下周")
    assert (wrong.code, wrong.err) == (
        2, "报送期限“下周”不是日期，请写成 2026-01-20 的样子。"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "{file} 的第一行应当是列名：单位、联系人、报送期限。"),
        ("公安局,王某\n", "{file} 里的列“公安局”用不上，可以有的列是：单位、联系人、报送期限。"),
        ("联系人\n王某\n", "{file} 的第一行应当是列名：单位、联系人、报送期限。"),
        ("单位,职务\n甲,乙\n", "{file} 里的列“职务”用不上，可以有的列是：单位、联系人、报送期限。"),
        ("单位\n", "{file} 里没有单位。"),
        ("单位\n甲局\n甲局\n", "{file} 里“甲局”有两行，请只留一行。"),
        ("单位\n甲/乙\n", "{file} 里“甲/乙”不能作文件名，请去掉里面的符号。"),
        ("单位,报送期限\n甲局,下周\n", "{file} 第 2 行的「报送期限」“下周”不是日期，请写成 2026-01-20 的样子。"),
    ],
)  # fmt: skip
def test_a_list_of_units_that_is_none(fazhi, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "units.csv"
    file.write_text(text, encoding="utf-8")
    result = fazhi("new", "--folder", tmp_path / "年报", "--units", file)
    assert (result.code, result.err) == (2, said.format(file=file))
    assert not (tmp_path / "年报").exists()


def test_a_list_as_old_excel_saves_it_and_a_folder_that_is_there(fazhi, tmp_path: Path) -> None:
    file = listed(tmp_path, ["公安局"], encoding="gbk")
    into = tmp_path / "年报"
    assert fazhi("new", "--folder", into, "--units", file).code == 0
    again = fazhi("new", "--folder", into, "--units", file)
    assert (again.code, again.err) == (
        2, f"文件 {into / '报告.yaml'} 已经有了，没有动它。请换一个文件夹。",
    )  # fmt: skip
    alone = fazhi("new", "--folder", into)
    assert (alone.code, alone.err) == (2, "--folder 和 --units 要一起写：名单里写明有哪几家单位。")
