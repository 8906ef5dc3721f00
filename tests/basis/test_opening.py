"""Whatever stands in the place of a file: it is opened only if it is one, and no more read than is wanted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, complete

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
MEMORY = 1_000_000_000  # bytes of addresses; a run takes a third of it
LIMITED = (
    "import resource, sys; from generator.cli import run;"
    f"resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); run(sys.argv[1:])"
)


def fazhi(*args: object, folder: Path) -> tuple[int, str]:
    """How a command ended that has a minute and no more memory than it needs, and what it told."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *map(str, args)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stderr.decode()


def pipe(file: Path) -> str:
    os.mkfifo(file)
    return f"读不了 {file.name}：它是一个管道，不是文件。请先把内容存成文件。"


def zero(file: Path) -> str:
    file.symlink_to("/dev/zero")
    return f"读不了 {file.name}：它是一个设备，不是文件。请写文件的名字。"


def folder(file: Path) -> str:
    file.mkdir()
    return f"读不了 {file.name}：它是一个文件夹，不是文件。"


def itself(file: Path) -> str:
    file.symlink_to(file.name)
    return f"读不了文件 {file.name}：它是一个指向自己的链接。"


def nothing(file: Path) -> str:
    file.symlink_to("none")
    return f"读不了文件 {file.name}：没有这个文件或文件夹。"


EACH = [pipe, zero, itself, nothing]


@pytest.mark.parametrize("made", EACH)
@pytest.mark.parametrize(
    "args",
    [
        ("check", "x.yaml"),
        ("check", "x.yaml", "--fix"),
        ("status", "x.yaml"),
        ("render", "x.yaml"),
        ("diff", "x.yaml", "a.yaml"),
        ("new", "--from", "x.yaml"),
        ("new", "--answers", "x.yaml"),
        ("render", "a.yaml", "--look", "x.yaml"),
        ("fonts", "--look", "x.yaml"),
    ],
    ids=" ".join,
)
def test_what_is_no_file(tmp_path: Path, args: tuple[str, ...], made) -> None:
    (tmp_path / "a.yaml").write_text(complete(), encoding="utf-8")
    told = made(tmp_path / "x.yaml")
    assert fazhi(*args, folder=tmp_path) == (2, f"fazhi: {told}\n")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.yaml", "x.yaml"]


@pytest.mark.parametrize("made", [*EACH, folder])
def test_what_is_no_file_to_import(tmp_path: Path, made) -> None:
    told = made(tmp_path / "x.docx")
    assert fazhi("import", "x.docx", folder=tmp_path) == (2, f"fazhi: {told}\n")


@pytest.mark.parametrize("made", [*EACH, folder])
def test_what_is_no_template(tmp_path: Path, made) -> None:
    (tmp_path / "a.yaml").write_text(complete(), encoding="utf-8")
    (tmp_path / "mine").mkdir()
    told = made(tmp_path / "mine" / "body.xml.j2").replace("body", "mine/body")
    assert fazhi("render", "a.yaml", "--templates", "mine", folder=tmp_path) == (
        2,
        f"fazhi: {told}\n",
    )


def test_a_part_that_is_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(complete(汇入="x.yaml"), encoding="utf-8")
    told = pipe(tmp_path / "x.yaml")
    code, said = fazhi("render", "a.yaml", folder=tmp_path)
    assert (code, said.splitlines()[0]) == (1, f"x.yaml:1:1 错误 include {told}")


@pytest.mark.parametrize("included", ["parts/x.yaml", "parts"])
def test_a_part_that_is_a_link_to_itself(tmp_path: Path, included: str) -> None:
    (tmp_path / "parts").mkdir()
    itself(tmp_path / "parts" / "x.yaml")
    main = tmp_path / "a.yaml"
    main.write_text(complete(汇入=included), encoding="utf-8")
    for command in (["check", main], ["check", tmp_path], ["status", tmp_path], ["render", main]):
        code, told = fazhi(*command, folder=tmp_path)
        assert code in (0, 1, 2), command
        assert "没有料到" not in told, command


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("check", "x.yaml"), 1, "检查了 1 个文件：1 个错误。\n"),
        (("check", "--fix", "x.yaml"), 1, "检查了 1 个文件：1 个错误。\n"),
        (
            ("import", "x.txt"),
            2,
            "fazhi: 文件 x.txt 超过 5 MB，不像是一份报告。\n",
        ),
        (("import", "x.docx"), 2, None),
        (
            ("render", "a.yaml", "--templates", "."),
            2,
            "fazhi: 读不了文件 body.xml.j2：它超过 5 MB，太大了。\n",
        ),
        (("new", "-o", "new.yaml"), 2, "fazhi: fazhi.schema.json 不是 fazhi 写的，没有动它。请把它移走，或换一个文件夹。\n"),
    ],
)  # fmt: skip
def test_a_file_of_eight_gigabytes(
    tmp_path: Path, args: tuple[str, ...], code: int, told: str | None
) -> None:
    """It is sparse, and takes no room on the disk; to read it whole the run has no memory."""
    (tmp_path / "a.yaml").write_text(complete(), encoding="utf-8")
    for name in ("x.yaml", "x.txt", "x.docx", "body.xml.j2", "fazhi.schema.json"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(8_000_000_000)
    ended, said = fazhi(*args, folder=tmp_path)
    assert ended == code
    assert "没有料到" not in said
    assert told is None or said == told


def test_the_list_of_words_of_an_office_is_opened_as_carefully(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(complete(), encoding="utf-8")
    os.mkfifo(tmp_path / "terms.yaml")
    told = (
        f"fazhi: 读不了 {tmp_path / 'terms.yaml'}：它是一个管道，不是文件。请先把内容存成文件。\n"
    )
    assert fazhi("check", "a.yaml", folder=tmp_path) == (2, told)


def test_a_folder_as_a_report_s_name(tmp_path: Path) -> None:
    """A folder is looked through, whatever its name."""
    inside = tmp_path / "x.yaml" / "b.yaml"
    inside.parent.mkdir()
    inside.write_text(complete(), encoding="utf-8")
    assert fazhi("check", "x.yaml", folder=tmp_path) == (0, "检查了 1 个文件，没有发现问题。\n")
