"""The wheel: it holds the templates and works where there is no checkout."""

import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import EXAMPLES, INPUTS, ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(out),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    (made,) = out.glob("fazhi_report-*.whl")
    return made


def test_it_holds_every_data_file(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder, place in (
        ("templates", "generator/templates"),
        ("generator/locale", "generator/locale"),
    ):
        for file in (ROOT / folder).rglob("*.*"):
            if "__pycache__" in file.parts:
                continue
            assert f"{place}/{file.relative_to(ROOT / folder)}" in inside


def test_it_prints_a_report_elsewhere(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    binaries = tmp_path / "env" / "bin"
    subprocess.run([binaries / "pip", "install", "--quiet", wheel], check=True, capture_output=True)
    command = [binaries / "fazhi", "render", INPUTS[0], "-o", "out"]
    subprocess.run(command, check=True, cwd=tmp_path, capture_output=True)
    assert len(list((tmp_path / "out").iterdir())) == 2
    english = subprocess.run(
        [binaries / "fazhi", "check", INPUTS[0], "--lang", "en"], check=True, capture_output=True
    )
    assert b"no problems" in english.stderr


def runtime_bounds() -> list[str]:
    """What the project needs to run, each in the oldest version that it allows."""
    needed = re.search(r"^dependencies = \[\n(.*?)^\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE | re.DOTALL)  # fmt: skip
    return [line.strip(' ",').replace(">=", "==") for line in needed[1].splitlines()]


def test_the_oldest_libraries_that_it_allows(tmp_path: Path) -> None:
    """They check, print and import as the newest do, to the byte."""
    bounds = runtime_bounds()
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", bound) for bound in bounds)
    assert "jinja2==3.1.6" in bounds
    venv.create(tmp_path / "env", with_pip=True)
    old = tmp_path / "env" / "bin" / "python"
    pip = [old, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", *bounds], check=True, capture_output=True)
    frozen = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout
    assert frozen.count("==") > len(bounds)
    made = []
    for python in (old, sys.executable):
        out = tmp_path / f"out{len(made)}"
        said = [
            subprocess.run(
                [python, "-m", "generator", *command], cwd=ROOT, capture_output=True, check=False
            )
            for command in (
                ["check", "examples", "inputs", "--lang", "en"],
                ["check", "examples", "--format", "sarif"],
                ["render", "examples", "--draft", "-o", out, "--to", "txt,docx,html"],
                ["import", out / "four-parts-草稿.docx"],
                ["status", "inputs"],
                ["rules"],
            )
        ]
        assert [(run.returncode in (0, 1), b"Traceback" in run.stderr) for run in said] == [(True, False)] * len(said)  # fmt: skip
        files = {file.name: file.read_bytes() for file in out.rglob("*.*")}
        made.append(([run.stdout for run in said], files))
    assert len(made[0][1]) >= 3 * len(EXAMPLES)
    assert made[0] == made[1]
    for example in EXAMPLES:
        assert made[0][1][f"{example.stem}-草稿.txt"] == example.with_suffix(".txt").read_bytes()
