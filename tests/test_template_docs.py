"""docs/templates.md: its example prints every field, its list of tags is that of the program."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import EXAMPLES, INPUTS, ROOT, complete
from test_omissions import full

from generator import blocks, pipeline, sandbox, tags, templating, words

PAGE = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```xml\n(.*?)```", PAGE, re.DOTALL)[1]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.partition("## 标签")[2].splitlines()
    if line.startswith("| `")
]
SAMPLES = 'h1="一、" h2="（一）" h3="1." h4="（1）" point="①" stop="。"'


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_the_list_is_that_of_the_program() -> None:
    listed = {code(tag)[0]: set(code(attributes)) for tag, attributes, *_ in ROWS}
    assert listed == {name: set(shape.attributes) for name, shape in tags.ELEMENTS.items()}
    assert len(listed) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: code(row[0])[0])
def test_every_sample_is_what_its_tag_may_be(row: list[str]) -> None:
    (name,), (sample,) = code(row[0]), code(row[3])
    assert f"<{name}" in sample
    around = {"point": "<points>{}</points>", "row": "<table>{}</table>", "cell": "<table><row>{}</row></table>"}  # fmt: skip
    inside = around.get(name, "{}").format(sample)
    markup = sample if name == "report" else f"<report {SAMPLES}>{inside}</report>"
    assert tags.fault(markup.replace("…", "")) is None
    assert blocks.read(markup)


def test_the_filters_and_limits_are_those_of_the_program() -> None:
    own = PAGE.partition("| 过滤器 |")[2].partition("##")[0]
    listed = [code(line)[0] for line in own.splitlines() if line.startswith("| `")]
    environment = words.prepared(sandbox._Sandbox, ROOT)
    assert set(listed) == set(environment.filters) - set(sandbox._Sandbox().filters)
    for limit in (f"{templating.SECONDS} 秒处理器", f"最多 {2 * templating.SECONDS} 秒", f"{templating.MEGABYTES} MB", f"{sandbox.LONGEST} 个字"):  # fmt: skip
        assert limit in PAGE


@pytest.fixture
def example(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "body.xml.j2").write_text(EXAMPLE, encoding="utf-8")
    return tmp_path / "mine"


@pytest.mark.parametrize("edition", pipeline.EDITIONS)
def test_the_example_leaves_nothing_out(tmp_path: Path, example: Path, edition: str) -> None:
    file = tmp_path / "x.yaml"
    plain = json.loads(json.dumps(full([])))
    file.write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    reports = [file]
    if edition == "published":
        reports += [file for file in (*EXAMPLES, *INPUTS) if "成文日期: 2" in file.read_text(encoding="utf-8")]  # fmt: skip
    assert len(reports) == 1 or len(reports) > 3
    for report in reports:
        found = pipeline.read(report, edition)[0]
        document = pipeline.compose(found, edition, example)
        assert pipeline.unsaid(found, document, edition, example) == []


def test_the_example_prints(fazhi, tmp_path: Path, example: Path) -> None:
    report = tmp_path / "x.yaml"
    report.write_text(complete(下一年度主要安排="{要点: [2026年甲。, 乙。]}"), encoding="utf-8")
    made = fazhi("render", report, "--templates", example, "--to", "txt,docx,html")
    assert (made.code, made.err) == (0, "")
    assert report.with_suffix(".txt").read_text(encoding="utf-8") == (
        "示例区2025年法治政府建设年度报告\n"
        "　　2025年，示例区推进法治政府建设。现将情况报告如下：\n"
        "　　一、主要举措和成效\n　　办结案件12件。\n"
        "　　二、存在的不足和原因\n　　力量不足。\n　　编制少。\n"
        "　　三、第一责任人职责\n　　区长主持会议4次。\n"
        "　　四、下一年度主要安排\n　　①2026年甲。\n　　②乙。\n"
        "示例区人民政府\n2026年2月24日\n"
    )
