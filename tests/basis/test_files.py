"""Writing files: whole or not at all, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import INPUTS, ROOT, complete

from generator.basis import files
from generator.basis.problems import UserError

RENDER = [sys.executable, "-m", "generator", "render", str(INPUTS[0])]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_it_replaces_a_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "新" / "报告.txt"
    files.write(target, b"old")
    files.write(target, b"new")
    assert contents(target.parent) == {"报告.txt": b"new"}
    (tmp_path / "another").write_bytes(b"")
    assert target.stat().st_mode == (tmp_path / "another").stat().st_mode


def test_what_another_run_left_is_not_taken(tmp_path: Path) -> None:
    left = tmp_path / f".fazhi-{os.getpid()}-0.part"
    left.write_bytes(b"left")
    files.write(tmp_path / "报告.txt", b"new")
    assert contents(tmp_path) == {"报告.txt": b"new", left.name: b"left"}


@pytest.mark.parametrize("owner", ["~$报告.docx", "~$.docx", ".~lock.报告.docx#"])
def test_a_file_that_is_open_in_word(tmp_path: Path, owner: str) -> None:
    target = tmp_path / "报告.docx"
    for name in (owner, target.name, "报告(2).docx"):
        (tmp_path / name).write_bytes(b"old")
    with pytest.raises(UserError) as refused:
        files.write(target, b"new")
    assert str(refused.value) == (
        f"{target} 正在 Word、WPS 或 LibreOffice 里打开。请关闭后再试，或用 -o {tmp_path / '报告(3).docx'} 换一个名字。"
        f"（如果并没有打开，请删去 {owner}。）"
    )
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(
    "name", ["报告:1.txt", "报告?.txt", "a|b.txt", "a*.txt", '"a".txt', "<a>.txt"]
)
def test_a_name_that_windows_cannot_hold(tmp_path: Path, name: str) -> None:
    bad = next(c for c in name if c in files.FORBIDDEN)
    with pytest.raises(UserError) as refused:
        files.write(tmp_path / name, b"")
    assert (
        str(refused.value) == f"文件名 {name} 里有“{bad}”，Windows 里不能用。请用 -o 换一个名字。"
    )
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (lambda folder: folder / ("长" * 100 + ".txt"), "名字太长"),
        (lambda folder: folder / "文件" / "报告.txt", "应当是文件夹的地方是一个文件"),
        (lambda _: Path("/proc/报告.txt"), "没有这个文件或文件夹"),
        (lambda folder: folder / "夹", "它是一个文件夹"),
    ],
    ids=[
        "a path of 300 characters",
        "a file where a folder should be",
        "a read-only folder",
        "a folder",
    ],
)
def test_a_target_that_cannot_be_written(tmp_path: Path, target, reason: str) -> None:
    (tmp_path / "文件").write_bytes(b"old")
    (tmp_path / "夹").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UserError) as refused:
        files.write(target(tmp_path), b"new")
    assert str(refused.value) == (
        f"写不了文件 {target(tmp_path)}：{reason}。原有的文件没有动。请换一个文件夹或名字再试。"
    )
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "文件").read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are a thing of Unix")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """A limit on the size of files stops the writing midway, as a full disk does."""
    target = tmp_path / "shiliqu-2025.docx"
    target.write_bytes(b"old")
    limited = (
        "import resource, sys; from generator.cli import run;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); run(sys.argv[1:])"
    )
    command = [sys.executable, "-c", limited, *RENDER[3:], "--to", "docx", "-o", str(tmp_path)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert result.returncode == 2
    assert "File too large" in result.stderr.decode()
    assert contents(tmp_path)[target.name] == b"old"
    assert set(contents(tmp_path).values()) == {b"old"}  # and what is kept of it


def test_a_long_path(fazhi, tmp_path: Path) -> None:
    """What the system can hold is written, however deep."""
    folder = tmp_path.joinpath(*["甲乙丙丁戊己庚辛壬癸" * 2] * 14)
    assert len(str(folder)) > 300
    assert fazhi("render", INPUTS[0], "-o", folder).code == 0
    assert sorted(contents(folder)) == ["shiliqu-2025.docx", "shiliqu-2025.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("mark", [":", "?"])
def test_a_report_with_a_name_that_windows_cannot_hold(fazhi, tmp_path: Path, mark: str) -> None:
    file = tmp_path / f"报告{mark}1.yaml"
    file.write_text(complete(), encoding="utf-8")
    assert fazhi("check", file).code == 0
    refused = fazhi("render", file)
    assert (refused.code, refused.err) == (
        2,
        f"文件名 报告{mark}1.txt 里有“{mark}”，Windows 里不能用。请用 -o 换一个名字。",
    )
    assert list(contents(tmp_path)) == [file.name]
    assert fazhi("render", file, "-o", tmp_path / "报告.docx", "--to", "docx").code == 0
    assert sorted(contents(tmp_path)) == ["报告.docx", file.name]


def test_a_read_only_folder_for_every_command_that_writes(fazhi, tmp_path: Path) -> None:
    """/proc takes no file even from root."""
    report, text = tmp_path / "报告.yaml", tmp_path / "a.txt"
    report.write_text(complete(), encoding="utf-8")
    text.write_text("一、甲\n乙。\n", encoding="utf-8")
    for command in (
        ("render", report, "-o", "/proc"),
        ("new", "-o", "/proc/新.yaml"),
        ("import", text, "-o", "/proc/新.yaml"),
        ("check", report, "--output-file", "sarif=/proc/新.sarif"),
        ("diff", report, report, "-o", "/proc/新.html"),
    ):
        result = fazhi(*command)
        assert result.code == 2, command
        assert result.err.startswith("写不了文件 /proc/"), result.err


def test_two_runs_at_once_on_one_target(tmp_path: Path) -> None:
    both = [
        subprocess.Popen([*RENDER, "-o", str(tmp_path)], cwd=ROOT, stdout=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert [run.wait() for run in both] == [0, 0]
    made = contents(tmp_path)
    assert sorted(made) == ["shiliqu-2025.docx", "shiliqu-2025.txt"]
    assert ZipFile(tmp_path / "shiliqu-2025.docx").testzip() is None


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("delay", [0.05, 0.15, 0.25, 0.35])
def test_killed_at_any_moment_every_file_is_whole(tmp_path: Path, delay: float) -> None:
    subprocess.run([*RENDER, "-o", str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    whole = contents(tmp_path)
    run = subprocess.Popen([*RENDER, "-o", str(tmp_path)], cwd=ROOT, stdout=subprocess.DEVNULL)
    time.sleep(delay)
    run.send_signal(signal.SIGKILL)
    run.wait()
    left = contents(tmp_path)
    assert {name: left[name] for name in whole} == whole
    assert all(name.endswith(".part") for name in left.keys() - whole.keys())


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("delay", [0.15, 0.25, 0.35, 0.5])
def test_killed_while_mending_the_report_is_whole(tmp_path: Path, delay: float) -> None:
    """The old text or the new one, and the old one beside the new."""
    file = tmp_path / "报告.yaml"
    old = complete().replace(": ", "：", 1).encode()
    file.write_bytes(old)
    fix = [sys.executable, "-m", "generator", "check", str(file), "--fix"]
    run = subprocess.Popen(fix, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    run.send_signal(signal.SIGKILL)
    run.wait()
    left = {name: text for name, text in contents(tmp_path).items() if not name.endswith(".part")}
    now, new, kept = left.pop(file.name), complete().encode(), {f"{file.name}.bak": old}
    assert (now, left) in ((old, {}), (old, kept), (new, kept))
