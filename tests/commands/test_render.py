"""`fazhi render`: which files it makes, and when it makes none."""

import os
import time
from pathlib import Path

import docx
import pytest
from conftest import complete


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.yaml"
    file.write_text(complete(), encoding="utf-8")
    return file


def test_render_writes_beside_the_report(fazhi, report: Path) -> None:
    result = fazhi("render", report)
    assert (result.code, result.err) == (0, "")
    assert sorted(p.name for p in report.parent.iterdir()) == ["报告.docx", "报告.txt", "报告.yaml"]
    assert result.out.splitlines() == [
        str(report.with_suffix(".txt")),
        str(report.with_suffix(".docx")),
    ]


@pytest.mark.parametrize(
    ("args", "written"),
    [
        (["-o", "出"], ["出/报告.docx", "出/报告.txt"]),
        (["-o", "出", "--to", "txt"], ["出/报告.txt"]),
        (["-o", "定稿.docx"], ["定稿.docx"]),
        (["-o", "定稿.HTML"], ["定稿.HTML"]),
        (["-o", "定稿.docx", "--to", "txt,docx,txt"], ["定稿.docx", "定稿.txt"]),
        (["-o", "定稿.docx", "--to", "docx"], ["定稿.docx"]),
        (["-o", "v1.2"], ["v1.2/报告.docx", "v1.2/报告.txt"]),
    ],
)
def test_render_output(
    fazhi, report: Path, monkeypatch, args: list[str], written: list[str]
) -> None:
    monkeypatch.chdir(report.parent)
    report = report.rename(report.parent / "报告.yaml")
    assert fazhi("render", report.name, *args).code == 0
    made = {str(p) for p in Path().rglob("*") if p.is_file()} - {"报告.yaml"}
    assert sorted(made) == written


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["--to", "pdx"], 2, "没有 pdx 这种格式"),
        (["--to", "txt", "-o", "x.docx"], 2, "文件名 x.docx 与格式 txt 不一致。"),
        (["--to", "txt,docx", "-o", "x.pdf"], 2, "文件名 x.pdf 与格式 txt、docx 不一致。"),
        (["--to", "docx", "-o", "x.doc"], 2, "印不成 .doc 文件。请写成 x.docx。"),
        (["--edition", "公开版"], 2, "不能写“公开版”，可以写：published、filed。"),
    ],
)
def test_render_usage(fazhi, report: Path, args: list[str], code: int, message: str) -> None:
    result = fazhi("render", report, *args)
    assert result.code == code
    assert message in result.err


def test_render_refuses_errors_and_drafts_them(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(导语=None, 第一责任人职责=None), encoding="utf-8")
    result = fazhi("render", file)
    assert (result.code, result.out, list(tmp_path.iterdir())) == (1, "", [file])
    assert result.err.endswith("没有印：请先改好上面的错误；想先看看样子，可以加上 --draft。\n")
    assert fazhi("render", file, "--draft", "--to", "txt").code == 0
    printed = (tmp_path / "x-草稿.txt").read_text(encoding="utf-8")
    assert "【待补：导语】" in printed
    assert "【待补：第一责任人职责】" in printed


def test_not_even_a_draft_drops_what_was_written(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(年分="2025"), encoding="utf-8")
    result = fazhi("render", file, "--draft")
    assert (result.code, list(tmp_path.iterdir())) == (1, [file])
    assert result.err.endswith("没有印：请先改好上面的错误，不然有的内容会印不出来。\n")


@pytest.mark.parametrize("written", ["未定", "2026-02-30"])
def test_a_draft_prints_a_date_that_is_none(fazhi, tmp_path: Path, written: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(成文日期=written), encoding="utf-8")
    assert fazhi("render", file, "--draft", "--to", "txt").code == 0
    assert written in (tmp_path / "x-草稿.txt").read_text(encoding="utf-8")


def test_a_target_that_cannot_be_written(fazhi, report: Path) -> None:
    report.with_suffix(".txt").mkdir()
    result = fazhi("render", report)
    assert result.code == 2
    assert result.err.startswith(f"写不了文件 {report.with_suffix('.txt')}：")
    assert sorted(p.name for p in report.parent.iterdir()) == ["报告.txt", "报告.yaml"]


def test_a_folder_without_reports(fazhi, tmp_path: Path) -> None:
    result = fazhi("render", tmp_path)
    told = f"fazhi: 文件夹 {tmp_path} 里没有 YAML 文件（.yaml、.yml）。\n"
    assert (result.code, result.out, result.err) == (2, "", told)


def test_both_editions_and_drafts_have_names_of_their_own(fazhi, report: Path) -> None:
    for options in ([], ["--edition", "filed"], ["--draft"], ["--edition", "filed", "--draft"]):
        fazhi("render", report, "--to", "txt", "--draft", *options)
        fazhi("render", report, "--to", "txt", *options)
    names = sorted(path.name for path in report.parent.glob("*.txt"))
    assert names == ["报告-上报版-草稿.txt", "报告-草稿.txt", "报告.txt"]


def _edit(file: Path) -> bytes:
    """Change a word of a Word file as an author would; its bytes."""
    document = docx.Document(str(file))
    document.paragraphs[-1].add_run("（改）")
    document.save(str(file))
    os.utime(file, (1772200000, 1772200000))
    return file.read_bytes()


def test_a_word_file_that_was_edited_is_kept(fazhi, report: Path) -> None:
    """What is as it was written is written anew; what somebody changed stays, and is told."""
    assert fazhi("render", report, "--to", "docx").code == 0
    assert fazhi("render", report, "--to", "docx").err == ""
    target = report.with_suffix(".docx")
    day = time.strftime("%Y-%m-%d", time.localtime(1772200000))
    for kept in (f"报告.docx.{day}.bak", f"报告.docx.{day}.bak2"):
        edited = _edit(target)
        result = fazhi("render", report, "--to", "docx")
        name = report.with_name(kept)
        told = f"{target} 在 Word 里改过，没有盖掉：原来那份留在 {name}。\n"
        assert (result.code, result.err, result.out) == (0, told, f"{target}\n")
        assert name.read_bytes() == edited
        assert target.read_bytes() != edited


@pytest.mark.parametrize("content", [b"", b"PK", b"\xd0\xcf\x11\xe0 an old Word file"])
def test_a_file_that_is_not_ours_is_kept(fazhi, report: Path, content: bytes) -> None:
    target = report.with_suffix(".docx")
    target.write_bytes(content)
    assert fazhi("render", report, "--to", "docx").code == 0
    (kept,) = report.parent.glob("报告.docx.*.bak")
    assert kept.read_bytes() == content


def test_edited_files_of_a_folder_are_told(fazhi, report: Path) -> None:
    other = report.with_name("另一份.yaml")
    other.write_text(report.read_text(encoding="utf-8"), encoding="utf-8")
    fazhi("render", report.parent, "--to", "docx")
    _edit(report.with_suffix(".docx"))
    result = fazhi("render", report.parent, "--to", "docx")
    assert result.code == 0
    assert f"{report.with_suffix('.docx')} 在 Word 里改过，没有盖掉：" in result.err
    assert "另一份.docx" not in result.err
