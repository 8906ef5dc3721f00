"""The template: every shape of the grammar comes out as it should."""

import pytest
from conftest import complete
from steps import checked, composed, table_of

from generator.basis.characters import printed_width
from generator.parsing import tree
from generator.printing import filters, words
from generator.printing.blocks import Para, Table, without_origins


def lines(tmp_path, text: str, edition: str = "published") -> list[str]:
    file = tmp_path / "report.yaml"
    file.write_text(text, encoding="utf-8")
    document = composed(checked(file)[0], edition)
    return [block.text for block in document.blocks if isinstance(block, Para)]


def test_default_words(tmp_path) -> None:
    assert lines(tmp_path, complete()) == [
        "2025年度示例区法治政府建设情况的报告",
        "2025年，示例区推进法治政府建设。现将情况报告如下：",
        "一、推进法治政府建设的主要举措和成效",
        "办结案件12件。",
        "二、推进法治政府建设存在的不足和原因",
        "力量不足。",
        "编制少。",
        "三、党政主要负责人履行推进法治建设第一责任人职责情况",
        "区长主持会议4次。",
        "四、下一年度推进法治政府建设的主要安排",
        "2026年补齐人员。",
        "示例区人民政府",
        "2026年2月24日",
    ]


def test_a_default_heading_takes_one_line(tmp_path) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(complete(), encoding="utf-8")
    blocks = composed(checked(file)[0]).blocks
    headings = [block.text for block in blocks if block.role == "h1"]
    assert len(headings) == 4
    assert max(2 + printed_width(heading) for heading in headings) <= 28


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ("{标题: 无, 分项: [{标题: 甲, 正文: 一}, {标题: 乙, 正文: 二}]}", ["一、甲", "一", "二、乙", "二"]),
        ("{标题: 甲, 接排: [分项], 分项: [{标题: 乙, 正文: 一}]}", ["一、甲", "（一）乙。一"]),
        ("{标题: 甲, 分项: [{标题: 乙, 接排: [标题], 正文: 一}, {标题: 丙, 正文: 文}]}", ["一、甲", "（一）乙。一", "（二）丙", "文"]),
        ("{标题: 甲, 分项: [{标题: 乙, 分项: [{标题: 丙}, {标题: 丁}]}, {标题: 戊, 序号: 接着数, 分项: [{标题: 己}, {标题: 庚}]}]}",
         ["一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "3.己", "4.庚"]),
        ("{标题: 无, 分项: [{标题: 甲}, {标题: 无, 序号: 从头数, 分项: [{标题: 乙}]}]}", ["一、甲", "一、乙"]),
        ("{标题: 甲, 接排: [标题], 正文: 一}", ["一、甲。一"]),
        ("{标题: 甲, 接排: [分项], 分项: [{标题: 乙, 正文: 一}, {标题: 丙}]}", ["一、甲", "（一）乙。一", "（二）丙。"]),
        ("{标题: 甲, 接排: 分项, 分项: [{标题: 乙, 接排: 无, 分项: [{标题: 丙, 正文: 一}]}]}", ["一、甲", "（一）乙", "1.丙", "一"]),
        ("{标题: 甲, 接排: [分项], 分项: [{标题: 乙, 分项: [{标题: 丙, 正文: 一}]}]}", ["一、甲", "（一）乙", "1.丙。一"]),
        ("{标题: 甲, 接排: [要点], 段首: 首, 要点: [一, 二]}", ["一、甲", "首一是一二是二"]),
        ("{标题: 甲, 段首: 首, 要点: [一, 二], 结语: 末}", ["一、甲", "首", "一是一", "二是二", "末"]),
        ("{标题: 甲, 接排: [原因], 正文: 文, 原因: 因, 整改: 改}", ["一、甲", "文因改"]),
        ("{标题: 甲, 表: {表名: 名, 单位: 件, 列: [子], 行: [[丑]]}}", ["一、甲", "名", "单位：件"]),
    ],
)  # fmt: skip
def test_sections(tmp_path, measures: str, expected: list[str]) -> None:
    printed = lines(tmp_path, complete(主要举措和成效=measures))
    assert printed[2 : 2 + len(expected)] == expected
    assert printed[2 + len(expected)].startswith("二" if expected[-1] != "二" else "三")


def test_parts_stand_in_the_order_of_the_file(tmp_path) -> None:
    text = complete()
    first = "第一责任人职责: {标题: 甲, 正文: 乙}\n"
    printed = lines(tmp_path, first + "\n".join(t for t in text.splitlines() if "区长" not in t))
    assert printed[2:4] == ["一、甲", "乙"]


