"""The title of a report and what it tells of itself; what import is not sure of."""

from __future__ import annotations

import pytest
from imported import KIND, data, imported

from generator.commands.imported import printed
from generator.importing import text as reader
from generator.importing.converting import convert

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
    "首页政务公开政府信息公开示例市示例区民政局\n示例区2023年法治政府建设年度报告\n如下。": {
        "subject": "示例区", "subject_type": "政府", "year": "2023", "title": "无",
        "opening": "首页政务公开政府信息公开示例市示例区民政局\n示例区2023年法治政府建设年度报告\n如下。\n"},
    "如下。\n一、2023年度法治政府建设基本情况": {"year": "2023", "title": "无", "opening": "如下。"},
}  # fmt: skip


@pytest.mark.parametrize("front", FRONTS)
def test_the_front(front: str) -> None:
    found = data(imported(f"{front}\n一、主要举措\n甲。\n").text)
    assert {"opening": "无"} | FRONTS[front] == {k: v for k, v in found.items() if k != "measures"}


def told(text: str, name: str = "x") -> tuple[str, str, str]:
    found = data(convert(reader.read(text.encode(), name).items, KIND, printed, name).text)
    return found.get("subject", ""), found.get("subject_type", ""), found.get("year", "")


def test_subject_and_year_are_derived_from_all_that_tells_them() -> None:
    end = "示例市示例片区管理局\n2024年2月1日\n"
    body = "推进法治。如下：\n一、主要举措\n甲。\n二、2024年工作安排\n乙。\n"
    assert told(body) == ("", "", "2023")
    assert told(body + end) == ("示例市示例片区管理局", "部门", "2023")
    assert told(f"示例片区2023年法治政府建设情况报告\n{body}{end}") == ("示例片区", "部门", "2023")
    assert told("推进。如下：\n一、举措\n甲。\n", "示例县2022年法治政府建设情况报告.txt") == (
        "示例县",
        "政府",
        "2022",
    )
    assert told(f"各位代表：\n我代表示例县人民政府向大会报告。\n{body}") == (
        "示例县",
        "政府",
        "2023",
    )
    assert told(f"2021年以来，{body}{end}") == ("示例市示例片区管理局", "部门", "2023")


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
