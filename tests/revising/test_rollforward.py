"""Rolling forward: what stays, what moves on, what is blank, what is marked."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import EXAMPLES, INPUTS, complete
from hypothesis import given
from hypothesis import strategies as st
from steps import checked, parsed

from generator.basis import numerals
from generator.checking.rules.carried_over import MARK
from generator.parsing import writing
from generator.parsing.encoding import UNPRINTABLE
from generator.parsing.pitfalls.marks import ANY, COLONS
from generator.revising import rollforward
from generator.revising.next_year import Years, heading, prose

YEARS = Years(2025, 2026)
FORM = parsed("结语: 甲\n下一年度主要安排:\n  标题: 甲\n  要点: [甲]\n抄送: [甲]\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("关于2025年度法治政府建设情况的报告", "关于2026年度法治政府建设情况的报告"),
        ("2026年主要安排", "2027年主要安排"),
        ("2024年的遗留问题", "2024年的遗留问题"),
        ("完成13项任务", "完成13项任务"),
        ("落实《纲要（2021—2025年）》和2025年计划", "落实《纲要（2021—2025年）》和2026年计划"),
        ("“2025年行动”", "“2025年行动”"),
        ("2021—2025年规划", "2021—2025年规划"),
        ("2025年至2027年规划", "2025年至2027年规划"),
        ("示政发〔2025年〕3号", "示政发〔2025年〕3号"),
    ],
)
def test_a_heading_moves_on_with_the_year_of_the_report(old: str, new: str) -> None:
    assert heading(old, YEARS) == new


def test_a_table_sets_last_year_beside_this_one() -> None:
    assert [heading(text, YEARS, back=1) for text in ("2023年收案", "2024年收案", "2025年收案")] == [
        "2023年收案", "2025年收案", "2026年收案",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("办结案件12件，同比增长3.5%。", "办结案件（）件，同比增长（）%。"),
        ("投入1,234.50万元", "投入（）万元"),
        ("3—5件", "（）—（）件"),
        ("2025年，2026年继续", "2026年，2027年继续"),
        ("较2024年减少6件", "较2024年减少（）件"),
        ("截至2025年12月31日", "截至2026年12月31日"),
        ("2025年1月1日以来", "2026年1月1日以来"),
        ("2025年1月1日至12月31日", "2026年1月1日至12月31日"),
        ("2025年1月1日至2025年12月31日", "2026年1月1日至2026年12月31日"),
        ("2025年1月—12月", "2026年1月—12月"),
        ("2025年1—12月受理8件", "2026年1—12月受理（）件"),
        ("1-6月", "1-6月"),
        ("2025年1月至9月30日", "2026年1月至9月30日"),
        ("2025年7月1日到12月31日", "2026年7月1日到12月31日"),
        ("2025年上半年、全年、3季度", "2026年上半年、全年、3季度"),
        ("截至12月31日，12月底前完成", "截至12月31日，12月底前完成"),
        ("2024年1月1日至2025年12月31日", "2024年1月1日至2026年12月31日"),
        ("2025年3月15日召开", "（）年（）月（）日召开"),
        ("2025年3月至5月", "（）年（）月至（）月"),
        ("2025年3月5日至12月31日", "（）年（）月（）日至12月31日"),
        ("1月至3月5日", "（）月至（）月（）日"),
        ("2025年11月1日至12月3日", "（）年（）月（）日至（）月（）日"),
        ("2025年1月1日起施行", "（）年（）月（）日起施行"),
        ("召开会议1次、12月15日", "召开会议（）次、（）月（）日"),
        ("1—12件", "（）—（）件"),
        ("12·4国家宪法日", "12·4国家宪法日"),
        ("1.开展检查。2.复查3件", "1.开展检查。2.复查（）件"),
        ("3号线开通，12月4号召开", "3号线开通，（）月（）号召开"),
        ("2025年5月20日施行", "（）年（）月（）日施行"),
        ("2025年11月通过，6月底前完成", "（）年（）月通过，（）月底前完成"),
        ("2025年四季度", "2026年四季度"),
        ("“12·4”国家宪法日、“三项制度”、“八五”普法", "“12·4”国家宪法日、“三项制度”、“八五”普法"),
        ("《条例（2025年修订）》", "《条例（2025年修订）》"),
        ("GB/T 9704—2012和A4纸", "GB/T 9704—2012和A4纸"),
        ("示府发〔2025〕12号文件", "示府发〔2025〕12号文件"),
        ("目录（2025年版）", "目录（2025年版）"),
        ("5G基站、G318国道、PM2.5", "5G基站、G318国道、PM2.5"),
        ("铺设30km，上线APP 3个", "铺设（）km，上线APP （）个"),
        ("12345政务服务便民热线受理320件", "12345政务服务便民热线受理（）件"),
        ("拨打12348热线", "拨打12348热线"),
        ("办理12345件", "办理（）件"),
        ("（1）开展检查", "（1）开展检查"),
        ("一是整改两处", "一是整改两处"),
    ],
)
def test_prose_is_marked_and_its_figures_blank(old: str, new: str) -> None:
    assert prose(old, YEARS) == MARK + new


def test_a_mark_that_is_still_there_is_not_doubled() -> None:
    assert prose(f"{MARK}甲", YEARS) == f"{MARK}甲"


@pytest.mark.parametrize(
    ("text", "written"),
    [("示例区", "示例区"), ("2026", "2026"), ("是", "是"), ("甲: 乙", "'甲: 乙'"), ("@甲", "'@甲'"), ("甲 # 乙", "'甲 # 乙'"), ("\xad甲", "'\xad甲'")],
)  # fmt: skip
def test_a_text_is_quoted_where_yaml_needs_it(text: str, written: str) -> None:
    assert writing.value(text) == written


SIGNS = [*ANY, *COLONS, *"-?,[]{}#&*!|>'\"%@`=~<.12\n甲乙。"]


@given(
    st.one_of(st.text(min_size=1), st.text(SIGNS, min_size=1)).filter(
        lambda text: text.strip() and not UNPRINTABLE.search(text)
    )
)
def test_every_text_comes_back(text: str) -> None:
    """A report with any text in its fields can be rolled forward and read again."""
    data = {"closing": text, "plans": {"heading": text, "points": [text]}, "cc": [text]}
    found = replace(FORM, data=data)
    again = parsed(rollforward.roll(found, YEARS))
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    assert again.problems == []
    assert again.data["cc"][0].splitlines() == lines
    if text != "无":
        assert again.data["closing"].splitlines() == prose("\n".join(lines), YEARS).splitlines()
    assert (
        again.data["plans"]["heading"].splitlines() == heading("\n".join(lines), YEARS).splitlines()
    )


def rolled(tmp_path: Path, text: str, **given: str) -> str:
    file = tmp_path / "旧.yaml"
    file.write_text(text, encoding="utf-8")
    found = checked(file)[0]
    made = rollforward.roll(found, YEARS, given)
    return made[made.index("\n\n") + 2 :]


WHOLE = """\
报告单位: 示例区
年度: 2025年
发文字号: 示政发〔2026〕3号
导语: 2025年，示例区办结案件12件。
主要举措和成效:
  接排: [分项]
  分项:
    - 标题: 2025年的执法
      正文: |
        第一段3件。

        第二段。
      表:
        表名: 2025年案件
        单位: 件
        列: [类别, 2024年, 2025年]
        行:
          - [城管's, "1,200", 85.5%]
          - [其他, "", 七]
存在的不足和原因: {正文: 人手不足。, 原因: 无}
第一责任人职责: {正文: 区长主持会议4次。}
下一年度主要安排:
  标题: 2026年安排
  接排: [要点]
  段首: 2026年做好两件事。
  要点:
    - 补齐人员3名。
    - |
      建好平台。
      接入数据。
署名: [示例区人民政府]
成文日期: 2026-02-24
印发日期:
"""
ROLLED = f"""\
报告单位: 示例区

年度: 2026

发文字号:

# 上年：示例区办结案件12件
导语: {MARK}2026年，示例区办结案件（）件。

主要举措和成效:
  # 上年安排：2026年做好两件事。
  # 上年安排：补齐人员3名。
  # 上年安排：建好平台。
  # 上年安排：接入数据。
  接排:
    - 分项
  分项:
    - 标题: 2026年的执法
      # 上年：第一段3件
      正文: |
        {MARK}第一段（）件。
        第二段。
      表:
        表名: 2026年案件
        单位: 件
        列:
          - 类别
          - 2025年
          - 2026年
        行:
          # 上年：城管's、1,200、85.5%
          - ['城管''s', '（）', '（）']
          - ['其他', '', '七']

存在的不足和原因:
  正文: {MARK}人手不足。
  原因: 无

第一责任人职责:
  # 上年：区长主持会议4次
  正文: {MARK}区长主持会议（）次。

下一年度主要安排:
  标题: 2027年安排
  接排:
    - 要点
  段首:
  要点:

署名:
  - 示例区人民政府

成文日期:

印发日期:
"""


def test_a_whole_report(tmp_path: Path) -> None:
    assert rolled(tmp_path, WHOLE) == ROLLED


def test_keys_stay_in_the_language_of_the_old_file(tmp_path: Path) -> None:
    text = "subject: 示例区\nyear: 2025\nmeasures: {text: 甲}\nother: [{heading: 乙, text: 丙}]\n"
    assert rolled(tmp_path, text) == (
        f"subject: 示例区\n\nyear: 2026\n\nmeasures:\n  text: {MARK}甲\n\n"
        f"other:\n  - heading: 乙\n    text: {MARK}丙\n"
    )


def test_what_is_another_this_year_is_given(tmp_path: Path) -> None:
    text = "报告单位: 示例区\n年度: 2025\n"
    assert rolled(tmp_path, text, subject="新区", subject_type="政府", **{"from": "x"}) == (
        "\n单位类型: 政府\n\n报告单位: 新区\n\n年度: 2026\n".lstrip("\n")
    )


def test_plans_stand_at_the_top_where_nothing_answers_for_them(tmp_path: Path) -> None:
    made = rolled(tmp_path, complete(主要举措和成效=None))
    file = tmp_path / "旧.yaml"
    text = rollforward.roll(checked(file)[0], YEARS)
    assert "# 上年安排：2026年补齐人员。\n\n报告单位: 示例区\n" in text
    assert "上年安排" not in made


def test_plans_that_stand_inside_another_part_are_left_empty_there(tmp_path: Path) -> None:
    inside = """
  分项:
    - 标题: 甲
      正文: 办结12件。
    - 标题: 2026年安排
      事项: 下一年度主要安排
      正文: 补齐人员。"""
    made = rolled(tmp_path, complete(主要举措和成效=inside, 下一年度主要安排=None))
    assert (
        f"""主要举措和成效:
  # 上年安排：补齐人员。
  分项:
    - 标题: 甲
      # 上年：办结12件
      正文: {MARK}办结（）件。
    - 标题: 2027年安排
      事项: 下一年度主要安排
      正文:
"""
        in made
    )


@pytest.mark.parametrize("file", [*EXAMPLES, *INPUTS], ids=lambda file: file.stem)
def test_the_examples_roll_forward(fazhi, tmp_path: Path, file: Path) -> None:
    """It can be read to its end, is refused for what is to be done and no more, prints as a draft."""
    made = tmp_path / "新.yaml"
    assert fazhi("new", "--from", file, "-o", made).code == 0
    found, problems = checked(made)
    old, faults = checked(file)
    assert found.data["year"] == str(numerals.read_year(old.data["year"]) + 1)
    rules = [p.rule for p in problems if p.level == "error"]
    due = {"carried-over", "placeholder", "missing-part", "missing-field"}
    assert set(rules) <= due | {p.rule for p in faults}
    text = made.read_text(encoding="utf-8").split("\n\n", 1)[1]
    assert rules.count("carried-over") == text.count(MARK) > 10
    missing = {p.path for p in problems if p.rule in ("missing-part", "missing-field")}
    assert missing == {("plans",), ("date",)}
    assert fazhi("render", made, "--to", "txt").code == 1
    assert fazhi("render", made, "--draft", "--to", "txt").code == 0
    assert made.with_name(f"{made.stem}-草稿.txt").read_text(encoding="utf-8").count(
        MARK
    ) == text.count(MARK)


def test_a_mark_is_found_once_at_its_character(problems) -> None:
    assert problems(complete(导语=f"甲。{MARK}乙。")) == [
        (3, 7, "carried-over", f"这段文字沿用上年，还没有核对。改成今年的情况以后，请删去“{MARK}”。")
    ]  # fmt: skip


def test_a_mark_that_was_mangled_is_a_placeholder(problems) -> None:
    found = problems(complete(导语="【沿用上年,待核】乙。"))
    assert "placeholder" in {rule for *_, rule, _ in found}
