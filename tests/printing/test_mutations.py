"""Looks and templates as people spoil them: a problem or a message comes back, or a file; no traceback."""

from __future__ import annotations

import os
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, complete
from docx_package import faults
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from steps import checked, left_out, table_of, whole_template

from generator.printing import blocks, composing, look, sandbox, tags, templating
from generator.printing.blocks import Document, Para, Run
from generator.printing.markup import read_document
from generator.printing.writers import WRITERS
from generator.reports import EDITIONS

pytestmark = pytest.mark.fuzz
MANY = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "150")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
HOUSE = yaml.safe_load((ROOT / "templates/house.yaml").read_text(encoding="utf-8"))
VALUES: list[Any] = [
    "", "无", "否", "是", "甲", "<b>&\"'", "-1", "0", "0.001", "1e9", "nan", "inf", "99999999999999999999", "１６", "黑体", "FF0000",
    "甲" * 500, [], [""], ["", "甲"], ["甲", "甲"], [["甲"]], {}, {"甲": "乙"}, {"": ""}, None,
]  # fmt: skip
# Every part of a page, with texts that need more than a line.
EVERYTHING = Document(
    (
        *(Para(role, (Run("关于2025年度法治政府建设情况的报告，" * 3),)) for role in blocks.ROLES if role in tags.ELEMENTS and role not in ("cell", "signer")),
        Para("number", (Run("甲〔2026〕3号\t签发人："), Run("李明　王安　张三", "signer"))),
        Para("body", (Run("甲" * 99),)),
        table_of(("甲", "乙"), ("12", "丙" * 40)),
    )
)  # fmt: skip


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value of a look."""
    inside = data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else [])  # fmt: skip
    return [path] * bool(path) + [each for key, value in inside for each in paths(value, (*path, key))]  # fmt: skip


@MANY
@given(changes=st.lists(st.tuples(st.sampled_from(paths(HOUSE)), st.sampled_from(VALUES)), min_size=1, max_size=2))  # fmt: skip
def test_a_look_with_other_values(tmp_path: Path, changes: list[tuple[Any, Any]]) -> None:
    data = deepcopy(HOUSE)
    for (*way, last), value in changes:
        inside = data
        for key in way:
            inside = inside[key] if not isinstance(inside, str) else {}
        if isinstance(inside, dict | list) and (isinstance(inside, dict) or last < len(inside)):
            inside[last] = deepcopy(value)
    file = tmp_path / "look.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    made, problems = look.load(file)
    assert all(problem.message.to("zh") and problem.message.to("en") for problem in problems)
    assert (made is None) == bool(problems)
    if made:
        assert faults(WRITERS["docx"](EVERYTHING, made)) == []
        assert WRITERS["html"](EVERYTHING, made)
        assert WRITERS["txt"](EVERYTHING, made)


TEMPLATES = [
    whole_template(),
    re.search(r"```xml\n(.*?)```", (ROOT / "docs/templates.md").read_text(encoding="utf-8"), re.DOTALL)[1],
]  # fmt: skip
_PIECES = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|</?[\w-]+[^<>{}]*>|[^<{]+|.", re.DOTALL)
SPOILT = [
    "", "{{", "}}", "{%", "%}", "<", "&", "<table></table>", "<row/>", "<p>", "</p>", "<b>甲</b>", "{{ nothing }}", "{% endfor %}",
    "{{ report }}", "{{ report.measures.sections }}", "{{ report.title.x }}", "<tab/>", "<mark/>", "<number><tab/></number>", "甲", ' h1=""',
    "<points><point/></points>", "<signature/>", "<date/>", "<title/>", '<h1 join="yes"/>', "<cc>抄送：</cc>", "\x00", "\ue0001\ue001",
]  # fmt: skip


@st.composite
def templates(draw: st.DrawFn) -> str:
    """A good template in which a piece or two are taken out, doubled, exchanged, or spoilt."""
    pieces = _PIECES.findall(draw(st.sampled_from(TEMPLATES)))
    for _ in range(draw(st.integers(1, 2))):
        one, other = (draw(st.integers(0, len(pieces) - 1)) for _ in range(2))
        match draw(st.sampled_from(["double", "exchange", "spoil", "insert"])):
            case "double":
                pieces[one] *= 2
            case "exchange":
                pieces[one], pieces[other] = pieces[other], pieces[one]
            case "spoil":
                pieces[one] = draw(st.sampled_from(SPOILT))
            case "insert":
                pieces.insert(one, draw(st.sampled_from(SPOILT)))
    return "".join(pieces)


@pytest.mark.parametrize("edition", EDITIONS)
@MANY
@given(template=templates())
def test_a_template_that_is_spoilt(tmp_path: Path, edition: str, template: str) -> None:
    """What the sandbox answers without the process around it, and what is made of the answer."""
    (tmp_path / "body.xml.j2").write_text(template, encoding="utf-8")
    report = tmp_path / "x.yaml"
    report.write_text(complete(附件="[{标题: 甲, 正文: 乙}]", 抄送="[甲, 乙]"), encoding="utf-8")
    found = checked(report, edition)[0]
    given = composing.words_of(found)
    answer = sandbox.render(sandbox.Job(tmp_path, given))
    if answer.mistake:
        assert templating._explained(answer).to("zh")
        assert templating._explained(answer).to("en")
        return
    fault = tags.fault(answer.markup)
    if fault:
        assert 0 <= fault.place <= len(answer.markup)
        assert fault.message.to("zh")
        assert fault.message.to("en")
        return
    document = read_document(answer.markup)
    left_out(found, document, edition, tmp_path)
    for kind_of_file in ("txt", "docx", "html"):
        content = WRITERS[kind_of_file](document, look.house())
        assert kind_of_file != "docx" or faults(content) == []


def test_a_spoilt_template_is_told_on_the_command_line(fazhi, tmp_path: Path) -> None:
    (tmp_path / "body.xml.j2").write_text(TEMPLATES[0].replace("<date>", "<dat>"), encoding="utf-8")
    (tmp_path / "x.yaml").write_text(complete(), encoding="utf-8")
    line = TEMPLATES[0][: TEMPLATES[0].index("<date>")].count("\n") + 1
    result = fazhi("render", tmp_path / "x.yaml", "--templates", tmp_path)
    assert (result.code, result.err.partition("：")[0]) == (
        2, f"模板 {tmp_path / 'body.xml.j2'} 第 {line} 行",
    )  # fmt: skip
