"""Every rule: its manual page's samples behave, and its findings stand at their place."""

import re
import textwrap

import pytest
from conftest import complete
from steps import parsed

from generator.checking import manual, rules

_SAMPLE = re.compile(r"^(正例|反例)：\n((?:    .*\n|\n)+)", re.MULTILINE)


def samples() -> list[tuple[str, str, str]]:
    """Those of every rule's docstring and of the page that the kind has in its place."""
    pages = manual.pages()
    found = [
        (rule.ID, sample, textwrap.dedent(text))
        for rule in rules.RULES.values()
        for page in (rule.__doc__, pages[rule.ID].text)
        for sample, text in _SAMPLE.findall(f"{page}\n")
    ]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(("rule", "kind", "text"), samples())
def test_samples_of_the_manual_page(rule: str, kind: str, text: str) -> None:
    found = parsed(text, "sample.yaml")
    assert not found.problems
    assert bool(list(rules.RULES[rule].check(found))) == (kind == "反例")


@pytest.mark.parametrize("rule", rules.RULES)
def test_every_rule_has_samples_of_both_kinds(rule: str) -> None:
    assert {kind for name, kind, _ in samples() if name == rule} == {"正例", "反例"}


PLACEHOLDERS = [
    "XX市", "××镇", "Ｘ月", "XXX局", "法治XX建设", "20XX年", "办理X件", "某某县", "受众人数待补", "【待补：导语】",
    "（数据待核实）", "TODO", "办结TBD件", "（）", "( )", "《》", "“”", "（略）", "____", "□□", "???",
]  # fmt: skip
FILLED = [
    "有待完善", "有待补齐短板", "亟待补充", "XXL码", "3×8小时", "王某某案", "2025年", "（一）", "二〇二五", "尚待核实。",
    "X光片", "待定向培养", "vitamin X", "<b>{{ x }}&", "“三项”",
]  # fmt: skip


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_a_placeholder_is_found(problems, text: str) -> None:
    found = problems(complete(导语=f"'前文，{text}'"))
    assert [rule for *_, rule, _ in found] == ["placeholder"]


@pytest.mark.parametrize("text", FILLED)
def test_what_only_looks_like_a_placeholder_is_left_alone(problems, text: str) -> None:
    assert problems(complete(导语=f"'前文，{text}'")) == []


def test_one_message_for_the_placeholders_of_a_paragraph(problems) -> None:
    found = problems(
        complete(导语="|\n  在XX市办理（）件。\n  办结（）件、（）宗，共（）件。\n  已办结12件。")
    )
    assert found == [
        (4, 4, "placeholder", "这里的“XX市”还没有填，这一段共有 2 处，请都换成真实的内容。"),
        (5, 5, "placeholder", "这里的“（）”还没有填，这一段共有 3 处，请都换成真实的内容。"),
    ]


def test_a_placeholder_stands_at_its_character(problems) -> None:
    text = complete(导语="|\n  第一段。\n  第二段在XX市。")
    assert problems(text) == [(5, 7, "placeholder", "这里的“XX市”还没有填，请换成真实的内容。")]


@pytest.mark.parametrize(("field", "found"), [("署名", 1), ("导语", 0), ("标题", 0)])
def test_none_where_a_field_may_not_be_none(problems, field: str, found: int) -> None:
    assert len(problems(complete(**{field: "无"}))) == found


@pytest.mark.parametrize(
    ("part", "key"),
    [
        ("主要举措和成效", "measures"),
        ("存在的不足和原因", "shortcomings"),
        ("第一责任人职责", "responsibility"),
        ("下一年度主要安排", "plans"),
    ],
)
@pytest.mark.parametrize("left", [None, "", "{标题: 甲}", "{分项: [{标题: 甲}]}"])
def test_each_part_is_missed(problems, part: str, key: str, left: str | None) -> None:
    (found,) = [p for p in problems(complete(**{part: left})) if p[2] == "missing-part"]
    assert found[3].startswith(f"缺少必报内容「{part}」（{key}）。")


def test_a_part_inside_another_counts(problems) -> None:
    inside = "{分项: [{标题: 甲, 事项: 第一责任人职责, 正文: 乙}]}"
    assert problems(complete(主要举措和成效=inside, 第一责任人职责=None)) == []


def test_causes(problems) -> None:
    assert [p[2] for p in problems(complete(存在的不足和原因="{正文: 力量不足。}"))] == [
        "missing-causes"
    ]
    assert problems(complete(存在的不足和原因="{正文: 力量不足。主要原因是编制少。}")) == []
    assert problems(complete(存在的不足和原因="\n  正文: 力量不足。\n  原因:")) == [
        (
            7,
            3,
            "missing-causes",
            "「存在的不足和原因」没有写原因。请在「原因」（causes）里写明为什么会有这些不足。",
        )
    ]


def test_an_item_that_is_no_mapping_does_not_stop_the_rules(problems) -> None:
    found = problems(
        complete(
            主要举措和成效="{分项: [甲, {标题: 乙, 分项: 丙, 正文: 丁}]}", 其他需要报告的情况="[甲]"
        )
    )
    assert {rule for *_, rule, _ in found} == {"wrong-type"}
