"""Many reports at once: one bad file does not stop the rest, and nothing is ever half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import ROOT, complete

from generator.printing import batch

RENDER = [sys.executable, "-m", "generator", "render"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    for number in range(20):
        file = made / f"{number % 3}" / f"{number:02}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(complete(报告单位=f"示例{number}区"), encoding="utf-8")
    return made


def printed(out: Path) -> list[str]:
    return sorted(str(file.relative_to(out)) for file in out.rglob("*") if file.is_file())


EXPECTED = sorted(f"{n % 3}/{n:02}.{kind}" for n in range(20) for kind in ("txt", "docx"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_report_of_a_folder(fazhi, folder: Path, tmp_path: Path, jobs: int) -> None:
    result = fazhi("render", folder, "-o", tmp_path / "out", "--jobs", jobs)
    assert (result.code, result.err) == (0, "印了 20 份，0 份没有印。\n")
    assert printed(tmp_path / "out") == EXPECTED
    assert "示例7区" in (tmp_path / "out" / "1" / "07.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_bad_file_does_not_stop_the_rest(
    fazhi, folder: Path, tmp_path: Path, jobs: int
) -> None:
    bad = folder / "1" / "01.yaml"
    bad.write_text(complete(导语="XX市", 署名=None), encoding="utf-8")
    result = fazhi("render", folder, "-o", tmp_path / "out", "--jobs", jobs)
    assert result.code == 1
    assert result.err == (
        f"{bad}: 第 1 行：缺少「署名」（signed_by）。要填的是：落款单位，用全称；几家联合时一家一项。（另有 1 处错误）\n"
        "印了 19 份，1 份没有印。\n"
    )
    assert printed(tmp_path / "out") == [name for name in EXPECTED if not name.startswith("1/01.")]


def test_a_target_that_cannot_be_written_does_not_stop_the_rest(
    fazhi, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "out" / "0" / "00.txt").mkdir(parents=True)
    result = fazhi("render", folder, "-o", tmp_path / "out")
    assert result.code == 2
    first, last = result.err.splitlines()
    assert first.startswith(
        f"{folder / '0' / '00.yaml'}: 写不了文件 {tmp_path / 'out' / '0' / '00.txt'}："
    )
    assert last == "印了 19 份，1 份没有印。"


def test_beside_the_reports(fazhi, folder: Path) -> None:
    assert fazhi("render", folder, "--to", "txt").code == 0
    assert (folder / "2" / "02.txt").is_file()


@pytest.mark.parametrize(
    ("asked", "jobs", "used"),
    [
        (None, 8, 1),
        (None, 9, os.cpu_count()),
        (3, 2, 2),
        (3, 99, 3),
        (1, 99, 1),
        (300, 3, 3),
        (300, 1000, 4 * (os.cpu_count() or 1)),
        (2, 0, 1),
    ],
)
def test_how_many_processes(asked: int | None, jobs: int, used: int) -> None:
    assert batch.workers(asked, jobs) == used


def double(number: int) -> int:
    time.sleep(0.001 * (number % 3))
    return 2 * number


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order(processes: int) -> None:
    assert list(batch.results(double, range(50), processes)) == [2 * n for n in range(50)]


def test_a_batch_that_is_left_early_ends() -> None:
    results = batch.results(double, range(1000), 2)
    assert next(results) == 0
    results.close()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("delay", [0.3, 0.5, 0.7])
def test_killed_in_a_batch_every_file_is_whole(folder: Path, tmp_path: Path, delay: float) -> None:
    out = tmp_path / "out"
    for number in range(20, 300):
        (folder / f"{number}.yaml").write_text(complete(), encoding="utf-8")
    run = subprocess.Popen(
        [*RENDER, str(folder), "-o", str(out), "--jobs", "2"], cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(delay)
    run.send_signal(signal.SIGKILL)
    run.wait()
    time.sleep(1.2)  # the processes that worked for it end by themselves
    before = printed(out)
    time.sleep(0.3)
    assert printed(out) == before, "nothing goes on after the end"
    for name in before:
        if name.endswith(".docx"):
            assert ZipFile(out / name).testzip() is None
        else:
            assert name.endswith(".part") or (out / name).read_text(encoding="utf-8").endswith(
                "2026年2月24日\n"
            )


def test_two_batches_at_once_on_one_folder(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [*RENDER, str(folder), "-o", str(out), "--jobs", "2"]
    both = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [run.wait() for run in both] == [0, 0]
    assert printed(out) == EXPECTED
    for name in EXPECTED:
        if name.endswith(".docx"):
            assert ZipFile(out / name).testzip() is None
        else:
            assert (out / name).read_text(encoding="utf-8").endswith("2026年2月24日\n")


@pytest.mark.skipif(os.name == "nt", reason="there is no resource module")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_is_told_for_each_report(folder: Path, tmp_path: Path, jobs: str) -> None:
    """A limit on the size of files stops the writing midway, as a full disk does."""
    out = tmp_path / "out"
    limited = (
        "import resource, sys; from generator.cli import run;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); run(sys.argv[1:])"
    )
    command = [
        sys.executable,
        "-c",
        limited,
        *RENDER[3:],
        str(folder),
        "-o",
        str(out),
        "--jobs",
        jobs,
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    said = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert len([line for line in said if "写不了文件" in line and "File too large" in line]) == 20
    assert said[-1] == "印了 0 份，20 份没有印。"
    assert printed(out) == [], "where one format cannot be written, none is"


@pytest.mark.skipif(os.name == "nt", reason="there is no resource module")
def test_memory_does_not_grow_with_the_number_of_reports(tmp_path: Path) -> None:
    measured = []
    for count in (50, 400):
        folder = tmp_path / str(count)
        folder.mkdir()
        for number in range(count):
            (folder / f"{number}.yaml").write_text(complete(), encoding="utf-8")
        script = (
            "import resource, sys; from generator.cli import cli;"
            "from click.testing import CliRunner; CliRunner().invoke(cli, sys.argv[1:]);"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        command = [
            sys.executable,
            "-c",
            script,
            "render",
            str(folder),
            "-o",
            str(tmp_path / "out"),
            "--jobs",
            "1",
        ]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        measured.append(int(done.stdout))
    assert measured[1] < measured[0] * 1.1


def test_templates_from_outside(fazhi, tmp_path: Path) -> None:
    for name in ("x", "y"):
        text = complete(报告单位=f"示例区{name}")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "body.xml.j2").write_text(
        "<report><title>{{ report.subject }}</title></report>", encoding="utf-8"
    )
    made = fazhi("render", tmp_path, "--templates", mine, "--to", "txt")
    assert (made.code, list(tmp_path.rglob("*.txt"))) == (1, [])
    assert made.err.count("「年度」里的“2025”没有印出来，或者没有照原样印：") == 2
    assert fazhi("render", tmp_path, "--templates", mine, "--to", "txt", "--draft").code == 0
    for name in ("x", "y"):
        assert (tmp_path / f"{name}-草稿.txt").read_text(encoding="utf-8") == f"示例区{name}\n"
