"""What the tests share: the repository's files, the real reports, and a way to run a command."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest
from click.testing import CliRunner
from steps import checked

from generator import cli
from generator.basis import messages
from generator.basis.exits import UNUSABLE
from generator.basis.problems import UserError

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
INPUTS = sorted((ROOT / "inputs").glob("*.yaml"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write what is expected anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what is quick first."""
    items.sort(key=lambda item: any(map(item.get_closest_marker, ("slow", "libreoffice", "fuzz"))))


def need(present: object, what: str) -> None:
    """Skip a test, saying why; where CI is set, fail it."""
    if present:
        return
    if os.environ.get("CI"):
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"not here: {what}")


@pytest.fixture(autouse=True)
def _tools(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)  # `check` speaks otherwise there
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    messages.speak(messages.SOURCE_LANGUAGE)
    if request.node.get_closest_marker("libreoffice"):
        need(shutil.which("soffice") and shutil.which("pdftotext"), "LibreOffice and poppler")


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Hold a text against a file; with --update-goldens, write the file."""

    def compare(text: str, file: Path) -> None:
        if request.config.getoption("--update-goldens"):
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(autouse=True)
def _every_docx(request: pytest.FixtureRequest, monkeypatch):
    """Every DOCX that a test makes is one that Word opens without a word.

    Those of other processes are found where they were written.
    """
    import docx_package

    from generator.printing.writers import docx

    folder = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    made = []
    write = docx.write

    def kept(*given):
        made.append(write(*given))
        return made[-1]

    monkeypatch.setattr(docx, "write", kept)
    yield
    written = (
        [file.read_bytes() for file in folder.rglob("*.docx") if _is_small(file)] if folder else []
    )
    for content in dict.fromkeys([*made, *filter(_is_ours, written)]):
        assert docx_package.faults(content) == []
        if docx_package.SCHEMAS.is_dir():  # test_docx.py says it where they are missing
            assert docx_package.against_schemas(content) == []


def _is_small(file: Path) -> bool:
    """Whether a file is one, and may be read: tests make pipes and files of eight gigabytes."""
    return file.is_file() and file.stat().st_size < 10_000_000


def _is_ours(content: bytes) -> bool:
    """Whether a DOCX was printed by fazhi: it has a style of the house. Others are read by tests."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return b'w:styleId="page-number"' in package.read("word/styles.xml")
    except Exception:  # noqa: BLE001  (broken on purpose, in any way)
        return False


@dataclass(frozen=True)
class Result:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def fazhi():
    """Run `fazhi` in this process; an exception that is no problem of the author's comes through."""

    def run(*args: object, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(
            cli.cli,
            [str(arg) for arg in args],
            input=stdin,
            env={"LANGUAGE": os.environ["LANGUAGE"]},  # which --lang sets
            catch_exceptions=True,
        )
        if isinstance(result.exception, UserError):
            return Result(UNUSABLE, result.stdout, str(result.exception))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Result(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def problems(tmp_path: Path):
    """The problems of a report given as text: (line, column, rule, message)."""

    def find(text: str | bytes, edition: str = "published") -> list[tuple[int, int, str, str]]:
        file = tmp_path / "report.yaml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return [
            (p.place.line, p.place.column, p.rule, str(p.message))
            for p in checked(file, edition)[1]
        ]

    return find


def bare(text: str) -> str:
    """A text for comparison: NFKC applied, white space removed."""
    return re.sub(r"\s", "", normalize("NFKC", text))


def complete(**changed: str) -> str:
    """A short report with nothing missing, in which a part can be replaced by YAML text."""
    parts = {
        "报告单位": "示例区",
        "年度": "2025",
        "导语": "2025年，示例区推进法治政府建设。现将情况报告如下：",
        "主要举措和成效": "{正文: 办结案件12件。}",
        "存在的不足和原因": "{正文: 力量不足。, 原因: 编制少。}",
        "第一责任人职责": "{正文: 区长主持会议4次。}",
        "下一年度主要安排": "{正文: 2026年补齐人员。}",
        "署名": "示例区人民政府",
        "成文日期": "2026-02-24",
        **changed,
    }
    return "".join(f"{key}: {value}\n" for key, value in parts.items() if value is not None)
