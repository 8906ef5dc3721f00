"""`fazhi import` of the filed edition: as the tool prints it, and as offices type it."""

from __future__ import annotations

from typing import Any

import docx
import pytest
from conftest import EXAMPLES, INPUTS, ROOT
from imported import KIND, data, imported, notes
from steps import checked, composed

from generator.basis.problems import Problem
from generator.commands.imported import printed
from generator.importing import reading
from generator.importing import text as reader
from generator.importing.converting import convert
from generator.importing.word import docx as word
from generator.printing import look
from generator.printing.writers import WRITERS

REPORTS = [*EXAMPLES, *INPUTS, ROOT / "examples/folder/报告.yaml"]


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
@pytest.mark.parametrize("kind", ["txt", "docx"])
@pytest.mark.parametrize("edition", ["published", "filed"])
def test_what_we_print_is_printed_again(tmp_path, file, kind: str, edition: str) -> None:
    """The same text, and a check that says nothing new.

    Nothing is excepted: what the checker says of a file and cannot say of its import is only that
    headings end in a stop, which is not printed.
    """
    before, said = checked(file, edition)
    document = composed(before, edition)
    text = WRITERS["txt"](document, look.house()).decode()
    items = {"txt": reader.read, "docx": word.read}[kind](
        WRITERS[kind](document, look.house()), "x"
    ).items
    made = convert(items, KIND, printed, "x")
    assert (made.differences, made.notes, made.edition) == ([], [], edition)
    (tmp_path / "x.yaml").write_text(made.text, encoding="utf-8")
    after, again = checked(tmp_path / "x.yaml", edition)
    assert WRITERS["txt"](composed(after, edition), look.house()).decode() == text
    left = list(map(told, said))
    for problem in again:
        left.remove(told(problem))
    assert set(left) <= {("numbering", "标题末尾不加标点，请删去“。”。")}


def told(problem: Problem) -> tuple[str, str]:
    """What a problem says: of a field that is missing, which one; its name is as the file's keys are."""
    if problem.rule == "missing-field":
        return problem.rule, str(problem.path)
    return problem.rule, str(problem.message)


