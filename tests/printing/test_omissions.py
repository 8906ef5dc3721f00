"""What a report holds its document says: every field, both editions, our own template and others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import EXAMPLES, INPUTS, complete
from steps import checked, left_out, table_of, whole_template
from steps import composed as document_of

from generator.kinds import kind, schema
from generator.printing import omissions
from generator.printing.blocks import Para, Run, Table
from generator.reports import EDITIONS

KIND = kind.load().schema
OWN = whole_template()
# A report in which every field that is printed is written; texts differ, so that none hides another.
TABLE = {"caption": "表一", "unit": "件", "columns": ["区域", "数目"], "rows": [["城东", "81"], ["城西", ""]]}  # fmt: skip
MARKS = "“甲”（乙）：、·—…"


# Roles in which our template may say something of its own, or what it says elsewhere once more.
GIVEN = (
    "title",
    "unit",
    "h1",
    "mark",
    "mark-end",
    "number",
    "addressee",
    "printed",
    "annex",
    "signature",
    "date",
)


def section(name: str, **more: Any) -> dict[str, Any]:
    made = {key: f"{name}之{key}{MARKS}" for key in ("heading", "lead", "text", "causes", "remedies", "closing")}  # fmt: skip
    return made | {"points": [f"{name}之点{MARKS}；", f"{name}之二点。"], **more}


def full(run_in: list[str]) -> dict[str, Any]:
    inner = section("子", sections=[section("孙", table=TABLE)])
    return {
        "subject": "示例区", "year": "2025", "issuers": ["甲委", "乙府"], "copy_number": "000001", "secrecy": "机密★3年",
        "urgency": "特急", "number": "示政发〔2026〕3号", "signatory": ["李明", "王安"], "addressee": ["丙府", "丁委"],
        "opening": f"导语{MARKS}\n第二段", "run_in": run_in,
        **{key: section(key, sections=[inner], table=TABLE) for key in ("measures", "shortcomings", "responsibility", "plans")},
        "other": [section("其他")], "closing": "特此报告。", "attachments": [section("附一"), section("附二")],
        "signed_by": ["戊府", "己府"], "date": "2026-02-24", "note": "此件公开发布（联系人：王某）", "cc": ["庚", "辛"],
        "printed_by": "壬办", "printed_on": "2026-02-25",
    }  # fmt: skip


def composed(tmp_path: Path, data: dict[str, Any], edition: str, templates: Path | None = None):
    file = tmp_path / "x.yaml"
    plain = json.loads(json.dumps(data))  # without what YAML would write as an alias
    file.write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    found, problems = checked(file, edition)
    assert schema.lost(problems) is None
    return found, document_of(found, edition, templates)


def unsaid(found, document, edition: str) -> list[tuple[Any, ...]]:
    return [problem.path for problem in left_out(found, document, edition)]


@pytest.mark.parametrize("run_in", [[], ["sections", "points", "causes"]], ids=["", "run in"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_our_own_template_says_all(tmp_path: Path, edition: str, run_in: list[str]) -> None:
    """And without any one of its texts, that one is missed."""
    found, document = composed(tmp_path, full(run_in), edition)
    typed = KIND.typed(found.data)
    assert omissions.find(KIND, typed, document.blocks, edition) == []
    paths = {each.path for each in omissions.find(KIND, typed, (), edition)}
    filed = {"copy_number", "secrecy", "urgency", "number", "signatory", "addressee", "cc", "printed_by", "printed_on"}  # fmt: skip
    assert {str(path[0]) for path in paths} == set(typed) - {"kind", "subject_type", "include", "title", "run_in"} - (
        filed if edition == "published" else set()
    )  # fmt: skip
    assert {str(path[1]) for path in paths if path[0] == "measures"} == set(
        KIND.groups["section"]
    ) - {"item", "run_in", "numbering"}


@pytest.mark.parametrize("file", [*EXAMPLES, *INPUTS], ids=lambda file: file.stem)
@pytest.mark.parametrize("edition", EDITIONS)
def test_any_paragraph_that_is_left_out_is_missed(file: Path, edition: str) -> None:
    found = checked(file, edition)[0]
    blocks = document_of(found, edition).blocks
    typed = KIND.typed(found.data)
    assert omissions.find(KIND, typed, blocks, edition) == []
    # What the template says of itself is no loss: a heading that it gives, a mark, 【待补：…】.
    missable = [b for b in blocks if isinstance(b, Table) or (isinstance(b, Para) and b.role not in GIVEN and "【待补" not in b.text)]  # fmt: skip
    missed = [
        block
        for place, block in enumerate(blocks)
        if omissions.find(KIND, typed, (*blocks[:place], *blocks[place + 1 :]), edition)
    ]
    assert [block for block in missable if block not in missed] == []
    assert len(missed) > 10


def test_a_text_that_stands_twice_is_to_be_said_twice() -> None:
    typed = {"opening": "甲乙", "closing": "乙"}
    said = [Para("body", (Run("甲乙"),))]
    (missing,) = omissions.find(KIND, typed, said, "published")
    assert missing == (("closing",), "乙")
    assert omissions.find(KIND, typed, [*said, table_of(("乙",))], "published") == []


def test_joined_texts_are_counted() -> None:
    typed = {"opening": "甲", "closing": "乙甲"}
    assert omissions.find(KIND, typed, [Para("body", (Run("甲乙甲"),))], "published") == []
    assert omissions.find(KIND, typed, [Para("body", (Run("丙乙甲"),))], "published") == [
        (("opening",), "甲")
    ]


def test_many_points_that_run_on() -> None:
    points = [f"第{number}项工作。" for number in range(400)]
    joined = "".join(f"{number}.{point}" for number, point in enumerate(points, 1))
    typed = {"measures": {"points": points}, "closing": "工作"}
    missing = omissions.find(KIND, typed, [Para("body", (Run(joined),))], "published")
    assert missing == [(("closing",), "工作")]
    joined = joined.replace("7.第6项工作。", "7.")
    missing = omissions.find(KIND, typed, [Para("body", (Run(joined + "工作"),))], "published")
    assert missing == [(("measures", "points", 6), "第6项工作。")]


@pytest.mark.parametrize("said", ["2026年2月24日", "2026-02-24"])
def test_a_date_may_stand_in_either_form(said: str) -> None:
    typed = KIND.typed({"date": "2026/2/24"})
    assert omissions.find(KIND, typed, [Para("date", (Run(said),))], "published") == []
    assert omissions.find(KIND, typed, [Para("date", (Run("2026年2月"),))], "published")


@pytest.mark.parametrize(
    ("taken", "line", "label", "text"),
    [
        ("{{ report.closing | paragraphs }}", 9, "结语", "特此报告。"),
        ("{%- if report.note is defined and report.note %}", 10, "附注", "此件公开发布"),
        ("{% for cell in row %}<cell>{{ cell }}</cell>{% endfor %}", 4, "行（第 1-1 项）", "城东"),
        ("{{ heading | lines | join }}", 4, "标题", "举措"),
    ],
)
def test_a_template_that_leaves_a_field_out(  # noqa: PLR0913, PLR0917 (what is given)
    fazhi, tmp_path: Path, taken: str, line: int, label: str, text: str
) -> None:
    assert OWN.count(taken) == 1
    left = {
        "{%- if report.note is defined and report.note %}": "{%- if false %}",
        "{% for cell": "<cell>甲</cell>",
    }
    mine = tmp_path / "mine"
    mine.mkdir()
    template = mine / "body.xml.j2"
    instead = next((new for old, new in left.items() if taken.startswith(old)), "")
    template.write_text(OWN.replace(taken, instead), encoding="utf-8")
    report = tmp_path / "x.yaml"
    table = "{列: [区域, 数目], 行: [[城东, '81']]}"
    report.write_text(
        complete(主要举措和成效=f"{{标题: 举措, 正文: 办结案件12件。, 表: {table}}}", 结语="特此报告。", 附注="此件公开发布"),
        encoding="utf-8",
    )  # fmt: skip
    lines = report.read_text(encoding="utf-8").splitlines()
    assert (
        text
        in lines[line - 1 if label not in ("结语", "附注") else lines.index(f"{label}: {text}")]
    )
    result = fazhi("render", report, "--templates", mine, "--to", "txt")
    said = (
        f"「{label}」里的“{text}”没有印出来，或者没有照原样印：模板 {template} 漏了它。请改模板。"
    )
    assert (result.code, result.out) == (1, "")
    assert f" 错误 not-printed {said}\n" in result.err
    assert result.err.endswith("没有印：模板漏了上面这些内容。请先改好模板；想先看看样子，可以加上 --draft。\n")  # fmt: skip
    assert not report.with_suffix(".txt").exists()
    draft = fazhi("render", report, "--templates", mine, "--to", "txt", "--draft")
    assert (draft.code, draft.out) == (0, f"{report.with_name(report.stem + '-草稿.txt')}\n")
    assert f" 警告 not-printed {said}\n" in draft.err


@pytest.mark.parametrize(
    ("field", "written", "printed"),
    [
        ("附注", "此件公开发布（联系人：王某）", "（此件公开发布（联系人：王某））"),
        ("附注", "（此件公开发布）", "（此件公开发布）"),
        ("附注", "（此件公开发布（联系人：王某））", "（此件公开发布（联系人：王某））"),
        ("附注", "（甲）此件公开发布（乙）", "（（甲）此件公开发布（乙））"),
        ("附注", "(此件公开发布)", "(此件公开发布)"),
        ("附注", "此件公开发布", "（此件公开发布）"),
        ("附注", "）", "（））"),
        ("主送机关", "示例市人民政府：", "示例市人民政府："),
        ("主送机关", "示例市人民政府", "示例市人民政府："),
        ("抄送", "抄送：甲委，乙府。", "抄送：甲委，乙府。"),
        ("抄送", "[甲委, 乙府]", "抄送：甲委，乙府。"),
        ("发文机关", "示例区人民政府文件", "示例区人民政府文件"),
        ("主要举措和成效", "{正文: 甲, 表: {单位: 单位：件, 列: [乙], 行: [[丙]]}}", "单位：件"),
    ],
)  # fmt: skip
def test_no_mark_is_taken_and_none_doubled(
    tmp_path: Path, field: str, written: str, printed: str
) -> None:
    file = tmp_path / "x.yaml"
    value = written if written[0] in "[{" else f"'{written}'"
    file.write_text(complete(**{field: value}), encoding="utf-8")
    found = checked(file, "filed")[0]
    document = document_of(found, "filed")
    assert printed in [block.text for block in document.blocks if isinstance(block, Para)]
    assert unsaid(found, document, "filed") == []
