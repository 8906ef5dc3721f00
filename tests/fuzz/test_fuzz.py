"""Whatever bytes come: a message at worst. The inputs in fuzz/corpus, and new ones."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from platform import machine

import pytest
from conftest import ROOT, complete, need
from fuzz import targets

FUZZ = Path(__file__).parent
SECONDS = int(os.environ.get("FUZZ_SECONDS", "30"))  # for each target
# The same inputs each time, so that a change fails for what it changes; 0 is by chance.
SEED = os.environ.get("FUZZ_SEED", "1")
LONGEST_INPUT = 4000
SIZE = 24_000  # bytes of an input on which a search in a search would hang
CORPUS = [
    pytest.param(target, file, id=f"{target}-{file.name}")
    for target in targets.TARGETS
    for file in sorted((FUZZ / "corpus" / target).iterdir())
]


@pytest.mark.parametrize(("target", "file"), CORPUS)
def test_the_corpus(tmp_path: Path, target: str, file: Path) -> None:
    targets.run(target, file.read_bytes(), tmp_path)


def test_the_corpus_is_small() -> None:
    files = [file for file in FUZZ.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert sum(file.stat().st_size for file in files) < 300_000


@pytest.mark.fuzz
@pytest.mark.parametrize("target", targets.TARGETS)
def test_new_inputs(tmp_path: Path, target: str) -> None:
    """Fuzz for a bounded time; an input that fails is shown, and saved beside the corpus in out/."""
    linux = sys.platform == "linux" and machine() == "x86_64" and sys.version_info >= (3, 11)
    if not linux:
        pytest.skip("atheris, which fuzzes, is for Python 3.11 and later on Linux x86-64")
    need(find_spec("atheris"), "atheris: pip install -e '.[dev]'")
    saved = ROOT / "out" / f"fuzz-{target}"
    saved.parent.mkdir(exist_ok=True)
    saved.unlink(missing_ok=True)
    (tmp_path / "new").mkdir()
    command = [
        sys.executable, str(FUZZ / "run.py"), target, str(saved), f"-max_total_time={SECONDS}", f"-seed={SEED}",
        f"-max_len={LONGEST_INPUT}", f"-dict={FUZZ / 'words.dict'}", f"-artifact_prefix={tmp_path}/",
        str(tmp_path / "new"), str(FUZZ / "corpus" / target),
    ]  # fmt: skip
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=SECONDS + 120
    )  # fmt: skip
    said = (done.stderr + done.stdout).decode(errors="replace")  # the traceback stands in stdout
    assert not saved.exists(), f"{saved}: {saved.read_bytes()!r}\n{said[-6000:]}"
    assert done.returncode == 0, said[-6000:]
    assert "Done " in said


PIECES = [
    "甲", "1", "1.", "一、", "（一）", "一是", "。", "“", "”", "（", "(", "[", "[a](", "《", "- ", "|", "#", "# 忽略: ", "　", "\u200b", "\\",
    "*", "**", "2025年", "12件", "其中", "比上年增长5%，", "【待补：", "www.", "a@", "X",
]  # fmt: skip
LINES = ["甲", "一是", "- ", "#", "12件", "　甲", "甲\t乙"]


@pytest.mark.fuzz
@pytest.mark.parametrize("piece", [*PIECES, *(f"{piece}\n" for piece in LINES)])
def test_repetition_does_not_hang(tmp_path: Path, piece: str) -> None:
    text = piece * (SIZE // len(piece.encode()))
    indented = text.replace("\n", "\n  ")
    for value in (f"|\n  {indented}", f"甲{indented}"):
        targets.run_unless_it_hangs("source", complete(导语=value).encode(), tmp_path)
    for head in ("甲", "# "):
        targets.run_unless_it_hangs("import", (head + text).encode(), tmp_path)
