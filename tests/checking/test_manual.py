"""The manual: a page for every id, its samples behave, docs/rules.md is what it says."""

import ast
import re
import runpy
import textwrap

import pytest
from conftest import ROOT

from generator.basis.problems import LEVELS
from generator.basis.terminal import visible
from generator.checking import manual, rules
from generator.parsing.pitfalls import table

PAGES = manual.pages()
OF_MODULES = set(rules.RULES)
_ID = re.compile(r"[a-z]+(-[a-z]+)*")
_SAMPLE = re.compile(r"^(正例|反例)：\n((?:    .*\n|\n)+)", re.MULTILINE)
# What no sample of text can show: bytes that are no text, a file too deep to print.
_WITHOUT_SAMPLES = {"conflict", "last-year", "same-heading", "encoding", "limit", "not-printed"}


def ids_in_code() -> set[str]:
    """The ids that the code gives to problems outside the rules' modules."""
    found = set()
    for file in (ROOT / "generator").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            given: list[ast.expr] = []
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                given = node.args if called in {"problem", "_report", "Problem"} else []
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
                given = node.value.elts[:1]
            elif isinstance(node, ast.arguments):
                last = [each.arg for each in node.args][-len(node.defaults) :]
                given = [d for name, d in zip(last, node.defaults, strict=False) if name == "rule"]
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "ID":
                given = [node.value]
            values = {each.value for each in given if isinstance(each, ast.Constant)}
            found |= {v for v in values if isinstance(v, str) and _ID.fullmatch(v)}
    return found - {*LEVELS, "published", "utf-8"}


def test_every_id_has_a_page() -> None:
    assert ids_in_code() | OF_MODULES | table.RULES == set(PAGES)


def samples() -> list[tuple[str, str, str]]:
    return [
        (page.rule, kind, textwrap.dedent(text))
        for page in PAGES.values()
        if page.rule not in OF_MODULES
        for kind, text in _SAMPLE.findall(f"{page.text}\n")
    ]


@pytest.mark.parametrize(("rule", "kind", "text"), samples())
def test_samples(problems, rule: str, kind: str, text: str) -> None:
    assert (rule in {found for *_, found, _ in problems(text)}) == (kind == "反例")


def test_every_page_has_samples_of_both_kinds() -> None:
    for rule in set(PAGES) - OF_MODULES - _WITHOUT_SAMPLES:
        assert {kind for name, kind, _ in samples() if name == rule} == {"正例", "反例"}, rule


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_is_one_sentence_and_an_explanation(page: manual.Page) -> None:
    assert re.fullmatch(r"[^\n]+。", page.summary)
    assert page.level in LEVELS
    first, *_ = page.text.split("\n\n")
    assert len(first) > 20
    assert "\n" not in first


def test_docs_are_current() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "rules.py"))
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert script["manual_page"]() == written, "run scripts/rules.py"
    for page in PAGES.values():
        assert f"\n## {page.rule}\n" in written


def test_rules(fazhi) -> None:
    lines = [line.split() for line in fazhi("rules").out.splitlines()]
    assert len(lines) == len(PAGES)
    assert ["missing-part", "错误", "必报内容缺了一项。"] in lines
    english = [line.split() for line in fazhi("rules", "--lang", "en").out.splitlines()]
    assert ["missing-part", "error", *["A", "mandatory", "item", "is", "missing."]] in english


def test_explain(fazhi) -> None:
    result = fazhi("explain", "bad-value")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "bad-value（错误）写的不是这个字段能写的值。\n"
        "\n"
        "年度是四位数的年份；日期是日历上真有的一天；单位类型、事项、接排只能写所列的几种；表格每一行的格数与列数相同。\n"
        "\n"
        "反例：\n"
        "    年度: 25年\n"
        "反例：\n"
        "    成文日期: 2026-02-30\n"
        "反例：\n"
        "    单位类型: 区政府\n"
        "正例：\n"
        "    年度: 2025年\n"
        "    成文日期: 2026年2月24日\n"
        "    单位类型: 政府\n"
    )


@pytest.mark.parametrize("rule", PAGES)
def test_every_page_can_be_shown(fazhi, rule: str) -> None:
    page = PAGES[rule]
    text = "\n".join(map(visible, page.text.split("\n")))  # a tab in an example is seen there
    assert fazhi("explain", rule).out.endswith(f"）{page.summary}\n\n{text}\n")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("missing-parts", "没有「missing-parts」这条规则。是不是「missing-part」？"),
        ("zzz", "没有「zzz」这条规则。运行 fazhi rules 可以看到所有的规则。"),
    ],
)
def test_no_such_rule(fazhi, rule: str, message: str) -> None:
    result = fazhi("explain", rule)
    assert (result.code, result.err) == (2, message)
