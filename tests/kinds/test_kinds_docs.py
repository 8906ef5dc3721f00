"""docs/kinds.md followed literally: its files written, its commands run, what it prints compared."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from conftest import ROOT

from generator.kinds import kind

PAGE = (ROOT / "docs/kinds.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"([^\n]*)\n\n```(\w+)\n(.*?)```", PAGE, re.DOTALL)
NAMED = {re.search("`([^`]+)`", said)[1]: text for said, form, text in BLOCKS if form != "sh"}
COMMANDS = [line for _, form, text in BLOCKS if form == "sh" for line in text.splitlines()]
PRINTED = "anquan-2025.txt"


@pytest.fixture
def followed(tmp_path: Path, monkeypatch) -> Path:
    """A folder with the files of the page, where the commands are run."""
    (tmp_path / "anquan").mkdir()
    for name, text in NAMED.items():
        if name != PRINTED:
            (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_does_what_the_page_says(fazhi, followed: Path) -> None:
    assert len(COMMANDS) == 11
    for line in COMMANDS:
        _, *args = shlex.split(line)
        result = fazhi(*args)
        assert (line, result.code, result.err) == (line, 0, result.err), result.out
    assert (followed / PRINTED).read_text(encoding="utf-8") == NAMED[PRINTED]
    again = (followed / "again.yaml").read_text(encoding="utf-8")
    assert "安全生产工作:\n  要点:\n    - 检查企业86家。" in again
    rolled = (followed / "anquan-2026.yaml").read_text(encoding="utf-8")
    assert "种类: 安全生产年度报告" in rolled
    assert "# 上年安排：2026年检查企业不少于90家。" in rolled
    assert "安全生产年度报告          anquan" in fazhi("kinds", "--kind-folder", "anquan").out


@pytest.mark.usefixtures("followed")
def test_without_the_folder_there_is_no_such_kind(fazhi) -> None:
    fazhi("kinds", "--kind-folder", "anquan")
    assert "没有「安全生产年度报告」这种报告。" in fazhi("check", "anquan-2025.yaml").out


def test_many_are_printed_in_many_processes(fazhi, followed: Path) -> None:
    (followed / "all").mkdir()
    for number in range(4):
        (followed / f"all/{number}.yaml").write_text(
            NAMED["anquan-2025.yaml"].replace("示例镇", f"示例{number}镇"), encoding="utf-8"
        )
    result = fazhi("render", "--kind-folder", "anquan", "all", "--to", "txt", "--jobs", "2")
    assert (result.code, result.err.splitlines()[-1]) == (0, "印了 4 份，0 份没有印。")
    assert "示例3镇2025年安全生产年度报告" in (followed / "all/3.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "broken",
    [
        ("kind.yaml", "2月1日", "下月", "kind.yaml 第 3 行：「报送」应当是几月几日，如 3月1日，这里写的是“下月”。"),
        ("kind.yaml", "名称: 安全生产年度报告", "", "kind.yaml 第 2 行：缺少「名称」（name）。要填的是：这种报告叫什么。"),
        ("kind.yaml", "{字段: 安全生产工作", "{字段: 工作", "kind.yaml 第 5 行：「字段」不能写“工作”，可以写：种类、报告单位、年度、汇入、标题、导语、安全生产工作、下一年度安排、署名、成文日期。"),
        ("kind.yaml", "写着: 工作|情况", "写着: (工作", "kind.yaml 第 11 行：「写着」应当是正则表达式，“(工作”不成一个：看看括号是不是成对。"),
        ("kind.yaml", "辨认:", "辨识:", "kind.yaml 第 7 行：没有「辨识」这个字段。是不是「辨认」？"),
        ("schema.yaml", "  year: base", "  years: base", "schema.yaml 第 4 行：「years」照用不了 base。可以照用的是：kind、subject、"),
        ("schema.yaml", "type: dict", "type: dictionary", "schema.yaml 第 9 行：「type」不能写“dictionary”，可以写：string、list、dict。"),
        ("schema.yaml", "schema: section", "schema: chapter", "schema.yaml 第 10 行：没有「chapter」这一组字段。"),
        ("schema.yaml", "label: 安全生产工作, ", "", "schema.yaml 第 8 行：「work」缺少 label。"),
        ("schema.yaml", "report:", "reports:", "schema.yaml 第 1 行：缺少「report」。要填的是：字段，一个一项。"),
        ("schema.yaml", "start: [points]}", "start: [points]", "schema.yaml 第 11 行：从这里开始的 { 没有配对的右括号。"),
        ("body.xml.j2", "section(report[key]", "section(report.key", "body.xml.j2 第 8 行：没有「key」这个名称"),
        ("body.xml.j2", "</report>", "</reports>", "body.xml.j2 第 11 行：标签没有成对"),
    ],
)  # fmt: skip
def test_what_is_broken_is_told_by_file_and_line(
    fazhi, followed: Path, broken: tuple[str, str, str, str]
) -> None:
    name, old, new, told = broken
    file = followed / "anquan" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = fazhi("render", "--kind-folder", "anquan", "anquan-2025.yaml")
    assert result.code == 2
    assert told in result.err


@pytest.mark.parametrize("name", ["kind.yaml", "schema.yaml", "body.xml.j2"])
def test_what_is_missing_is_told(fazhi, followed: Path, name: str) -> None:
    (followed / "anquan" / name).unlink()
    result = fazhi("render", "--kind-folder", "anquan", "anquan-2025.yaml")
    assert (result.code, name in result.err) == (2, True)


def test_our_own_kinds_are_described_as_a_kind_must_be() -> None:
    folders = kind.folders()
    assert {"fazhi", "summary"} <= folders.keys()
    for folder in folders.values():
        assert kind.load(folder).schema.fields["kind"]
