"""The DOCX as a package: schema-valid, consistent, the same bytes every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from conftest import EXAMPLES, INPUTS, ROOT, need
from docx_package import SCHEMAS, Package, against_schemas, changed, faults
from docx_words import words
from lxml import etree
from steps import checked, composed, table_of

from generator.printing import look
from generator.printing.blocks import ROLES, Break, Document, Origin, Para, Run
from generator.printing.writers import WRITERS
from generator.reports import EDITIONS, carried, folder

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


FOLDER = folder.main(ROOT / "examples" / "folder")
every_report = pytest.mark.parametrize("file", [*EXAMPLES, *INPUTS, FOLDER], ids=lambda f: f.stem)


def write(*blocks, **properties) -> bytes:
    return WRITERS["docx"](Document(blocks, **properties), look.house())


def report(edition: str = "published") -> bytes:
    return WRITERS["docx"](composed(checked(INPUTS[0])[0], edition), look.house())


def part(content: bytes, name: str = "word/document.xml"):
    return etree.fromstring(zipfile.ZipFile(BytesIO(content)).read(name))


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_validates_against_the_standard(edition: str) -> None:
    need(SCHEMAS.is_dir(), "the schemas of ISO/IEC 29500, in ooxml-xsd/ beside the repository")
    content = report(edition)
    assert against_schemas(content) == []
    (fault,) = set(against_schemas(changed(content, BODY, "<w:pStyle ", "<w:pStile ")))
    assert "pStile" in fault


BODY, STYLES, FOOTER = "word/document.xml", "word/styles.xml", "word/footer1.xml"
CELL = '<w:p><w:pPr><w:pStyle w:val="cell"/></w:pPr><w:r><w:t xml:space="preserve">乙</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (STYLES, "<w:b/>", "<w:sz/><w:b/>", "run properties out of order: ['rFonts', 'sz', 'b', 'bCs', 'sz', 'szCs']"),
        (BODY, CELL, "", "a cell without a paragraph"),
        (BODY, CELL, "<w:tbl/>", "a cell that ends in tbl"),
        (BODY, f"</w:tcPr>{CELL}</w:tc>", f"</w:tcPr>{CELL}</w:tc><w:tc>{CELL}</w:tc>", "a row of 3 cells in a table of 2 columns"),
        (BODY, "<w:sectPr", "<w:tbl/><w:sectPr", "the body does not end in a paragraph"),
        (BODY, "<w:tbl>", "<w:tbl/><w:tbl>", "two tables without a paragraph between them"),
        (BODY, 'w:val="head"', 'w:val="haed"', "no style haed"),
        (BODY, 'w:val="table"', 'w:val="tabel"', "no style tabel"),
        (STYLES, 'w:styleId="h4"', 'w:styleId="h3"', "two styles are called h3"),
        (BODY, "<w:sectPr", '<w:sectPr xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships" q:id="rId99"', "word/document.xml names a relationship that is not there: rId99"),
        ("word/_rels/document.xml.rels", "footer1.xml", "footer9.xml", "word/document.xml names a part that is not there: footer9.xml"),
        ("[Content_Types].xml", 'Extension="rels"', 'Extension="slr"', "no content type for _rels/.rels"),
        (FOOTER, 'w:fldCharType="end"', 'w:fldCharType="separate"', "a field that does not end"),
        (FOOTER, 'w:fldCharType="begin"', 'w:fldCharType="separate"', "a field that ends before it begins"),
        (STYLES, "<w:rFonts ", '<w:rFonts w:asciiTheme="minorHAnsi" ', "a theme font"),
        (STYLES, "w:eastAsia=", "w:eastasia=", "fonts for ['ascii', 'cs', 'eastasia', 'hAnsi'] only"),
        (BODY, '<w:pStyle w:val="cell"/>', '<w:pStyle w:val="cell"/><w:numPr><w:numId w:val="1"/></w:numPr>', "a list, though nothing numbers lists here"),
    ],
)  # fmt: skip
def test_what_the_schemas_miss_is_found(part: str, old: str, new: str, fault: str) -> None:
    bold = laid("样式: {四级标题: {加粗: 是}}")
    content = WRITERS["docx"](Document((table_of(("甲", "丙"), ("丁", "乙")),)), bold)
    assert faults(content) == []
    assert fault in faults(changed(content, part, old, new))


def laid(over: str) -> look.Look:
    """The house look with this laid over it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "look.yaml"
        file.write_text(over, encoding="utf-8")
        made, problems = look.load(file)
    assert problems == []
    return made


