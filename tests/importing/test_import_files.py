"""Files that are neither Word nor text, and our own, which come back as what they were printed from."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest
from conftest import EXAMPLES, INPUTS, ROOT, bare, complete
from steps import checked

from generator.basis import office
from generator.importing import reading
from generator.importing.items import texts
from generator.importing.model import Grid
from generator.reports import EDITIONS, carried
from generator.reports.folder import main
from generator.reports.reading import parse

OWN = [
    *EXAMPLES,
    *INPUTS,
    ROOT / "examples" / "folder",
    *(ROOT / "examples").glob("summary/*.yaml"),
]
PAGE = """\
<!DOCTYPE html><html><head><title>示例区2025年法治政府建设情况报告 - 示例区人民政府</title><style>p{}</style></head>
<body><ul class="nav"><li><a href="/">首页</a></li><li><a>政务公开</a></li></ul>
<div class="wrap"><h1>示例区2025年法治政府建设情况报告</h1><div>发布时间：2026-02-25 浏览次数：12</div>
<div id="zoom"><p>&emsp;&emsp;2025年，示例区推进法治政府建设。现将有关情况报告如下：</p>
<p>一、主要举措和成效</p><div><p>办理案件<b>328</b>件，<span>评查</span>案卷10<sup>8</sup>件。</p></div>
<p>二、存在的不足和原因</p><p style="display:none">看不见的。</p>力量不足，<br>原因是编制少。
<table><tr><th>类</th><th colspan="2">数</th></tr><tr><td>甲</td><td>1</td><td>2</td></tr></table>
<p>示例区人民政府</p><p>2026年2月24日</p><img src="x"></div></div>
<div>版权所有：示例区办公室<!-- 注 --><script>var a="中文，。"</script></div></body></html>
"""


def words(file: Path) -> list[str]:
    return [text for item in reading.read(file).items for text in texts(item)]


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


def test_a_saved_web_page(tmp_path: Path) -> None:
    file = tmp_path / "网页.html"
    file.write_text(PAGE, encoding="gb18030")
    found = reading.read(file)
    assert [text for item in found.items for text in texts(item)] == [
        "示例区2025年法治政府建设情况报告",
        "2025年，示例区推进法治政府建设。现将有关情况报告如下：",
        "一、主要举措和成效",
        "办理案件328件，评查案卷10⁸件。",
        "二、存在的不足和原因",
        "力量不足，",
        "原因是编制少。",
        "类", "数", "", "甲", "1", "2",
        "示例区人民政府",
        "2026年2月24日",
    ]  # fmt: skip
    assert [str(note.message) for note in found.notes] == [
        "这是网页，只导入了正文：正文以外的 38 个字（导航、栏目、版权等）没有导入。请对照原文看看有没有少字。",
        "正文里有 1 张图片，没有导入。",
    ]


def test_a_page_whose_layout_is_a_table_and_an_empty_one(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "网页.htm"
    long = "示例区推进法治政府建设，办结案件。" * 30
    file.write_text(
        f"<table><tr><td><table><tr><td>栏目</td></tr></table></td><td><p>一、甲</p><p>{long}</p></td></tr></table>",
        encoding="utf-8",
    )
    assert words(file) == ["一、甲", long]
    file.write_text("<!-- 空 -->", encoding="utf-8")
    assert fazhi("import", file).err == f"文件 {file} 里没有文字。"


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


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".docx", ".rtf"])
def test_a_file_that_is_broken_is_refused(fazhi, tmp_path: Path, monkeypatch, suffix: str) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "PLACES", ())
    file = tmp_path / f"坏{suffix}"
    start = b"%PDF-1.7 " if suffix == ".pdf" else b"PK\x03\x04 xl/workbook.xml"
    file.write_bytes(start + b"\0" * 500)
    result = fazhi("import", file)
    assert (result.code, "坏" in result.err) == (2, True) if suffix != ".rtf" else (2, False)


def test_without_their_libraries(fazhi, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "PLACES", ())
    file = tmp_path / "去年.pdf"
    file.write_bytes(b"%PDF-1.7")
    said = "读 PDF 文件要用 pdfplumber，这台电脑上没有装。请运行：pip install pdfplumber；或用 Word 打开这个 PDF，另存为 .docx，再导入。"
    assert (fazhi("import", file).code, fazhi("import", file).err) == (2, said)
    old = tmp_path / "去年.wps"
    old.write_bytes(bytes.fromhex("D0CF11E0") + b"\0" * 500)
    assert fazhi("import", old).err == (
        "要导入这种文件（.doc、.odt、.wps、.rtf），电脑上得先装 LibreOffice，这台电脑上没有找到它。\n"
        "  Windows、macOS：到 https://zh-cn.libreoffice.org 下载安装\n"
        "  Debian、Ubuntu：sudo apt install libreoffice-writer\n"
        "  统信 UOS、麒麟：在应用商店里搜索 LibreOffice，或 sudo apt install libreoffice-writer\n"
        "装好以后再运行一次。不想装的话，用 Word 或 WPS 打开，另存为 .docx，再导入。"
    )


def picture_only() -> bytes:
    """A PDF of one page that holds a picture and no text, as a scanner makes it."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("L", (60, 80), 200).save(made, "PDF")
    return made.getvalue()


def test_a_scanned_pdf_says_that_it_holds_no_text(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "扫描.pdf"
    file.write_bytes(picture_only())
    result = fazhi("import", file)
    assert (result.code, result.err) == (
        2,
        f"文件 {file} 里没有文字：它是扫描的图片。请找到它的 Word 文件，或先用文字识别（OCR）软件转成 Word 文件，再导入。",
    )


def converted(file: Path, suffix: str) -> Path:
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    form = {".doc": "doc:MS Word 97", ".wps": "doc:MS Word 97"}.get(suffix, suffix[1:])
    command = ["soffice", "--headless", profile, "--convert-to", form, "--outdir", str(file.parent)]
    subprocess.run([*command, str(file)], check=True, capture_output=True)
    made = file.with_suffix(f".{form.partition(':')[0]}")
    return made.rename(file.with_suffix(suffix))


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf", ".wps"])
def test_what_libreoffice_reads(fazhi, tmp_path: Path, suffix: str) -> None:
    made = tmp_path / "报告.docx"
    fazhi("render", EXAMPLES[0], "-o", made, "--draft")
    file = converted(made, suffix)
    assert bare("".join(words(file))) == bare("".join(words(made)))


LONG_TABLE = "\n  正文: 办案情况如下。\n  表:\n    列: [序号, 种类, 收案]\n    行:\n" + "".join(
    f"      - ['{n}', 第{n}类行政执法案件, '{n * 7}']\n" for n in range(1, 61)
)


@pytest.mark.libreoffice
def test_a_pdf_is_read_without_page_numbers_and_with_tables_joined(fazhi, tmp_path: Path) -> None:
    report, made = tmp_path / "报告.yaml", tmp_path / "报告.pdf"
    text = "全年办结行政执法案件328件、行政复议案件56件，" * 8 + "成效明显。"
    report.write_text(
        complete(主要举措和成效=LONG_TABLE, 第一责任人职责=f"{{正文: '{text}'}}"), encoding="utf-8"
    )
    assert fazhi("render", report, "-o", made).code == 0
    same = made.with_suffix(".docx")
    assert fazhi("render", report, "-o", same).code == 0
    assert words(made) == words(same)
    assert sum(isinstance(item, Grid) for item in reading.read(made).items) == 1
    told = fazhi("import", made).err
    assert told == f"{made} PDF 里的行接成了段，页码去掉了，分段是猜的。请对照原文看一遍。\n"
