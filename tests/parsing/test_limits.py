"""The limits that the manual page of the rule `limit` states: refused, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import steps
from conftest import complete
from steps import checked

from generator.basis import problems
from generator.basis.problems import UserError
from generator.checking import manual
from generator.importing import reading
from generator.parsing import encoding, syntax, tree

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
    found = tree.parse(raw, "x.yaml")
    problem = found.problems[-1]
    assert (found.data, problem.rule, str(problem.message)) == ({}, "limit", message)
    assert problem.place == ("x.yaml", line, column)


@pytest.mark.parametrize(
    "raw",
    [
        b"a: " + b"x" * (encoding.MAX_LINE - 3),
        b"a:\n" + b"- b\n" * (encoding.MAX_LINES - 2),
        b"a: " + b"[" * (syntax.MAX_DEPTH - 1) + b"b" + b"]" * (syntax.MAX_DEPTH - 1),
    ],
    ids=["a line", "lines", "depth"],
)
def test_at_a_limit(raw: bytes) -> None:
    found = tree.parse(raw, "x.yaml")
    assert (found.problems, list(found.data)) == ([], ["a"])


def test_the_manual_states_them() -> None:
    said = manual.pages()["limit"].text
    stated = {
        f"{encoding.MAX_BYTES // 10**6} MB": encoding.MAX_BYTES % 10**6,
        f"{encoding.MAX_LINES // 10**4}万行": encoding.MAX_LINES % 10**4,
        f"{encoding.MAX_LINE // 10**4}万字": encoding.MAX_LINE % 10**4,
        f"{syntax.MAX_DEPTH}层": 0,
        f"{syntax.MAX_NODES // 10**4}万个": syntax.MAX_NODES % 10**4,
    }
    assert [limit for limit in stated if limit not in said] == []
    assert not any(stated.values())


@pytest.mark.parametrize("name", ["size", "lines", "a line"])
def test_fix_leaves_alone_what_is_beyond(name: str) -> None:
    raw = BEYOND[name][0].replace(b": ", b":\t")  # what it would mend
    mended = steps.mended(raw, "x.yaml")
    assert (mended.changed, mended.raw) == (False, raw)


@pytest.mark.parametrize("bomb", [
    "a: &a [甲, 乙]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{('*' + chr(97 + n) + ', ') * 9}]\n" for n in range(9)),
    "a: &a {<<: [*a, *a]}\n",
    "a: &a [*a]\n",
])  # fmt: skip
def test_a_bomb_of_aliases(tmp_path: Path, bomb: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete() + bomb, encoding="utf-8")
    rules = {problem.rule for problem in checked(file)[1]}
    assert rules & {"yaml-feature", "special-start"}


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


MORE = "问题超过 1000 个，后面的没有列出。请先改好这些，再检查一次。"


def _long(**changed: str) -> str:
    """A report whose shortcomings are not short beside what is put into it."""
    signs = "".join(map(chr, range(0x4E10, 0x4E10 + 310)))
    return complete(存在的不足和原因=f"{{正文: {signs}, 原因: 编制少。}}", **changed)


def _checked(tmp_path: Path, text: str) -> list[problems.Problem]:
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    return checked(file)[1]


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        (_long() + "".join(f"不知道{n}: 甲\n" for n in range(4_000)), "unknown-field", 10),
        (_long(其他需要报告的情况="\n" + "  - 甲\n" * 4_000), "wrong-type", 11),
        (_long(导语="甲" + "“" * 39_000), "punctuation", 3),
        (_long(导语="|\n" + "  XX市\n" * 4_000), "placeholder", 4),
    ],
    ids=["unknown fields", "a wrong type", "quotes", "placeholders"],
)
def test_of_too_many_problems_the_first_are_told(
    tmp_path: Path, text: str, rule: str, line: int
) -> None:
    found = _checked(tmp_path, text)
    assert len(found) == problems.MOST + 1
    assert {problem.rule for problem in found[:-1]} == {rule}
    assert found[0].place.line == line
    last = found[-1]
    assert (last.level, last.rule, str(last.message)) == ("error", "limit", MORE)
    assert last.place == found[-2].place


def test_as_many_as_may_be_are_all_told(tmp_path: Path) -> None:
    found = _checked(tmp_path, _long() + "".join(f"不知道{n}: 甲\n" for n in range(1000)))
    assert [problem.rule for problem in found] == ["unknown-field"] * 1000


def test_a_draft_with_too_many_problems_is_not_printed(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(导语="|\n" + "  XX市\n" * 1001), encoding="utf-8")
    result = fazhi("render", file, "--draft")
    assert (result.code, list(tmp_path.iterdir())) == (1, [file])
    assert f"错误 limit {MORE}" in result.err


def test_four_thousand_comments(tmp_path: Path) -> None:
    """Those that are needed settle their problems; one that is not is told."""
    points = "".join(f"    - 甲{n}地 # 忽略: placeholder 地名\n" for n in range(4_000))
    found = _checked(tmp_path, _long(主要举措和成效="\n  要点:\n" + points))
    assert {str(problem.message) for problem in found[:-1]} == {
        "这里没有「placeholder」的问题了，请删去这条忽略。"
    }
    needed = _long(导语="|  # 忽略: placeholder 真地名\n" + "  X市\n" * 900)
    assert {problem.rule for problem in _checked(tmp_path, needed)} == set()


def test_comments_are_not_called_needless_where_not_all_problems_are_known(tmp_path: Path) -> None:
    points = "".join(f"    - XX市{n} # 忽略: placeholder 真地名\n" for n in range(3_000))
    found = _checked(tmp_path, _long(主要举措和成效="\n  要点:\n" + points))
    assert [problem.rule for problem in found] == ["limit"]
    assert str(found[-1].message) == MORE


@pytest.mark.parametrize(
    ("field", "label", "longest"),
    [
        ("标题", "标题", 200),
        ("署名", "署名", 200),
        ("发文机关", "发文机关", 200),
        ("主送机关", "主送机关", 2000),
        ("附注", "附注", 2000),
    ],
)
def test_a_field_that_is_too_long(
    fazhi, tmp_path: Path, field: str, label: str, longest: int
) -> None:
    file = tmp_path / "x.yaml"
    for length, found in ((longest, []), (longest + 1, [longest + 1]), (39_000, [39_000])):
        written = complete(**{field: "甲乙丙" * (length // 3) + "甲乙丙"[: length % 3]})
        file.write_text(written, encoding="utf-8")
        said = [
            f"「{label}」有 {count} 个字，最多 {longest} 个。请看看是不是把正文写到了这里。"
            for count in found
        ]
        told = [str(problem.message) for problem in checked(file)[1]]
        assert [message for message in told if "个字" in message] == said
        assert fazhi("render", file, "--draft").code == bool(found)


@pytest.mark.parametrize("names", ["[甲, {long}]", "[甲, 乙, {long}]"])
def test_an_item_that_is_too_long(tmp_path: Path, names: str) -> None:
    count = names.count(",") + 1
    found = _checked(tmp_path, complete(署名=names.replace("{long}", "甲乙丙丁" * 60)))
    told = f"「署名（第 {count} 项）」有 240 个字，最多 200 个。请看看是不是把正文写到了这里。"
    assert [str(problem.message) for problem in found if problem.rule == "limit"] == [told]


@pytest.mark.parametrize(
    "piece",
    [" ", "　", "：", "： ", "12件、", "1件：", "三项", "（1件", "原法制", "目前", '"', "《甲》、", "《甲》（乙）、", "1余件", "。"],
)  # fmt: skip
def test_a_line_of_one_piece_is_checked(tmp_path: Path, piece: str) -> None:
    """Of each of these forty thousand characters once took minutes."""
    text = "甲" + (piece * 39_000)[:39_000] + "甲"
    found = _checked(tmp_path, complete(导语="|\n  " + text))
    assert len(found) <= problems.MOST + 1


def test_a_number_of_five_thousand_digits(tmp_path: Path) -> None:
    found = _checked(tmp_path, complete(导语="办件" + "1" * 5_000 + "余件。"))
    assert "approximation" in {problem.rule for problem in found}
