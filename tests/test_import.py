"""`fazhi import`: a published report becomes YAML that prints the same words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, INPUTS, SHARED, bare, need

from generator import look, pipeline, resources, schema, source
from generator.commands.import_ import printed
from generator.importing import text as reader
from generator.importing.compare import compare
from generator.importing.converting import Import, convert
from generator.importing.model import Paragraph, Taken
from generator.writers import WRITERS

FOLDER = SHARED / "reports"
NAMES = [
    "diaobingshan-2022", "hubei-xx-city", "kaifeng-2024", "xishan-2023", "zhanggong-2022",
]  # fmt: skip
CLEANED = {"hubei-xx-city", "zhanggong-2022"}
KIND = schema.load(resources.schema())
PARTS = ["measures", "shortcomings", "responsibility", "plans", "other"]


def data(yaml: str) -> dict[str, Any]:
    found = source.parse(yaml.encode(), "x.yaml", KIND.fields)
    assert found.problems == []
    return found.data


def imported(text: str, *, markdown: bool = False) -> Import:
    made = convert(reader.read(text.encode(), "x.txt", markdown=markdown).items, KIND, printed, "x")
    assert made.differences == []
    return made


def notes(made: Import) -> list[tuple[int, str]]:
    return [(note.line, str(note.message)) for note in made.notes]


@pytest.fixture
def published():
    need(FOLDER.is_dir(), f"the published reports, in {FOLDER.name}/ beside the repository")


def shape(report: dict[str, Any]) -> dict[str, Any]:
    """Which parts a report has, and how many sections, points and causes each."""
    return {
        key: [
            (len(part.get("sections", [])), len(part.get("points", [])), "causes" in part)
            for part in (report[key] if isinstance(report[key], list) else [report[key]])
        ]
        for key in PARTS
        if key in report
    }


def items(report: Any) -> list[str]:
    """The mandatory items that deeper sections hold."""
    inside = report.values() if isinstance(report, dict) else report
    own = [report["item"]] if isinstance(report, dict) and "item" in report else []
    return own + [i for each in inside if isinstance(each, dict | list) for i in items(each)]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("kind", ["txt", "docx"])
@pytest.mark.parametrize("name", NAMES)
def test_a_published_report_comes_out_again(fazhi, tmp_path: Path, name: str, kind: str) -> None:
    by_hand, problems = pipeline.read(FOLDER / f"{name}.yaml")
    assert problems
    file = FOLDER / f"{name}.txt"
    if kind == "docx":
        file = tmp_path / f"{name}.docx"
        file.write_bytes(WRITERS["docx"](pipeline.compose(by_hand), look.house()))
    out = tmp_path / "imported.yaml"
    clean = ["--clean"] if name in CLEANED and kind == "txt" else []
    result = fazhi("import", file, "-o", out, *clean)
    assert result.code == 0, result.err
    found = data(out.read_text(encoding="utf-8"))
    assert shape(found) == shape(by_hand.data)
    assert items(found) == items(by_hand.data)
    wanted = bare("".join(printed((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))))
    again = bare("".join(printed(out.read_text(encoding="utf-8"))))
    for mark in _marks(by_hand.data, found):
        wanted, again = wanted.replace(mark, ""), again.replace(mark, "")
    assert again == wanted


def _marks(by_hand: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What one of the two prints and the other does not: a default title, what a draft lacks."""
    labels = [rules["meta"]["label"] for rules in KIND.definitions["report"].values()]
    due = [f"【待补:{label}】" for label in labels]
    by_hand = {"year": due[2], **by_hand}
    default = f"{by_hand['year']}年度{by_hand['subject']}法治政府建设情况的报告"
    titles = [] if "title" in by_hand else [default]
    twice = bare(found["title"]) if "\n" in found["title"].strip() else ""
    return [
        *titles,
        *due,
        *([twice] if twice else []),
        *([bare(by_hand.get("title", default))] if twice else []),
    ]


@pytest.mark.usefixtures("published")
def test_cleaning_says_what_it_took_off(fazhi, tmp_path: Path) -> None:
    file = FOLDER / "zhanggong-2022.txt"
    told = fazhi("import", "--clean", file, "-o", tmp_path / "a.yaml").err.splitlines()
    assert told[:4] == [
        f"{file} 半角标点改成全角 242 处：,→， :→： (→（ )→） ;→；",
        f"{file}:1 删去网页上的文字“关怀版 无障碍 无障碍”。",
        f"{file}:3 删去网页上的文字“您当前所在位置: 首页>区政府信息公开目……”。",
        f"{file}:7 删去网页上的文字“访问量:”。",
    ]
    file = FOLDER / "hubei-xx-city.txt"
    told = fazhi("import", "--clean", file, "-o", tmp_path / "b.yaml").err
    assert sum(line.count("(") for line in told.splitlines() if "删去注音" in line) == 132
    assert "繁体字改成简体字" in told


