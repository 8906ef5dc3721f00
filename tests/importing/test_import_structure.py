"""The sections and parts that the paragraphs of a report become."""

from __future__ import annotations

import re

import pytest
from imported import HEAD, data, imported, notes

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
            {"heading": "乙", "numbering": "接着数", "sections": [{"heading": "子二", "text": "正文。"}]}]}},
        [(8, "原文的“2、”印成“2.”。"), (8, "末尾的“。”不印。")],
    ),
    "一、 runs in": (
        "一、强化领导。开会3次。\n二、规范执法。办案12件。\n三、存在的不足。人手少。\n",
        {"measures": {"heading": "无", "run_in": ["分项"], "sections": [
            {"heading": "强化领导", "text": "开会3次。"}, {"heading": "规范执法", "text": "办案12件。"}]},
         "shortcomings": {"heading": "存在的不足", "run_in": ["标题"], "text": "人手少。"}},
        [],
    ),
    "headings of both kinds": (
        "一、主要举措\n（一）甲。正文甲。\n（二）乙\n正文乙。\n",
        {"measures": {"heading": "主要举措", "sections": [
            {"heading": "甲", "run_in": ["标题"], "text": "正文甲。"}, {"heading": "乙", "text": "正文乙。"}]}},
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
            {"heading": "甲", "run_in": ["标题"], "text": "子。"}, {"heading": "乙", "run_in": ["标题"], "text": "丑。"},
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
            {"heading": "甲", "run_in": ["分项"], "sections": [{"heading": "子", "text": "丑。"}]},
            {"heading": "乙", "run_in": ["标题"], "text": "寅。"}, {"heading": "丙"},
            {"heading": "丁", "text": "卯。"}]}}, [],
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
        {"measures": {"heading": "主要举措", "text": "甲。"},
         "other": [{"heading": "无", "text": "附件\n名单\n乙。\n"}]}, [],
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
    "a signature in a table without borders": (
        "一、主要举措\n甲。\n \t示例区人民政府\n \t2025年1月5日\n",
        {"measures": {"heading": "主要举措", "text": "甲。"}, "signed_by": ["示例区人民政府"], "date": "2025-01-05"}, [],
    ),
    "a glossary below a line that announces it": (
        "一、主要举措\n（一）甲。子。\n（二）乙。丑。\n名词解释\n1.一网通办：在网上办理。\n2.三名工程：引进名校。\n3.碧道：水边的路。\n",
        {"measures": {"heading": "主要举措", "run_in": ["分项"], "sections": [
            {"heading": "甲", "text": "子。"}, {"heading": "乙", "text": "丑。"}]},
         "other": [{"heading": "无", "text": "名词解释\n1.一网通办：在网上办理。\n2.三名工程：引进名校。\n3.碧道：水边的路。\n"}]},
        [],
    ),
    "chapters without ordinals, in which they begin anew": (
        "2024年工作回顾\n甲。\n一、学习\n乙。\n二、执法\n丙。\n2025年重点工作\n丁。\n一、培训\n戊。\n",
        {"measures": {"heading": "无", "lead": "2024年工作回顾\n甲。\n", "sections": [
            {"heading": "学习", "text": "乙。"}, {"heading": "执法", "text": "丙。"}]},
         "plans": {"heading": "无", "numbering": "从头数", "lead": "2025年重点工作\n丁。\n", "sections": [{"heading": "培训", "text": "戊。"}]}},
        [],
    ),
    "a chapter of plain text beside chapters whose sections run in": (
        "一、加强组织领导\n甲。\n二、规范行政执法\n（一）乙。子。\n（二）丙。丑。\n三、2025年工作安排\n丁。\n",
        {"measures": {"heading": "无", "sections": [
            {"heading": "加强组织领导", "text": "甲。"},
            {"heading": "规范行政执法", "run_in": ["分项"], "sections": [
                {"heading": "乙", "text": "子。"}, {"heading": "丙", "text": "丑。"}]}]},
         "plans": {"heading": "2025年工作安排", "text": "丁。"}}, [],
    ),
    "what a heading only mentions after its first clause": (
        "一、加强组织领导，压实第一责任人职责\n甲。\n二、强化保障，落实工作部署\n乙。\n三、2025年，推进各项工作的主要安排\n丙。\n",
        {"measures": {"heading": "无", "sections": [
            {"heading": "加强组织领导，压实第一责任人职责", "text": "甲。"},
            {"heading": "强化保障，落实工作部署", "text": "乙。"}]},
         "plans": {"heading": "2025年，推进各项工作的主要安排", "text": "丙。"}}, [],
    ),
    "units behind a plan": (
        "一、工作安排\n（一）完善制度。修订规则。（责任处室：法规处）\n（二）加强培训（责任处室：人事处）。培训36人。\n（三）招人。（责任处室：人事处）\n",
        {"plans": {"heading": "工作安排", "sections": [
            {"heading": "完善制度", "run_in": ["标题"], "text": "修订规则。（责任处室：法规处）"},
            {"heading": "加强培训（责任处室：人事处）", "run_in": ["标题"], "text": "培训36人。"},
            {"heading": "招人。（责任处室：人事处）"}]}}, [],
    ),
    "a date in Chinese numerals": (
        "一、主要举措\n甲。\n示例局\n二〇二五年一月五日\n",
        {"measures": {"heading": "主要举措", "text": "甲。"}, "signed_by": ["示例局"], "date": "2025-01-05"},
        [(6, "原文的“二〇二五年一月五日”印成“2025年1月5日”。")],
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


REASONS = {
    "（一）甲。\n（二）乙；\n": "这里的条目是整句，不是标题，连序号留在文字里。",
    "1.甲\n2.乙\n": "这里的序号越级，下面又没有文字，像是清单，连序号留在文字里。",
    "（二）甲。子。\n": "这里的序号不是从头数的，连序号留在文字里。",
    "（一）无\n甲。\n": "这里有的标题太长，或者只有一个“无”字，排不成标题，留在文字里。",
    f"（一）{'很' * 201}\n甲。\n": "这里有的标题太长，或者只有一个“无”字，排不成标题，留在文字里。",
    "名词解释\n1.甲：子。\n2.乙：丑。\n3.丙：寅。\n": "这里像是名词解释，连序号留在文字里。",
}  # fmt: skip


@pytest.mark.parametrize("text", REASONS)
def test_why_an_ordinal_stays_in_the_text_is_said_there(text: str) -> None:
    made = imported(f"{HEAD}一、主要举措\n{text}")
    assert notes(made) == []
    comment, words = re.findall(r"# 待核：(.*)\n *正文: (?:\|\n)?((?:.*\n)*)", made.text)[-1]
    assert comment == REASONS[text]
    assert [line.strip() for line in words.splitlines()] == text.splitlines()


def test_what_says_nothing_but_none_is_no_opening() -> None:
    made = imported("无\n")
    assert notes(made) == []
    assert data(made.text) == {
        "title": "无",
        "opening": "无",
        "measures": {"heading": "无", "text": "无"},
    }