TITLE = "示例区人民政府关于2025年度法治政府建设情况的报告\n"
BODY = "2025年，示例区推进法治建设。现将情况报告如下：\n一、主要举措\n办案3件。\n"
END = "示例区人民政府\n2026年2月24日\n"
ALWAYS = {
    "subject": "示例区", "subject_type": "政府", "year": "2025", "title": TITLE.strip(),
    "opening": "2025年，示例区推进法治建设。现将情况报告如下：",
    "measures": {"heading": "主要举措", "text": "办案3件。"},
    "signed_by": ["示例区人民政府"], "date": "2026-02-24",
}  # fmt: skip
NUMBER = {"number": "示政发〔2026〕3号"}
SIGNER = {"signatory": ["闻砚舟"]}
HEADS: dict[str, tuple[str, dict[str, Any], list[tuple[int, str]]]] = {
    "as printed": ("示例区人民政府文件\n示政发〔2026〕3号\t签发人：闻砚舟\n", NUMBER | SIGNER, []),
    "letters apart, and a rule": (
        "示 例 区 人 民 政 府 文 件\n示政发〔2026〕 3 号　签 发 人：闻砚舟\n————————\n", NUMBER | SIGNER,
        [(3, "“————————”没有导入：工具不印它。")]),
    "everything": (
        "000012\n机密★1年\n特　急\n示例区人民政府文件\n示政发〔2026〕3号　签发人：闻砚舟\n",
        {"copy_number": "000012", "secrecy": "机密★1年", "urgency": "特急"} | NUMBER | SIGNER, []),
    "another order, with labels": (
        "加急　　　　秘密 ★ 6个月\n份号：000012\n示例区人民政府文件\n示政发〔2026〕3号　签发人：闻砚舟\n",
        {"copy_number": "000012", "secrecy": "秘密★6个月", "urgency": "加急"} | NUMBER | SIGNER,
        [(2, "原文的“份号:”不印。")]),
    "a number alone": ("示例区人民政府文件\n示政发〔2026〕3号\n", NUMBER, []),
    "a number in other brackets": (
        "示例区人民政府文件\n示政发[2026]第03号\n签发人: 闻砚舟\n", NUMBER | SIGNER,
        [(2, "原文的“示政发[2026]第03号”印成“示政发〔2026〕3号”。")]),
    "a number that is not given yet": (
        "示例区人民政府文件\n示政发〔2026〕  号\n", {"number": "示政发〔2026〕号"}, []),
    "signers first, then the number": (
        "示例区人民政府文件\n签发人：闻砚舟\n示政发〔2026〕3号　李　明\n", NUMBER | {"signatory": ["闻砚舟", "李明"]}, []),
    "signers on several lines": (
        "示例区人民政府文件\n示政发〔2026〕3号　签发人：闻砚舟、李明\n　　王小川\n",
        NUMBER | {"signatory": ["闻砚舟", "李明", "王小川"]}, [(2, "原文的“、”不印。")]),
    "two bodies": (
        "中共示例区委\n示例区人民政府文件\n示政发〔2026〕3号　签发人：闻砚舟\n",
        {"issuers": ["中共示例区委", "示例区人民政府"]} | NUMBER | SIGNER, []),
    "two bodies in one line": (
        "中共示例区委　示例区人民政府　文件\n示政发〔2026〕3号\n",
        {"issuers": ["中共示例区委", "示例区人民政府"]} | NUMBER, []),
    "two bodies without the word": (
        "中共示例区委\n示例区人民政府\n示政发〔2026〕3号\n",
        {"issuers": ["中共示例区委", "示例区人民政府"]} | NUMBER, []),
    "a body without the word": (
        "示例区人民政府\n示政发〔2026〕3号\n", NUMBER, [(1, "原文没有的“文件”，印的时候会加上。")]),
    "the word on its own line": ("示例区人民政府\n文件\n示政发〔2026〕3号\n", NUMBER, []),
    "no number at all": ("示例区人民政府文件\n", {}, []),
    "no body": ("示政发〔2026〕3号\n", NUMBER, []),
    "urgent only": ("特急\n", {"urgency": "特急"}, []),
    "side by side in a table": (
        "示例区人民政府文件\n\t签发人：闻砚舟\n示政发〔2026〕3号\t李明\n", NUMBER | {"signatory": ["闻砚舟", "李明"]}, []),
    "a draft that names no one yet": ("【待补：发文机关】文件\n【待补：发文字号】\t签发人：【待补：签发人】\n", {},
        [(1, "原文没有的“示例区人民政府”，印的时候会加上。")]),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_heads_as_offices_type_them(name: str) -> None:
    head, fields, told = HEADS[name]
    made = imported(f"{head}{TITLE}示例市人民政府：\n{BODY}{END}")
    assert data(made.text) == ALWAYS | fields | {"addressee": "示例市人民政府"}
    assert (made.edition, notes(made)) == ("filed", told)


def test_a_number_below_the_title_is_above_it_in_print() -> None:
    made = imported(f"{TITLE}示政发〔2026〕3号\n各镇人民政府，区政府各部门：\n{BODY}{END}")
    assert data(made.text) == ALWAYS | NUMBER | {"addressee": "各镇人民政府，区政府各部门"}
    assert notes(made) == [(2, "发文字号原来在标题下面，印的时候在标题上面。")]


def test_a_head_and_nothing_else() -> None:
    made = imported("示例区人民政府文件\n示政发〔2026〕3号\n")
    assert data(made.text) == NUMBER | {
        "subject": "示例区", "subject_type": "政府", "issuers": ["示例区人民政府"],
        "title": "无", "opening": "无",
    }  # fmt: skip


NO_HEADS = [
    "示例区人民政府\n示例区司法局\n" + TITLE,  # issuing bodies of a published report
    "2026\n" + TITLE,
    "示例区人民政府工作文件汇编（一）\n" + TITLE,
    "（一）示例区人民政府文件\n" + TITLE,
    "发文字号：示政发〔2026〕3号\n" + TITLE,  # what a web page says of it
]


@pytest.mark.parametrize("front", NO_HEADS)
def test_what_is_no_head(front: str) -> None:
    made = imported(f"{front}{BODY}{END}")
    assert made.edition == "published"
    assert not {"number", "signatory", "copy_number"} & set(data(made.text))


PRINTED = {"printed_by": "示例区人民政府办公室", "printed_on": "2026-02-25"}
RECORDS: dict[str, tuple[str, dict[str, Any], list[tuple[int, str]]]] = {
    "as printed": (
        "抄送：市委办公室，市人大常委会办公室。\n示例区人民政府办公室\t2026年2月25日印发\n",
        {"cc": ["市委办公室", "市人大常委会办公室"]} | PRINTED, []),
    "other spaces and marks": (
        "抄 送: 市委办公室、市人大办,\n　　市政协办\n示例区人民政府办公室　　　　2026 年 02 月 25 日 印发。\n",
        {"cc": ["市委办公室、市人大办", "市政协办"]} | PRINTED,
        [(10, "原文没有的“。”，印的时候会加上。"), (12, "原文的“2026年02月25日”印成“2026年2月25日”。"),
         (12, "末尾的“。”不印。")]),
    "two lines": ("示例区人民政府办公室\n2026年2月25日印发\n", PRINTED, []),
    "copies and rules": (
        "__________\n抄送：市委办公室。\n__________\n示例区人民政府办公室 2026年2月25日印发（共印20份）\n__________\n",
        {"cc": ["市委办公室"]} | PRINTED,
        [(10, "“__________”没有导入：工具不印它。"), (12, "“__________”没有导入：工具不印它。"),
         (13, "原文的“(共印20份)”不印。"), (14, "“__________”没有导入：工具不印它。")]),
    "copies on their own line": (
        "示例区人民政府办公室　2026年2月25日印发\n共印20份\n", PRINTED, [(11, "“共印20份”没有导入：工具不印它。")]),
    "no one named": ("2026年2月25日印发\n", {"printed_on": "2026-02-25"}, []),
    "no day named": (
        "示例区人民政府办公室印发\n", {"printed_by": "示例区人民政府办公室"},
        [(10, "原文没有的“2026年2月24日”，印的时候会加上。")]),
    "a day in Chinese numerals": (
        "示例区人民政府办公室　二〇二六年二月二十五日印发\n",
        {"printed_by": "示例区人民政府办公室", "printed_on": "二〇二六年二月二十五日"}, []),
    "another word": (
        "抄送：市委办公室。\n示例区人民政府办公室　2026年2月25日印\n", {"cc": ["市委办公室"]} | PRINTED,
        [(11, "原文的“印”印成“印发”。")]),
    "copies to others only": ("抄送：市委办公室。\n", {"cc": ["市委办公室"]}, []),
    "a draft": ("【待补：印发】\t2026年2月24日印发\n", {"printed_on": "2026-02-24"}, []),
    "a note": ("（此件公开发布）\n抄送：市委办公室。\n", {"note": "此件公开发布", "cc": ["市委办公室"]}, []),
    "no record": ("", {}, []),
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_records_of_printing_as_offices_type_them(name: str) -> None:
    record, fields, told = RECORDS[name]
    made = imported(
        f"示例区人民政府文件\n示政发〔2026〕3号\n{TITLE}示例市人民政府：\n{BODY}{END}{record}"
    )
    expected = ALWAYS | NUMBER | {"addressee": "示例市人民政府"} | fields
    assert data(made.text) == expected
    assert (made.edition, notes(made)) == ("filed", told)


NO_RECORDS = [
    "二、工作安排\n制定实施办法并印发\n",
    "二、工作安排\n区政府2026年3月1日前把实施办法送各镇，听取意见以后再修改、再讨论，年内由区政府办公室印发\n",
    "二、工作安排\n抄送：市委。办公室。\n",
]


@pytest.mark.parametrize("end", NO_RECORDS)
def test_what_is_no_record(end: str) -> None:
    made = imported(TITLE + BODY + end)
    assert made.edition == "published"
    assert data(made.text)["plans"] == {
        "heading": "工作安排",
        "text": end.splitlines()[1],
    }


def test_a_record_without_a_head() -> None:
    made = imported(f"{TITLE}{BODY}{END}{RECORDS['as printed'][0]}")
    assert data(made.text) == ALWAYS | RECORDS["as printed"][1]
    assert (made.edition, notes(made)) == ("filed", [])


NOTES = {
    "（此件公开发布）\n": {"note": "此件公开发布"},
    "(联系人：王某，电话：123)\n": {"note": "联系人：王某，电话：123"},
    "（此件公开发布）\n（联系人：王某）\n": {"note": "此件公开发布）（联系人：王某"},
}


def test_a_joint_report_set_in_tables_by_hand(tmp_path) -> None:
    made = docx.Document()
    head = made.add_table(2, 2)
    head.cell(0, 0).text, head.cell(1, 0).text = "中共示例县委", "示例县人民政府"
    head.cell(0, 1).merge(head.cell(1, 1)).text = "文件"
    number = made.add_table(2, 2)
    number.cell(0, 1).text, number.cell(1, 1).text = "签发人：赵一鸣", "　　　　钱　二"
    number.cell(1, 0).text = "示委发〔2026〕5号"
    lines = [
        "示例县2025年度\n法治政府建设情况的报告",
        "市委、市人民政府：",
        "2025年，示例县推进法治。报告如下：",
        "一、主要举措",
        "办案3件。",
    ]
    for line in [*lines, "中共示例县委　　示例县人民政府", "2026年2月20日", "（此件依申请公开）"]:
        made.add_paragraph(line)
    record = made.add_table(2, 2)
    record.cell(0, 0).merge(record.cell(0, 1)).text = "抄送：县人大常委会，县政协。"
    record.cell(1, 0).text, record.cell(1, 1).text = "中共示例县委办公室", "2026年2月21日印发"
    made.save(str(tmp_path / "a.docx"))
    found = convert(reading.read(tmp_path / "a.docx").items, KIND, printed, "x")
    assert found.differences == []
    assert data(found.text) == {
        "subject": "示例县", "subject_type": "政府", "year": "2025", "title": "示例县2025年度法治政府建设情况的报告",
        "number": "示委发〔2026〕5号", "signatory": ["赵一鸣", "钱二"], "addressee": "市委、市人民政府",
        "opening": "2025年，示例县推进法治。报告如下：", "measures": {"heading": "主要举措", "text": "办案3件。"},
        "signed_by": ["中共示例县委", "示例县人民政府"], "date": "2026-02-20", "note": "此件依申请公开",
        "cc": ["县人大常委会", "县政协"], "printed_by": "中共示例县委办公室", "printed_on": "2026-02-21",
    }  # fmt: skip


def test_what_the_record_has_no_place_for_stays_and_is_marked() -> None:
    made = imported(TITLE + BODY + END + "主题词：法治　报告\n抄报：区人大。\n")
    assert data(made.text)["closing"] == END + "主题词：法治　报告\n抄报：区人大。\n"
    assert "待核：日期后面还有别的文字" in made.text


@pytest.mark.parametrize("note", NOTES)
def test_notes_below_the_date(note: str) -> None:
    made = imported(TITLE + BODY + END + note)
    assert data(made.text) == ALWAYS | NOTES[note]
    assert ("接在一起" in made.text) == (note.count("\n") > 1)


def test_a_name_and_a_date_on_one_line() -> None:
    made = imported(TITLE + BODY + "示例区人民政府　　2026年2月24日\n")
    assert (data(made.text), notes(made)) == (ALWAYS, [])


def test_the_command_names_the_edition(fazhi, tmp_path) -> None:
    file, out = tmp_path / "a.txt", tmp_path / "a.yaml"
    file.write_text(f"示政发〔2026〕3号\n{TITLE}{BODY}{END}", encoding="utf-8")
    result = fazhi("import", file, "-o", out)
    assert (result.code, result.err) == (
        0, f"已写好 {out}。看过“待核”的地方以后运行：fazhi check {out} --edition filed\n",
    )  # fmt: skip
