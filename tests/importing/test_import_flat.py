"""A report that a web page gives as one line is cut into its paragraphs, and said to be."""

from __future__ import annotations

import re
from typing import Any

import pytest
from imported import data, imported, notes

FLAT = "原文连成一段，没有分段：这里的段落是按序号和字样分开的，请对照原文看一遍。"
GUESSED = re.compile(r"# 待核：原文没有分段，标题到这里为止是猜的。\n *(?:- )?标题: (.*)")
TITLE = "示例市示例区民政局2022年法治政府建设年度报告"
LINES = [
    "2022年，区民政局推进依法行政，全年召开专题会12次，培训执法人员36人次。现将有关情况报告如下：",
    "一、总体情况",
    "2022年，我局办结行政许可128件，其中网上办结120件，办结率为百分之百，没有一件被复议机关撤销。",
    "二、健全制度，规范执法",
    "（一）完善制度。一是修订规则3项；二是公开清单26项，接受群众监督，全年没有收到投诉。",
    "（二）规范执法。检查养老机构46家次，责令改正9家，罚款2家，均已公示，公示率为百分之百。",
    "（四）加强宣传",
    "一是进社区12次；二是进学校8次，参加的群众有2400多人，发放材料3000份，解答咨询260人次。",
    "三、坚持学法用法，提高能力",
    "区民政局组织学法12次，参加考试36人，全部合格；旁听庭审2次，参加的有18人，写了心得体会。",
    "四、存在的不足",
    "虽然做了一些工作，但执法人员少，有的街道没有专职人员，主要原因是编制不足，培训也不够及时。",
    "五、下一步工作计划",
    "下一步，我局将补齐人员，完善制度，加强培训，每个街道都配专职人员，把每项工作落到实处。",
]  # fmt: skip
END = ["示例市示例区民政局", "2023年3月24日"]
PAGE = (
    "当前位置： 首页政务公开法定主动公开内容 索 引 号： SL001 主题分类： 无 发文机关： 示例市示例区民政局 "
    f"成文日期：2023-03-24 标 题： {TITLE} 发文字号： 无 发布日期：2023-03-24 有 效 性： 有效 {TITLE} 无 "
    "来源：示例市示例区民政局 时间：2023-03-24 17:15 --> 微信 微博 文件下载 相关链接： "
)


def parts(text: str) -> dict[str, Any]:
    return data(imported(text).text)


FLATTENED = {
    "after its title": f"{TITLE}\n{{lines}}",
    "with its title": f"{TITLE} {{lines}}",
    "with a page around it": f"{PAGE}{{lines}} 附件下载",
}


@pytest.mark.parametrize("name", FLATTENED)
def test_it_comes_in_as_with_its_lines(name: str) -> None:
    flat = "".join(LINES) + " " + "".join(END)
    made = imported(FLATTENED[name].format(lines=flat))
    assert data(made.text) == parts("\n".join([TITLE, *LINES, *END]))
    assert made.text.splitlines()[1] == f"# {FLAT}"
    assert notes(made)[0] == (0, FLAT)


def test_what_the_page_says_of_the_report_becomes_fields() -> None:
    made = imported(PAGE + "".join(LINES))
    found = data(made.text)
    assert (found["title"], found["signed_by"], found["date"]) == (
        TITLE,
        ["示例市示例区民政局"],
        "2023-03-24",
    )
    assert "# 待核：原文没有分段，署名和日期是从最后一段或者网页的表格里取的。\n署名:" in made.text
    assert (1, f"删去网页上的文字“{PAGE[:40]}……”。") in notes(made)


def test_each_guessed_end_of_a_heading_is_marked() -> None:
    made = imported(f"{TITLE}\n{''.join(LINES)}")
    assert GUESSED.findall(made.text) == [
        "总体情况", "加强宣传", "坚持学法用法，提高能力", "存在的不足", "下一步工作计划",
    ]  # fmt: skip


def test_a_heading_whose_end_nothing_tells_is_marked_too() -> None:
    second = "二、推进改革取得新进展办结事项12件。" + "又办结3件。" * 60
    made = imported(f"{TITLE}\n{''.join(LINES[:3])}{second}三、工作安排下一步，招人。")
    assert GUESSED.findall(made.text) == ["总体情况", "推进改革取得新进展办结事项12件", "工作安排"]


def test_a_long_paragraph_of_a_report_with_lines_stays_one() -> None:
    numbered = "".join(f"（{number}）办结{'许可、' * 40}案件。" for number in "一二三四")
    inside = f"做法有四：{numbered}"
    made = imported("\n".join([TITLE, *LINES[:4], inside, *LINES[4:] * 3]))
    assert FLAT not in [message for _, message in notes(made)]
    assert inside in made.text
