"""`check --fix` and the file: its mode, owner and links stay, and what it was is always kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import steps
from conftest import ROOT, complete

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and links of Unix")
WRONG = complete().replace(": ", "：", 1)
FIX = [sys.executable, "-m", "generator", "check", "--fix"]
NOBODY = 65534


@pytest.fixture
def file(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = Path("报告.yaml")
    made.write_text(WRONG, encoding="utf-8")
    return made


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_stays(fazhi, file: Path, mode: int) -> None:
    file.chmod(mode)
    assert fazhi("check", "--fix", file).code == 0
    backup = Path("报告.yaml.bak")
    assert (file.read_text("utf-8"), backup.read_text("utf-8")) == (complete(), WRONG)
    assert [each.stat().st_mode & 0o777 for each in (file, backup)] == [mode, mode]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)
def test_the_owner_stays(fazhi, file: Path) -> None:
    os.chown(file, NOBODY, NOBODY)
    assert fazhi("check", "--fix", file).code == 0
    for each in (file, Path("报告.yaml.bak")):
        assert (each.stat().st_uid, each.stat().st_gid) == (NOBODY, NOBODY)


@pytest.mark.parametrize("link", [False, True], ids=["the file", "a link to it"])
def test_what_is_read_only_is_not_mended(fazhi, file: Path, *, link: bool) -> None:
    file.chmod(0o444)
    named = Path("link.yaml") if link else file
    if link:
        named.symlink_to(file)
    result = fazhi("check", "--fix", named)
    assert result.code == 2
    told = f"fazhi: {named} 是只读的，没有动它。要改写它，请先去掉它的“只读”属性。\n"
    assert told in result.err
    assert f"{named}:1:5 错误 full-width-colon" in result.out, (
        "what is wrong in it is told all the same"
    )
    assert file.read_text("utf-8") == WRONG
    assert len(list(Path().iterdir())) == 1 + link


def test_a_link_stays_one_and_what_it_means_is_mended(fazhi, file: Path) -> None:
    deep = Path("deep") / "report.yaml"
    deep.parent.mkdir()
    file.rename(deep)
    file.symlink_to(deep)
    result = fazhi("check", "--fix", file)
    backup = deep.resolve().with_name("report.yaml.bak")
    assert result.code == 0
    assert result.err.splitlines()[0] == f"报告.yaml 已经改好，原来的存为 {backup}。"
    assert file.is_symlink()
    assert (deep.read_text("utf-8"), backup.read_text("utf-8")) == (complete(), WRONG)
    assert sorted(map(str, Path().rglob("*"))) == ["deep", "deep/report.yaml", "deep/report.yaml.bak", "报告.yaml"]  # fmt: skip


@pytest.mark.parametrize("round_", range(3))
def test_eight_at_once_keep_the_original(file: Path, round_: int) -> None:
    runs = [
        subprocess.Popen(
            [*FIX, file.name],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(8)
    ]
    codes = {run.wait(timeout=120) for run in runs}
    kept = [each.read_text("utf-8") for each in Path().glob("*.bak*")]
    assert codes <= {0, 2}, round_
    assert file.read_text("utf-8") == complete()
    assert kept
    assert set(kept) == {WRONG}
    assert not list(Path().glob(".fazhi*"))


def test_what_was_changed_meanwhile_is_not_written_over(file: Path) -> None:
    from generator.basis.problems import UserError
    from generator.parsing import mending

    was = file.read_bytes()
    mended = steps.mended(was, str(file))
    file.write_text(WRONG + "# 又写了一行\n", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        mending.replace(file, was, mended)
    assert str(refused.value) == "报告.yaml 刚刚被别的程序改过，没有动它。请再运行一次。"
    assert file.read_text("utf-8") == WRONG + "# 又写了一行\n"
    file.write_bytes(mended.raw)
    assert mending.replace(file, was, mended) is None
    assert list(Path().iterdir()) == [file]


def test_a_name_that_is_taken_is_passed_over(fazhi, file: Path) -> None:
    Path("报告.yaml.bak").mkdir()
    Path("报告.yaml.bak2").symlink_to("none")
    assert fazhi("check", "--fix", file).code == 0
    assert Path("报告.yaml.bak3").read_text("utf-8") == WRONG
