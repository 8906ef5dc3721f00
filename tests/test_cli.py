"""The commands, as an author uses them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import INPUTS, ROOT, complete

from generator import __version__
from generator.cli import COMMANDS, main
from generator.problems import UserError


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.yaml"
    file.write_text(complete(), encoding="utf-8")
    return file


@pytest.mark.parametrize("edition", ["published", "filed"])
def test_the_input_that_ships_is_clean(fazhi, edition: str) -> None:
    result = fazhi("check", ROOT / "inputs", "--fail-on", "info", "--edition", edition)
    assert (result.code, result.out) == (0, "")
    assert result.err == "检查了 1 个文件，没有发现问题。\n"


def test_the_input_that_ships_is_of_real_length() -> None:
    assert all(len(file.read_text(encoding="utf-8")) > 5_000 for file in INPUTS)


@pytest.mark.parametrize("keys", ["zh", "en"])
def test_new_then_check(fazhi, tmp_path: Path, keys: str) -> None:
    file = tmp_path / "x.yaml"
    assert fazhi("new", "-o", file, "--keys", keys).code == 0
    result = fazhi("check", file, "--format", "json")
    found = json.loads(result.out)
    assert (result.code, found["version"]) == (1, 1)
    lines = file.read_text(encoding="utf-8").splitlines()
    names = [lines[p["line"] - 1].strip().rstrip(":") for p in found["problems"]]
    expected = {
        "zh": ["报告单位", "年度", "导语", "主要举措和成效", "存在的不足和原因", "原因", "第一责任人职责", "下一年度主要安排", "署名", "成文日期"],
        "en": ["subject", "year", "opening", "measures", "shortcomings", "causes", "responsibility", "plans", "signed_by", "date"],
    }  # fmt: skip
    assert names == expected[keys]
    assert {p["rule"] for p in found["problems"]} == {
        "missing-field",
        "missing-part",
        "missing-causes",
    }


def test_new_explains_every_field(fazhi) -> None:
    text = fazhi("new").out
    from generator import resources, schema

    for rules in schema.load(resources.schema()).definitions["report"].values():
        assert f"# {rules['meta']['label']}（" in text


def test_new_overwrites_nothing(fazhi, report: Path) -> None:
    before = report.read_bytes()
    result = fazhi("new", "-o", report)
    assert (result.code, result.err) == (2, f"文件 {report} 已经有了，没有动它。请换一个名字。")
    assert report.read_bytes() == before


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
    printed = file.with_suffix(".txt").read_text(encoding="utf-8")
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
    assert written in file.with_suffix(".txt").read_text(encoding="utf-8")


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


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["check", "none"], "没有这个文件或文件夹：none"),
        (["render", "none.yaml"], "读不了文件 none.yaml：没有这个文件或文件夹。"),
        (["check"], "PATHS"),
        (["报告.yaml"], "没有「报告.yaml」这个命令。命令有：new、import、check、"),
    ],
)
def test_usage(fazhi, args: list[str], message: str) -> None:
    result = fazhi(*args)
    assert result.code == 2
    assert message in result.err


def test_an_empty_folder(fazhi, tmp_path: Path) -> None:
    result = fazhi("check", tmp_path)
    said = f"fazhi: 文件夹 {tmp_path} 里没有 YAML 文件（.yaml、.yml）。\n"
    assert (result.code, result.out, result.err) == (2, "", said)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check"], "错误：缺少参数 'PATHS...'"),
        (["check", "--fxi", "x"], "错误：没有 '--fxi' 这个选项。"),
        (["check", "x", "--format"], "错误：选项 '--format' 后面要写一个值。"),
        (["check", "x", "--min-complete", "101"], "101 不在 0<=x<=100 的范围里。"),
        (["new", "x"], "错误：多写了参数：x"),
        (["new", "--help"], "用法： fazhi new"),
        (["new", "--help"], "显示这段说明。"),
        (["--version"], f"fazhi {__version__}\n"),
    ],
)
def test_what_click_says_is_chinese(args: list[str], said: str) -> None:
    environment = {**os.environ, "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    environment.pop("LANGUAGE", None)
    done = subprocess.run(
        [sys.executable, "-m", "generator", *args],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert said in (done.stdout + done.stderr).decode()
    assert b"Error" not in done.stderr


def test_help_lists_every_command(fazhi) -> None:
    text = fazhi("--help").out
    for name, purpose in COMMANDS.items():
        assert f"{name} " in text
        assert purpose in text
        assert fazhi(name, "--help").code == 0


def test_a_target_that_cannot_be_written(fazhi, report: Path) -> None:
    report.with_suffix(".txt").mkdir()
    result = fazhi("render", report)
    assert result.code == 2
    assert result.err.startswith(f"写不了文件 {report.with_suffix('.txt')}：")
    assert sorted(p.name for p in report.parent.iterdir()) == ["报告.txt", "报告.yaml"]


def python(*args: object, **options) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "generator", *map(str, args)]
    return subprocess.run(command, capture_output=True, check=False, cwd=ROOT, **options)


def test_python_m_generator(tmp_path: Path) -> None:
    result = python("render", INPUTS[0], "-o", tmp_path)
    assert (result.returncode, len(list(tmp_path.iterdir()))) == (0, 2)
    missing = python("check", tmp_path / "none")
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert missing.stderr.decode().startswith("fazhi: 没有这个文件或文件夹")


def test_a_console_that_is_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(年度="𠮷"), encoding="utf-8")
    result = python("check", file, env={"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"})
    assert result.returncode == 1
    assert "<U+20BB7>" in result.stdout.decode("gbk")


@pytest.mark.parametrize(("args", "code"), [(["--version"], 0), (["check", "none"], 2), (["x"], 2)])
def test_main_exits(args: list[str], code: int) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(args)
    assert exit_.value.code == code


def test_user_error_keeps_its_message() -> None:
    from generator.messages import say

    assert UserError(say("甲{x}", x=1)).message.to("zh") == "甲1"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_output_to_a_full_disk_fails_in_the_author_s_terms() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "generator", "schema"]
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, check=False, encoding="utf-8", cwd=ROOT
        )
    assert (done.returncode, done.stderr) == (2, "fazhi: 输出写不出去：磁盘满了。\n")


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    command = [sys.executable, "-m", "generator", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 141
