"""What is written where: nothing over a file that is read, nothing over another, all formats or none."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, complete

FAZHI = [sys.executable, "-m", "generator"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def write(name: str, text: str = "") -> None:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text or complete(), encoding="utf-8")


OVER = "没有写 {0}：它就是要读的文件，写了会盖掉它。请用 -o（check 用 --output-file）换一个名字或文件夹。"


@pytest.mark.parametrize(
    ("args", "over"),
    [
        (["render", "report.txt"], "report.txt"),
        (["render", "report.txt", "-o", "report.txt"], "report.txt"),
        (["render", "report.txt", "-o", "REPORT.TXT"], "REPORT.TXT"),
        (["render", "report.txt", "-o", "link.txt"], "link.txt"),
        (["render", "report.txt", "-o", "same"], "same/report.txt"),
        (["render", "main.yaml"], "main.txt"),
        (["render", "main.yaml", "-o", "looks.html", "--look", "looks.html"], "looks.html"),
        (["check", "main.yaml", "--output-file", "json=main.yaml"], "main.yaml"),
        (["check", "main.yaml", "--output-file", "json=main.txt"], "main.txt"),
        (["diff", "report.txt", "main.yaml", "-o", "./report.txt"], "report.txt"),
        (["diff", "report.txt", "main.yaml", "-o", "main.txt"], "main.txt"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_file_that_is_read_is_not_written(fazhi, here: Path, args: list[str], over: str) -> None:
    write("report.txt")
    write("main.yaml", complete(汇入="main.txt"))
    write("main.txt", "单位: 甲局\n其他需要报告的情况: [{标题: 甲, 正文: 办件12件。}]\n")
    write("looks.html", "页面: {上边距: 36}\n")
    Path("link.txt").symlink_to("report.txt")
    Path("same").symlink_to(".")
    before = contents(here)
    result = fazhi(*args)
    assert (result.code, result.out) == (2, "")
    assert result.err == OVER.format(over)
    assert contents(here) == before


def test_a_folder_does_not_print_over_what_is_read_in_it(fazhi, here: Path) -> None:
    """A part of another report, even if it has the name of a text."""
    write("in/a.yaml", complete(汇入="b.txt"))
    write("in/b.yaml")
    part = "单位: 甲局\n联系人: 某科\n报送期限: 2099-01-20\n其他需要报告的情况: [{标题: 甲, 正文: 办件12件。}]\n"
    write("in/b.txt", part)
    result = fazhi("render", "in", "--to", "txt")
    assert (result.code, result.err) == (
        2,
        f"in/b.yaml: {OVER.format('in/b.txt')}\n印了 1 份，1 份没有印。\n",
    )
    assert sorted(contents(here)) == ["in/a.txt", "in/a.yaml", "in/b.txt", "in/b.yaml"]
    assert Path("in/b.txt").read_text(encoding="utf-8") == part


def test_one_file_for_many_reports(fazhi, here: Path) -> None:
    write("in/a.yaml")
    write("in/b.yaml")
    result = fazhi("render", "in", "-o", "all.docx")
    assert (result.code, result.err) == (
        2,
        "in 里有 2 份报告，不能都印进 all.docx 一个文件。-o 后面请写一个文件夹的名字。",
    )
    assert sorted(contents(here)) == ["in/a.yaml", "in/b.yaml"]


@pytest.mark.parametrize("other", ["a.yml", "A.yaml"])
def test_two_reports_that_would_be_one_file(fazhi, here: Path, other: str) -> None:
    """Upper and lower case are one on most desks: what is printed here is opened there."""
    for name in ("a.yaml", other, "b.yaml"):
        write(f"in/{name}")
    result = fazhi("render", "in", "-o", "out", "--to", "txt")
    assert result.code == 2
    both = [("in/a.yaml", f"in/{other}", "out/a.txt"), (f"in/{other}", "in/a.yaml", f"out/{Path(other).stem}.txt")]  # fmt: skip
    assert sorted(result.err.splitlines()[:2]) == sorted(
        f"{file}: 没有印：{by} 也要印成 {target}，会互相盖掉。请给其中一份报告改名。"
        for file, by, target in both
    )
    assert result.err.splitlines()[2:] == ["印了 1 份，2 份没有印。"]
    assert sorted(contents(here / "out")) == ["b.txt"]


def test_two_outputs_of_check_in_one_file(fazhi, here: Path) -> None:
    write("a.yaml")
    both = ("--output-file", "json=x", "--output-file", "sarif=./x")
    result = fazhi("check", "a.yaml", *both)
    assert (result.code, result.err) == (2, "x 只能写一种内容，这里要写两种。请换一个名字。")
    twice = fazhi("check", "a.yaml", "--output-file", "json=x", "--output-file", "json=y")
    assert twice.code == 2
    assert "一种格式只能写进一个文件。" in twice.err
    assert sorted(contents(here)) == ["a.yaml"]


def test_a_folder_in_the_place_of_one_format(fazhi, here: Path) -> None:
    write("a.yaml")
    write("a.txt", "旧")
    (here / "a.docx").mkdir()
    result = fazhi("render", "a.yaml")
    assert (result.code, result.err) == (
        2,
        "写不了文件 a.docx：它是一个文件夹。原有的文件没有动。请换一个文件夹或名字再试。",
    )
    assert contents(here) == {"a.yaml": complete().encode(), "a.txt": "旧".encode()}


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are a thing of Unix")
def test_a_disk_that_is_full_at_the_second_format(here: Path) -> None:
    """A limit on the size of files stops the DOCX midway, as a full disk does; the text would fit."""
    write("a.yaml")
    write("a.txt", "旧")
    limited = (
        "import resource, sys; from generator.cli import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", limited, "render", "a.yaml"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=False, capture_output=True, env=environment)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("fazhi: 写不了文件 a.docx：")
    assert contents(here) == {"a.yaml": complete().encode(), "a.txt": "旧".encode()}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other modes, and links that need rights")
def test_what_is_printed_again_keeps_its_mode_and_its_link(fazhi, here: Path) -> None:
    write("a.yaml")
    write("share/a.txt", "旧")
    Path("share/a.txt").chmod(0o640)
    Path("a.txt").symlink_to("share/a.txt")
    assert fazhi("render", "a.yaml", "--to", "txt").code == 0
    assert Path("a.txt").is_symlink()
    assert Path("share/a.txt").stat().st_mode & 0o777 == 0o640
    assert Path("share/a.txt").read_text(encoding="utf-8").endswith("2026年2月24日\n")
    assert sorted(contents(here)) == ["a.txt", "a.yaml", "share/a.txt"]


def told_read_only(name: str) -> str:
    return f"{name} 是只读的，没有动它。要改写它，请先去掉它的“只读”属性。"


def test_what_is_read_only_is_not_printed_over(fazhi, here: Path) -> None:
    write("a.yaml")
    write("a.docx", "旧")
    Path("a.docx").chmod(0o444)
    result = fazhi("render", "a.yaml")
    assert (result.code, result.err) == (2, told_read_only("a.docx"))
    assert contents(here) == {"a.yaml": complete().encode(), "a.docx": "旧".encode()}


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no such device")
@pytest.mark.usefixtures("here")
def test_a_device_is_not_replaced(fazhi) -> None:
    write("a.yaml")
    result = fazhi("check", "a.yaml", "--output-file", "json=/dev/null")
    assert (result.code, result.err) == (
        2,
        "写不了文件 /dev/null：它是一个管道或设备，不是文件。原有的文件没有动。请换一个文件夹或名字再试。",
    )
    assert Path("/dev/null").is_char_device()


def test_what_a_killed_run_left_goes_after_an_hour(fazhi, here: Path) -> None:
    write("a.yaml")
    for name, age in ((".fazhi-1-0.part", 7200), (".fazhi-2-0.part", 60), ("my.part", 7200)):
        write(name, "x")
        os.utime(name, (time.time() - age,) * 2)
    assert fazhi("render", "a.yaml", "--to", "txt").code == 0
    assert sorted(contents(here)) == [".fazhi-2-0.part", "a.txt", "a.yaml", "my.part"]