@pytest.mark.parametrize("file", [*EXAMPLES, *INPUTS], ids=lambda file: file.stem)
@pytest.mark.parametrize("kind", ["txt", "docx"])
@pytest.mark.parametrize("edition", ["published", "filed"])
def test_what_we_print_comes_in_again(
    fazhi, tmp_path: Path, file: Path, kind: str, edition: str
) -> None:
    before = pipeline.compose(source.read(file, KIND.fields), edition)
    (tmp_path / f"x.{kind}").write_bytes(WRITERS[kind](before, look.house()))
    result = fazhi("import", tmp_path / f"x.{kind}", "-o", tmp_path / "x.yaml")
    assert result.code == 0, result.err
    report = data((tmp_path / "x.yaml").read_text(encoding="utf-8"))
    assert set(PARTS) & set(report) == set(PARTS) & set(source.read(file, KIND.fields).data)


HEAD = "示例区2024年度法治政府建设情况报告\n2024年，示例区推进法治建设。现将情况报告如下：\n"
VARIANTS = {
    "half brackets": (
        "一、主要举措\n一)抓学习。学习12次。\n二）抓执法。办案3件。\n",
        {"measures": {"heading": "主要举措", "run_in": ["分项"], "sections": [
            {"heading": "抓学习", "text": "学习12次。"}, {"heading": "抓执法", "text": "办案3件。"}]}},
        [(4, "原文的“一)”印成“(一)”。"), (5, "原文的“二)”印成“(二)”。")],
    ),
    "numbers that repeat": (
        "一、主要举措\n（一）甲\n正文。\n（一）乙\n正文。\n（三）丙\n正文。\n",
        {"measures": {"heading": "主要举措", "sections": [
            {"heading": name, "text": "正文。"} for name in "甲乙丙"]}},
        [(6, "原文的“(一)”印成“(二)”。")],
    ),
    "1. counts on through （一） and （二）": (
        "一、主要举措\n（一）甲\n1.子一\n正文。\n（二）乙\n2、子二。\n正文。\n",
        {"measures": {"heading": "主要举措", "sections": [
            {"heading": "甲", "sections": [{"heading": "子一", "text": "正文。"}]},
            {"heading": "乙", "sections": [{"heading": "子二", "text": "正文。"}]}]}},
        [(8, "原文的“2、”印成“1.”。"), (8, "末尾的“。”不印。")],
    ),
    "一、 runs in": (
        "一、强化领导。开会3次。\n二、规范执法。办案12件。\n三、存在的不足。人手少。\n",
        {"measures": {"heading": "无", "run_in": ["分项"], "sections": [
            {"heading": "强化领导", "text": "开会3次。"}, {"heading": "规范执法", "text": "办案12件。"}]},
         "shortcomings": {"heading": "无", "run_in": ["分项"], "sections": [
            {"heading": "存在的不足", "text": "人手少。"}]}},
        [],
    ),
    "headings of both kinds": (
        "一、主要举措\n（一）甲。正文甲。\n（二）乙\n正文乙。\n",
        {"measures": {"heading": "主要举措", "sections": [
            {"heading": "无", "run_in": ["分项"], "sections": [{"heading": "甲", "text": "正文甲。"}]},
            {"heading": "无", "sections": [{"heading": "乙", "text": "正文乙。"}]}]}},
        [],
    ),
    "a level is skipped": (
        "一、主要举措\n1.甲\n正文。\n",
        {"measures": {"heading": "主要举措", "sections": [{"heading": "甲", "text": "正文。"}]}},
        [(4, "原文的“1.”印成“(一)”。")],
    ),
    "a level is skipped, in every part": (
        "一、主要举措\n1.甲。学习。\n2.乙。执法。\n二、存在的不足\n（1）丙\n正文。\n①丁。\n",
        {"measures": {"heading": "主要举措", "run_in": ["分项"], "sections": [
            {"heading": "甲", "text": "学习。"}, {"heading": "乙", "text": "执法。"}]},
         "shortcomings": {"heading": "存在的不足", "sections": [{"heading": "丙", "text": "正文。\n①丁。\n"}]}},
        [(4, "原文的“1.”印成“(一)”。"), (5, "原文的“2.”印成“(二)”。"), (7, "原文的“(1)”印成“(一)”。")],
    ),
    "no 一、 at all": (
        "（一）主要举措\n1.甲。学习。\n2.乙。执法。\n（二）存在的不足\n正文。\n",
        {"measures": {"heading": "主要举措", "run_in": ["分项"], "sections": [
            {"heading": "甲", "text": "学习。"}, {"heading": "乙", "text": "执法。"}]},
         "shortcomings": {"heading": "存在的不足", "text": "正文。"}},
        [(3, "原文的“(一)”印成“一、”。"), (4, "原文的“1.”印成“(一)”。"), (5, "原文的“2.”印成“(二)”。"),
         (6, "原文的“(二)”印成“二、”。")],
    ),
    "a list that skips a level": (
        "一、主要举措\n1.甲\n2.乙\n二、存在的不足\n正文。\n",
        {"measures": {"heading": "主要举措", "text": "1.甲\n2.乙\n"},
         "shortcomings": {"heading": "存在的不足", "text": "正文。"}}, [],
    ),
    "a list of sentences": (
        "一、下一步工作安排\n（一）甲。\n（二）乙；\n",
        {"plans": {"heading": "下一步工作安排", "text": "（一）甲。\n（二）乙；\n"}}, [],
    ),
    "points on lines of their own, and a paragraph between": (
        "一、主要举措\n做法有三。\n一是甲。\n又及。\n二是乙。\n三是丙。\n总之。\n",
        {"measures": {"heading": "主要举措", "lead": "做法有三。", "points": ["甲。\n又及。\n", "乙。", "丙。"],
                      "closing": "总之。"}}, [],
    ),
    "points that run in, for all sections": (
        "一、主要举措\n（一）甲。一是子；二是丑。\n（二）乙。做法：一是寅；二是卯。\n",
        {"measures": {"heading": "主要举措", "run_in": ["分项", "要点"], "sections": [
            {"heading": "甲", "points": ["子；", "丑。"]},
            {"heading": "乙", "lead": "做法：", "points": ["寅；", "卯。"]}]}}, [],
    ),
    "two series of points": (
        "一、主要举措\n一是甲。\n二是乙。\n又：\n一是丙。\n二是丁。\n",
        {"measures": {"heading": "主要举措", "text": "一是甲。\n二是乙。\n又：\n一是丙。\n二是丁。\n"}}, [],
    ),
    "ordinals that are none of ours": (
        "一、工作安排\n第一，甲。\n首先，乙。\n",
        {"plans": {"heading": "工作安排", "text": "第一，甲。\n首先，乙。\n"}}, [],
    ),
    "causes and remedies": (
        "一、存在的问题\n人手少。\n主要原因是编制少。\n下一步整改：招人。\n",
        {"shortcomings": {"heading": "存在的问题", "text": "人手少。", "causes": "主要原因是编制少。",
                          "remedies": "下一步整改：招人。"}}, [],
    ),
    "causes in the same paragraph": (
        "一、存在的问题\n人手少。主要原因是编制少。针对这一问题，已招人。\n",
        {"shortcomings": {"heading": "存在的问题", "run_in": ["原因"], "text": "人手少。",
                          "causes": "主要原因是编制少。", "remedies": "针对这一问题，已招人。"}},
        [],
    ),
    "causes at the end of points that run in": (
        "一、存在的问题\n一是人手少；二是钱少。主要原因是编制少。下一步整改：招人。\n",
        {"shortcomings": {"heading": "存在的问题", "run_in": ["要点", "原因"], "points": ["人手少；", "钱少。"],
                          "causes": "主要原因是编制少。", "remedies": "下一步整改：招人。"}}, [],
    ),
    "each point with its cause": (
        "一、存在的问题\n一是人手少。原因是编制少。二是钱少。原因是预算少。\n",
        {"shortcomings": {"heading": "存在的问题", "run_in": ["要点"],
                          "points": ["人手少。原因是编制少。", "钱少。原因是预算少。"]}}, [],
    ),
    "points without causes": (
        "一、存在的问题\n一是人手少。二是钱少。车旧。\n",
        {"shortcomings": {"heading": "存在的问题", "run_in": ["要点"], "points": ["人手少。", "钱少。车旧。"]}}, [],
    ),
    "shortcomings and plans under one heading": (
        "一、存在问题和下一步打算\n人手少。\n下一步，招人。\n",
        {"shortcomings": {"heading": "存在问题和下一步打算", "text": "人手少。"},
         "plans": {"heading": "无", "text": "下一步，招人。"}}, [],
    ),
    "shortcomings and plans in one paragraph": (
        "一、存在问题和下一步打算\n人手少。车旧。下一步，招人。\n培训。\n",
        {"shortcomings": {"heading": "存在问题和下一步打算", "text": "人手少。车旧。"},
         "plans": {"heading": "无", "text": "下一步，招人。\n培训。\n"}},
        [(0, "有的段落分成了几段（文字没有变）：第 4 行（段）。")],
    ),
    "shortcomings and plans that are not told apart": (
        "一、存在问题和下一步打算\n类\t数\n甲\t1\n人手少，要招人。\n",
        {"shortcomings": {"heading": "存在问题和下一步打算", "table": {"columns": ["类", "数"], "rows": [["甲", "1"]]},
                          "closing": "人手少，要招人。"}}, [],
    ),
    "headings of both kinds among topics": (
        "一、甲。子。\n二、乙。丑。\n三、丙\n寅。\n",
        {"measures": {"heading": "无", "sections": [
            {"heading": "无", "run_in": ["分项"], "sections": [
                {"heading": "甲", "text": "子。"}, {"heading": "乙", "text": "丑。"}]},
            {"heading": "丙", "text": "寅。"}]}}, [],
    ),
    "points, and causes with points of their own": (
        "一、存在的问题\n一是人手少。二是钱少。\n原因主要有：一是编制少；二是预算少。\n",
        {"shortcomings": {"heading": "存在的问题", "run_in": ["要点"], "points": ["人手少。", "钱少。"],
                          "causes": "原因主要有：一是编制少；二是预算少。"}}, [],
    ),
    "headings of both kinds, and of neither": (
        "一、主要举措\n（一）甲\n1.子。丑。\n（二）乙。寅。\n（三）丙\n（四）丁\n卯。\n",
        {"measures": {"heading": "主要举措", "sections": [
            {"heading": "无", "run_in": ["分项"], "sections": [
                {"heading": "甲", "sections": [{"heading": "子", "text": "丑。"}]},
                {"heading": "乙", "text": "寅。"}, {"heading": "丙"}]},
            {"heading": "无", "sections": [{"heading": "丁", "text": "卯。"}]}]}}, [],
    ),
    "a heading with a colon": (
        "一、主要举措\n（一）做法：学习。开会。\n",
        {"measures": {"heading": "主要举措", "run_in": ["分项"], "sections": [
            {"heading": "做法：", "text": "学习。开会。"}]}}, [],
    ),
    "a point that says nothing": (
        "一、主要举措\n一是甲。\n二是乙。\n三是\n",
        {"measures": {"heading": "主要举措", "text": "一是甲。\n二是乙。\n三是\n"}}, [],
    ),
    "text between points and sections": (
        "一、主要举措\n一是甲。\n二是乙。\n又。\n（一）丙\n丁。\n",
        {"measures": {"heading": "主要举措", "lead": "一是甲。\n二是乙。\n又。\n",
                      "sections": [{"heading": "丙", "text": "丁。"}]}}, [],
    ),
    "causes without remedies": (
        "一、存在的问题\n人手少。主要原因是编制少。\n",
        {"shortcomings": {"heading": "存在的问题", "run_in": ["原因"], "text": "人手少。",
                          "causes": "主要原因是编制少。"}}, [],
    ),
    "shortcomings in sections, and more": (
        "一、存在的问题\n（一）人手少\n只有1人。\n类\t数\n甲\t1\n原因是编制少。\n又。\n",
        {"shortcomings": {"heading": "存在的问题", "sections": [{
            "heading": "人手少", "text": "只有1人。", "table": {"columns": ["类", "数"], "rows": [["甲", "1"]]}}],
            "causes": "原因是编制少。\n又。\n"}}, [],
    ),
    "causes before a table": (
        "一、存在的问题\n（一）人手少\n只有1人。\n原因是编制少。\n类\t数\n甲\t1\n",
        {"shortcomings": {"heading": "存在的问题", "sections": [{
            "heading": "人手少", "text": "只有1人。\n原因是编制少。\n",
            "table": {"columns": ["类", "数"], "rows": [["甲", "1"]]}}]}}, [],
    ),
    "unheaded shortcomings with a table": (
        "一、健全体系\n甲。\n虽然有成绩，但仍有不足。\n类\t数\n甲\t1\n",
        {"measures": {"heading": "健全体系", "text": "甲。"},
         "shortcomings": {"heading": "无", "text": "虽然有成绩，但仍有不足。",
                          "table": {"columns": ["类", "数"], "rows": [["甲", "1"]]}}}, [],
    ),
    "a page of attachments that nothing lists": (
        "一、主要举措\n甲。\n附件\n名单\n乙。\n",
        {"measures": {"heading": "主要举措", "text": "甲。\n附件\n名单\n乙。\n"}}, [],
    ),
    "a long list at the end that is none of attachments": (
        "一、主要举措\n" + "".join(f"{number}.甲\n" for number in range(1, 10)),
        {"measures": {"heading": "主要举措", "text": "".join(f"{number}.甲\n" for number in range(1, 10))}}, [],
    ),
    "points inside points": (
        "一、主要举措\n一是甲：一是子；二是丑。\n二是乙，三是丙，五是戊。\n",
        {"measures": {"heading": "主要举措", "points": ["甲：一是子；二是丑。", "乙，", "丙，五是戊。"]}},
        [(0, "有的段落分成了几段（文字没有变）：第 5 行（段）。")],
    ),
    "a table, and no numbers at all": (
        "类\t数\n甲\t1\n",
        {"measures": {"heading": "无", "table": {"columns": ["类", "数"], "rows": [["甲", "1"]]}}}, [],
    ),
    "topics without a part, and others after the plans": (
        "一、健全体系\n甲。\n二、工作安排\n乙。\n三、经验\n丙。\n",
        {"measures": {"heading": "健全体系", "text": "甲。"}, "plans": {"heading": "工作安排", "text": "乙。"},
         "other": [{"heading": "经验", "text": "丙。"}]}, [],
    ),
    "short lines at the end": (
        "一、主要举措\n" + "甲\n" * 9, {"measures": {"heading": "主要举措", "text": "甲\n" * 9}}, [],
    ),
    "causes after sections": (
        "一、存在的问题\n（一）人手少。只有1人。\n究其原因，编制少。\n",
        {"shortcomings": {"heading": "存在的问题", "run_in": ["分项"],
                          "sections": [{"heading": "人手少", "text": "只有1人。"}], "causes": "究其原因，编制少。"}}, [],
    ),
    "unheaded shortcomings and plans in one paragraph": (
        "一、健全体系\n（一）甲。正文。\n虽然有成绩，但仍有不足。今后，要努力：\n一是子。\n二是丑。\n",
        {"measures": {"heading": "健全体系", "run_in": ["分项"], "sections": [{"heading": "甲", "text": "正文。"}]},
         "shortcomings": {"heading": "无", "text": "虽然有成绩，但仍有不足。"},
         "plans": {"heading": "无", "lead": "今后，要努力：", "points": ["子。", "丑。"]}},
        [(0, "有的段落分成了几段（文字没有变）：第 5 行（段）。")],
    ),
    "no numbers at all": (
        "主要做法\n学习。\n存在的问题\n人手少。\n2025年，我区将招人。\n",
        {"measures": {"heading": "无", "text": "主要做法\n学习。\n"},
         "shortcomings": {"heading": "无", "text": "存在的问题\n人手少。\n"},
         "plans": {"heading": "无", "text": "2025年，我区将招人。"}}, [],
    ),
    "the first responsible person, deeper": (
        "一、主要举措\n（一）履行第一责任人职责\n开会3次。\n",
        {"measures": {"heading": "主要举措", "sections": [
            {"heading": "履行第一责任人职责", "item": "第一责任人职责", "text": "开会3次。"}]}}, [],
    ),
    "another order, and what belongs nowhere": (
        ("一、党政主要负责人履行第一责任人职责情况\n甲。\n二、典型案例\n乙。\n三、主要举措\n丙。\n四、经验做法\n丁。\n"
        "五、存在的不足\n戊。\n六、荣誉表彰\n己。\n七、主要成效\n庚。\n"),
        {"responsibility": {"heading": "无", "sections": [
            {"heading": "党政主要负责人履行第一责任人职责情况", "text": "甲。"}, {"heading": "典型案例", "text": "乙。"}]},
         "measures": {"heading": "无", "sections": [
            {"heading": "主要举措", "text": "丙。"}, {"heading": "经验做法", "text": "丁。"}]},
         "shortcomings": {"heading": "存在的不足", "text": "戊。"},
         "other": [{"heading": "荣誉表彰", "text": "己。"}, {"heading": "主要成效", "item": "主要举措和成效", "text": "庚。"}]},
        [],
    ),
    "something before the first part that is known": (
        "一、写在前面\n甲。\n二、主要举措\n乙。\n三、荣誉\n丙。\n",
        {"measures": {"heading": "无", "sections": [
            {"heading": "写在前面", "text": "甲。"}, {"heading": "主要举措", "text": "乙。"}]},
         "other": [{"heading": "荣誉", "text": "丙。"}]}, [],
    ),
    "the end": (
        "一、主要举措\n甲。\n专此报告。\n示例区人民政府 示例区司法局\n2025年01月05日\n",
        {"measures": {"heading": "主要举措", "text": "甲。"}, "closing": "专此报告。",
         "signed_by": ["示例区人民政府", "示例区司法局"], "date": "2025-01-05"},
        [(0, "有的段落分成了几段（文字没有变）：第 6 行（段）。"), (7, "原文的“2025年01月05日”印成“2025年1月5日”。")],
    ),
    "a date in Chinese numerals": (
        "一、主要举措\n甲。\n示例局\n二〇二五年一月五日\n",
        {"measures": {"heading": "主要举措", "text": "甲。"}, "signed_by": ["示例局"], "date": "二〇二五年一月五日"}, [],
    ),
    "a list of attachments": (
        "一、主要举措\n甲。\n附件：1.名单\n2.统计表\n示例局\n2025年1月5日\n",
        {"measures": {"heading": "主要举措", "text": "甲。"}, "closing": "附件：1.名单\n2.统计表\n",
         "signed_by": ["示例局"], "date": "2025-01-05"}, [],
    ),
    "attachments": (
        "一、主要举措\n甲。\n附件：1.名单\n2.目录\n示例局\n2025年1月5日\n附件1\n名单\n乙。\n附件2\n目录\n一、文件\n丙。\n",
        {"measures": {"heading": "主要举措", "text": "甲。"}, "signed_by": ["示例局"], "date": "2025-01-05",
         "attachments": [{"heading": "名单", "text": "乙。"},
                         {"heading": "目录", "sections": [{"heading": "文件", "text": "丙。"}]}]}, [],
    ),
    "attachments as they are typed": (
        "一、主要举措\n甲。\n附件：1、名单\n2. 目录\n示例局\n2025年1月5日\n附件1：\n名单\n乙。\n附件2:\n目录\n丙。\n",
        {"measures": {"heading": "主要举措", "text": "甲。"}, "signed_by": ["示例局"], "date": "2025-01-05",
         "attachments": [{"heading": "名单", "text": "乙。"}, {"heading": "目录", "text": "丙。"}]},
        [(5, "原文的“1、”印成“1.”。"), (9, "原文的“:”不印。"), (12, "原文的“:”不印。")],
    ),
    "one attachment with a number": (
        "一、主要举措\n甲。\n附件：1.名单\n附件\n名单\n乙。\n",
        {"measures": {"heading": "主要举措", "text": "甲。"}, "attachments": [{"heading": "名单", "text": "乙。"}]},
        [(5, "原文的“1.”不印。")],
    ),
    "a list that begins with 2": (
        "一、主要举措\n甲。\n2.乙\n丙。\n", {"measures": {"heading": "主要举措", "text": "甲。\n2.乙\n丙。\n"}}, [],
    ),
    "what a web page puts after the date": (
        "一、主要举措\n甲。\n示例局\n2025年1月5日\n来源：示例网\n附件下载\n",
        {"measures": {"heading": "主要举措", "text": "甲。"}, "closing": "示例局\n2025年1月5日\n来源：示例网\n附件下载\n"}, [],
    ),
    "a table": (
        "一、主要举措\n甲。\n2024年案件情况\n单位：件\n类别\t数量\n复议\t12\n应诉\t无\n乙。\n",
        {"measures": {"heading": "主要举措", "text": "甲。", "table": {
            "caption": "2024年案件情况", "unit": "件", "columns": ["类别", "数量"],
            "rows": [["复议", "12"], ["应诉", "无"]]}, "closing": "乙。"}}, [],
    ),
    "tables before sections": (
        "一、主要举措\n类别\t数量\n复议\t12\n乙。\n（一）丙\n丁。\n",
        {"measures": {"heading": "主要举措", "sections": [
            {"heading": "无", "table": {"columns": ["类别", "数量"], "rows": [["复议", "12"]]}},
            {"heading": "无", "text": "乙。"}, {"heading": "丙", "text": "丁。"}]}}, [],
    ),
    "a draft": (
        "一、主要举措\n甲。\n【待补：署名】\n【待补：成文日期】\n", {"measures": {"heading": "主要举措", "text": "甲。"}}, [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", VARIANTS)
def test_variants(name: str) -> None:
    body, expected, told = VARIANTS[name]
    made = imported(HEAD + body)
    found = data(made.text)
    around = {"subject", "subject_type", "year", "title", "opening"}
    assert {key: value for key, value in found.items() if key not in around} == expected
    assert notes(made) == told
    assert [key for key in found if key not in around] == list(expected)


FRONTS = {
    "示例县人民政府\n关于2023年度法治政府建设情况的报告": {
        "subject": "示例县", "subject_type": "政府", "year": "2023",
        "title": "示例县人民政府\n关于2023年度法治政府建设情况的报告\n"},
    "中共示例县委员会 示例县人民政府\n2023年度法治政府建设情况的报告": {
        "subject": "示例县", "subject_type": "政府", "year": "2023", "title": "2023年度法治政府建设情况的报告",
        "issuers": ["中共示例县委员会", "示例县人民政府"]},
    "示例市司法局关于2023年度\n法治政府建设工作总结": {
        "subject": "示例市司法局", "subject_type": "部门", "year": "2023",
        "title": "示例市司法局关于2023年度\n法治政府建设工作总结\n"},
    "示例镇2023年法治政府建设年度报告\n示例镇2023年法治政府建设年度报告": {
        "subject": "示例镇", "subject_type": "乡镇街道", "year": "2023",
        "title": "示例镇2023年法治政府建设年度报告\n示例镇2023年法治政府建设年度报告\n"},
    "首页 > 公开\n示例街道2023年法治政府建设年度报告": {
        "subject": "示例街道", "subject_type": "乡镇街道", "year": "2023", "title": "无",
        "opening": "首页 > 公开\n示例街道2023年法治政府建设年度报告\n"},
    "2023年，丙高新区坚持依法行政。\n报告如下：": {
        "subject": "丙高新区", "subject_type": "派出机构", "year": "2023", "title": "无",
        "opening": "2023年，丙高新区坚持依法行政。\n报告如下：\n"},
    "示例局\n二〇二五年法治政府建设工作报告\n如下。": {
        "subject": "示例局", "subject_type": "部门", "year": "2025", "title": "二〇二五年法治政府建设工作报告",
        "issuers": ["示例局"], "opening": "如下。"},
    "关于报送《示例区2025年度法治政府建设情况报告》的报告\n如下。": {
        "subject": "示例区", "subject_type": "政府", "year": "2025",
        "title": "关于报送《示例区2025年度法治政府建设情况报告》的报告", "opening": "如下。"},
    "甲乙丙丁戊\n报告如下：": {"title": "无", "opening": "甲乙丙丁戊\n报告如下：\n"},
    "示例局2023年法治政府建设情况\n县委、县政府：\n如下。": {
        "subject": "示例局", "subject_type": "部门", "year": "2023", "title": "示例局2023年法治政府建设情况",
        "opening": "县委、县政府：\n如下。\n"},
    "| 索引号 | 123 |\n| 文号 | 示 |\n示例局2023年法治政府建设情况": {
        "subject": "示例局", "subject_type": "部门", "year": "2023", "title": "无",
        "opening": "| 索引号 | 123 |\n| 文号 | 示 |\n示例局2023年法治政府建设情况\n"},
    "索引号\t123\n文号\t示〔2023〕1号\n如下：": {
        "title": "无", "opening": "索引号　123\n文号　示〔2023〕1号\n如下：\n"},
}  # fmt: skip


def test_headings_of_markdown_without_ordinals() -> None:
    text = (
        "# 示例局2024年法治政府建设情况报告\n推进法治。如下：\n## 主要举措\n### 执法\n（1）甲。乙。\n#### 监管\n##### 执法\n###### 太深\n"
        "## 不足。\n### 存在的问题\n- 人手少。\n"
    )
    made = imported(text, markdown=True)
    assert data(made.text)["measures"] == {
        "heading": "主要举措",
        "sections": [
            {"heading": "执法", "run_in": ["分项"], "sections": [
                {"heading": "甲", "text": "乙。"},
                {"heading": "监管", "run_in": "无", "sections": [
                    {"heading": "执法", "text": "太深\n不足。\n"}]}]},
            {"heading": "存在的问题", "text": "人手少。"}],
    }  # fmt: skip


def test_there_are_four_levels() -> None:
    made = imported("## 一\n### 二\n#### 三\n1.四\n（1）五\n乙。\n", markdown=True)
    assert "- 标题: 四\n              # 待核" in made.text
    assert "（1）五\n" in made.text


@pytest.mark.parametrize("front", FRONTS)
def test_the_front(front: str) -> None:
    found = data(imported(f"{front}\n一、主要举措\n甲。\n").text)
    assert {"opening": "无"} | FRONTS[front] == {k: v for k, v in found.items() if k != "measures"}


def test_an_opening_that_a_draft_lacks_is_missing_still() -> None:
    text = "示例区2024年度法治政府建设情况报告\n【待补：导语】\n{}一、主要举措\n甲。\n"
    assert "opening" not in data(imported(text.format("")).text)
    assert data(imported(text.format("如下。\n")).text)["opening"] == "如下。"


DOUBTS = {
    "示例镇2023年法治政府建设年度报告\n来源 网站\n示例镇2023年法治政府建设年度报告\n如下。\n":
        "# 待核：这里不止一个标题，请留一个。如果是网页上的，用 --clean 重新导入。\n标题: |",
    "示例镇2023年法治政府建设年度报告\n（2024年2月8日）\n如下。\n":
        "# 待核：这里有一行日期。如果是成文日期，请把它移到“成文日期”里。\n导语: |",
    "主要做法\n学习。\n打算\n培训。\n":
        "# 待核：原文的标题没有序号，留在文字里。要编号，请把它移到“标题”里。\n下一年度主要安排:",
    "一、问题和打算\n人手少，要招人。\n":
        "# 待核：标题里说到两项必报内容，都放在这里了。请拆开，或者写明“事项”。\n存在的不足和原因:",
}  # fmt: skip


@pytest.mark.parametrize("text", DOUBTS)
def test_what_is_doubtful_is_marked(text: str) -> None:
    assert DOUBTS[text] in imported(text).text


def test_a_whole_report_in_one_paragraph() -> None:
    long = "办结案件12件，" * 60 + "评查案卷3件。"
    text = f"2023年，示例区推进法治。现报告如下： 一、主要举措（一）甲。{long}（二）乙。丙。 二、存在的不足 人手少。"
    assert data(imported(text).text) | {"opening": ""} == {
        "subject": "示例区", "subject_type": "政府", "year": "2023", "title": "无", "opening": "",
        "measures": {"heading": "主要举措", "run_in": ["分项"], "sections": [
            {"heading": "甲", "text": long}, {"heading": "乙", "text": "丙。"}]},
        "shortcomings": {"heading": "存在的不足", "text": "人手少。"},
    }  # fmt: skip


def test_a_heading_that_cannot_be_printed_stays_in_the_text() -> None:
    made = imported(HEAD + "一、无\n甲。\n")
    assert notes(made) == [(3, "这里的序号或格式排不出原样，作为文字导入。")]
    assert data(made.text)["measures"] == {"heading": "无", "text": "一、无\n甲。\n"}


def test_what_is_no_report_comes_in_as_text() -> None:
    made = imported("无\n")
    assert notes(made) == [(0, "认不出这份报告的结构，全文作为文字导入。")]
    assert data(made.text) == {
        "title": "无",
        "opening": "无",
        "other": [{"heading": "无", "text": "无"}],
    }


def test_what_cannot_be_printed_at_all_comes_in_as_text() -> None:
    body = "".join(f"一、无\n甲{number}。\n" for number in range(41))
    made = imported(HEAD + body)
    assert notes(made) == [(0, "认不出这份报告的结构，全文作为文字导入。")]
    assert data(made.text)["other"][0]["text"] == HEAD + body


MARK = Taken(1, "（四）甲", 0, 3, r"\([一-十]\)")
COMPARED = [
    (["甲 乙"], [], ["甲", "乙【待补：署名】"], [], [], [], [1]),
    (["甲", "乙"], [], ["甲乙"], [], [], [2], []),
    (["甲"], [], ["乙甲"], [], ["1 这里多印了“乙”。"], [], []),
    (["甲"], [], ["甲", "乙" * 30], [], [f"1 这里多印了“{'乙' * 20}……”。"], [], []),
    (["甲"], [], ["乙"], [], ["1 “甲”没有印出来，或者印得不一样。", "1 这里多印了“乙”。"], [], []),
    (["（四）甲"], [MARK], ["（四）甲"], [], [], [], []),
    (["（四）甲"], [MARK], ["（五）甲"], ["1 原文的“(四)”印成“(五)”。"], [], [], []),
    (["（四）甲"], [MARK], ["甲"], [], ["1 “(四)”没有印出来，或者印得不一样。"], [], []),
    (["甲。"], [Taken(1, "甲。", 1, 2, "")], ["甲"], ["1 末尾的“。”不印。"], [], [], []),
    (["甲。"], [Taken(1, "甲。", 1, 2, "")], ["甲。"], [], [], [], []),
    ([], [], ["甲"], [], ["0 这里多印了“甲”。"], [], []),
]  # fmt: skip


@pytest.mark.parametrize("case", COMPARED)
def test_words_are_compared(case) -> None:
    said, taken, again, corrections, differences, joined, cut = case
    items = [Paragraph(number, text) for number, text in enumerate(said, 1)]
    found = compare(items, taken, again)
    assert [f"{note.line} {note.message}" for note in found.corrections] == corrections
    assert [f"{note.line} {note.message}" for note in found.differences] == differences
    assert (found.joined, found.cut) == (joined, cut)


def test_it_reads_well() -> None:
    body = "一、主要举措\n（一）甲: 乙\n# 号。\n正文。\n一是yes\n二是- 丙\n"
    assert imported(HEAD + body).text == (
        "# 由 fazhi import 从 x 导入。写着“待核”“待填”的地方请看一遍。\n"
        "\n"
        "# 待核：从标题里猜的。\n"
        "报告单位: 示例区\n"
        "\n"
        "# 待核：按名称猜的。\n"
        "单位类型: 政府\n"
        "\n"
        "年度: 2024\n"
        "\n"
        "标题: 示例区2024年度法治政府建设情况报告\n"
        "\n"
        "导语: 2024年，示例区推进法治建设。现将情况报告如下：\n"
        "\n"
        "主要举措和成效:\n"
        "  标题: 主要举措\n"
        "  分项:\n"
        "    - 标题: '甲: 乙'\n"
        "      段首: |\n"
        "        # 号。\n"
        "        正文。\n"
        "      要点:\n"
        "        - 'yes'\n"
        "        - '- 丙'\n"
    )


DUE = [
    # A field that a draft marks again is left to it; one that it does not is written, empty.
    ("甲。\n【待补：署名】\n", "正文: 甲。\n"),
    ("甲。\n【待补：附注】\n", "正文: 甲。\n\n# 原文写着“【待补：附注】”。\n附注:\n"),
    # What no draft of ours marks is the author's own words.
    ("甲。\n【待补：联系电话】\n", "正文: |\n    甲。\n    【待补：联系电话】\n"),
    ("甲【待补：数】件。\n", "正文: 甲【待补：数】件。\n"),
]


@pytest.mark.parametrize(("text", "made"), DUE)
def test_marks_of_what_is_missing_are_not_lost(fazhi, tmp_path: Path, text: str, made: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"一、主要举措\n{text}", encoding="utf-8")
    result = fazhi("import", file)
    assert (result.code, result.err) == (0, "")
    assert result.out.partition("  标题: 主要举措\n  ")[2] == made


def test_a_mark_above_a_report_that_is_not_ours(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "【待补：某机关】文件\n示政发〔2026〕3号\n示例区2025年法治政府建设情况报告\n一、主要举措\n甲。\n",
        encoding="utf-8",
    )
    assert "【待补：某机关】文件" in fazhi("import", file).out
