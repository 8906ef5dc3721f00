"""The DOCX as a package: schema-valid, consistent, the same bytes every time."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from io import BytesIO

import docx
import pytest
from conftest import INPUTS, ROOT, SHARED, need
from lxml import etree

from generator import look, pipeline
from generator.blocks import Break, Document, Para, Run, Table
from generator.writers import WRITERS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SCHEMAS = SHARED / "ooxml-xsd"


def write(*blocks, **properties) -> bytes:
    return WRITERS["docx"](Document(blocks, **properties), look.house())


def report(edition: str = "published") -> bytes:
    return WRITERS["docx"](pipeline.compose(pipeline.read(INPUTS[0])[0], edition), look.house())


def part(content: bytes, name: str = "word/document.xml"):
    return etree.fromstring(zipfile.ZipFile(BytesIO(content)).read(name))


@pytest.mark.parametrize("edition", pipeline.EDITIONS)
def test_it_validates_against_the_standard(tmp_path, capsys, edition: str) -> None:
    need(SCHEMAS.is_dir(), "the schemas of ISO/IEC 29500, in ooxml-xsd/ beside the repository")
    spec = importlib.util.spec_from_file_location("validate_docx", SCHEMAS / "validate_docx.py")
    validator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(validator)
    file = tmp_path / "x.docx"
    file.write_bytes(report(edition))
    assert validator.validate(file) == 0, capsys.readouterr().out
    broken = file.read_bytes()
    file.write_bytes(_with(broken, b"<w:pStyle", b"<w:pStile"))
    assert validator.validate(file) == 1


def _with(content: bytes, old: bytes, new: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(packed, "w") as after:
        for entry in before.namelist():
            data = before.read(entry)
            after.writestr(entry, data.replace(old, new) if entry == "word/document.xml" else data)
    return packed.getvalue()


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
    assert len(named) == 2 * (len(look.house().styles) - 1)


def test_text_carries_no_formatting_of_its_own() -> None:
    allowed = {"rStyle", "rFonts"}
    for run in part(report()).iter(f"{W}rPr"):
        assert {etree.QName(child).localname for child in run} <= allowed
        for fonts in run.iter(f"{W}rFonts"):
            assert dict(fonts.attrib) == {f"{W}hint": "eastAsia"}


def test_nothing_of_the_library_s_template_is_left() -> None:
    content = report()
    package = zipfile.ZipFile(BytesIO(content))
    assert not [n for n in package.namelist() if "theme" in n or "thumbnail" in n or "custom" in n]
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


def test_table() -> None:
    content = write(Table((("甲", "乙"), ("1", ""))), Para("body", (Run("后"),)))
    table = docx.Document(BytesIO(content)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["甲", "乙"], ["1", ""]]
    rows = part(content).findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_break_and_tab() -> None:
    body = part(write(Para("number", (Run("甲\t乙"),)), Break()))
    assert len(body.findall(f".//{W}tab")) == 1
    assert body.find(f".//{W}br").get(f"{W}type") == "page"


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
