"""`fazhi diff`: differences by field and clause, figures with their change, the carried share."""

from pathlib import Path

import pytest
from conftest import EXAMPLES, INPUTS, ROOT, complete

from generator import pipeline, resources, schema
from generator.comparison import carried, changes, clauses
from generator.comparison.clauses import Figure
from generator.rules.carried_over import MARK

KIND = schema.load(resources.schema())
FOLDER = ROOT / "examples" / "folder"


@pytest.fixture
def read(tmp_path: Path):
    """A source from text."""

    def make(text: str, name: str = "x.yaml"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return pipeline.read(file)[0]

    return make


@pytest.fixture
def differences(read):
    """(field, before, after) of two reports that differ in some fields."""

    def find(old: dict[str, str | None], new: dict[str, str | None]) -> list[tuple[str, str, str]]:
        found = changes.compare(read(complete(**old)), read(complete(**new)), KIND)
        return [(change.where, change.old, change.new) for change in found]

    return find


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("甲，乙；丙。", ["甲，", "乙；", "丙。"]),
        ("甲。\n 乙 \n\n丙", ["甲。", "乙", "丙"]),
        (f"{MARK}甲。", ["甲。"]),
        ("", []),
        ("。", []),
    ],
)
def test_clauses(text: str, cut: list[str]) -> None:
    assert [clause for _, clause in clauses.cut(text)] == cut


def test_a_clause_stands_at_its_character() -> None:
    assert list(clauses.cut(f"{MARK}甲，乙")) == [(len(MARK), "甲，"), (len(MARK) + 2, "乙")]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("甲事办了，乙事办了。", "甲事办了，乙事办了。", []),
        (f"{MARK}甲事。", "甲事。", []),
        ("办结案件12件。", "办结案件15件。", [("办结案件12件。", "办结案件15件。")]),
        ("甲事办了，乙事办了。", "甲事办了。", [("甲事办了，", "甲事办了。"), ("乙事办了。", "")]),
        ("", "春天来了。夏天来了。", [("", "春天来了。夏天来了。")]),
        ("春天来了。夏天来了。", "", [("春天来了。夏天来了。", "")]),
        ("规范执法。", "春耕开始，严格规范执法。", [("", "春耕开始，"), ("规范执法。", "严格规范执法。")]),
        ("规范执法。", "普及法律。", [("规范执法。", ""), ("", "普及法律。")]),
    ],
)  # fmt: skip
def test_changed_clauses(old: str, new: str, changed: list[tuple[str, str]]) -> None:
    assert list(clauses.changed(old, new)) == changed


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("办结案件12件。", "办结案件24件。", [("12", "24", "件", "+12，+100.0%")]),
        ("办结12件、受理30件", "办结9件、受理30件", [("12", "9", "件", "-3，-25.0%")]),
        ("办结率96.5%。", "办结率98%。", [("96.5", "98", "%", "+1.5 个百分点")]),
        ("比例为3.5‰。", "比例为3.1‰。", [("3.5", "3.1", "‰", "-0.4 个千分点")]),
        ("清偿1,250万元。", "清偿2500万元。", [("1,250", "2500", "万元", "+1250，+100.0%")]),
        ("发生0起。", "发生2起。", [("0", "2", "起", "+2")]),
        ("培训120人次。", "共培训126人次。", [("120", "126", "人次", "+6，+5.0%")]),
        ("2025年办结12件。", "2026年办结12件。", []),
        ("办结12件。", "办结12件。", []),
        ("办结12件。", "办结（）件。", []),
        ("办结12件。", "办结12万元。", []),
        ("办结12件。", "检查30次。", []),
        ("甲12", "甲13", []),
    ],
)
def test_figures(old: str, new: str, found: list[tuple[str, str, str, str]]) -> None:
    assert [(*each, each.change("zh")) for each in clauses.figures(old, new)] == found


