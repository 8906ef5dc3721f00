"""One fact told twice: within a report, in a table, an annex, and in the files of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import complete
from steps import parsed

from generator import reports
from generator.checking import rules


def told(**changed: str) -> list[str]:
    found = rules.run(parsed(complete(**changed), "report.yaml"))
    return [f"{p.place.line} {p.message}" for p in found if p.rule == "consistency"]


TABLE = (
    "[{标题: 甲, 表: {列: [类别, 受理数], 单位: 件, 行: [[12345热线工单, '10800'], [信访, '20']]}}]"
)
CASES = [
    (
        {"导语": "全区执法部门18个，人员320名。经过培训，全区16个执法部门全部持证上岗。"},
        [
            "3 “执法部门”这里写的是18个，第 3 行写的是16个。请核对，两处写一致。",
            "3 “执法部门”这里写的是16个，第 3 行写的是18个。请核对，两处写一致。",
        ],
    ),
    (
        {
            "导语": "全年受理行政复议申请312件。",
            "存在的不足和原因": "{正文: 受理行政复议申请321件，力量不足。, 原因: 编制少。}",
        },
        [
            "3 “受理行政复议申请”这里写的是312件，第 5 行写的是321件。请核对，两处写一致。",
            "5 “受理行政复议申请”这里写的是321件，第 3 行写的是312件。请核对，两处写一致。",
        ],
    ),
    (
        {"导语": "受理12345热线工单12360件。", "其他需要报告的情况": TABLE},
        [
            "3 “受理12345热线工单”这里写的是12360件，第 10 行写的是10800。请核对，两处写一致。",
            "10 “12345热线工单 受理数”这里写的是10800，第 3 行写的是12360件。请核对，两处写一致。",
        ],
    ),
    (
        {"导语": "公布决策事项5项（见附件）。", "附件": "[{标题: 目录, 要点: [甲, 乙, 丙]}]"},
        ["3 这里说的是5项，附件里列了3项。请核对。"],
    ),
    (
        {
            "导语": "公布决策事项4项，具体见附件1。",
            "附件": "[{标题: 目录, 表: {列: [甲, 乙], 行: [[一, '1'], [二, '2'], [合计, '3']]}}]",
        },
        ["3 这里说的是4项，附件里列了2项。请核对。"],
    ),
]
ALONE = [
    {"导语": "受理行政复议申请312件，2024年受理行政复议申请300件。"},
    {"导语": "全年受理行政复议申请近300件。全区受理行政复议申请298件。"},
    {"导语": "上半年排查各类矛盾纠纷200件。下半年排查各类矛盾纠纷230件。"},
    {"导语": "开展培训12场。", "第一责任人职责": "{正文: 开展培训13场。}"},
    {"导语": "公安局办理行政处罚案件120件。水利局办理行政处罚案件100件。"},
    {"导语": "评查行政处罚案卷44件。", "下一年度主要安排": "{正文: 2026年评查行政处罚案卷50件。}"},
    {"导语": "评查行政处罚案卷44件。力争评查行政处罚案卷50件。"},
    {"导语": "公布决策事项3项（见附件）。", "附件": "[{标题: 目录, 要点: [甲, 乙, 丙]}]"},
    {"导语": "公布决策事项5项（见附件）。", "附件": "[{标题: 目录, 正文: 甲。}]"},
    {"导语": "公布决策事项5项（见附件3）。", "附件": "[{标题: 目录, 要点: [甲, 乙]}]"},
    {"导语": "公布决策事项5项（见附件）。", "附件": "甲"},
    {"导语": "评查执法案卷文书44件。评查执法案卷文书50件。", "下一年度主要安排": None},
]  # fmt: skip


@pytest.mark.parametrize(("changed", "messages"), CASES)
def test_a_fact_that_is_told_twice_is_told_alike(
    changed: dict[str, str], messages: list[str]
) -> None:
    assert told(**changed) == messages


@pytest.mark.parametrize("changed", ALONE)
def test_what_is_not_the_same_fact_is_left_alone(changed: dict[str, str]) -> None:
    assert told(**changed) == []


UNIT = "单位: {name}\n主要举措和成效:\n  分项:\n    - 标题: {name}工作\n      正文: {text}\n"


def test_two_units_of_a_folder_differ(tmp_path: Path) -> None:
    main = complete(主要举措和成效=None) + "汇入: [甲局.yaml, 乙局.yaml]\n"
    main_file = tmp_path / "报告.yaml"
    main_file.write_text(main, encoding="utf-8")
    texts = {
        "甲局": "全区执法部门18个，培训执法人员120名。",
        "乙局": "全区16个执法部门全部接入平台，培训执法人员100名。",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(UNIT.format(name=name, text=text), encoding="utf-8")
    found = [each for each in rules.run(reports.read(main_file)) if each.rule == "consistency"]
    first, second = tmp_path / "甲局.yaml", tmp_path / "乙局.yaml"
    assert [(p.place.file, str(p.message)) for p in found] == [
        (
            str(second),
            f"“执法部门”这里写的是16个，{first} 第 5 行写的是18个。请两家核对，写一致。",
        ),
        (
            str(first),
            f"“执法部门”这里写的是18个，{second} 第 5 行写的是16个。请两家核对，写一致。",
        ),
    ]
