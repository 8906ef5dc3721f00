"""The program: its help, what it says of wrong usage, its exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import INPUTS, ROOT, complete

from generator import __version__
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.cli import COMMANDS, run


def test_the_input_that_ships_is_of_real_length() -> None:
    assert all(len(file.read_text(encoding="utf-8")) > 5_000 for file in INPUTS)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["check", "none"], "没有这个文件或文件夹：none"),
        (["render", "none.yaml"], "读不了文件 none.yaml：没有这个文件或文件夹。"),
        (["check"], "PATHS"),
        (["报告.yaml"], "没有「报告.yaml」这个命令。命令有：new、import、form、check、"),
    ],
)
def test_usage(fazhi, args: list[str], message: str) -> None:
    result = fazhi(*args)
    assert result.code == 2
    assert message in result.err


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
    assert "\n  起草、检查、印制法治政府建设年度情况报告。\n" in text
    for name, purpose in COMMANDS.items():
        assert f"{name} " in text
        assert purpose in text
        assert fazhi(name, "--help").code == 0


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
        run(args)
    assert exit_.value.code == code


def test_user_error_keeps_its_message() -> None:
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
