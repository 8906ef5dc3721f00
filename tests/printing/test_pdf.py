"""The PDF: what LibreOffice makes of the DOCX, and what is said where there is no LibreOffice."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

import pytest
from conftest import INPUTS, complete
from steps import checked, composed

from generator.basis import office as libreoffice
from generator.basis.problems import UserError
from generator.printing import look
from generator.printing.blocks import Break, Document, Para, Run, Table
from generator.printing.writers import WRITERS, pdf

SHORT = Document(
    (Para("body", (Run("甲“乙”𠮷"),)), Break(), Para("h1", (Run("一、丙"),))), "题", "丁"
)


def told(content: bytes, command: str, *options: str, folder: Path) -> str:
    """What a command of poppler says of a PDF."""
    file = folder / "x.pdf"
    file.write_bytes(content)
    return subprocess.run(
        [command, *options[:-1], str(file), *options[-1:]],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def words(content: bytes, folder: Path) -> str:
    """The words on the pages, without white space and page numbers."""
    pages = told(content, "pdftotext", "-raw", "-", folder=folder).rstrip("\f").split("\f")
    texts = [re.sub(r"\s", "", page) for page in pages]
    assert all(text.endswith(f"—{number}—") for number, text in enumerate(texts, 1))
    return "".join(text.removesuffix(f"—{number}—") for number, text in enumerate(texts, 1))


@pytest.mark.libreoffice
def test_pages_and_properties(tmp_path: Path) -> None:
    made = WRITERS["pdf"](SHORT, look.house())
    told_of = told(made, "pdfinfo", folder=tmp_path)
    facts = {
        key: value.strip()
        for key, _, value in (line.partition(":") for line in told_of.splitlines())
    }
    assert (facts["Pages"], facts["Title"], facts["Author"]) == ("2", "题", "丁")
    assert facts["Page size"].endswith("(A4)")
    assert words(made, tmp_path) == "甲“乙”𠮷一、丙"


@pytest.mark.libreoffice
def test_it_is_for_archives_and_screen_readers_and_always_the_same(tmp_path: Path) -> None:
    """PDF/A-1a, tagged, in Chinese, dated as the report is, with the headings as bookmarks."""
    document = Document(
        (
            Para("h1", (Run("一、甲"),)),
            Para("body", (Run("乙"),)),
            Para("annex-title", (Run("丙"),)),
        ),
        "题",
        "丁",
        "2026-02-24",
    )
    made = WRITERS["pdf"](document, look.house())
    assert made == WRITERS["pdf"](document, look.house())
    told_of = told(made, "pdfinfo", folder=tmp_path)
    assert re.search(r"Tagged:\s+yes", told_of)
    assert re.search(r"CreationDate:\s+Tue Feb 24 00:00:00 2026", told_of)
    assert re.search(r"PDF version:\s+1.4", told_of)
    assert b"<pdfaid:part>1</pdfaid:part>" in made
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in made
    assert b"<xmp:CreateDate>2026-02-24T00:00:00Z</xmp:CreateDate>" in made
    assert set(re.findall(rb"/Lang\(([^)]*)\)", made)) == {b"zh-CN"}
    assert made.startswith(b"%PDF-1.4\n")
    bookmarks = [bytes.fromhex(title.decode()).decode("utf-16") for title in _titles(made)]
    assert bookmarks == ["一、甲", "丙", "题"]  # the last is the title of the file


def _titles(made: bytes) -> list[bytes]:
    return re.findall(rb"/Title<([0-9A-F]+)>", made)


@pytest.mark.libreoffice
def test_it_says_what_the_text_says(tmp_path: Path) -> None:
    document = composed(checked(INPUTS[0])[0])
    made = WRITERS["pdf"](document, look.house())
    expected = re.sub(r"\s", "", WRITERS["txt"](document, look.house()).decode())
    assert len(expected) > 5_000
    (head,) = [
        "".join(cell.text for cell in block.rows[0])
        for block in document.blocks
        if isinstance(block, Table)
    ]
    assert words(made, tmp_path).replace(head, "") == expected.replace(head, "")  # it is repeated
    assert int(re.search(r"Pages:\s+(\d+)", told(made, "pdfinfo", folder=tmp_path))[1]) > 10


@pytest.mark.libreoffice
def test_render_makes_it(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"
    file.write_text(complete(), encoding="utf-8")
    result = fazhi("render", file, "--to", "pdf", "-o", tmp_path / "定稿.pdf")
    assert (result.code, result.out) == (0, f"{tmp_path / '定稿.pdf'}\n")
    assert (tmp_path / "定稿.pdf").read_bytes().startswith(b"%PDF-")


@pytest.fixture
def office(tmp_path: Path, monkeypatch):
    """Put a program of the test's own in the place of LibreOffice, or none at all."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    monkeypatch.setenv("PATH", str(bin_))
    monkeypatch.setattr(libreoffice, "PLACES", (str(bin_ / "elsewhere*" / "soffice"),))

    def put(script: str, name: str = "soffice") -> Path:
        program = bin_ / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(script, encoding="utf-8")
        program.chmod(0o755)
        return program

    return put


