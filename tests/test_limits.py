"""The limits that the manual page of the rule `limit` states: refused at once, at their place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import complete

from generator import encoding, folding, manual, mending, pipeline, source
from generator.importing import reading
from generator.problems import UserError

AT_ONCE = 1.0  # seconds of a slow processor
TOO_MUCH = "内容嵌套太深或条目太多，不像是一份报告。"
TOO_LONG = "这一行超过 40000 个字，不像是一份报告。请按段落分行。"
BEYOND = {
    "size": (b"a: b\n" * 1_000_001, 1, 1, "文件超过 5 MB，不像是一份报告。"),
    "lines": (b"a: b\n" * 20_001, 20_001, 1, "文件超过 20000 行，不像是一份报告。"),
    "a line": (b"a: b\nb: " + b"x" * 39_998, 2, 1, TOO_LONG),
    "a line of Chinese": (("a: b\n\n" + "甲" * 40_001).encode(), 3, 1, TOO_LONG),
    "lists in lists": (b"a: " + b"[" * 19_000 + b"]" * 19_000, 1, 44, TOO_MUCH),
    "fields in fields": (b"{a: " * 9_000, 1, 162, TOO_MUCH),
    "keys below keys": ("".join(f"{' ' * n}甲:\n" for n in range(3000)).encode(), 41, 41, TOO_MUCH),
    "dashes": (b"- " * 20_000, 1, 83, TOO_MUCH),
    "nodes": (
        b"".join(b"a%d: [%b]\n" % (n, b"1," * 19_000) for n in range(6)),
        6,
        9_980,
        TOO_MUCH,
    ),
}


@pytest.mark.parametrize("name", BEYOND)
def test_beyond_a_limit(name: str) -> None:
    raw, line, column, message = BEYOND[name]
    source.parse(b"a: [b", "")  # what is loaded at first use
    start = time.process_time()
    found = source.parse(raw, "x.yaml")
    took = time.process_time() - start
    problem = found.problems[-1]
    assert (found.data, problem.rule, str(problem.message)) == ({}, "limit", message)
    assert problem.place == ("x.yaml", line, column)
    assert took < AT_ONCE


@pytest.mark.parametrize(
    "raw",
    [
        b"a: " + b"x" * (encoding.MAX_LINE - 3),
        b"a:\n" + b"- b\n" * (encoding.MAX_LINES - 2),
        b"a: " + b"[" * (folding.MAX_DEPTH - 1) + b"b" + b"]" * (folding.MAX_DEPTH - 1),
    ],
    ids=["a line", "lines", "depth"],
)
def test_at_a_limit(raw: bytes) -> None:
    found = source.parse(raw, "x.yaml")
    assert (found.problems, list(found.data)) == ([], ["a"])


def test_the_manual_states_them() -> None:
    said = manual.pages()["limit"].text
    stated = {
        f"{encoding.MAX_BYTES // 10**6} MB": encoding.MAX_BYTES % 10**6,
        f"{encoding.MAX_LINES // 10**4}万行": encoding.MAX_LINES % 10**4,
        f"{encoding.MAX_LINE // 10**4}万字": encoding.MAX_LINE % 10**4,
        f"{folding.MAX_DEPTH}层": 0,
        f"{folding.MAX_NODES // 10**4}万个": folding.MAX_NODES % 10**4,
    }
    assert [limit for limit in stated if limit not in said] == []
    assert not any(stated.values())


@pytest.mark.parametrize("name", ["size", "lines", "a line"])
def test_fix_leaves_alone_what_is_beyond(name: str) -> None:
    raw = BEYOND[name][0].replace(b": ", b":\t")  # what it would mend
    mended = mending.mend(raw, "x.yaml", {})
    assert (mended.changed, mended.raw) == (False, raw)


@pytest.mark.parametrize("bomb", [
    "a: &a [甲, 乙]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{('*' + chr(97 + n) + ', ') * 9}]\n" for n in range(9)),
    "a: &a {<<: [*a, *a]}\n",
    "a: &a [*a]\n",
])  # fmt: skip
def test_a_bomb_of_aliases(tmp_path: Path, bomb: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete() + bomb, encoding="utf-8")
    pipeline.read(file)
    start = time.process_time()
    problems = pipeline.read(file)[1]
    assert time.process_time() - start < AT_ONCE
    assert {"yaml-feature", "special-start"} & {problem.rule for problem in problems}


@pytest.mark.parametrize(
    ("text", "line"),
    [("甲\n\n" + "乙" * 20_001, 3), ("甲\t乙\n丙\t" + "丁" * 20_001, 1)],
    ids=["a paragraph", "a row"],
)
def test_a_paragraph_too_long_to_import(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "x.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        reading.read(file)
    assert str(refused.value) == (
        f"文件 {file} 第 {line} 行（段）超过 20000 个字，不像是一份报告。请按段落分行，再导入。"
    )