def test_a_change_in_english() -> None:
    assert Figure("96.5", "98", "%").change("en") == "+1.5 percentage points"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({}, {}, []),
        ({"年度": "2025"}, {"年度": "2026"}, [("年度", "2025", "2026")]),
        ({}, {"署名": "[甲, 乙]"}, [("署名1", "", "甲"), ("署名2", "", "乙"), ("署名1", "示例区人民政府", "")]),
        ({}, {"署名": "[示例区人民政府]"}, []),
        ({"导语": None}, {"导语": "甲。"}, [("导语", "", "甲。")]),
        ({"结语": "特此报告。"}, {}, [("结语", "特此报告。", "")]),
        ({}, {"汇入": "[.]"}, []),
        (
            {"主要举措和成效": "{分项: [{标题: 执法, 要点: [查处12件。]}, {标题: 普法, 正文: 宣讲。}]}"},
            {"主要举措和成效": "{分项: [{标题: 普法, 正文: 宣讲。}, {标题: 规范执法, 要点: [复查案卷。, 查处15件。]}]}"},
            [
                ("主要举措和成效 › 分项2 › 标题", "执法", "规范执法"),
                ("主要举措和成效 › 分项2 › 要点1", "", "复查案卷。"),
                ("主要举措和成效 › 分项2 › 要点2", "查处12件。", "查处15件。"),
            ],
        ),
        (
            {"主要举措和成效": "{分项: [{标题: 执法, 正文: 查处。}]}"},
            {"主要举措和成效": "{分项: [{标题: 信访, 正文: 化解。}]}"},
            [
                ("主要举措和成效 › 分项1 › 标题", "", "信访"),
                ("主要举措和成效 › 分项1 › 正文", "", "化解。"),
                ("主要举措和成效 › 分项1 › 标题", "执法", ""),
                ("主要举措和成效 › 分项1 › 正文", "查处。", ""),
            ],
        ),
        (
            {"主要举措和成效": "{分项: [{正文: 全年查处案件。}]}"},
            {"主要举措和成效": "{分项: [{标题: 执法, 正文: 全年查处案件。}]}"},
            [("主要举措和成效 › 分项1 › 标题", "", "执法")],
        ),
    ],
)  # fmt: skip
def test_differences(differences, old: dict, new: dict, found: list[tuple[str, str, str]]) -> None:
    assert differences(old, new) == found


TABLE = "{{正文: 如下。, 表: {{表名: {0}年案件, 单位: 件, 列: [类别, 收案], 行: {1}}}}}"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            TABLE.format(2024, "[[城管, '12'], [公安, '7'], [其他, 无]]"),
            TABLE.format(2025, "[[公安, '9'], [城管, '12'], [其他, '1'], [信访, '3']]"),
            [
                ("表 › 表名", "2024年案件", "2025年案件", ""),
                ("表 › 公安 › 收案", "7", "9", "+2，+28.6%"),
                ("表 › 其他 › 收案", "无", "1", ""),
                ("表 › 信访 › 类别", "", "信访", ""),
                ("表 › 信访 › 收案", "", "3", ""),
            ],
        ),
        (
            TABLE.format(2025, "[[城管, '12'], [公安, '7']]"),
            TABLE.format(2025, "[[城管, '12']]"),
            [("表 › 公安 › 类别", "公安", "", ""), ("表 › 公安 › 收案", "7", "", "")],
        ),
        (
            "{正文: 如下。}",
            TABLE.format(2025, "[[城管]]").replace("列: [类别, 收案], ", ""),
            [
                ("表 › 表名", "", "2025年案件", ""),
                ("表 › 单位", "", "件", ""),
                ("表 › 城管 › ", "", "城管", ""),
            ],
        ),
    ],
)
def test_tables_are_compared_by_cell(read, old: str, new: str, found: list) -> None:
    one, other = (read(complete(主要举措和成效=text)) for text in (old, new))
    assert [
        (c.where.removeprefix("主要举措和成效 › "), c.old, c.new, "".join(f.change("zh") for f in c.figures))
        for c in changes.compare(one, other, KIND)
    ] == found  # fmt: skip


OLD = complete(
    导语="2024年，全区统筹推进法治政府建设工作。现报告如下：",
    主要举措和成效="{正文: 全面推行行政执法公示制度，全年办理行政复议案件12件。}",
    其他需要报告的情况="[{标题: 荣誉和表彰的情况, 正文: 没有获得省级以上的表彰。}]",
    年度="2024",
)
NEW = complete(
    导语="2025年，全区统筹推进法治政府建设工作。现报告如下：",
    主要举措和成效=f"{{正文: '{MARK}没有获得省级以上的表彰，全年办理行政复议案件31件，新建执法平台一个。'}}",
    其他需要报告的情况="[{标题: 荣誉和表彰的情况, 正文: 甲。}]",
)


