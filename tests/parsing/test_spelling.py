"""Which characters of a value can be changed where they are written, in each style of YAML."""

from __future__ import annotations

import pytest

from generator.basis import edits
from generator.parsing import tree

# Each: what is written of a value, what to change in it, into what, and the file then (None: left).
ROWS = [
    ("a: 甲,乙\n", ",", "，", "a: 甲，乙\n"),
    ("a: '甲,乙'\n", ",", "，", "a: '甲，乙'\n"),
    ('a: "甲,乙"\n', ",", "，", 'a: "甲，乙"\n'),
    ("a: |\n  甲\n  乙,丙\n", ",", "，", "a: |\n  甲\n  乙，丙\n"),
    ("a: >\n  甲\n  乙,丙\n", ",", "，", "a: >\n  甲\n  乙，丙\n"),
    ("a: 甲\n  乙,丙\n", ",", "，", "a: 甲\n  乙，丙\n"),
    ("a: {b: 甲；乙}\n", "；", "，", "a: {b: 甲，乙}\n"),
    ("a: 甲,乙 # 注,\n", ",", "，", "a: 甲，乙 # 注,\n"),
    # what is escaped, doubled or folded
    ('a: "甲\\u002c乙"\n', ",", "，", None),
    ("a: '甲''乙'\n", "'", "“", None),
    ("a: A\n  B\n", " ", "", None),
    # what would mean something else
    ("a: '甲，乙'\n", "，", "'", None),
    ('a: "甲，乙"\n', "，", '"', None),
    ("a: {b: 甲；乙}\n", "；", ",", None),
    ("a: ①#甲\n", "①", "", None),
    ("a: ①- 甲\n", "①", "", None),
    ("a: 甲 ①#乙\n", "①", "", None),
    ("a: 甲:①\n  乙\n", "①", "", None),
    ("a: ①\n", "①", "", None),
    ("a: |\n  ① 甲\n", "①", "", None),
]


@pytest.mark.parametrize(("text", "old", "new", "wanted"), ROWS, ids=[repr(row[0]) for row in ROWS])
def test_a_change_of_a_value(text: str, old: str, new: str, wanted: str | None) -> None:
    found = tree.parse(text.encode(), "x.yaml")
    assert found.problems == []
    path, value = next((p, n.scalar.value) for p, n in found.nodes.items() if n.scalar)
    start = value.index(old)
    edit = found.edit(path, start, start + len(old), new)
    assert (edits.made(text, [edit]) if edit else None) == wanted
    if wanted:
        changed = tree.parse(wanted.encode(), "x.yaml").nodes[path].scalar
        assert changed is not None
        assert changed.value == value.replace(old, new, 1)
