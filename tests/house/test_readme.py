"""The README: its commands do what it says, on a fresh copy of the repository."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

from generator.cli import COMMANDS, command

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def commands(file: Path) -> list[str]:
    """The commands of a README that run a script of the repository."""
    return list(
        dict.fromkeys(re.findall(r"sh scripts/[\w.]+\.sh[^\n`]*", file.read_text(encoding="utf-8")))
    )


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    """The files that git knows or would add, and nothing else."""
    copy = tmp_path_factory.mktemp("fresh")
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(
        listed, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    for name in filter(None, names):
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    return copy


def run(command: str, where: Path) -> subprocess.CompletedProcess[str]:
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("COV", "PYTEST"))
    }
    return subprocess.run(
        ["sh", "-c", command],
        cwd=where,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )


def test_both_languages_give_the_same_two_commands() -> None:
    english, chinese = map(commands, READMES)
    assert english == chinese
    assert len(english) == 2


@pytest.mark.slow
def test_the_first_command_prints_the_report(fresh: Path) -> None:
    result = run(commands(READMES[0])[0], fresh)
    assert result.returncode == 0, result.stderr
    made = {file.suffix for file in (fresh / "out").iterdir()}
    assert made == {".txt", ".docx"}


@pytest.mark.slow
def test_the_second_command_runs_the_checks(fresh: Path) -> None:
    """The tests that it runs are few here, or this test would run itself."""
    result = run(f"{commands(READMES[0])[1]} tests/basis/test_numerals.py", fresh)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "All checks passed!" in result.stdout
    assert re.search(r"\d+ passed", result.stdout)


def test_ci_runs_the_command_for_the_tests() -> None:
    assert commands(READMES[0])[1] in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_every_command_and_option_is_in_the_readme() -> None:
    text = READMES[0].read_text(encoding="utf-8")
    for name in COMMANDS:
        rows = re.findall(rf"^\| `fazhi {name} .*\|$", text, re.MULTILINE)
        assert len(rows) == 1, name
        for parameter in command(name).params:  # each takes --lang besides
            flags = [flag for flag in parameter.opts if flag.startswith("-")]
            assert not flags or any(flag in rows[0] for flag in flags), (name, flags)


@pytest.mark.parametrize("file", [*READMES, ROOT / "CONTRIBUTING.md"], ids=lambda file: file.name)
def test_every_link_leads_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", file.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target