def test_shares(read) -> None:
    found = carried.shares(read(OLD, "old.yaml"), read(NEW, "new.yaml"), KIND)
    assert [(s.label, s.size, s.copied, s.reused) for s in found] == [
        ("导语", 24, 14, 0),
        ("主要举措和成效", 32, 11, 13),
        ("存在的不足和原因", 7, 0, 0),
        ("第一责任人职责", 8, 8, 0),
        ("下一年度主要安排", 9, 9, 0),
        ("其他需要报告的情况", 1, 0, 0),
        ("全文", 81, 42, 13),
    ]
    passages = [(p.place.line, p.place.column, p.text, p.copied) for s in found for p in s.passages]
    assert passages == [
        (3, 11, "全区统筹推进法治政府建设工作。", True),
        (4, 25, "没有获得省级以上的表彰，", True),
        (4, 37, "全年办理行政复议案件31件，", False),
        (6, 15, "区长主持会议4次。", True),
        (7, 16, "2026年补齐人员。", True),
    ]


def test_a_report_without_prose_has_no_share(read) -> None:
    found = carried.shares(read(OLD, "old.yaml"), read("报告单位: 甲\n"), KIND)
    assert [(s.label, s.size) for s in found] == [("全文", 0)]


@pytest.fixture
def two(tmp_path: Path, monkeypatch) -> tuple[str, str]:
    """Two years of a report, written as old.yaml and new.yaml."""
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(OLD, encoding="utf-8")
    Path("new.yaml").write_text(NEW, encoding="utf-8")
    return "old.yaml", "new.yaml"


TEXT = """\
报告比较：old.yaml → new.yaml

年度
  - 2024
  + 2025

导语
  - 2024年，
  + 2025年，

主要举措和成效 › 正文
  - 全面推行行政执法公示制度，
  + 没有获得省级以上的表彰，
  - 全年办理行政复议案件12件。
  + 全年办理行政复议案件31件，
    由 12件 变为 31件（+19，+158.3%）
  + 新建执法平台一个。

其他需要报告的情况1 › 正文
  - 没有获得省级以上的表彰。
  + 甲。

共 8 处不同。

与上年相同的文字

照抄：一字未改；套用：只换了数字。不足八个字的短句不算照抄、套用。
部分                字数  照抄        套用
导语                24    14 (58.3%)  0 (0.0%)
主要举措和成效      32    11 (34.4%)  13 (40.6%)
存在的不足和原因    7     0 (0.0%)    0 (0.0%)
第一责任人职责      8     8 (100.0%)  0 (0.0%)
下一年度主要安排    9     9 (100.0%)  0 (0.0%)
其他需要报告的情况  1     0 (0.0%)    0 (0.0%)
全文                81    42 (51.9%)  13 (16.0%)

导语
    new.yaml:3 照抄 全区统筹推进法治政府建设工作。

主要举措和成效
    new.yaml:4 照抄 没有获得省级以上的表彰，
    new.yaml:4 套用 全年办理行政复议案件31件，

第一责任人职责
    new.yaml:6 照抄 区长主持会议4次。

下一年度主要安排
    new.yaml:7 照抄 2026年补齐人员。
"""


def test_text(fazhi, two) -> None:
    result = fazhi("diff", *two)
    assert (result.code, result.err, result.out) == (0, "", TEXT)


def test_markdown(fazhi, two) -> None:
    Path("new.yaml").write_text(NEW.replace("甲。", "'*甲*|<b>'"), encoding="utf-8")
    text = fazhi("diff", *two, "--format", "markdown").out
    assert text.startswith(
        "# 报告比较：old.yaml → new.yaml\n\n### 年度\n\n- ~~2024~~\n- **2025**\n\n### 导语\n\n"
    )
    assert "- 由 12件 变为 31件（+19，+158.3%）\n" in text
    assert "- **\\*甲\\*\\|\\<b\\>**\n" in text
    assert "\n| 部分 | 字数 | 照抄 | 套用 |\n|---|---|---|---|\n| 导语 | 24 | 14 (58.3%) |" in text


def test_html(fazhi, two) -> None:
    Path("new.yaml").write_text(NEW.replace("甲。", "'<b>甲&'"), encoding="utf-8")
    result = fazhi("diff", *two, "--format", "html", "-o", "x.html")
    text = Path("x.html").read_bytes().decode()
    assert (result.code, result.out) == (0, "x.html\n")
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n')
    assert "<title>报告比较：old.yaml → new.yaml</title>" in text
    assert "<p><ins>&lt;b&gt;甲&amp;</ins></p>\n" in text
    assert "<tr><td>导语</td><td>24</td><td>14 (58.3%)</td><td>0 (0.0%)</td></tr>\n" in text
    assert "http" not in text