def test_run_in_at_the_top_holds_for_all_sections(tmp_path) -> None:
    printed = lines(tmp_path, complete(接排="[要点]", 下一年度主要安排="{段首: 甲, 要点: [乙]}"))
    assert "甲一是乙" in printed


def test_filed_edition(tmp_path) -> None:
    fields = {"主送机关": "示例市人民政府", "发文字号": "示政发〔2026〕3号", "签发人": "[李明, 王安]", "抄送": "[甲, 乙]",
              "印发": "示例区人民政府办公室", "附件": "[{标题: 清单, 正文: 丙}, {标题: 说明}]"}  # fmt: skip
    printed = lines(tmp_path, complete(**fields), "filed")
    assert printed[:4] == [
        "示例区人民政府文件",
        "示政发〔2026〕3号\t签发人：李明　王安",
        "2025年度示例区法治政府建设情况的报告",
        "示例市人民政府：",
    ]
    assert printed[-11:] == [
        "附件：1.清单", "2.说明", "示例区人民政府", "2026年2月24日", "附件1", "清单", "丙", "附件2", "说明",
        "抄送：甲，乙。", "示例区人民政府办公室\t2026年2月24日印发",
    ]  # fmt: skip


def test_what_few_reports_have(tmp_path) -> None:
    fields = {"份号": "'000001'", "密级": "机密★3年", "紧急程度": "特急", "附注": "（此件公开发布）",
              "发文机关": "[甲委, 乙府]"}  # fmt: skip
    filed = lines(tmp_path, complete(**fields), "filed")
    assert filed[:6] == ["000001", "机密★3年", "特急", "甲委", "乙府", "文件"]
    assert filed[-2:] == ["（此件公开发布）", "【待补：印发】\t2026年2月24日印发"]
    published = lines(tmp_path, complete(**fields))
    assert published[:3] == ["甲委", "乙府", "2025年度示例区法治政府建设情况的报告"]
    assert published[-1] == "（此件公开发布）"


def test_a_draft_of_a_table_without_columns(tmp_path) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(complete(主要举措和成效="{正文: 甲, 表: {表名: 乙}}"), encoding="utf-8")
    tables = [b for b in composed(checked(file)[0]).blocks if isinstance(b, Table)]
    assert without_origins(tables) == (table_of(["【待补：列】"]),)


def test_a_table_keeps_its_cells(tmp_path) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(
        complete(主要举措和成效="{正文: 甲, 表: {列: [子, 丑], 行: [[1, ''], [2, 3]]}}"),
        encoding="utf-8",
    )
    found = checked(file)[0]
    tables = [b for b in composed(found).blocks if isinstance(b, Table)]
    assert without_origins(tables) == (table_of("子丑", ("1", ""), "23"),)


def test_the_name_and_unit_of_a_table_are_printed_as_written(tmp_path) -> None:
    table = '{表名: "甲\\t乙\\n丙", 单位: "件\\t次", 列: [子], 行: [[1]]}'
    printed = lines(tmp_path, complete(主要举措和成效=f"{{正文: 丁, 表: {table}}}"))
    assert printed[printed.index("丙") - 1 :][:3] == ["甲\t乙", "丙", "单位：件\t次"]


@pytest.mark.parametrize("field", ["标题", "报告单位"])
def test_a_title_is_escaped_once(tmp_path, field: str) -> None:
    assert "<甲> & “乙”" in lines(tmp_path, complete(**{field: "'<甲> & “乙”'"}))[0]


def test_lines() -> None:
    assert filters.lines("　　甲\n\n 乙 丙\n") == ["甲", "乙 丙"]


def test_mapping_keys_win_over_methods(tmp_path) -> None:
    (tmp_path / words.TEMPLATE).write_text(
        "{{ report.items }}{{ report.values }}", encoding="utf-8"
    )
    given = words.Words({"items": "<甲>", "values": "乙"}, parts=[], labels={}, edition="published")
    assert words.render(tmp_path, given) == "&lt;甲&gt;乙"


def test_source_is_not_a_template(tmp_path) -> None:
    assert lines(tmp_path, complete(导语="'{{ 7*7 }}{% if x %} &lt; <p>甲</p> # “乙” 𠮷🎉'"))[
        1
    ] == ("{{ 7*7 }}{% if x %} &lt; <p>甲</p> # “乙” 𠮷🎉")


def test_source_module_reads_bytes() -> None:
    assert tree.parse(b"a: 1", "f").data == {"a": "1"}
