"""What goes wrong in YAML by hand: named at its own line, once, and mended where it may be."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import mistakes
import pytest
from breaking import BREAKS, COMMENT, INSERTED, SHIFTED, VALUE, Break, kinds
from conftest import EXAMPLES, INPUTS, ROOT, SHARED, bare, complete, need

from generator import reporting as reporters
from generator.basis import edits
from generator.kinds import kind
from generator.parsing import mending, tree
from generator.parsing.pitfalls import table
from generator.parsing.tree import Tree

FIELDS = kind.load().schema.names
GOOD = [*INPUTS, *EXAMPLES]
EVERY_LINE = {
    "four-levels",
    "responsibility-first",
}  # the deepest, and one with English field names
AFTER_BRACKET = "内容以 {} 开头，会被读成别的东西。请给整段加上英文单引号。"
SPECIAL = "内容不能以“{}”开头，在 YAML 里它有别的意思。请给整段加上英文单引号。"
MERGED = "，这一项会和别的文字并成一句。列表每项以“- ”（减号加空格）开头"
STRAY = (
    "这一行不属于任何栏目，印不出来。请移到它所属的栏目里，缩进写好；如果是说明，请在行首加“# ”。"
)
COLON = "「{}」后面是中文冒号“：”。字段名后面只认英文冒号加一个空格。"


def read(text: str | bytes, fields=None) -> Tree:
    return tree.parse(text if isinstance(text, bytes) else text.encode(), "f.yaml", fields)


def found(text: str | bytes, fields=None) -> list[tuple[int, int, str, str]]:
    return [
        (p.place.line, p.place.column, p.rule, str(p.message)) for p in read(text, fields).problems
    ]


def mended(text: str, fields=None) -> str:
    return mending.mend(text.encode(), "f.yaml", lambda new: read(new, fields).problems).new


# Each row: what is written, every problem in it, and what --fix makes of it (None: nothing).
ROWS = [
    ("刊名：冬季简报", [(1, 3, "full-width-colon", COLON.format("刊名"))], "刊名: 冬季简报"),
    ("处室: 丙科\n刊名：冬季简报", [(2, 3, "full-width-colon", COLON.format("刊名"))], "处室: 丙科\n刊名: 冬季简报"),
    ("收支：\n  总数: 12", [(1, 3, "full-width-colon", COLON.format("收支"))], "收支:\n  总数: 12"),
    ("处室:丙科\n刊期: 8", [(1, 3, "missing-space", "「处室」的冒号后面缺一个空格。")], "处室: 丙科\n刊期: 8"),
    ("处室:丙科\n刊期:8", [(1, 3, "missing-space", "「处室」的冒号后面缺一个空格。"), (2, 3, "missing-space", "「刊期」的冒号后面缺一个空格。")], "处室: 丙科\n刊期: 8"),
    ("收支:\n\t总数: 12", [(2, 1, "tab", "行首用了 Tab 键。缩进只能用空格，每级两个。")], "收支:\n  总数: 12"),
    ("刊期: 8\n　总数: 12", [(2, 1, "wrong-space", "缩进用了全角空格“　”，请改成英文空格，每级两个。")], "刊期: 8\n总数: 12"),
    ("刊期:\t8", [(1, 4, "tab", "“:”后面是 Tab，请改成一个空格。")], "刊期: 8"),
    ("刊期: \t8", [(1, 4, "tab", "“:”后面是 Tab，请改成一个空格。")], "刊期: 8"),
    ("刊名: “冬”简报", [], None),
    ('刊名: "冬"简报', [(1, 8, "text-after-quote", "内容以英文引号开头，引号后面还有文字。公文里请用中文引号，或给整段再套一层英文单引号。")], "刊名: “冬”简报"),
    ("刊名: '冬'简报", [(1, 8, "text-after-quote", "内容以英文引号开头，引号后面还有文字。公文里请用中文引号，或给整段再套一层英文单引号。")], "刊名: ‘冬’简报"),
    ('刊名: "冬"简"报', [(1, 8, "text-after-quote", "内容以英文引号开头，引号后面还有文字。公文里请用中文引号，或给整段再套一层英文单引号。")], None),
    ('刊名: "冬"简\n  报', [(1, 8, "text-after-quote", "内容以英文引号开头，引号后面还有文字。公文里请用中文引号，或给整段再套一层英文单引号。"), (2, 3, "stray-text", STRAY)], "刊名: “冬”简\n  报"),
    ('刊名: "冬季简报\n刊期: 8\n处室: 丙科', [(1, 5, "unclosed-quote", "从这里开始的英文引号没有配对的右引号。公文里请用中文引号“”。")], None),
    ("公开: 是\n涉密: 否", [], None),
    ("占比: %5", [(1, 5, "special-start", SPECIAL.format("%"))], "占比: '%5'"),
    ("收支:\n  总数: 1\n处室: 丙科\n收支:\n  增减: 2", [(4, 1, "duplicate-field", "「收支」在第 1 行已经写过，后写的会顶掉先写的。请合并成一处。")], None),
    ("\ufeff刊名: 简报", [], None),
    ("刊名: 简报\n\ufeff刊期: 8", [(2, 1, "invisible-character", "这里有看不见的字符 U+FEFF，字段名或缩进因此认不出来，请删去。")], "刊名: 简报\n刊期: 8"),
    ("收支:\n\u200b  总数: 12", [(2, 1, "invisible-character", "这里有看不见的字符 U+200B，字段名或缩进因此认不出来，请删去。")], "收支:\n  总数: 12"),
    ("刊\u200b名: 简报", [(1, 2, "invisible-character", "这里有看不见的字符 U+200B，字段名或缩进因此认不出来，请删去。")], "刊名: 简报"),
    ("收支:\n\xa0\xa0总数: 12", [(2, 1, "wrong-space", "缩进用了不间断空格 U+00A0（多由 Word 或网页粘贴带入），请改成普通空格。")], "收支:\n  总数: 12"),
    ("收支:\n\u3000\u3000总数: 12", [(2, 1, "wrong-space", "缩进用了全角空格“　”，请改成英文空格，每级两个。")], "收支:\n  总数: 12"),
    ("收支:\n\u3000总数: 12", [(2, 1, "wrong-space", "缩进用了全角空格“　”，请改成英文空格，每级两个。")], "收支:\n  总数: 12"),
    ("刊期:\u30008\n处室: 丙科", [(1, 4, "wrong-space", "“:”后面是全角空格，请改成一个英文空格。")], "刊期: 8\n处室: 丙科"),
    ("刊期:\xa08", [(1, 4, "wrong-space", "“:”后面是不间断空格 U+00A0（多由 Word 或网页粘贴带入），请改成普通空格。")], "刊期: 8"),
    ("要事:\n  －修路\n  －架桥", [(2, 3, "list-mark", f"“－”不是英文减号{MERGED}。"), (3, 3, "list-mark", f"“－”不是英文减号{MERGED}。")], "要事:\n  - 修路\n  - 架桥"),
    ("要事:\n  -修路\n  -架桥", [(2, 3, "missing-space", f"“-”后面缺一个空格{MERGED}。"), (3, 3, "missing-space", f"“-”后面缺一个空格{MERGED}。")], "要事:\n  - 修路\n  - 架桥"),
    ("文号: [2025]7号", [(1, 5, "text-after-bracket", "内容以 [ 开头，会被读成列表。文号的年份请用六角括号〔〕。")], "文号: 〔2025〕7号"),
    ("文号: [甲]7号", [(1, 5, "text-after-bracket", AFTER_BRACKET.format("["))], "文号: '[甲]7号'"),
    ("名称: &创新", [(1, 5, "special-start", SPECIAL.format("&"))], "名称: '&创新'"),
    ("联系: @值班室", [(1, 5, "special-start", SPECIAL.format("@"))], "联系: '@值班室'"),
    ("备注: #2 号楼", [(1, 5, "swallowed-text", "“#”和它后面的文字被当成注释，印不出来。要印就给整段加上英文单引号；真是注释，就在“#”后面空一格。")], None),
    ("备注: 搬到 #2 号楼", [(1, 8, "swallowed-text", "“#”和它后面的文字被当成注释，印不出来。要印就给整段加上英文单引号；真是注释，就在“#”后面空一格。")], None),
    ("备注: # 待填\n收支: #下面是数\n  总数: 12 # 合计", [], None),
    ("＃ 说明\n刊名: 简报", [(1, 1, "full-width-mark", "“＃”是全角的，请改成英文的“#”。")], "# 说明\n刊名: 简报"),
    ("刊名: {{ year }}年简报", [(1, 5, "text-after-bracket", "内容以 {{ 开头，会被读成别的东西。这里不写模板语法，请直接写出文字。")], None),
    ("增减: -3.5\n说明: - 无", [(2, 5, "special-start", "内容以“- ”开头，会被当成列表。没有内容请写“无”；要写列表，请另起一行并缩进。")], None),
    ("收支:\n  总数: 12\n   增减: 3", [(3, 4, "indentation", "这一行多缩进了 1 格。同级内容要左对齐（应为 2 个空格，与第 2 行一样）。")], "收支:\n  总数: 12\n  增减: 3"),
    ("收支:\n    总数: 12\n  增减: 3", [(3, 3, "indentation", "这一行缩进 2 格，与同级的第 2 行（4 格）不一致。同级内容要左对齐。")], None),
    ("收支: 平衡\n  总数: 12", [(1, 5, "value-and-fields", "这里已经写了内容，第 2 行就不能再是它的下级。请去掉这里的内容，或把下面的改成同级。")], None),
    ("正文: 天冷，\n  路滑。\n\n  慢走。", [], None),
    ("正文: |\n  天冷\n路滑\n刊期: 8", [(3, 1, "out-of-block", "从这一行起缩进不够，从第 1 行的“|”段落里掉出来了，请缩进 2 格。")], "正文: |\n  天冷\n  路滑\n刊期: 8"),
    ("刊名: 甲\n---\n刊名: 乙", [(2, 1, "two-reports", "这里用“---”另起了一份内容。一个文件只能写一份报告，请删去这一行。")], None),
    ("", [(1, 1, "syntax", "文件是空的。运行 fazhi new -o 文件名 可以得到一份待填的报告。")], None),
    ("- 甲\n- 乙", [(1, 1, "syntax", "文件最外层应当是“字段: 内容”，一行一个字段。")], None),
    ('路径: "D:\\公文\\新"', [(1, 8, "backslash", "英文双引号里的反斜杠 \\ 要写成两个，或改用英文单引号。")], None),
    ("正文: | 天冷\n  路滑", [(1, 5, "text-after-bar", "“|”后面不能直接写文字，请换行并缩进两格再写。")], None),
    ("占比: >5%", [(1, 5, "text-after-bar", "“>”后面不能直接写文字，请换行并缩进两格再写。")], None),
    ("符号: =", [], None),
    ("要事:\n  • 修路\n  • 架桥", [(2, 3, "list-mark", f"列表不认“•”{MERGED}，序号由工具加。"), (3, 3, "list-mark", f"列表不认“•”{MERGED}，序号由工具加。")], "要事:\n  - 修路\n  - 架桥"),
    ("要事:\n  1. 修路\n  2. 架桥", [(2, 3, "list-mark", f"列表不认“1.”{MERGED}，序号由工具加。"), (3, 3, "list-mark", f"列表不认“2.”{MERGED}，序号由工具加。")], "要事:\n  - 1. 修路\n  - 2. 架桥"),
    # Not in a table of YAML, but in the files of its authors
    ("刊名: 简报:\n刊期: 8", [(1, 7, "colon-in-value", "这段文字里的英文冒号后面有空格或到了行尾，会被当成又一个字段名。请改成中文冒号“：”。")], "刊名: 简报：\n刊期: 8"),
    ("正文: 天冷，\n  第一段所列措施均已到位并完成验收，请注意: 慢走", [(2, 23, "colon-in-value", "这段文字里的英文冒号后面有空格或到了行尾，会被当成又一个字段名。请改成中文冒号“：”。")], "正文: 天冷，\n  第一段所列措施均已到位并完成验收，请注意：慢走"),
    ("刊名: 简报\n- 甲\n刊期: 8", [(1, 5, "value-and-fields", "这里已经写了内容，第 2 行就不能再是它的下级。请去掉这里的内容，或把下面的改成同级。")], None),
    ("正文: ｜\n  天冷\n  路滑", [(1, 5, "full-width-mark", "“｜”是全角的，请改成英文的“|”。")], "正文: |\n  天冷\n  路滑"),
    ("正文: |\n    天冷\n  路滑", [(2, 5, "indentation", "这一行缩进 4 格，下面同级的内容都是 2 格。同级内容要左对齐。")], "正文: |\n  天冷\n  路滑"),
    ("正文: |\n\u3000\u3000天冷\n  路滑", [(2, 1, "wrong-space", "缩进用了全角空格“　”，请改成英文空格，每级两个。")], "正文: |\n  天冷\n  路滑"),
    ("正文: 天冷，\n\u3000\u3000路滑", [(2, 1, "wrong-space", "缩进用了全角空格“　”，请改成英文空格，每级两个。")], "正文: 天冷，\n  路滑"),
    ("正文: 天\x0b冷", [(1, 6, "control-character", "这里有 Word 或网页的手动换行符（U+000B），请删去，或改成回车另起一行。")], "正文: 天冷"),
    ("正文: |\n  天冷\u2028路滑", [(2, 5, "control-character", "这里有 Word 或网页的手动换行符（U+2028），请删去，或改成回车另起一行。")], "正文: |\n  天冷\n  路滑"),
    ("名单: [甲, 乙\n刊期: 8", [(1, 5, "unclosed-bracket", "从这里开始的 [ 没有配对的右括号。")], None),
    ('刊名: "冬\n  季"简报', [(1, 5, "text-after-quote", "内容以英文引号开头，引号后面还有文字。公文里请用中文引号，或给整段再套一层英文单引号。")], None),
    ("名单: [甲,\n  乙] 丙", [(1, 5, "text-after-bracket", AFTER_BRACKET.format("["))], None),
    ("文号: [2025]7号: 甲", [(1, 5, "text-after-bracket", AFTER_BRACKET.format("["))], "文号: '[2025]7号: 甲'"),
    ('刊名: "冬\n  季"\n  刊期: 8', [(3, 3, "indentation", "这一行多缩进了 2 格。同级内容要左对齐（应为 0 个空格，与第 1 行一样）。")], '刊名: "冬\n  季"\n刊期: 8'),
    ("要事:\n  - 修路\n    地点: 东", [(2, 5, "value-and-fields", "这里已经写了内容，第 3 行就不能再是它的下级。请去掉这里的内容，或把下面的改成同级。")], None),
    ("冬季简报\n刊期: 8", [(1, 1, "stray-text", STRAY)], None),
    ("刊名: 简报\n续\n刊期: 8", [(2, 1, "stray-text", "这一行不是“字段: 内容”，印不出来。如果是接着上面写的文字，请缩进 2 格；如果是说明，请在行首加“# ”。")], None),
    ("冬季简报", [(1, 1, "syntax", "文件最外层应当是“字段: 内容”，一行一个字段。")], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "fixed"), ROWS, ids=[repr(row[0]) for row in ROWS])
def test_a_row(text: str, expected: list[tuple[int, int, str, str]], fixed: str | None) -> None:
    assert found(text) == expected
    assert mended(text) == (text if fixed is None else fixed).removeprefix("\ufeff")
    assert mistakes.words(mended(text)) == mistakes.words(text)


def test_every_pitfall_has_a_row_or_a_test_of_its_own() -> None:
    """The rules of the table are those that the rows, the breaks and the tests below name."""
    named = {problem[2] for row in ROWS for problem in row[1]}
    named |= {rule for each in BREAKS + INSERTED for rule in each.rule.split("|")}
    assert named - {"syntax", "duplicate-field"} == table.RULES - {"table-row"}


@pytest.mark.parametrize(
    "text",
    ["时间: 9:30", "总长: 1:30:00", "公开: yes", "代码: on", "日期: 2025-12-31", "日期: 2025-02-30", "邮编: 010020", "账号: 6222020200112233445", "金额: 1,234", "金额: 1，234", "代码: 1_000", "代码: 12e3", "英文: True", "简称: null", "版本: 1.10", "符号: ="],
)  # fmt: skip
def test_what_looks_like_a_number_is_read_as_typed(text: str) -> None:
    """Every scalar is text, so there is nothing to warn of."""
    key, value = text.split(": ")
    assert (read(text).data, found(text)) == ({key: value}, [])


@pytest.mark.parametrize(
    "text",
    [
        "标题: 关于A：B",
        "标题: 关于A:B，1:2",
        "标题: 甲（1）-乙 [丙] {丁} “戊” 'a' \"b\" | > & * ! % @ `",
        "导语: 本年：\n  会议强调：要实干\n  1. 不是列表\n  • 也不是",
        "导语:\n  会议强调：要实干",
        "导语:\n  1. 一段话",
        "导语:\n  -3.5%",
        "主要举措和成效:\n  要点:\n    - 抓学习：办班\n    - 抓考核:记分\n    - -3\n    -\n    - 报告单位：示例区",
        '主要举措和成效:\n  正文: |\n    年度：2025\n    \t要点:\n    　　会议强调：甲\n    - 甲\n    1. 乙\n    "丙\n\n    # 丁\n    a: b: c\n    [戊\n      己\n    ---\n    ＃',
        "导语: >\n  甲\n\n  乙\n年度: 2025",
        "导语: |2\n    甲\n  乙\n年度: 2025",
        "导语: '甲\n  年度：2025\n  乙'\n年度: 2025",
        '导语: "甲\n乙"\n年度: 2025',
        "署名: [甲,\n  乙：丙,\n  'd]']\n年度: 2025",
        "\"标题\": 甲\n'年度': 2025",
        "主要举措和成效:\n- 标题: 甲",
        "标题: 甲\n\u3000\n\t\n\u200b\n年度: 2025\n\t# 注\n　# 注",
        "---\n标题: 甲",
        "标题 : 甲",
        "署名: # 注\n  - 甲",
    ],
)  # fmt: skip
def test_prose_is_left_alone(text: str) -> None:
    assert [problem for problem in found(text, FIELDS) if problem[2] in table.RULES] == []
    assert mended(text, FIELDS) == text


def test_reports_are_left_alone() -> None:
    for file in [*GOOD, *(ROOT / "templates").rglob("*.yaml")]:
        text = file.read_text(encoding="utf-8")
        fields = {} if "templates" in file.parts else FIELDS
        assert (found(text, fields), mended(text, fields)) == ([], text), file.name


def test_real_reports_are_left_alone() -> None:
    files = sorted((SHARED / "reports").glob("*.yaml"))
    need(files, "the real reports")
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert (found(text, FIELDS), mended(text, FIELDS)) == ([], text), file.name


def _broken(each: Break, text: str, most: int) -> Iterator[tuple[int, str]]:
    """The text broken in one way, at up to `most` of the lines where that can be done."""
    lines = text.split("\n")
    found_kinds = list(kinds(lines))
    start = found_kinds.index(VALUE) + 1
    places = [
        (number, changed)
        for number, (line, its) in enumerate(zip(lines, found_kinds, strict=True))
        if its in each.kinds
        and (number >= start or its == COMMENT)
        and (changed := each.change(line)) not in (None, line)
    ]
    step = max(1, len(places) // most)
    for number, changed in places[_number(each) % step :: step]:
        yield number + 1, "\n".join([*lines[:number], changed, *lines[number + 1 :]])


def _number(each: Break) -> int:
    """Which break it is, so that not all of them are tried at the same lines."""
    return (BREAKS + INSERTED + SHIFTED).index(each)


def _holds(each: Break, most: int, files: Sequence[Path]) -> None:
    tried = 0
    for file in files:
        good = file.read_text(encoding="utf-8")
        for line, text in _broken(each, good, most):
            tried += 1
            where = (file.name, line)
            ((number, _, rule, _),) = found(text, FIELDS)
            assert (number, rule in each.rule.split("|")) == (line, True), (rule, where)
            fixed = mended(text, FIELDS)
            assert mistakes.words(fixed) == mistakes.words(text), where
            if each.back:
                assert fixed == good, where
    assert tried > 5


@pytest.mark.parametrize("each", BREAKS + INSERTED, ids=[b.name for b in BREAKS + INSERTED])
def test_a_good_report_broken_at_a_line(each: Break) -> None:
    """One problem, of that line; and where it may be mended, the very bytes come back."""
    _holds(each, 5, GOOD)


@pytest.mark.slow
@pytest.mark.parametrize("each", BREAKS + INSERTED, ids=[b.name for b in BREAKS + INSERTED])
def test_a_good_report_broken_at_every_line(each: Break) -> None:
    files = [file for file in EXAMPLES if file.stem in EVERY_LINE]
    _holds(each, 10_000, INPUTS if COMMENT in each.kinds else files)


@pytest.mark.parametrize("each", SHIFTED, ids=[b.name for b in SHIFTED])
def test_one_space_more_or_less(each: Break) -> None:
    """That line is named, or the words are those that they were."""
    named = 0
    for file in GOOD:
        good = file.read_text(encoding="utf-8")
        for line, text in _broken(each, good, 20):
            problems = found(text, FIELDS)
            if problems:
                named += 1
                ((number, _, rule, _),) = problems
                assert (number, rule in each.rule.split("|")) == (line, True), (file.name, line)
            else:
                assert bare(str(read(text, FIELDS).data)) == bare(str(read(good, FIELDS).data))
    assert named > 50


def test_everything_is_found_in_one_run(problems) -> None:
    text = complete(导语=None).replace("报告单位: ", "报告单位：").replace("年度: ", "年度:\t")
    text = text.replace("署名: 示例区人民政府", "署名:\n  －示例区人民政府\n  -示例区司法局")
    text += '抄送: @甲\n附件:\n  - 标题: 甲\n     正文: "乙\n年分: 1\n'
    assert [problem[:3] for problem in problems(text)] == [
        (1, 1, "missing-field"), (1, 5, "full-width-colon"), (2, 4, "tab"), (8, 3, "list-mark"),
        (9, 3, "missing-space"), (11, 5, "special-start"), (14, 6, "indentation"),
        (14, 10, "unclosed-quote"), (15, 1, "unknown-field"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("- 治安\t12\t3", "- [治安, 12, 3]"),
        ("治安\t12\t", "- [治安, 12]"),
        ("- 治安\t1,234\t\t甲: 乙", "- [治安, '1,234', '', '甲: 乙']"),
        ("- 甲's\t-\t[1]", "- ['甲''s', '-', '[1]']"),
    ],
)
def test_a_row_from_excel(row: str, wanted: str) -> None:
    text = "主要举措和成效:\n  表:\n    列: [类别, 收案, 结案]\n    行:\n      "
    message = "表的一行像是从 Excel 粘贴来的，用 Tab 分格。表的一行写成“- [第一格, 第二格]”。"
    column = 9 if row.startswith("- ") else 7
    assert found(text + row, FIELDS) == [(5, column, "table-row", message)]
    assert mended(text + row, FIELDS) == text + wanted
    assert found(text + wanted, FIELDS) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("导语: 甲\n现将情况报告如下：\n", [(2, 1, "stray-text")]),
        ("导语: |\n  甲\n现将情况报告如下：\n", [(3, 1, "out-of-block")]),
        ("年分：2025\n", [(1, 3, "full-width-colon")]),
        ("导语：甲\n", [(1, 3, "full-width-colon")]),
    ],
)
def test_a_sentence_that_ends_with_a_chinese_colon_is_no_field(text: str, expected) -> None:
    assert [problem[:3] for problem in found("报告单位: 乙\n" + text, FIELDS)] == [
        (line + 1, column, rule) for line, column, rule in expected
    ]


def test_ordinals_in_a_text_do_not_make_it_a_list() -> None:
    text = "存在的不足和原因:\n  正文:\n    一是力量不足。\n    二是能力不够。\n"
    assert found(text, FIELDS) == []
    assert found(text.replace("正文", "要点"), FIELDS) != []


def test_a_tab_in_the_prose_of_an_item_is_no_table() -> None:
    assert found("主要举措和成效:\n  要点:\n    - 治安\t12", FIELDS) == []


# Each: what is written, what --fix makes of it, and what is proposed in place of each line that it leaves.
LEFT = [
    ("正文: 会议于2025\x0b3月召开", None, ["正文: 会议于2025 3月召开"]),
    ("正文: 罚款 1,\x07234 元", None, ["正文: 罚款 1, 234 元"]),
    ("正文: 增减 -\x073.5%", None, ["正文: 增减 - 3.5%"]),
    ("正文: 见 A\x07B 栋", None, ["正文: 见 A B 栋"]),
    ("正文: |\n  会议于2025\x0b3月召开", "正文: |\n  会议于2025\n  3月召开", []),
    ("正文: 会议\x0b于 2025 年", "正文: 会议于 2025 年", []),
    ("要事:\n  - 修路\n  -\u200b5.2%的降幅", None, ["  - 5.2%的降幅"]),
    ("要事:\n  - 修路\n  −.5%的降幅", None, ["  - .5%的降幅"]),
    ("要事:\n  -5.2%的降幅", None, ["  - 5.2%的降幅"]),
    ("要事:\n  - 修路\n  －5.2%的降幅", None, ["  - 5.2%的降幅"]),
    ("要事:\n  - 修路\n  一是一，二是二，实事求是。", "要事:\n  - 修路\n  - 一是一，二是二，实事求是。", []),
    ("要事:\n  - 修路\n  3、4月集中整治。", "要事:\n  - 修路\n  - 3、4月集中整治。", []),
    ("要事:\n  - 修路\n  ①架桥", "要事:\n  - 修路\n  - ①架桥", []),
    ("要事:\n  - 修路\n  （一）架桥", "要事:\n  - 修路\n  - （一）架桥", []),
    ("刊期:8\n时间:9:30", "刊期: 8\n时间: 9:30", []),
    ("增减:-3.5", "增减: -3.5", []),
    ("要事:\n  •12件", "要事:\n  - 12件", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fixed", "proposed"), LEFT, ids=[repr(row[0]) for row in LEFT])
def test_a_mend_that_could_change_what_is_said_is_proposed(text: str, fixed, proposed) -> None:
    problems = read(text).problems
    assert problems
    assert mended(text) == (fixed or text)
    assert [p.instead for p in problems if not p.edit] == proposed


PASTED = "从这里起的文字没有用空格缩进，不算「{}」的内容。请在“{}:”后面写“|”，下面各行都缩进 {} 格，一行一段。"
MOVED = "「{}」是「{}」的下级，要缩进两个空格；它下面的各行也一起多缩进两个。"
# Each: what is written, the one thing that is told, and what --fix makes of it.
ASTRAY = [
    (
        "主要举措和成效:\n  正文:\n天冷：注意。\n\n　　（一）路滑，3# 楼。\n年度: 2025",
        (3, 1, "stray-text", PASTED.format("正文", "正文", 4)),
        "主要举措和成效:\n  正文: |\n    天冷：注意。\n\n    （一）路滑，3# 楼。\n年度: 2025",
    ),
    (
        "主要举措和成效:\n  正文: # 待改\n  天冷。\n  路滑。",
        (3, 1, "stray-text", PASTED.format("正文", "正文", 4)),
        "主要举措和成效:\n  正文: | # 待改\n    天冷。\n    路滑。",
    ),
    (
        "导语:\n　　天冷。\n　　路滑。\n\n# 说明\n年度: 2025",
        (2, 1, "stray-text", PASTED.format("导语", "导语", 2)),
        "导语: |\n  天冷。\n  路滑。\n\n# 说明\n年度: 2025",
    ),
    (
        "主要举措和成效:\n  分项:\n    - 标题: 甲\n      正文: 天冷。\n路滑。\n    - 标题: 乙",
        (5, 1, "stray-text", PASTED.format("正文", "正文", 8)),
        "主要举措和成效:\n  分项:\n    - 标题: 甲\n      正文: |\n        天冷。\n        路滑。\n    - 标题: 乙",
    ),
    (
        "主要举措和成效:\n  要点:\n天冷。\n@值班室负责。\n# 说明\n年度: 2025",
        (3, 1, "stray-text", "从这里起的文字没有缩进，不算「要点」的内容。请每项一行，缩进 4 格，以“- ”开头。"),
        "主要举措和成效:\n  要点:\n    - 天冷。\n    - '@值班室负责。'\n# 说明\n年度: 2025",
    ),
    (
        "导语: |\n  天冷。\n路滑。\n\n雪大。\n年度: 2025",
        (3, 1, "out-of-block", "从这一行起缩进不够，从第 1 行的“|”段落里掉出来了，请缩进 2 格。"),
        "导语: |\n  天冷。\n  路滑。\n\n  雪大。\n年度: 2025",
    ),
    (
        "存在的不足和原因:\n正文: |\n  天冷。\n  路滑。\n原因: 雪大。\n\n# 说明\n年度: 2025",
        (2, 1, "indentation", MOVED.format("正文", "存在的不足和原因")),
        "存在的不足和原因:\n  正文: |\n    天冷。\n    路滑。\n  原因: 雪大。\n\n# 说明\n年度: 2025",
    ),
    (
        "主要举措和成效:\n  正文: 天冷。\n分项:\n- 标题: 甲\n  要点:\n  - 路滑。",
        (3, 1, "indentation", MOVED.format("分项", "主要举措和成效")),
        "主要举措和成效:\n  正文: 天冷。\n  分项:\n  - 标题: 甲\n    要点:\n    - 路滑。",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "fixed"), ASTRAY, ids=[repr(row[0]) for row in ASTRAY])
def test_what_is_not_indented_is_told_once_and_mended(text: str, told, fixed: str) -> None:
    assert found(text, FIELDS) == [told]
    assert mended(text, FIELDS) == fixed
    assert found(fixed, FIELDS) == []


def test_a_field_that_is_not_indented_is_mended_with_all_that_is_wrong_in_it() -> None:
    text = "第一责任人职责:\n正文：\n天冷。\n路滑。\n年度: 2025"
    fixed = "第一责任人职责:\n  正文: |\n    天冷。\n    路滑。\n年度: 2025"
    assert [problem[:3] for problem in found(text, FIELDS)] == [
        (2, 1, "indentation"),
        (2, 3, "full-width-colon"),
        (3, 1, "stray-text"),
    ]
    assert mended(text, FIELDS) == fixed
    edits_ = {problem.edit for problem in read(text, FIELDS).problems}
    assert [edits.made(text, [edit]) for edit in edits_] == [fixed]


def test_text_without_a_final_mark_may_go_on_below() -> None:
    text = "导语: 天冷，路滑\n继续慢走。\n年度: 2025"
    (problem,) = read(text, FIELDS).problems
    assert (problem.rule, problem.edit, problem.instead) == ("stray-text", None, "  继续慢走。")
    assert str(problem.left) == "可能动到数字、正负号或意思，不自动改"


def test_the_line_its_caret_and_what_to_write() -> None:
    text = "署名: 甲\n导语：" + "一二三四五六七八九十" * 9
    shown = reporters.text(read(text, FIELDS).problems, "zh")
    assert shown == (
        "f.yaml:2:3 错误 full-width-colon 「导语」后面是中文冒号“：”。字段名后面只认英文冒号加一个空格。\n"
        "    导语：" + "一二三四五六七八九十" * 3 + "一二三…\n"
        "        ^\n"
        "    可自动改成：导语: " + "一二三四五六七八九十" * 3 + "一二三…\n"
    )


def test_what_to_write_far_along_a_line() -> None:
    text = "导语: " + "一二三四五六七八九十" * 9 + "\x0b末"
    shown = reporters.text(read(text, FIELDS).problems, "zh").splitlines()
    assert shown[-1].startswith("    可自动改成：…")
    assert shown[-1].endswith("十末")


def test_what_to_write_in_two_lines() -> None:
    shown = reporters.text(read("导语: |\n  甲\x0b乙", FIELDS).problems, "zh")
    assert shown.endswith("    可自动改成：  甲⏎  乙\n")


def test_the_place_of_what_stands_after_a_mend() -> None:
    """Columns count on the line as it was written, whatever was mended before them."""
    source_ = read("收支:\n\t总数：12\n\t增减: 甲乙", None)
    assert source_.place(("收支", "总数"))[1:] == (2, 2)
    assert source_.place(("收支", "总数"), 1)[1:] == (2, 6)
    assert source_.place(("收支", "增减"), 1)[1:] == (3, 7)
    assert source_.problem(("收支", "总数"), "error", "x", None).source_line == "\t总数：12"


def test_the_place_of_what_is_mended_twice_in_a_long_line() -> None:
    text = "刊名：" + "甲" * 5000 + "\x0b\x0b乙"
    assert [problem[:2] for problem in found(text)] == [(1, 5004), (1, 3)]
    assert read(text).place(("刊名",), 10)[1:] == (1, 3)  # near enough


# --fix


@pytest.fixture
def file(tmp_path):
    return tmp_path / "报告.yaml"


BROKEN = complete().replace("报告单位: ", "报告单位：") + "# 注 \n"
MENDED = complete() + "# 注 \n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (BROKEN.encode(), MENDED.encode()),
        (BROKEN.replace("\n", "\r\n").encode(), MENDED.replace("\n", "\r\n").encode()),
        (BROKEN.replace("\n", "\r").encode(), MENDED.replace("\n", "\r").encode()),
        (codecs.BOM_UTF8 + BROKEN.encode(), codecs.BOM_UTF8 + MENDED.encode()),
        (BROKEN.rstrip("\n").encode(), MENDED.rstrip("\n").encode()),
        (BROKEN.encode("gbk"), MENDED.encode()),
        (BROKEN.encode("utf-16"), MENDED.encode()),
        (BROKEN.encode("utf-16-le"), MENDED.encode()),
        (BROKEN.encode("utf-16-be"), MENDED.encode()),
        (MENDED.encode("gbk"), MENDED.encode()),
        (
            "导语: |\r\n  甲\x0b乙\r\n年度: 2025\r\n".encode(),
            "导语: |\r\n  甲\r\n  乙\r\n年度: 2025\r\n".encode(),
        ),
    ],
)
def test_fix(fazhi, file, old: bytes, new: bytes) -> None:
    file.write_bytes(old)
    first = fazhi("check", file, "--fix")
    backup = file.with_name("报告.yaml.bak")
    assert first.err.startswith(f"{file} 已经改好，原来的存为 {backup}。\n")
    assert (file.read_bytes(), backup.read_bytes()) == (new, old)
    second = fazhi("check", file, "--fix")
    assert (second.out, "改好" in second.err) == (first.out, False)
    assert sorted(p.name for p in file.parent.iterdir()) == [file.name, backup.name]


def test_fix_reports_what_remains_and_why(fazhi, file) -> None:
    file.write_text(BROKEN.replace("署名: ", '署名: "'), encoding="utf-8")
    result = fazhi("check", file, "--fix")
    assert result.code == 1
    assert result.out == (
        f"{file}:8:5 错误 unclosed-quote 从这里开始的英文引号没有配对的右引号。公文里请用中文引号“”。\n"
        '    署名: "示例区人民政府\n'
        "          ^\n"
        '    改成：署名: "示例区人民政府"（可能动到数字、正负号或意思，不自动改）\n'
    )


def test_the_summary_says_what_may_be_mended(fazhi, file) -> None:
    file.write_text(BROKEN.replace("年度: ", "年度:"), encoding="utf-8")
    assert fazhi("check", file).err == (
        "检查了 1 个文件：2 个错误。其中 2 个可以自动改好，运行时加上 --fix 即可。\n"
    )


def test_fix_leaves_a_clean_file_alone(fazhi, file) -> None:
    file.write_text(complete(), encoding="utf-8")
    assert fazhi("check", file, "--fix").err == "检查了 1 个文件，没有发现问题。\n"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\xff", b"\xff\xfea", b"a: \xff\xff\xff\x80"])
def test_fix_leaves_alone_what_is_no_text(fazhi, file, raw: bytes) -> None:
    file.write_bytes(raw)
    assert fazhi("check", file, "--fix", "--diff").code == 1
    assert (file.read_bytes(), list(file.parent.iterdir())) == (raw, [file])


def test_no_backup_is_overwritten(fazhi, file) -> None:
    for number in range(3):
        file.write_text(BROKEN + f"# {number}\n", encoding="utf-8")
        fazhi("check", file, "--fix")
    kept = [
        file.with_name(f"报告.yaml.{name}").read_text("utf-8") for name in ("bak", "bak2", "bak3")
    ]
    assert kept == [BROKEN + f"# {number}\n" for number in range(3)]


DIFF = """\
--- {file} ({encoding})
+++ {file} (UTF-8)
@@ -1,4 +1,4 @@
-报告单位：示例区
+报告单位: 示例区
 年度: 2025
 导语: 2025年，示例区推进法治政府建设。现将情况报告如下：
 主要举措和成效: {{正文: 办结案件12件。}}