def test_two_drafts_of_one_year_have_no_share(fazhi, two) -> None:
    Path("old.yaml").write_text(OLD.replace("年度: 2024", "年度: 2025"), encoding="utf-8")
    assert fazhi("diff", *two).out.endswith("\n共 7 处不同。\n")
    assert fazhi("diff", "new.yaml", "new.yaml", "--lang", "en").out == (
        "Comparison: new.yaml → new.yaml\n\nNo differences.\n"
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.yaml", None, "读不了文件 x.yaml：没有这个文件或文件夹。"),
        ("x.yaml", complete(年分="2025"), "先要改好这里才能比较：x.yaml 第 10 行：没有「年分」这个字段。是不是「年度」？"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared(fazhi, two, name: str, text: str | None, message: str) -> None:
    if text:
        Path(name).write_text(text, encoding="utf-8")
    for pair in ((name, two[0]), (two[0], name)):
        result = fazhi("diff", *pair)
        assert (result.code, result.out, result.err) == (2, "", message)


def test_a_folder_against_its_next_year(fazhi, tmp_path: Path) -> None:
    """What was rolled forward is last year's, whole: copied, or reused with other figures."""
    new = tmp_path / "新.yaml"
    assert fazhi("new", "--from", FOLDER, "-o", new).code == 0
    one, other = pipeline.read(FOLDER / "报告.yaml")[0], pipeline.read(new)[0]
    *parts, whole = carried.shares(one, other, KIND)
    assert [part.label for part in parts] == [
        "导语",
        "主要举措和成效",
        "存在的不足和原因",
        "第一责任人职责",
    ]
    assert (whole.copied + whole.reused) / whole.size > 0.85
    assert whole.reused > whole.copied / 2


@pytest.mark.parametrize("file", [*EXAMPLES, *INPUTS], ids=lambda file: file.stem)
def test_a_report_is_no_different_from_itself(file: Path) -> None:
    found = pipeline.read(file)[0]
    assert changes.compare(found, found, KIND) == []
    whole = carried.shares(found, found, KIND)[-1]
    assert whole.reused == 0
    assert whole.copied > whole.size * 0.7


SIGNS = "甲乙丙丁戊己庚辛壬癸"


def point(number: int) -> str:
    """A point whose words are all its own: the digits of its number, as words."""
    words = "".join(SIGNS[int(digit)] * 3 for digit in f"{number:04d}")
    return f"    - {words}办理完毕\n"


def of_points(numbers) -> str:
    return complete(主要举措和成效="\n  要点:\n" + "".join(map(point, numbers)))


def test_four_thousand_points_in_reverse_order_are_the_same_points(fazhi, tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(of_points(range(4000)), encoding="utf-8")
    new.write_text(of_points(range(3999, -1, -1)), encoding="utf-8")
    result = fazhi("diff", old, new)
    assert (result.code, result.out) == (0, f"报告比较：{old} → {new}\n\n没有不同。\n")


def test_of_four_thousand_points_the_one_that_changed_is_found(read) -> None:
    old, new = of_points(range(4000)), of_points(range(1, 4000))
    last = point(3999).strip()[2:]
    new = new.replace(last, f"{last}并公开")
    found = [(c.where, c.old, c.new) for c in changes.compare(read(old), read(new), KIND)]
    assert found == [
        ("主要举措和成效 › 要点3999", last, f"{last}并公开"),
        ("主要举措和成效 › 要点1", point(0).strip()[2:], ""),
    ]


def test_a_paragraph_of_a_thousand_clauses(differences) -> None:
    """More than are compared each with each: what stands still is found by what stands once."""
    clause = [point(number).strip()[2:] + "。" for number in range(1000)]
    old, new = "".join(clause), "".join([*clause[1:500], "新增一句。", *clause[500:]])
    assert differences({"导语": old}, {"导语": new}) == [
        ("导语", clause[0], ""),
        ("导语", "", "新增一句。"),
    ]


def test_a_clause_of_forty_thousand_characters() -> None:
    old, new = "甲" * 39_000 + "1件。", "甲" * 39_000 + "2件。"
    assert list(clauses.changed(old, new)) == [(old, new)]
    assert clauses.figures(old, new) == [Figure("1", "2", "件")]
    assert clauses.figures("乙" + old, new) == []
