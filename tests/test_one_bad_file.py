"""Of many files, what cannot be read or listed is told; the rest is done, and the exit code is 2."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, complete, need

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and links of Unix")
# Root may read whatever it will, unless that is taken from it.
AS_OTHERS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@pytest.fixture
def here(tmp_path: Path, monkeypatch) -> Iterator[Path]:
    """A folder with two reports, one of them deeper."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("in/a.yaml", "in/deep/c.yaml"):
        (tmp_path / name).write_text(complete(), encoding="utf-8")
    yield tmp_path
    for file in tmp_path.rglob("closed"):
        file.chmod(0o700)


def fazhi_with_modes(*args: str) -> tuple[int, list[str], list[str]]:
    """How a command ended for whom modes count, what it printed and what it told."""
    as_root = os.geteuid() == 0
    need(not as_root or shutil.which("setpriv"), "setpriv, to take from root what others lack")
    done = subprocess.run(
        [*(AS_OTHERS if as_root else ()), sys.executable, "-m", "generator", *args],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode().splitlines()


def unreadable(file: Path) -> str:
    file.write_text(complete(), encoding="utf-8")
    file.chmod(0)
    return f"读不了文件 {file}：没有权限，或者它正被别的程序打开。"


def closed_folder(file: Path) -> str:
    folder = file.with_name("closed")
    folder.mkdir()
    (folder / "b.yaml").write_text(complete(), encoding="utf-8")
    folder.chmod(0)
    return f"读不了文件夹 {folder}：没有权限，或者它正被别的程序打开。"


def misnamed_folder(file: Path) -> str:
    file.mkdir()
    return f"{file} 是一个文件夹，名字却像一份报告。请给它改名，去掉末尾的 .yaml。"


def dangling(file: Path) -> str:
    file.symlink_to("none")
    return f"读不了文件 {file}：没有这个文件或文件夹。"


def itself(file: Path) -> str:
    file.symlink_to(file.name)
    return f"读不了文件 {file}：它是一个指向自己的链接。"


def pipe(file: Path) -> str:
    os.mkfifo(file)
    return f"读不了 {file}：它是一个管道，不是文件。请先把内容存成文件。"


EACH = [unreadable, closed_folder, misnamed_folder, dangling, itself, pipe]


@pytest.mark.parametrize("made", EACH)
@pytest.mark.parametrize("option", [(), ("--fix",)], ids=["check", "fix"])
@pytest.mark.usefixtures("here")
def test_check_goes_on(made, option: tuple[str, ...]) -> None:
    Path("in/deep/c.yaml").write_text(complete(导语=None), encoding="utf-8")
    told = made(Path("in/b.yaml"))
    code, _, said = fazhi_with_modes("check", "in", *option)
    assert (code, said) == (2, [f"fazhi: {told}", "检查了 2 个文件：1 个错误。"])


@pytest.mark.parametrize("made", EACH)
def test_render_goes_on(here: Path, made) -> None:
    told = made(Path("in/b.yaml"))
    code, _, said = fazhi_with_modes("render", "in", "-o", "out", "--to", "txt")
    assert code == 2
    failed = sum(line.startswith("in/b.yaml: ") for line in said)
    counted = f"印了 2 份，{failed} 份没有印。"
    assert sorted(said) == sorted([f"in/b.yaml: {told}" if failed else f"fazhi: {told}", counted])
    made_files = sorted(str(file.relative_to(here)) for file in (here / "out").rglob("*.txt"))
    assert made_files == ["out/a.txt", "out/deep/c.txt"]


@pytest.mark.usefixtures("here")
def test_paths_that_are_not_there(fazhi) -> None:
    Path("empty").mkdir()
    result = fazhi("check", "none", "in/a.yaml", "empty")
    assert (result.code, result.err.splitlines()) == (
        2,
        [
            "fazhi: 没有这个文件或文件夹：none",
            "fazhi: 文件夹 empty 里没有 YAML 文件（.yaml、.yml）。",
            "检查了 1 个文件，没有发现问题。",
        ],
    )


@pytest.mark.usefixtures("here")
def test_a_unit_s_folder_that_cannot_be_listed_is_a_problem_of_the_report() -> None:
    """Else what the unit wrote would be left out in silence."""
    main = Path("in/a.yaml")
    main.write_text(complete(汇入="[parts]"), encoding="utf-8")
    Path("in/parts").mkdir()
    why = closed_folder(Path("in/parts/x.yaml"))
    part = "单位: 甲局\n联系人: 某科\n报送期限: 2099-01-20\n其他需要报告的情况: [{标题: 甲, 正文: 办件12件。}]\n"
    Path("in/parts/b.yaml").write_text(part, encoding="utf-8")
    code, printed, _ = fazhi_with_modes("check", str(main))
    assert (code, printed[0]) == (1, f"in/a.yaml:10:6 错误 include “parts”没有汇入。{why}")


@pytest.mark.usefixtures("here")
def test_a_main_file_beside_what_cannot_be_read() -> None:
    shutil.rmtree("in/deep")
    Path("in/a.yaml").rename("in/报告.yaml")
    dangling(Path("in/b.yaml"))
    assert fazhi_with_modes("status", "in")[0] == 0


@pytest.mark.usefixtures("here")
def test_two_reports_that_include_each_other_are_both_checked(fazhi) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        Path(f"in/{name}.yaml").write_text(complete(汇入=f"{other}.yaml"), encoding="utf-8")
    result = fazhi("check", "in")
    assert result.code == 1
    assert result.err.startswith("检查了 3 个文件：")