def test_every_style_that_is_named_exists() -> None:
    content = write(
        *(Para(role, (Run("甲", role),)) for role in look.house().styles if role != "page-number")
    )
    known = {
        style.get(f"{W}styleId") for style in part(content, "word/styles.xml").iter(f"{W}style")
    }
    body = part(content)
    named = {e.get(f"{W}val") for tag in ("pStyle", "rStyle") for e in body.iter(f"{W}{tag}")}
    assert named <= known
    assert {name for name in named if name.endswith("-inline")} == {
        f"{role}-inline" for role in look.house().styles if role != "page-number"
    }


def test_text_carries_no_formatting_of_its_own() -> None:
    allowed = {"rStyle", "rFonts"}
    for run in part(report()).iter(f"{W}rPr"):
        assert {etree.QName(child).localname for child in run} <= allowed
        for fonts in run.iter(f"{W}rFonts"):
            assert dict(fonts.attrib) == {f"{W}hint": "eastAsia"}


def test_nothing_of_the_library_s_template_is_left() -> None:
    content = report()
    package = zipfile.ZipFile(BytesIO(content))
    assert not [
        n for n in package.namelist() if "theme" in n or "thumbnail" in n or "customXml" in n
    ]
    everything = b"".join(package.read(name) for name in package.namelist())
    for trace in (b"python-docx", b"2013-", b"Theme=", b"Macintosh"):
        assert trace not in everything


def test_properties() -> None:
    properties = docx.Document(BytesIO(report())).core_properties
    assert properties.title == "示例区人民政府关于2025年度法治政府建设情况的报告"
    assert properties.author == "示例区人民政府"
    assert properties.created.date().isoformat() == "2026-02-24"


def test_east_asian_marks_ask_for_the_chinese_font() -> None:
    runs = list(part(write(Para("body", (Run("“甲”"),)), Para("body", (Run("乙"),)))).iter(f"{W}r"))
    hints = [run.find(f"{W}rPr/{W}rFonts") for run in runs]
    assert hints[0].get(f"{W}hint") == "eastAsia"
    assert hints[1] is None


@every_report
@pytest.mark.parametrize("edition", EDITIONS)
def test_it_carries_what_it_prints(file: Path, edition: str) -> None:
    """The data by which it can be printed again, and bookmarks that tie its words to them."""
    found = checked(file, edition)[0]
    content = WRITERS["docx"](composed(found), look.house())
    told = carried.unpacked(properties(content))
    assert told
    again = carried.source(told, "x.docx")
    assert composed(again).blocks == composed(found).blocks
    assert WRITERS["docx"](composed(again), look.house()) == content
    names = [mark.get(f"{W}name") for mark in part(content).iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names)) > 30
    for name in names:
        assert re.fullmatch(r"_fazhi_[0-9]{1,6}_[0-9]{1,6}", name)
        place, offset = map(int, name.split("_")[2:])
        value = told.data
        for key in told.places[place]:
            value = value.get(key) if isinstance(value, dict) else value[key]
        text = bookmarked(content, name)
        if value is not None and told.places[place] not in (("date",), ("printed_on",)):
            assert value[offset:].startswith(text)


def properties(content: bytes) -> dict[str, str]:
    """The properties of a file that its users may set."""
    return {each.get("name"): each[0].text for each in part(content, "docProps/custom.xml")}


def bookmarked(content: bytes, name: str) -> str:
    """The words in a bookmark."""
    (start,) = part(content).iterfind(f".//{W}bookmarkStart[@{W}name='{name}']")
    run = start.getnext()
    assert run.getnext().get(f"{W}id") == start.get(f"{W}id")
    return "".join(text.text for text in run.iter(f"{W}t"))


def test_a_file_without_a_report_carries_nothing() -> None:
    content = write(Para("body", (Run("甲", None, Origin(("opening",), 0)),)))
    assert b"bookmark" not in zipfile.ZipFile(BytesIO(content)).read(BODY)
    assert "docProps/custom.xml" not in zipfile.ZipFile(BytesIO(content)).namelist()


def test_table() -> None:
    content = write(table_of(("甲", "乙"), ("1", "")), Para("body", (Run("后"),)))
    table = docx.Document(BytesIO(content)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["甲", "乙"], ["1", ""]]
    rows = part(content).findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("甲", "乙")], [4423, 4421]),
        ([("甲" * 10, "乙")], [7670, 1174]),  # what is left of the line is shared by width
        ([("序号", *["甲" * 12] * 3)], [723, 2707, 2707, 2707]),  # the wide ones give way
        # Numbers stay whole: 3.5 characters for 1234567, a third of one more for the sign of 100.00%.
        ([("一",) * 10 + ("1234567", "100.00%")], [589, *[578] * 9, 1468, 1585]),
        ([("甲" * 30,) * 8], [1109, *[1105] * 7]),
    ],
)
def test_widths_of_columns(rows: list[tuple[str, ...]], expected: list[int]) -> None:
    body = part(write(table_of(*rows)))
    widths = [int(column.get(f"{W}w")) for column in body.iter(f"{W}gridCol")]
    assert (widths, sum(widths)) == (expected, 8844)


