"""The wheel: it holds the templates and works where there is no checkout."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import INPUTS, ROOT

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
