"""A kind of report is a folder: one that Python has never heard of goes through every step."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from generator.basis import resources
from generator.basis.problems import UserError
from generator.kinds import kind
from generator.kinds.starter import starter

SCHEMA = """\
report:
  kind: base
  year: base
  title: base
  news:
    type: dict
    schema: section
    meta: {label: 工作动态, hint: 一年里做了什么, part: true, start: [points]}
"""
FACTS = """\
名称: 工作简报
部分:
  - 字段: news
    时间: 本年度
辨认:
  标题里的词: 简报
  章节标题:
    - {部分: news, 写着: 动态}
"""
TEMPLATE = """\
<report title="{{ report.title or '工作简报' }}" author="" date="" h1="一、" h2="（一）" h3="1." h4="（1）" point="一是" stop="。">
<title>{{ report.title or '工作简报' }}</title>
<h1>{{ labels['news'] }}</h1>
{%- if report.news %}
{{ report.news.lead | paragraphs }}{{ report.news.text | paragraphs }}
<points>{% for point in report.news.points or [] %}<point>{{ point | paragraphs }}</point>{% endfor %}</points>
{%- endif %}
</report>
"""
REPORT = """\
种类: 工作简报
年度: 2025
标题: 甲局2025年工作简报
工作动态:
  要点:
    - 走访企业12家。
    - 印发问答3期。
"""
PRINTED = """\
甲局2025年工作简报
　　一、工作动态
　　一是走访企业12家。
　　二是印发问答3期。
"""


@pytest.fixture
def brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a kind with two fields of its own, beside the kinds that ship."""
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    folder = templates / "brief"
    folder.mkdir()
    for name, text in (
        ("schema.yaml", SCHEMA),
        ("kind.yaml", FACTS),
        ("body.xml.j2", TEMPLATE),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(resources, "templates", lambda: templates)
    return folder


def test_an_empty_one_names_its_kind(brief: Path) -> None:
    text = starter(kind.load(brief).schema, english=False, given={"kind": "工作简报"})
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == [
        "种类: 工作简报", "年度:", "标题:", "工作动态:", "  要点:", "    -", "    -",
    ]  # fmt: skip


def test_it_is_checked_by_its_own_fields(brief: Path, fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(REPORT, encoding="utf-8")
    assert fazhi("check", file).code == 0
    file.write_text(REPORT.replace("工作动态", "主要举措和成效"), encoding="utf-8")
    wrong = fazhi("check", file).out
    assert "没有「主要举措和成效」这个字段。这里可以写：种类、年度、标题、工作动态。" in wrong
    assert "缺少必报内容「工作动态」（news）。" in wrong
    assert fazhi("status", file).out.splitlines()[1].split() == ["年度", "1/1", "1"]


def test_it_is_printed_by_its_own_template(brief: Path, fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(REPORT, encoding="utf-8")
    result = fazhi("render", file, "--to", "txt,docx,html")
    assert (result.code, result.err) == (0, "")
    assert file.with_suffix(".txt").read_text(encoding="utf-8") == PRINTED


def test_what_was_printed_is_imported(brief: Path, fazhi, tmp_path: Path) -> None:
    printed, made = tmp_path / "x.txt", tmp_path / "made.yaml"
    printed.write_text(PRINTED, encoding="utf-8")
    result = fazhi("import", printed, "-o", made)
    assert result.code == 0, result.err
    again = made.read_text(encoding="utf-8")
    assert "种类: 工作简报" in again
    assert "  要点:\n    - 走访企业12家。\n    - 印发问答3期。" in again
    assert fazhi("check", made).code == 0


def test_it_is_rolled_forward_and_compared(brief: Path, fazhi, tmp_path: Path) -> None:
    old, new = tmp_path / "2025.yaml", tmp_path / "2026.yaml"
    old.write_text(REPORT, encoding="utf-8")
    assert fazhi("new", "--from", old, "-o", new).code == 0
    text = new.read_text(encoding="utf-8")
    assert "种类: 工作简报" in text
    assert "年度: 2026" in text
    assert "标题: 甲局2026年工作简报" in text
    assert "【沿用上年，待核】走访企业（）家。" in text
    shown = fazhi("diff", old, new).out
    assert "工作动态 › 要点1" in shown


def test_a_kind_that_is_none(brief: Path, fazhi, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(REPORT.replace("工作简报", "工作日报", 1), encoding="utf-8")
    result = fazhi("check", file)
    assert (
        f"{file}:1:5 错误 bad-value 没有「工作日报」这种报告。可以写：工作简报、法治政府建设年度情况报告、年度工作总结、政府信息公开工作年度报告。"
        in result.out
    )


def test_a_broken_kind_is_named_by_file_and_line(brief: Path) -> None:
    (brief / "kind.yaml").write_text(FACTS.replace("时间: 本年度", "时间: 昨天"), encoding="utf-8")
    with pytest.raises(
        UserError, match=r"kind\.yaml 第 4 行：「时间」不能写“昨天”，可以写：本年度、下一年度。"
    ):
        kind.load(brief)