def test_prose_in_a_cell_is_not_centred() -> None:
    made = Package(write(table_of(("甲" * 20, "乙"), ("丙", "丁" * 50), ("戊", "己"))))
    cells = [(made.text("cell")[n][0], made.of("cell", "pPr/jc", which=n)) for n in range(4)]
    assert cells == [("丙", "center"), ("丁", "left"), ("戊", "center"), ("己", "left")]
    assert [made.of("head", "pPr/jc", which=n) for n in (0, 1)] == ["center", "center"]


def test_a_new_page_begins_with_what_stands_on_it() -> None:
    body = part(write(Break(), Para("body", (Run("甲\t乙"),)), Break(), table_of(("丙",)), Break()))
    broken = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert ["".join(p.itertext()) for p in broken] == ["甲乙", "", ""]
    assert broken[1].getnext().tag == f"{W}tbl"
    assert len(broken[0].findall(f".//{W}tab")) == 1
    assert not list(body.iter(f"{W}br"))


def test_two_tables_stay_two() -> None:
    body = part(write(table_of(("甲",)), table_of(("乙",))))[0]
    assert [etree.QName(child).localname for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_what_goes_on_with_a_signature() -> None:
    """The last paragraph, which keeps its style, and as every heading those above it; 7.3.5.5."""
    roles = ["h1", "body", "h1", "h2", "body", "signature", "date"]
    made = Package(write(*(Para(role, (Run(str(n)),)) for n, role in enumerate(roles))))
    paragraphs = list(made.body.iter(f"{W}p"))
    styles = [paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for paragraph in paragraphs]
    kept = [
        "".join(paragraph.itertext())
        for paragraph, style in zip(paragraphs, styles, strict=True)
        if paragraph.find(f"{W}pPr/{W}keepNext") is not None
        or any(
            made.styles[each].find(f"{W}pPr/{W}keepNext") is not None for each in made._chain(style)
        )
    ]
    assert kept == ["0", "2", "3", "4", "5"]
    assert styles[:5] == roles[:5]
    assert len(part(write(Para("h1", (Run("甲"),)), Para("signature", (Run("乙"),))))[0]) == 3


def test_a_draft_says_so_on_every_page() -> None:
    """In the header of odd and even pages; what is missing is highlighted, the words are the same."""
    block = Para("body", (Run("甲【待补：乙】丙"),))
    draft = Package(write(block, draft=True))
    headers = [draft.tree(name) for name in draft.parts if name.startswith("word/header")]
    assert ["".join(header.itertext()) for header in headers] == ["草稿", "草稿"]
    assert against_schemas(write(block, draft=True)) == [] or not SCHEMAS.is_dir()
    lit = [
        ("".join(run.itertext()), run.find(f"{W}rPr/{W}highlight") is not None)
        for run in draft.body.iter(f"{W}r")
    ]
    assert lit == [("甲", False), ("【待补：乙】", True), ("丙", False)]
    assert not any(name.startswith("word/header") for name in Package(write(block)).parts)


def test_an_empty_document() -> None:
    assert len(part(write())[0]) == 2


@pytest.mark.parametrize("role", [role for role in ROLES if role not in ("head", "cell")])
def test_a_paragraph_without_text(role) -> None:
    assert words(write(Para(role, ())))[0] == ""


def test_a_table_before_the_record_of_printing() -> None:
    body = part(write(table_of(("甲",)), Para("printed", (Run("乙"),))))[0]
    kinds = [etree.QName(child).localname for child in body]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


def test_author_s_text_is_text() -> None:
    content = write(Para("body", (Run("<b>&amp; {{ x }} # 𠮷🎉"),)))
    assert docx.Document(BytesIO(content)).paragraphs[0].text == "<b>&amp; {{ x }} # 𠮷🎉"


def test_same_input_same_bytes(tmp_path) -> None:
    made = []
    for number, zone in enumerate(("UTC", "Asia/Shanghai")):
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [sys.executable, "-m", "generator", "render", str(INPUTS[0]), "-o", str(folder)]
        environment = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": str(number + 1),
            "LC_ALL": ("C", "C.UTF-8")[number],
        }
        subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
        made.append({p.name: p.read_bytes() for p in folder.iterdir()})
    assert made[0] == made[1]
