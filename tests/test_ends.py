"""How a run ends whatever happens to it: in one line, and never with 1, which says that a report has problems."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT, complete

FAZHI = [sys.executable, "-m", "generator"]
STOPPED = "fazhi: 已经停下。写好的文件都是完整的，其余的没有动。"


def run(*command: object, **options) -> tuple[int, bytes, str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    done = subprocess.run(
        list(map(os.fspath, command)),
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
        **options,
    )
    return done.returncode, done.stdout, done.stderr.decode()


def test_a_fault_of_ours_is_one_line() -> None:
    """A command that the table names, and that has no module."""
    script = "from generator import cli; cli.COMMANDS['broken'] = ''; cli.main(['broken'])"
    code, out, told = run(sys.executable, "-c", script)
    assert (code, out) == (2, b"")
    assert told.startswith("fazhi: 程序出了没有料到的错，没有做完（ModuleNotFoundError，cli.py 第 ")
    assert told.endswith(" 行）。请把这一行和用到的文件发给维护 fazhi 的人。\n")
    assert told.count("\n") == 1


def test_the_optimization_that_takes_docstrings_away() -> None:
    for level, code in (("1", 0), ("2", 2)):
        ended, out, told = run(*FAZHI, "explain", "term", env={"PYTHONOPTIMIZE": level})
        assert ended == code
        assert bool(out) == (code == 0)
        assert told in (
            "",
            "fazhi: Python 的 -OO（PYTHONOPTIMIZE=2）去掉了 fazhi 要用的说明，这样运行不了。请不要这样设，再运行一次。\n",
        )


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    ("command", "code"),
    [("new", 0), ("check x.yaml", 0), ("check --fix x.yaml", 0), ("render . --to txt", 0), ("rules", 0), ("check none", 2)],
)  # fmt: skip
def test_closed_streams(tmp_path: Path, command: str, code: int, closed: str) -> None:
    (tmp_path / "x.yaml").write_text(complete(), encoding="utf-8")
    line = f'"{sys.executable}" -m generator {command} {closed}'
    ended, _, told = run("sh", "-c", line, cwd=tmp_path)
    assert ended == code
    assert "Traceback" not in told
    assert "没有料到" not in told
    made = tmp_path / "x.txt"
    assert made.is_file() == command.startswith("render")
    assert command[:6] != "render" or made.read_text(encoding="utf-8").endswith("2月24日\n")


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
@pytest.mark.parametrize("style", ["text", "json", "jsonl", "github", "gitlab", "sarif", "junit"])
def test_a_name_that_is_not_utf8(tmp_path: Path, style: str) -> None:
    name = os.fsdecode("报告".encode("gbk") + b".yaml")
    (tmp_path / name).write_text(complete(导语=None), encoding="utf-8")
    code, shown, told = run(*FAZHI, "check", name, "--format", style, cwd=tmp_path)
    assert (code, told) == (1, "检查了 1 个文件：1 个错误。\n")
    target = f"{style}=out/made"
    code, _, told = run(*FAZHI, "check", name, "--output-file", target, cwd=tmp_path)
    assert (code, told) == (1, "检查了 1 个文件：1 个错误。\n")
    written = (tmp_path / "out" / "made").read_bytes()
    assert written == shown
    assert "缺少「导语」" in written.decode()
    if style in {"json", "gitlab", "sarif"}:
        json.loads(written)
    if style == "junit":
        assert ET.fromstring(written).tag == "testsuites"  # noqa: S314 (our own)


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
def test_other_commands_with_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    stem = os.fsdecode("报告".encode("gbk"))
    name, text, new = f"{stem}.yaml", f"{stem}.txt", f"{stem}2.yaml"
    (tmp_path / name).write_text(complete(), encoding="utf-8")
    for args in (
        ("render", name, "--to", "txt,html,docx"),
        ("render", ".", "--to", "txt"),
        ("status", name),
        ("diff", name, name),
        ("diff", name, name, "--format", "html", "-o", f"{stem}.diff.html"),
        ("import", text, "-o", new),
        ("check", name, "--fix", "--diff"),
        ("new", "--from", name),
        ("new", "-o", f"{stem}3.yaml"),
    ):
        code, _, told = run(*FAZHI, *args, cwd=tmp_path)
        assert (code, "没有料到" in told) == (0, False), (args, told)
    made = {os.fsdecode(file.name) for file in tmp_path.iterdir()}
    assert made >= {text, new, f"{stem}.docx", f"{stem}.html", f"{stem}.diff.html", f"{stem}3.yaml"}


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send")
@pytest.mark.parametrize("delay", [0.6, 1.0])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_in_a_batch(tmp_path: Path, delay: float, jobs: str) -> None:
    """It goes to all processes of the terminal; one of them tells, the others end."""
    for number in range(1500):
        (tmp_path / f"{number}.yaml").write_text(complete(), encoding="utf-8")
    batch = subprocess.Popen(
        [*FAZHI, "render", ".", "-o", "out", "--jobs", jobs],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell may have it ignored for what runs in its background.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    while not (tmp_path / "out").exists():
        time.sleep(0.05)
    time.sleep(delay - 0.5)
    os.killpg(batch.pid, signal.SIGINT)
    _, told = batch.communicate(timeout=60)
    assert (batch.returncode, told.decode().split()) == (130, STOPPED.split())
    left = [file.name for file in (tmp_path / "out").iterdir()]
    assert not [name for name in left if name.endswith(".part")]
    assert len(left) < 3000


@pytest.mark.skipif(os.name == "nt", reason="a pipe of Unix")
@pytest.mark.parametrize("args", [["schema"], ["--help"], ["check", "x.yaml", "--diff"]], ids=" ".join)  # fmt: skip
def test_nobody_reads_on(tmp_path: Path, args: list[str]) -> None:
    (tmp_path / "x.yaml").write_text(complete().replace(": ", "：", 1), encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    code, _, told = run_into(writing, args, tmp_path)
    assert (code, told) == (141, "")


def run_into(stdout: int, args: list[str], folder: Path) -> tuple[int, None, str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(
            [*FAZHI, *args],
            cwd=folder,
            env=environment,
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(stdout)
    return done.returncode, None, done.stderr.decode()
