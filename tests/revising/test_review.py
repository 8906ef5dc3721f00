"""What a leader did in Word comes back: found, told by field and line, written where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import INPUTS, complete
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from steps import checked, composed
from tracked import accepted
from word_edits import Edited

from generator.printing import look
from generator.printing.writers import docx
from generator.reports.source import texts
from generator.revising import patching, redline
from generator.revising.changing import Insert, Remove, SetText
from generator.revising.review import reviewing

HOUSE = look.house()
REPORT = complete(
    导语="一二三四五六七八九十。办结案件12件。",
    主要举措和成效="""
  分项:
    - 标题: 规范行政执法
      段首: 开展执法监督工作。
      要点:   # 不要动
        - 开展案卷评查，评查18卷。
        - 组织业务培训，培训30人。
    - 标题: 办理行政复议
      正文: |
        全年收到申请20件。
        全部依法办结。
      表: {列: [类别, 件数], 行: [[城管, '12'], [公安, '8']]}""",
)


@pytest.fixture
def review(fazhi, tmp_path: Path):
    """What `fazhi review` says of a file that was printed and changed, and the YAML after --write."""
    file, edited = tmp_path / "报告.yaml", tmp_path / "改.DOCX"

    def run(change: Callable[[Edited], None], now: str | None = None, code: int = 0):
        file.write_text(REPORT, encoding="utf-8")
        word = Edited(docx.write(composed(checked(file)[0]), HOUSE))
        change(word)
        edited.write_bytes(word.bytes())
        file.write_text(now or REPORT, encoding="utf-8")
        listed = fazhi("review", file, edited)
        assert (listed.code, listed.err) == (code, "")
        assert file.read_text(encoding="utf-8") == (now or REPORT)
        written = fazhi("review", file, edited, "--write")
        assert written.code == code
        told = listed.out.replace(str(file), "报告.yaml").splitlines()
        end = written.out.replace(str(tmp_path), "").splitlines()
        return told, end[-1], file.read_text(encoding="utf-8")

    return run


SAME = "再印出来，和 /改.DOCX 接受全部修订以后一字不差（序号由工具排）。"
HINT = "要写进报告，加上 --write。"


def summary(edits: int = 0, remarks: int = 0, loose: int = 0, conflicts: int = 0) -> str:
    return f"改了 {edits} 处，批注 {remarks} 条；{loose} 处要您自己处理，{conflicts} 处两边都改了。"


@pytest.mark.parametrize(
    ("change", "told", "old", "new"),
    [
        (lambda w: w.track("12件", "15件"), ["报告.yaml 第 3 行「导语」", "  - 办结案件12件。", "  + 办结案件15件。（王某 2月10日）"], "12件。\n", "15件。\n"),
        (lambda w: w.change("12件", "15件"), ["报告.yaml 第 3 行「导语」", "  - 办结案件12件。", "  + 办结案件15件。（没有留下修订痕迹）"], "12件。\n", "15件。\n"),
        (lambda w: w.track("18卷", "", "李某"), ["报告.yaml 第 9 行「主要举措和成效 › 分项1 › 要点1」", "  - 评查18卷。", "  + 评查。（李某 2月10日）"], "评查18卷。", "评查。"),
        (lambda w: w.track("业务", "执法业务"), ["报告.yaml 第 10 行「主要举措和成效 › 分项1 › 要点2」", "  - 组织业务培训，", "  + 组织执法业务培训，（王某 2月10日）"], "业务", "执法业务"),
        (lambda w: w.track("全部依法", "已经全部"), ["报告.yaml 第 12 行「主要举措和成效 › 分项2 › 正文」", "  - 全部依法办结。", "  + 已经全部办结。（王某 2月10日）"], "全部依法", "已经全部"),
        (lambda w: w.change("公安", "消防"), ["报告.yaml 第 15 行「主要举措和成效 › 分项2 › 表 › 行2-1」", "  - 公安", "  + 消防（没有留下修订痕迹）"], "公安", "消防"),
        (lambda w: w.track("规范行政执法", "严格行政执法"), ["报告.yaml 第 6 行「主要举措和成效 › 分项1 › 标题」", "  - 规范行政执法", "  + 严格行政执法（王某 2月10日）"], "规范行", "严格行"),
    ],
)  # fmt: skip
def test_words_that_were_changed(review, change, told: list[str], old: str, new: str) -> None:
    assert review(change) == ([*told, summary(1), HINT], SAME, REPORT.replace(old, new))


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (lambda w: w.add("培训30人", "三是建立台账。", "王某"), "培训30人。\n", "培训30人。\n        - 建立台账。\n"),
        (lambda w: w.add("评查18卷", "二是建立台账。"), "18卷。\n", "18卷。\n        - 建立台账。\n"),
        (lambda w: w.remove("评查18卷", "王某"), "        - 开展案卷评查，评查18卷。\n", ""),
        (lambda w: w.remove("评查18卷"), "        - 开展案卷评查，评查18卷。\n", ""),
        (lambda w: w.add("全部依法", "没有逾期的。", "王某"), "依法办结。\n", "依法办结。\n        没有逾期的。\n"),
        (lambda w: w.remove("全年收到", "王某"), "        全年收到申请20件。\n", ""),
    ],
)  # fmt: skip
def test_paragraphs_that_came_and_went(review, change, old: str, new: str) -> None:
    told, end, text = review(change)
    assert told[-2:] == [summary(1), HINT]
    assert end == SAME
    assert text == REPORT.replace(old, new)


def test_a_section_that_was_added(review) -> None:
    def change(word: Edited) -> None:
        word.add("培训30人", "一是征集意见。", "王某")
        word.add("培训30人", "共开展三次。", "王某")
        word.add("培训30人", "（二）推进政务公开", "王某")

    told, end, text = review(change)
    assert told[:2] == [
        "报告.yaml 第 5 行「主要举措和成效 › 分项」",
        "  + 推进政务公开 共开展三次。征集意见。（王某 2月10日）",
    ]
    assert end == SAME
    assert "    - 标题: 推进政务公开\n" in text


def test_a_whole_section_that_went(review) -> None:
    def change(word: Edited) -> None:
        for text in ("（一）规范", "开展执法监督", "评查18卷", "培训30人"):
            word.remove(text, "王某")

    told, end, text = review(change)
    assert told[-2] == summary(1)
    assert end == SAME
    assert "规范行政执法" not in text


def test_comments_stand_above_their_fields(review, fazhi, tmp_path: Path) -> None:
    def change(word: Edited) -> None:
        word.comment("评查18卷", "这个数和信访局再核一下", "王某")
        word.comment("城管", "分开列", "李某")

    told, end, text = review(change)
    assert told == [
        "报告.yaml 第 9 行「主要举措和成效 › 分项1 › 要点1」",
        "  批注（王某 2月10日）：这个数和信访局再核一下——“开展案卷评查，评查18卷。”",
        "报告.yaml 第 15 行「主要举措和成效 › 分项2 › 表 › 行1-1」",
        "  批注（李某 2月10日）：分开列——“城管”",
        summary(remarks=2),
        HINT,
    ]
    assert end == SAME
    assert "        # 批注（王某 2月10日）：这个数和信访局再核一下\n        - 开展案卷评查" in text
    found = fazhi("check", tmp_path / "报告.yaml", "--format", "json")
    assert found.out.count('"remark"') == 2
    again = fazhi("review", tmp_path / "报告.yaml", tmp_path / "改.DOCX", "--write")
    assert (tmp_path / "报告.yaml").read_text(encoding="utf-8") == text
    assert again.code == 0


PICTURE = f"<w:r {nsdecls('w')}><w:pict/></w:r>"
TABLE = f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblStyle w:val='table'/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda w: w.paragraph("评查18卷").append(parse_xml(PICTURE)), "图片或文本框：报告里放不进去，请自己处理。（没有留下修订痕迹）"),
        (lambda w: w.paragraph("评查18卷").addnext(parse_xml(TABLE)), "新加的表“甲”：请自己填到「表」里。（没有留下修订痕迹）"),
        (lambda w: w.track("一是", "首先"), "“一是”改成了“首先”：这几个字是工具印的，报告里没有，改不了。（王某 2月10日）"),
        (lambda w: w.track("二是", "（2）"), "序号“二是”改成了“（2）”：序号由工具排，没有照改。（王某 2月10日）"),
    ],
)  # fmt: skip
def test_what_has_no_place_is_told(review, change, told: str) -> None:
    listed, _, text = review(change, code=1)
    assert listed[1] == f"  {told}"
    assert listed[-1] == summary(loose=1)
    assert text == REPORT


def test_a_date(review) -> None:
    told, end, text = review(lambda w: w.track("2026年2月24日", "2026年2月28日"))
    assert told[-2] == summary(1)
    assert end == SAME
    assert "成文日期: 2026-02-28" in text


def test_the_file_has_changed_since(review) -> None:
    """What does not touch is put together; what does is told with both texts."""
    now = REPORT.replace("培训30人", "培训35人").replace(
        "- 开展案卷评查，", "- 先做这个。\n        - 开展案卷评查，"
    )

    def change(word: Edited) -> None:
        word.track("组织业务", "组织执法")
        word.track("12件", "15件")

    _, _, text = review(change, now)
    assert text == now.replace("组织业务", "组织执法").replace("12件。\n", "15件。\n")
    told, _, text = review(lambda w: w.track("30人", "33人"), now, code=1)
    assert told == [
        "报告.yaml 第 11 行「主要举措和成效 › 分项1 › 要点2」".replace("要点2", "要点3"),
        "  两边都改了，没有动。Word 里改成：组织业务培训，培训33人。（王某 2月10日）",
        "  　　　　　　　　　　文件里现在是：组织业务培训，培训35人。",
        summary(conflicts=1),
    ]
    assert text == now


def test_nothing_was_done(fazhi, tmp_path: Path) -> None:
    file, edited = tmp_path / "报告.yaml", tmp_path / "改.DOCX"
    file.write_text(REPORT, encoding="utf-8")
    edited.write_bytes(docx.write(composed(checked(file)[0]), HOUSE))
    assert fazhi("review", file, edited).out == f"{edited} 和印出来的时候一样，没有改动。\n"


def printed_otherwise() -> bytes:
    return docx.write(composed(checked(INPUTS[0])[0]), HOUSE)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (printed_otherwise, "不是这份报告印出来的：它是示例区2025的，这份报告是另一区2024的。"),
        ("不是 Word".encode, "不是 Word 文件（.docx）。"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_of_this_report(fazhi, tmp_path: Path, content, said: str) -> None:
    file, edited = tmp_path / "报告.yaml", tmp_path / "改.DOCX"
    file.write_text(REPORT.replace("示例区", "另一区").replace("2025", "2024"), encoding="utf-8")
    edited.write_bytes(content())
    result = fazhi("review", file, edited, "--write")
    assert result.code == 2
    assert said in result.err
    assert list(tmp_path.iterdir()) in ([file, edited], [edited, file])


def test_a_file_that_was_retyped(fazhi, tmp_path: Path) -> None:
    file, edited = tmp_path / "报告.yaml", tmp_path / "改.DOCX"
    file.write_text(REPORT, encoding="utf-8")
    word = Edited(docx.write(composed(checked(file)[0]), HOUSE))
    for number, paragraph in enumerate(list(word.document.paragraphs)):
        for child in list(paragraph._p):
            paragraph._p.remove(child)
        paragraph.add_run("子丑寅卯辰巳午未"[number % 8] * 20)
    for table in word.document.tables:
        table._tbl.getparent().remove(table._tbl)
    edited.write_bytes(word.bytes())
    result = fazhi("review", file, edited, "--write")
    assert result.code == 2
    assert "和这份报告对不上" in result.err
    assert file.read_text(encoding="utf-8") == REPORT


def test_styles_and_bookmarks_that_are_gone(review) -> None:
    def change(word: Edited) -> None:
        word.track("评查18卷", "评查20卷")
        body = word.document.element.body
        for name in ("w:pStyle", "w:bookmarkStart", "w:bookmarkEnd"):
            for element in list(body.iter(qn(name))):
                element.getparent().remove(element)

    told, end, text = review(change)
    assert told[-2] == summary(1)
    assert end == SAME
    assert text == REPORT.replace("评查18卷", "评查20卷")


def test_headings_that_were_numbered_by_hand(review) -> None:
    told, _, text = review(lambda w: w.change("（二）", "（三）"), code=1)
    assert told[1:] == [
        "  序号“二”改成了“三”：序号由工具排，没有照改。（没有留下修订痕迹）",
        summary(loose=1),
    ]
    assert text == REPORT


def test_many_changes_by_six_people(fazhi, tmp_path: Path) -> None:
    points = "".join(f"    - 第{n}件事办了{n}次。\n" for n in range(100, 600))
    text = complete(主要举措和成效="\n  要点:\n" + points)
    file, edited = tmp_path / "报告.yaml", tmp_path / "改.DOCX"
    file.write_text(text, encoding="utf-8")
    word = Edited(docx.write(composed(checked(file)[0]), HOUSE))
    names = ["王某", "李某", "张某", "赵某", "陈某", "杨某"]
    for n in range(100, 600):
        word.track(f"办了{n}次", f"办成{n}次", names[n % 6])
    edited.write_bytes(word.bytes())
    result = fazhi("review", file, edited)
    assert result.code == 0
    assert result.out.count("（杨某 2月10日）") == 84
    assert summary(500) in result.out


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["set", "add", "remove"]),
        st.integers(0, 200),
        st.text("甲乙丙丁，。12", min_size=2, max_size=12).filter(lambda text: text.strip("，。")),
    ),
    min_size=1,
    max_size=5,
)


@settings(
    deadline=None,
    max_examples=15,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=EDITS)
def test_diff_and_review_agree(tmp_path: Path, edits) -> None:
    """What differs between two drafts, tracked and taken back into the old one, makes it the new one."""
    old, new = tmp_path / "旧.yaml", tmp_path / "新.yaml"
    for file in (old, new):
        file.write_text(REPORT, encoding="utf-8")
    for kind, number, text in edits:
        found = checked(new)[0]
        points = [
            path for path, _ in texts(found.data) if "points" in path and path[-1] in (0, 1, 2)
        ]
        path = points[number % len(points)]
        made = {"set": SetText(path, text), "add": Insert(path[:-1], path[-1] + 1, text), "remove": Remove(path)}[kind]  # fmt: skip
        if kind != "remove" or len(points) > 1:
            patching.save(patching.patch(found, [made]))
    before, after = checked(old)[0], checked(new)[0]
    tracked = redline.write(composed(before), composed(after), HOUSE)
    came = reviewing.review(before, tracked, "改.DOCX")
    assert (came.loose, came.conflicts) == ([], [])
    patching.save(patching.patch(before, came.changes))
    now = checked(old)[0]
    assert reviewing.differences(now, tracked, "改.DOCX") == []
    assert accepted(docx.write(composed(now), HOUSE)) == accepted(tracked)