"""


def test_diff_changes_nothing(fazhi, file) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    result = fazhi("check", file, "--diff")
    assert result.code == 1
    assert result.out.startswith(DIFF.format(file=file, encoding="UTF-8") + f"{file}:1:5 错误 ")
    assert (file.read_text(encoding="utf-8"), list(file.parent.iterdir())) == (BROKEN, [file])


def test_diff_of_an_encoding(fazhi, file) -> None:
    file.write_bytes(complete().encode("gbk"))
    assert fazhi("check", file, "--diff").out.startswith(
        f"--- {file} (GBK)\n+++ {file} (UTF-8)\n{file}:1:1 错误 encoding "
    )


def test_diff_and_json_keep_apart(fazhi, file) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    result = fazhi("check", file, "--fix", "--diff", "--format", "json")
    assert (result.code, json.loads(result.out)["problems"]) == (0, [])
    assert result.err.startswith(DIFF.format(file=file, encoding="UTF-8"))
    assert file.read_text(encoding="utf-8") == MENDED


def test_no_draft_of_what_was_misread(fazhi, file) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    result = fazhi("render", "--draft", file)
    assert (result.code, list(file.parent.iterdir())) == (1, [file])


def test_a_tab_that_makes_a_line_too_deep_is_told_once() -> None:
    text = "单位类型: 政府\n\t署名: 甲\n年度: 2025"
    assert found(text, FIELDS) == [(2, 1, "tab", "行首用了 Tab 键。缩进只能用空格，每级两个。")]
    assert mended(text, FIELDS) == "单位类型: 政府\n署名: 甲\n年度: 2025"
