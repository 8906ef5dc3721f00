"""Patching: a change is written into the YAML as its author wrote it, and nothing else changes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, INPUTS, ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import reports
from generator.basis.problems import UserError
from generator.reports.source import texts
from generator.revising import changing, patching
from generator.revising.patching import Change, Comment, Insert, Move, Remove, SetText

FOLDER = ROOT / "examples" / "folder" / "报告.yaml"
SECTIONS = ("measures", "sections")


def patched(folder: Path, text: str, *changes: Change) -> str:
    """The text of a report's file after changes."""
    file = folder / "报告.yaml"
    file.write_bytes(text.encode())
    (made,) = patching.patch(reports.read(file), changes)
    return made.now.decode()


REPORT = """\
# 一份报告
报告单位: 示例区   # 全称
年度: 2025
导语: '2025年，一切都好：如下。'
主送机关: [甲市人民政府, "乙局"]

主要举措和成效:
  分项:
    # 第一节
    - 标题: 规范执法
      要点:
        - 第一点。  # 已核
        - "第二点。"
        # 关于第三点
        - 第三点。

    - 标题: 公开
      正文: |
        第一段。
        第二段。
"""

CASES: list[tuple[str, Change, str, str]] = [
    ("over a plain text", SetText(("subject",), "示例县"), "示例区   #", "示例县   #"),
    ("over one in quotes", SetText(("opening",), "It's 好：“如下”"), "'2025年，一切都好：如下。'", "'It''s 好：“如下”'"),
    ("what needs quotes", SetText(("subject",), "甲: 乙"), "示例区   #", "'甲: 乙'   #"),
    ("paragraphs", SetText((*SECTIONS, 1, "text"), "第一段。\n新段。\n第二段。"), "第一段。\n", "第一段。\n        新段。\n"),
    ("one paragraph becomes two", SetText((*SECTIONS, 0, "points", 2), "甲。\n乙。"), "- 第三点。\n", "- |\n          甲。\n          乙。\n"),
    ("in a list in one line", SetText(("addressee", 0), "丙, 丁"), "[甲市人民政府,", "['丙, 丁',"),
    ("a point after another", Insert((*SECTIONS, 0, "points"), 1, "新点。"), "已核\n", "已核\n        - 新点。\n"),
    ("a point before all", Insert((*SECTIONS, 0, "points"), 0, "新点。"), "要点:\n", "要点:\n        - 新点。\n"),
    ("a section", Insert(SECTIONS, 1, {"heading": "新节", "points": ["甲。"]}), "第三点。\n", "第三点。\n    - 标题: 新节\n      要点:\n        - 甲。\n"),
    ("an item of a line", Insert(("addressee",), 2, "丙局"), '"乙局"]', '"乙局", 丙局]'),
    ("a second one", Insert(("subject",), 1, "示例县"), " 示例区   # 全称", "   # 全称\n  - 示例区\n  - 示例县"),
    ("out of a list", Remove((*SECTIONS, 0, "points", 2)), "        # 关于第三点\n        - 第三点。\n", ""),
    ("out of a line", Remove(("addressee", 0)), "甲市人民政府, ", ""),
    ("a field left open", SetText(("opening",), ""), "导语: '2025年，一切都好：如下。'", "导语:"),
    ("down", Move((*SECTIONS, 0, "points", 0), 1), '        - 第一点。  # 已核\n        - "第二点。"\n', '        - "第二点。"\n        - 第一点。  # 已核\n'),
    ("up, with its comment", Move((*SECTIONS, 0, "points", 2), 1), '        - "第二点。"\n        # 关于第三点\n        - 第三点。\n', '        # 关于第三点\n        - 第三点。\n        - "第二点。"\n'),
    ("a new field of a section", SetText((*SECTIONS, 0, "lead"), "段首。"), "规范执法\n", "规范执法\n      段首: 段首。\n"),
    ("a new part", SetText(("plans", "points", 0), "明年。"), "        第二段。\n", "        第二段。\n\n下一年度主要安排:\n  要点:\n    - 明年。\n"),
    ("a table", Insert((*SECTIONS, 1, "table", "columns"), 0, "种类"), "        第二段。\n", "        第二段。\n      表:\n        列:\n          - 种类\n"),
    ("a comment above", Comment((*SECTIONS, 0, "points", 1), "批注：再核。"), '        - "第二点', '        # 批注：再核。\n        - "第二点'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "old", "new"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
@pytest.mark.parametrize("spelt", [("", "\n"), ("\ufeff", "\r\n")], ids=["LF", "BOM and CRLF"])
def test_a_change_stands_where_it_was_meant_and_all_else_stays(
    tmp_path: Path, change: Change, old: str, new: str, spelt: tuple[str, str]
) -> None:
    mark, ends = spelt
    before = (mark + REPORT).replace("\n", ends)
    expected = (mark + REPORT.replace(old, new, 1)).replace("\n", ends)
    assert patched(tmp_path, before, change) == expected


EMPTY = """\
报告单位: 示例区
年度: 2025

导语:   # 一段
# 必报
主要举措和成效:
  标题:
  分项:
    - 标题:
      正文:
      要点:
        -
        -

主送机关:
"""
FILLED = """\
报告单位: 示例区
年度: 2025

导语: |   # 一段
  甲。
  乙。
# 必报
主要举措和成效:
  标题:
  分项:
    - 标题: 一节
      正文:
      要点:
        - 第一点。
        - 第二点。
    - 标题: 二节
      原因: 无人。

下一年度主要安排:
  要点:
    - 明年。

主送机关: 甲市人民政府
"""


def test_an_empty_file_is_filled_where_it_waits_to_be(tmp_path: Path) -> None:
    changes = (
        SetText(("opening",), "甲。\n乙。"),
        Insert(SECTIONS, 0, {"heading": "一节"}),
        SetText((*SECTIONS, 0, "points", 0), "第一点。"),
        Insert((*SECTIONS, 0, "points"), 1, "第二点。"),
        Insert(SECTIONS, 1, {"heading": "二节"}),
        SetText((*SECTIONS, 1, "causes"), "无人。"),
        SetText(("addressee",), "甲市人民政府"),
        SetText(("plans", "points", 0), "明年。"),
    )
    assert patched(tmp_path, EMPTY, *changes) == FILLED


REFUSALS: list[tuple[str, str, Change, str]] = [
    ("a mistake of YAML", "导语：甲\n报告单位: 乙\n", SetText(("subject",), "丙"), "没有写进文件：{file} 第 1 行还有写法问题（"),
    ("a file that is no text", "报告单位: [乙\n", SetText(("subject",), "丙"), "没有写进文件：{file} 第 1 行还有写法问题（"),
    ("what cannot be printed", "报告单位: 乙\n", SetText(("subject",), "\x07"), "没有写进文件：这段文字里有印不出来的控制字符，请删去再写。"),
    ("an item that is gone", "报告单位: 乙\n", Remove(("addressee", 3)), "没有写进文件：要改的地方已经不在了。"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "change", "told"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS]
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, text: str, change: Change, told: str
) -> None:
    with pytest.raises(UserError) as refused:
        patched(tmp_path, text, change)
    assert str(refused.value.message).startswith(told.format(file=tmp_path / "报告.yaml"))


def test_each_file_of_a_folder_is_written_in_its_place_and_kept_once(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER.parent, tmp_path / "folder"))
    found = reports.read(folder / "报告.yaml")
    points = [path for path, _ in found.texts if path[-2:] == ("points", 0)]
    changes = [SetText(path, f"第{n}处。") for n, path in enumerate(points)]
    made = patching.patch(found, changes)
    assert {each.file for each in made} == {Path(found.nodes[path].page.file) for path in points}
    assert len(made) > 2
    assert {file.name for file in patching.save(made)} == {f"{m.file.name}.bak" for m in made}
    again = reports.read(folder / "报告.yaml")
    assert [again.text(path) for path in points] == [change.text for change in changes]
    more = patching.patch(again, [SetText(points[0], "再改。")])
    assert patching.save(more, kept=[more[0].file]) == []


def test_what_was_changed_elsewhere_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"
    file.write_text(REPORT, encoding="utf-8")
    found = reports.read(file)
    made = patching.patch(found, [SetText(("subject",), "示例县")])
    file.write_text(REPORT + "# 别处\n", encoding="utf-8")
    told = f"{file} 刚刚被别的程序改过，没有动它。请看过新的内容以后再改。"
    for late in (lambda: patching.save(made), lambda: patching.patch(found, [Remove(("year",))])):
        with pytest.raises(UserError) as refused:
            late()
        assert str(refused.value.message) == told
    assert file.read_text(encoding="utf-8") == REPORT + "# 别处\n"


# Any change at any place of any example; texts that YAML would take for something else.
WORDS = st.one_of(
    st.text("甲乙。，：“”12-:#'\"[]{}\\|>& \n", min_size=1, max_size=12),
    st.sampled_from(["无", "null", "- 甲", "# 甲", "甲 # 乙", "2025", "'", '"', "甲: 乙", "|", "-5.2%", "~", "甲\n\n乙", " 甲"]),
).filter(lambda text: text.strip() and text == text.rstrip("\n"))  # fmt: skip


def listed(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every list."""
    if isinstance(data, dict):
        return [each for key, value in data.items() for each in listed(value, (*path, key))]
    if isinstance(data, list):
        inner = [each for n, value in enumerate(data) for each in listed(value, (*path, n))]
        return [path, *inner]
    return []


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


@st.composite
def a_change(draw: st.DrawFn, data: Any) -> Change:
    """A change that is possible in the data; none of what is included, which changes all the rest."""
    data = {key: value for key, value in data.items() if key != "include"}
    kinds = ["text"] if not listed(data) else ["text", "insert", "remove", "move", "comment"]
    kind = draw(st.sampled_from(kinds))
    if kind in ("text", "comment"):
        path = draw(st.sampled_from([path for path, _ in texts(data)]))
        if kind == "comment":
            return Comment(path, "批注：再核")
        return SetText(path, draw(WORDS))
    path = draw(st.sampled_from(listed(data)))
    items = at(data, path)
    if kind == "insert":
        texts_only = not isinstance(items[0], dict | list)
        item = draw(WORDS) if texts_only else items[0]
        return Insert(path, draw(st.integers(0, len(items))), item)
    number = draw(st.integers(0, len(items) - 1))
    if kind == "remove":
        return Remove((*path, number))
    return Move((*path, number), draw(st.integers(0, len(items) - 1)))


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def middles(before: str, after: str) -> tuple[str, str]:
    """What differs between two texts: between all that they begin and end with alike."""
    start = alike(before, after)
    end = min(alike(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    return before[start : len(before) - end], after[start : len(after) - end]


def assert_untouched(change: Change, old: str, before: str, after: str) -> None:
    """Nothing but what a change is about differs; `old` is what is written there."""
    gone, come = middles(before, after)
    match change:
        case SetText():
            assert gone.count("\n") <= old.count("\n")
            assert len(gone) <= len(old)
        case Insert() | Comment():
            assert gone == ""
        case Remove():
            assert come == ""
        case Move():
            assert sorted(before.rstrip("\n")) == sorted(after.rstrip("\n"))


def every_one(*files: Path) -> Any:
    return pytest.mark.parametrize("file", files, ids=lambda file: file.stem)


@every_one(*INPUTS, *EXAMPLES)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_change_reads_back_as_meant_and_leaves_all_else(
    file: Path, data: st.DataObject
) -> None:
    found = reports.read(file)
    change = data.draw(a_change(found.data))
    made = patching.patch(found, [change])
    now = made[0].now if made else file.read_bytes()
    assert changing.same(
        reports.reading.parse(now, str(file)).data, changing.changed(found.data, change)
    )
    span = found.nodes[change.path].span
    old = found.page.text[span.start : span.end]
    assert_untouched(change, old, file.read_bytes().decode(), now.decode())


@every_one(*INPUTS, *EXAMPLES, FOLDER)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_changes_one_after_the_other_read_back_as_meant(
    file: Path, data: st.DataObject
) -> None:
    found = reports.read(file)
    changes: list[Change] = []
    meant: Any = found.data
    for _ in range(3):
        changes.append(data.draw(a_change(meant)))
        meant = changing.changed(meant, changes[-1])
    try:
        made = patching.patch(found, changes)
    except UserError as refused:  # an item does not go from one unit's file into another's
        is_between_files = file == FOLDER and "没有移动：这一项写在" in str(refused.message)
        if not is_between_files:
            raise
        return
    now = {each.file: each.now for each in made}
    again = reports.read(file, content=lambda name: now.get(Path(name)) or Path(name).read_bytes())
    assert changing.same(again.data, meant)