@pytest.mark.usefixtures("office")
def test_without_libreoffice_nothing_is_written(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"
    file.write_text(complete(), encoding="utf-8")
    result = fazhi("render", file, "--to", "txt,docx,html,pdf", "-o", tmp_path / "out")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "要印 PDF，电脑上得先装 LibreOffice，这台电脑上没有找到它。\n"
        "  Windows、macOS：到 https://zh-cn.libreoffice.org 下载安装\n"
        "  Debian、Ubuntu：sudo apt install libreoffice-writer\n"
        "  统信 UOS、麒麟：在应用商店里搜索 LibreOffice，或 sudo apt install libreoffice-writer\n"
        "装好以后再运行一次。不想装的话，用 Word 或 WPS 打开 .docx，另存为 PDF。"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("#!/bin/sh\necho 甲 乙\nexit 1\n", "LibreOffice 没有印出 PDF。它说：甲 乙"),
        ("#!/bin/sh\n", "LibreOffice 没有印出 PDF。它说：—"),
        ("#!/nowhere\n", "LibreOffice 运行不了：没有这个文件或文件夹。"),
    ],
)
def test_a_libreoffice_that_fails(office, script: str, said: str) -> None:
    office(script)
    with pytest.raises(UserError) as error:
        pdf.write(SHORT, look.house())
    assert str(error.value) == said


def test_a_libreoffice_that_does_not_end(office, tmp_path: Path, monkeypatch) -> None:
    """It is ended, together with what it started: nothing writes when the second is over."""
    late = tmp_path / "late"
    office(f"#!/bin/sh\n(/bin/sleep 1.5; echo > {late}) &\n/bin/sleep 60\n")
    monkeypatch.setattr(libreoffice, "PATIENCE", 0.5)
    with pytest.raises(UserError) as error:
        pdf.write(SHORT, look.house())
    assert str(error.value) == (
        "LibreOffice 运行了 0.5 秒还没有做完，已经停下，没有写出文件。请再试一次。"
    )
    time.sleep(1.5)
    assert not late.exists()


def test_it_is_found_where_it_is_not_on_the_path(office) -> None:
    elsewhere = office("#!/bin/sh\n", "elsewhere7.4/soffice")
    assert libreoffice.program(pdf.PURPOSE) == str(elsewhere)
    assert libreoffice.program(pdf.PURPOSE) != str(office("#!/bin/sh\n", "libreoffice"))


def test_it_works_in_a_folder_of_its_own(office, tmp_path: Path) -> None:
    """What it is asked to do: a new profile, no window; the folder is gone afterwards."""
    log = tmp_path / "log"
    office(
        f'#!/bin/sh\nprintf "%s\\n" "$@" >> {log}\n/bin/mkdir "$7"\n'
        'for to in fodt pdf\ndo echo > "$7/report.$to"\ndone\n'
    )
    with pytest.raises(UserError):
        pdf.write(SHORT, look.house())
    lines = log.read_text(encoding="utf-8").splitlines()
    for source, form, (headless, norestore, profile, _, to, _, out, file) in (
        ("report.docx", "fodt", lines[:8]),
        ("report.fodt", pdf.PDF_A, lines[8:]),
    ):
        assert (headless, norestore, to) == ("--headless", "--norestore", form)
        assert profile == f"-env:UserInstallation={Path(out).with_name('profile').as_uri()}"
        assert file == str(Path(out).with_name(source))
        assert not Path(out).exists()


def test_a_pdf_that_is_not_as_expected(office) -> None:
    office('#!/bin/sh\n/bin/mkdir "$7"\nfor to in fodt pdf\ndo echo %PDF > "$7/report.$to"\ndone\n')
    with pytest.raises(UserError) as error:
        pdf.write(SHORT, look.house())
    assert str(error.value) == (
        "没有写出 PDF：这台电脑上的 LibreOffice 印出的 PDF 不是程序认得的样子。"
        "请把 LibreOffice 的版本告诉维护者；现在可以用 Word 或 WPS 打开 .docx，另存为 PDF。"
    )
