"""Files of other programs: what LibreOffice opens, PDF, web pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import INPUTS
from steps import checked, composed

from generator.basis import office
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing import pdf, reading, web
from generator.importing.model import Grid, Paragraph, Read
from generator.printing import look
from generator.printing.blocks import Document, Para, Run, Table
from generator.printing.writers import WRITERS

PURPOSE = office.Purpose(say("甲"), say("乙"), say("丙"))


def words(found: Read) -> list[object]:
    return [each.text if isinstance(each, Paragraph) else each.rows for each in found.items]


def notes(found: Read) -> list[str]:
    return [str(note.message) for note in found.notes]


@pytest.fixture(scope="module")
def report() -> bytes:
    return WRITERS["docx"](composed(checked(INPUTS[0])[0]), look.house())


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".wps", ".odt", ".rtf"])
def test_what_libreoffice_opens_says_what_the_word_file_says(
    tmp_path: Path, report: bytes, suffix: str
) -> None:
    (tmp_path / "a.docx").write_bytes(report)
    target = "doc" if suffix == ".wps" else suffix[1:]
    (tmp_path / f"a{suffix}").write_bytes(office.convert(report, ".docx", target, PURPOSE))
    assert words(reading.read(tmp_path / f"a{suffix}")) == words(reading.read(tmp_path / "a.docx"))


def test_without_libreoffice_an_old_word_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "PLACES", ())
    (tmp_path / "a.doc").write_bytes(bytes.fromhex("D0CF11E0") + b"a")
    with pytest.raises(UserError) as error:
        reading.read(tmp_path / "a.doc")
    first, *_, last = str(error.value).splitlines()
    assert first == "要导入 a.doc，电脑上得先装 LibreOffice，这台电脑上没有找到它。"
    assert last == "装好以后再运行一次。不想装的话，用 Word 或 WPS 打开，另存为 .docx，再导入。"


@pytest.mark.libreoffice
def test_a_pdf_says_what_the_word_file_says(tmp_path: Path, report: bytes) -> None:
    """Page numbers are gone, and so are the ends of lines."""
    (tmp_path / "a.docx").write_bytes(report)
    made = office.convert(report, ".docx", "pdf:writer_pdf_Export", PURPOSE)
    found = pdf.read(made, "a.pdf")
    assert words(found) == words(reading.read(tmp_path / "a.docx"))
    assert notes(found) == ["PDF 没有分段：段落是按每行的宽度和缩进接起来的，请对照原文看一遍。"]


@pytest.mark.libreoffice
def test_a_table_over_two_pages_of_a_pdf_is_one() -> None:
    rows = [("单位", "案卷数"), *((f"第{number}司法所", str(number)) for number in range(40))]
    cells = tuple(tuple(Para("cell", (Run(cell),)) for cell in row) for row in rows)
    made = WRITERS["pdf"](
        Document((Para("body", (Run("各所案卷如下："),)), Table(cells))), look.house()
    )
    assert words(pdf.read(made, "a.pdf")) == ["各所案卷如下：", tuple(rows)]


@pytest.mark.libreoffice
def test_a_pdf_without_text_is_said_to_be_scanned() -> None:
    made = WRITERS["pdf"](Document(()), look.house())
    with pytest.raises(UserError) as error:
        pdf.read(made, "a.pdf")
    assert str(error.value) == (
        "文件 a.pdf 里没有文字，多半是扫描件。请找到它的 Word 文件，或者用带文字识别的软件转成 Word，再导入。"
    )


def test_a_broken_pdf_is_refused() -> None:
    with pytest.raises(UserError) as error:
        pdf.read(b"%PDF-1.7\n" + bytes(100), "a.pdf")
    assert str(error.value) == "文件 a.pdf 打不开：不是完整的 PDF，或者加了密码。"


PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312">
<meta name="ArticleTitle" content="示例区2024年度法治政府建设情况报告">
<title>示例区2024年度法治政府建设情况报告_示例区人民政府</title><script>var a = "统计。";</script></head>
<body><div><ul><li>首页</li><li>政务公开</li></ul></div>
<table><tr><td>当前位置：首页</td></tr><tr><td>
<table><tr><td>索引号</td><td>0001</td></tr></table>
<div><p>2024年，示例区推进法治建设。</p>
<p><b>一、</b>主要<span>举措</span></p><p>&nbsp; 开会4次。<br>学法3次。<!-- 批注。 --></p>
<p style="display: none">藏起来的字。</p><p hidden>也藏起来。</p>
<table border="1"><tr><th rowspan="2">单位</th><th colspan="2">案卷</th></tr>
<tr><th>评查</th><th>合格</th></tr><tr><td>甲所</td><td>60</td><td>58</td></tr></table>
<p>示例区人民政府</p></div></td></tr></table>
<div>版权所有</div></body></html>"""


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_web_page_is_read_without_what_stands_around_its_text(encoding: str) -> None:
    found = web.read(PAGE.encode(encoding), "a.html")
    assert words(found) == [
        "示例区2024年度法治政府建设情况报告",
        "2024年，示例区推进法治建设。",
        "一、主要举措",
        "开会4次。",
        "学法3次。",
        (("单位", "案卷", ""), ("", "评查", "合格"), ("甲所", "60", "58")),
        "示例区人民政府",
    ]
    assert notes(found) == [
        "正文以外的文字没有导入（导航、页头、页脚等，共24字）：首页政务公开当前位置:首页索引号0001版权所有"
    ]


def test_our_own_page_says_what_the_report_says() -> None:
    document = composed(checked(INPUTS[0])[0])
    found = web.read(WRITERS["html"](document, look.house()), "a.html")
    assert words(found) == [
        tuple(tuple(cell.text for cell in row) for row in block.rows)
        if isinstance(block, Table)
        else block.text
        for block in document.blocks
    ]
    assert notes(found) == []


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    page = "<table><tr><td><p>甲做了。</p><p>乙做了。</p></td><td>丙做了。</td></tr></table>"
    assert words(web.read(page.encode(), "a.html")) == ["甲做了。", "乙做了。", "丙做了。"]


@pytest.mark.parametrize("page", ["", "<html></html>", "<script>1</script>"])
def test_a_page_without_text_says_so(tmp_path: Path, page: str) -> None:
    file = tmp_path / "a.html"
    file.write_text(page, encoding="utf-8")
    with pytest.raises(UserError) as error:
        reading.read(file)
    assert str(error.value) == f"文件 {file} 里没有文字。"


def test_a_spreadsheet_is_a_table_of_its_sheet(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("单位,案卷\n甲所,60\n", encoding="utf-8-sig")
    assert reading.read(file).items == (Grid(1, (("单位", "案卷"), ("甲所", "60"))),)
