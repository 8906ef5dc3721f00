"""Tables that fit: columns by their texts, merged cells, heads of several rows, dense and turned pages."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import EXAMPLES, INPUTS, ROOT, complete
from docx_package import W
from lxml import etree
from pages import Page, printed
from steps import checked, composed, table_of

from generator.printing import look
from generator.printing.blocks import Document, Para, Run, Span, Table
from generator.printing.filters import merged
from generator.printing.writers import WRITERS, columns, fitting
from generator.printing.writers.columns import Cell

HOUSE = look.house()
MONTHS = ("单位", *[f"{number}月" for number in "一二三四五六七八九十"], "十一月", "十二月")


def cells(*rows: tuple[str, ...]) -> list[Cell]:
    return [Cell(text, column) for row in rows for column, text in enumerate(row)]


@pytest.mark.parametrize(
    ("rows", "line", "expected"),
    [
        # What fits on one line is shared by width.
        ([("甲甲", "乙")], 9, [6, 3]),
        # Figures with their units stay whole, a date too; prose gives way.
        ([("序号", "甲" * 40), ("1", "1234.56")], 22, [2, 20]),
        ([("甲" * 40, "2025年3月12日")], 30, [22.4, 7.6]),
        # The longer texts get more of the line, and none more than it needs.
        ([("甲" * 40, "乙" * 5)], 25, [20, 5]),
        ([("甲" * 40, "乙" * 5)] * 9, 20, [16, 4]),
        # Words are not split either.
        ([("甲" * 40, "GB/T15834-2011")], 16, [9, 7]),
    ],
)
def test_widths(rows: list[tuple[str, ...]], line: float, expected: list[float]) -> None:
    assert columns.widths(cells(*rows), line, 0) == pytest.approx(expected, abs=0.01)


def test_a_cell_across_several_columns_needs_them_together() -> None:
    given = [Cell("123456789012", 0, 2), Cell("1", 0), Cell("2", 1), Cell("3", 2)]
    assert columns.least(given, 0) == pytest.approx([3, 3, 0.5])


def test_no_column_is_wider_than_it_needs_while_another_wraps() -> None:
    given = cells(("甲" * 60, "乙" * 6, "12"), ("丙" * 50, "丁" * 3, "345"))
    made = columns.widths(given, 30, 1)
    assert sum(made) == pytest.approx(30)
    assert made == pytest.approx([22.5, 5, 2.5])
    assert all(width <= most for width, most in zip(made, columns.whole(given, 1), strict=True))


def test_a_head_of_several_rows_is_merged() -> None:
    rows = merged([["领域", "收案", "", "办结"], ["", "本年", "上年", ""]])
    shown = [[(cell["text"], cell["across"], cell["down"]) for cell in row] for row in rows]
    assert shown == [
        [("领域", 1, 2), ("收案", 2, 1), ("办结", 1, 2)],
        [("本年", 1, 1), ("上年", 1, 1)],
    ]


TABLE = """
  正文: 办结案件12件。
  表:
    表头:
      - [领域, 收案, '', 办结]
    列: ['', 2025年, 2024年, '']
    行:
      - [公安, '12', '11', '9']"""


def test_an_authors_own_head_is_merged(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(主要举措和成效=TABLE), encoding="utf-8")
    assert fazhi("render", file, "--to", "txt,docx,html").code == 0
    lines = file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    first = lines.index("领域\t收案\t\t办结")
    assert lines[first + 1 : first + 3] == ["\t2025年\t2024年\t", "公安\t12\t11\t9"]
    page = file.with_suffix(".html").read_text(encoding="utf-8")
    assert '<th scope="colgroup" class="head" colspan="2">收案</th>' in page
    assert '<th scope="col" class="head" rowspan="2">办结</th>' in page
    again = tmp_path / "again.yaml"
    assert fazhi("import", file.with_suffix(".docx"), "-o", again).code == 0


def test_an_empty_head_of_one_row_is_still_open(problems) -> None:
    one = TABLE.replace("    表头:\n      - [领域, 收案, '', 办结]\n", "")
    found = [rule for _, _, rule, _ in problems(complete(主要举措和成效=one))]
    assert found == ["placeholder", "placeholder"]
    assert problems(complete(主要举措和成效=TABLE)) == []


def test_a_head_with_too_few_cells(problems) -> None:
    few = TABLE.replace("'', 办结]", "办结]")
    ((*_, message),) = problems(complete(主要举措和成效=few))
    assert message == "「表头（第 1 项）」有 3 格，表有 4 列，请补齐（空的一格写 ''）。"


def body(table: Table):
    content = WRITERS["docx"](Document((table, Para("body", (Run("后"),)))), HOUSE)
    return etree.fromstring(ZipFile(BytesIO(content)).read("word/document.xml"))


def test_merged_cells_in_word() -> None:
    head = [Para("head", (Run(text),)) for text in ("甲", "", "乙")]
    under = [Para("head", (Run(text),)) for text in ("丙", "丁", "")]
    row = [Para("cell", (Run(text),)) for text in "123"]
    spans = (Span(0, 0, across=2), Span(0, 2, down=2))
    made = body(Table((tuple(head), tuple(under), tuple(row)), 2, spans))
    rows = made.findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False]
    assert [len(row.findall(f"{W}tc")) for row in rows] == [2, 3, 3]
    assert rows[0].find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") == "2"
    merges = [each.get(f"{W}val") for each in made.iter(f"{W}vMerge")]
    assert merges == ["restart", None]


def test_only_a_row_higher_than_a_third_of_a_page_may_be_split() -> None:
    made = body(table_of(("甲", "乙"), ("丙" * 20, "1"), ("丁" * 500, "2")))
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in made.findall(f".//{W}tr")]
    assert whole == [True, True, False]


def test_a_wide_table_is_dense_and_one_that_is_wider_lies_on_its_side() -> None:
    few, many = ("1234.56",) * 4, ("1234.56",) * 12
    fits = [
        fitting.fit(table_of(MONTHS[: len(row) + 1], ("城管局", *row)), HOUSE)
        for row in (few, ("123",) * 12, many)
    ]
    assert [(fit.turned, fit.dense) for fit in fits] == [
        (False, False),
        (False, True),
        (True, True),
    ]
    assert [sum(fit.widths) for fit in fits] == [8844, 8844, 12756]


def test_pages_on_their_side_are_a_section_of_their_own() -> None:
    made = body(table_of(MONTHS, ("城管局", *["1234.56"] * 12)))
    sizes = [size.get(f"{W}orient", "portrait") for size in made.iter(f"{W}pgSz")]
    assert sizes == ["portrait", "landscape", "portrait"]


WIDE = f"""
  正文: 办结案件12件。
  表:
    表名: 2025年逐月办结情况
    列: [{", ".join(MONTHS)}]
    行:
      - [城市管理局, {", ".join(["'1234.56'"] * 12)}]
  结语: 以上各项都已办结。"""


@pytest.mark.libreoffice
def test_no_figure_is_split_and_the_number_stands_where_it_does_on_other_pages(
    fazhi, tmp_path: Path
) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(主要举措和成效=WIDE), encoding="utf-8")
    assert fazhi("render", file, "--to", "docx").code == 0
    pages = printed([file.with_suffix(".docx")], tmp_path)["x"]
    assert len(pages) == 3
    text = "\n".join(line.text for line in pages[1].lines)
    assert len(re.findall(r"1234\.56", text)) == 12
    assert "2025年逐月办结情况" in text
    number = [glyph for glyph in pages[1].glyphs if glyph.left < 28 / 25.4 * 72]
    assert number, "— 2 — in the margin that is the foot of the other pages"
    assert max(glyph.bottom for glyph in number) < 60 / 25.4 * 72


REPORTS = [*INPUTS, *EXAMPLES, *sorted(ROOT.glob("examples/[!f]*/*.yaml"))]
NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
LINE = 225 / 22 / 25.4 * 72  # points: 22 lines of text on a page, GB/T 9704-2012 clause 5.2.3


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, tuple[Document, list[Page]]]:
    """Every report that ships, and its pages."""
    folder = tmp_path_factory.mktemp("made")
    documents = {file.stem: composed(checked(file)[0]) for file in REPORTS}
    files = []
    for name, document in documents.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(WRITERS["docx"](document, HOUSE))
    pages = printed(files, folder)
    return {name: (document, pages[name]) for name, document in documents.items()}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", [file.stem for file in REPORTS])
def test_no_number_in_a_table_of_any_report_is_split(made, name: str) -> None:
    document, pages = made[name]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    cells = [cell.text for table in tables for row in table.rows for cell in row]
    wanted = {number for cell in cells for number in NUMBER.findall(cell)}
    printed_whole = {
        number for page in pages for word in page.words for number in NUMBER.findall(word)
    }
    assert wanted <= printed_whole


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    "file", sorted(ROOT.glob("examples/xxgk/*.yaml")), ids=lambda file: file.stem
)
def test_the_prescribed_form_takes_four_pages_with_22_lines_where_there_is_prose(
    made, file: Path
) -> None:
    document, pages = made[file.stem]
    assert len(pages) <= 4
    prose = [p.text for p in document.blocks if isinstance(p, Para) and p.role == "body"]
    gaps = [
        below.bottom - line.bottom
        for page in pages
        for line, below in pairwise(page.lines)
        if any(line.text + below.text in text for text in prose)
    ]
    assert gaps
    assert {round(gap - LINE) for gap in gaps} == {0}
