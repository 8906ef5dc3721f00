"""Fields: what Cerberus finds, said in the author's terms and at its place."""

import pytest
from cerberus.schema import SchemaRegistry
from conftest import ROOT, complete

from generator.basis.problems import UserError
from generator.kinds import kind, schema, validation


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"年分": "2025"}, (10, 1, "unknown-field", "没有「年分」这个字段。是不是「年度」？")),
        ({"甲乙年度": ""}, (10, 1, "unknown-field", "没有「甲乙年度」这个字段。是不是「年度」？")),
        ({"年度": "25"}, (2, 5, "bad-value", "「年度」应当是四位数的年份，如 2025，这里写的是“25”。")),
        ({"成文日期": "2026-02-30"}, (9, 7, "bad-value", "「成文日期」应当是真实的日期，如 2026-02-24，这里写的是“2026-02-30”。")),
        ({"单位类型": "机关"}, (10, 7, "bad-value", "「单位类型」不能写“机关”，可以写：政府、部门、乡镇街道、派出机构。")),
        ({"导语": "[甲]"}, (3, 5, "wrong-type", "「导语」应当是一段文字，这里写成了列表。")),
        ({"其他需要报告的情况": "甲"}, (10, 12, "wrong-type", "「其他需要报告的情况」应当是列表（每项另起一行，以“- ”开头），这里写成了一段文字。")),
        ({"第一责任人职责": "甲"}, (6, 10, "wrong-type", "「第一责任人职责」应当是下级字段（另起一行并缩进），这里写成了一段文字。")),
        ({"报告单位": None}, (1, 1, "missing-field", "缺少「报告单位」（subject）。要填的是：本单位的名称，用在默认标题里。")),
        ({"报告单位": ""}, (1, 1, "missing-field", "缺少「报告单位」（subject）。要填的是：本单位的名称，用在默认标题里。")),
        (
            {"第一责任人职责": "\n  要点:\n    - 甲\n    - 乙: 丙"},
            (9, 7, "wrong-type", "「要点（第 2 项）」应当是一段文字，这里写成了“字段: 内容”（如果这里本是一句话，请把英文冒号改成中文“：”）。"),
        ),
        (
            {"第一责任人职责": "\n  分项:\n    - 标题: 甲\n      正问: 乙"},
            (9, 7, "unknown-field", "没有「正问」这个字段。是不是「正文」？"),
        ),
        (
            {"第一责任人职责": "\n  正文: 甲\n  表:\n    列: [甲, 乙]\n    行:\n      - [1, 2]\n      - [1]"},
            (12, 9, "bad-value", "「行（第 2 项）」有 1 格，表有 2 列，请补齐（空的一格写 ''）。"),
        ),
        (
            {"第一责任人职责": "\n  正文: 甲\n  接排: [分项, 段首]"},
            (8, 7, "bad-value", "「接排」不能写“段首”，可以写：分项、要点、原因、标题。"),
        ),
    ],
)  # fmt: skip
def test_check(problems, changed, expected) -> None:
    assert problems(complete(**changed)) == [expected]


_RIGHT = "（年份四位、用六角括号，序号不加“第”、不补零）"
_PATTERN = "“机关代字〔四位数年份〕序号号”的样子，如 示政发〔2026〕3号"


@pytest.mark.parametrize(
    ("written", "want"),
    [
        ("示政发[2026]3号", "“示政发〔2026〕3号”"),
        ("示政发（2026）3号", "“示政发〔2026〕3号”"),
        ("示政发【2026】3号", "“示政发〔2026〕3号”"),
        ("示政发〔2026〕03号", "“示政发〔2026〕3号”"),
        ("示政发〔2026〕第3号", "“示政发〔2026〕3号”"),
        ("示政发〔2026年〕 3", "“示政发〔2026〕3号”"),
        ("示政发〔26〕3号", _PATTERN),
        ("示政发3号", _PATTERN),
        ("〔2026〕3号", _PATTERN),
    ],
)
def test_a_document_number_in_another_form(problems, written: str, want: str) -> None:
    """No rule says besides, of a part of it, what another mark would be."""
    assert problems(complete(发文字号=f"'{written}'")) == [
        (10, 8, "bad-value", f"「发文字号」应当写成{want}{_RIGHT}，这里写的是“{written}”。")
    ]


@pytest.mark.parametrize(
    "written", ["示政发〔2026〕3号", "示例市府办〔1999〕120号", "A局〔2026〕1号"]
)
def test_a_document_number_in_the_right_form(problems, written: str) -> None:
    assert problems(complete(发文字号=written)) == []


def test_a_complete_report_has_no_problem(problems) -> None:
    assert problems(complete()) == []


def test_what_is_like_no_field_gets_the_list(problems) -> None:
    found = problems(complete(第一责任人职责="{正文: 甲, 甲乙丙: 丁}"))
    assert found == [
        (6, 18, "unknown-field", "没有「甲乙丙」这个字段。这里可以写：标题、事项、接排、序号、段首、正文、要点、分项、表、原因、整改、结语。")
    ]  # fmt: skip


def test_the_filed_edition_needs_more(problems) -> None:
    found = problems(complete(), "filed")
    assert {rule for *_, rule, _ in found} == {"missing-field"}
    assert {message.partition("」")[0][3:] for *_, message in found} == {
        "主送机关", "印发", "发文字号", "签发人",
    }  # fmt: skip


def test_typed() -> None:
    typed = kind.load().schema.typed(
        {
            "year": "2025年",
            "date": "2026年2月4日",
            "title": "无",
            "run_in": "无",
            "signed_by": "甲",
            "subject_type": "部门",
            "plans": {
                "run_in": ["要点"],
                "sections": [{"item": "第一责任人职责", "table": {"rows": [["1"]]}}],
            },
        }
    )
    assert typed["year"] == 2025
    assert typed["date"].isoformat() == "2026-02-04"
    assert (typed["title"], typed["run_in"], typed["opening"]) == ("", [], None)
    assert (typed["signed_by"], typed["subject_type"]) == (["甲"], "department")
    assert typed["plans"]["run_in"] == ["points"]
    inner = typed["plans"]["sections"][0]
    assert (inner["item"], inner["heading"], inner["table"]["rows"]) == (
        "responsibility",
        None,
        [["1"]],
    )


def test_what_cannot_be_read_stays_as_it_was() -> None:
    assert kind.load().schema.typed({"year": "未定"})["year"] == "未定"


def test_a_broken_schema_file_is_named(tmp_path) -> None:
    file = tmp_path / "schema.yaml"
    file.write_text("report:\n  a: [1\n", encoding="utf-8")
    with pytest.raises(UserError, match="第 3 行"):
        schema.load(file)


def test_no_label_stands_for_two_fields() -> None:
    for group in kind.load().schema.groups.values():
        labels = [field.label for field in group.values()]
        assert len({*labels, *group}) == 2 * len(group)


FORMS = {
    "fazhi": kind.load().schema,
    "contribution": kind.load().contribution,
    "look": schema.load(ROOT / "templates" / "house.schema.yaml"),
    "kind": schema.load(ROOT / "templates" / "kind.schema.yaml"),
    "terms": schema.load(ROOT / "templates" / "terms.schema.yaml"),
}


@pytest.mark.parametrize("form", FORMS)
def test_cerberus_accepts_every_form(form: str) -> None:
    """At run time they are taken as they are."""
    groups = validation.cerberus_rules(FORMS[form], "filed")
    registry = SchemaRegistry(groups)
    for rules in groups.values():
        validation.ReportValidator(rules, schema_registry=registry)
