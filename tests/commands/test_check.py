"""`fazhi check`: what it prints and tells, its formats and exit codes."""

import json
from pathlib import Path

import pytest
from conftest import ROOT, complete

from generator.reporting import REPORTERS


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "x.yaml"
    file.write_text(complete(导语="在XX市办案。"), encoding="utf-8")
    return file


@pytest.mark.parametrize("edition", ["published", "filed"])
def test_the_input_that_ships_is_clean(fazhi, edition: str) -> None:
    result = fazhi("check", ROOT / "inputs", "--fail-on", "info", "--edition", edition)
    assert (result.code, result.out) == (0, "")
    assert result.err == "检查了 1 个文件，没有发现问题。\n"


def test_check_text(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(导语="2025年，" + "规范了执法，" * 18 + "XX市。"), encoding="utf-8")
    result = fazhi("check", file)
    assert result.code == 1
    assert result.out == (
        f"{file}:3:119 错误 placeholder 这里的“XX市”还没有填，请换成真实的内容。\n"
        "    …规范了执法，规范了执法，规范了执法，XX市。\n"
        "                                         ^\n"
    )
    assert result.err == "检查了 1 个文件：1 个错误。\n"


def test_check_in_english(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(导语=None), encoding="utf-8")
    result = fazhi("check", file, "--lang", "en")
    assert result.out.startswith(f"{file}:1:1 error missing-field “导语” (opening) is missing.")
    assert result.err == "Checked 1 file(s): 1 error(s).\n"


def test_check_a_folder(fazhi, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(complete(), encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.YML").write_text(complete(导语=None), encoding="utf-8")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "c.yaml").write_text("x", encoding="utf-8")
    result = fazhi("check", tmp_path)
    assert (result.code, result.err) == (1, "检查了 2 个文件：1 个错误。\n")


@pytest.mark.parametrize("level", ["error", "warning", "info"])
def test_fail_on(fazhi, tmp_path: Path, level: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(complete().encode("utf-16"))  # a warning
    assert fazhi("check", file, "--fail-on", level).code == (level != "error")


def test_several_formats_at_once(fazhi, report: Path) -> None:
    folder = report.parent / "out"
    targets = [f"{style}={folder / style}" for style in REPORTERS]
    options = [option for target in targets for option in ("--output-file", target)]
    result = fazhi("check", report, "--format", "text", *options)
    assert result.code == 1
    assert result.out == ""  # text went to its file
    for style in REPORTERS:
        assert "placeholder" in (folder / style).read_text(encoding="utf-8")
    one = fazhi("check", report, "--output-file", f"json={folder / 'again'}")
    assert one.out == (folder / "text").read_text(encoding="utf-8")
    assert (folder / "again").read_bytes() == (folder / "json").read_bytes()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--format", "json", "--format", "sarif"], "json、sarif 不能都显示在屏幕上，请把其中的写进文件，如 --output-file sarif=文件名。"),
        (["--output-file", "x.sarif"], "请写成“格式=文件名”，如 sarif=report.sarif"),
        (["--output-file", "sarif="], "请写成“格式=文件名”"),
        (["--output-file", "pdf=x"], "格式可以是：text、json、jsonl、github、gitlab、sarif、junit。"),
        (["--format", "pdf"], "pdf"),
    ],
)  # fmt: skip
def test_usage(fazhi, report: Path, args: list[str], message: str) -> None:
    result = fazhi("check", report, *args)
    assert result.code == 2
    assert message in result.err
    assert [file.name for file in report.parent.iterdir()] == ["x.yaml"]


def test_a_format_named_twice_is_one(fazhi, report: Path) -> None:
    twice = fazhi("check", report, "--format", "json", "--format", "json")
    assert json.loads(twice.out)["problems"][0]["rule"] == "placeholder"


@pytest.mark.parametrize(
    ("args", "github"), [([], True), (["--format", "text"], False), (["--format", "github"], True)]
)
def test_in_github_actions(fazhi, report: Path, monkeypatch, args: list[str], github: bool) -> None:
    page = report.parent / "summary.md"
    page.write_text("前一步\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    result = fazhi("check", report, *args)
    assert result.out.count("\n::error ") == github
    text = page.read_text(encoding="utf-8")
    assert text.startswith("前一步\n")
    assert ("### fazhi check" in text) == github


def test_without_a_summary_page(fazhi, report: Path, monkeypatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert fazhi("check", report, "--format", "github").out.count("\n::error ") == 1


def test_a_file_named_twice_is_checked_once(fazhi, report: Path) -> None:
    assert fazhi("check", report, report).err == "检查了 1 个文件：1 个错误。\n"


@pytest.mark.parametrize(("wanted", "says"), [(0, False), (90, False), (91, True), (100, True)])
def test_min_complete(fazhi, tmp_path: Path, wanted: int, says: bool) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(导语=None), encoding="utf-8")
    (tmp_path / "y.yaml").write_text(complete(), encoding="utf-8")
    result = fazhi("check", tmp_path, "--min-complete", wanted)
    said = (
        f"{file}：完成 90%，要求 {wanted}%，还有 1 项没有填。运行 fazhi status {file} 看是哪些。\n"
    )
    assert result.err == said * says + "检查了 2 个文件：1 个错误。\n"
    assert result.code == 1


def test_min_complete_of_a_complete_report(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(), encoding="utf-8")
    assert fazhi("check", file, "--min-complete", 100).code == 0
    assert fazhi("check", file, "--min-complete", 101).code == 2
