"""Markup → blocks: numbers, what runs in, what stands alone."""

import pytest
from steps import table_of

from generator.printing.blocks import Break, Para, Run
from generator.printing.markup import read_document

ROOT = '<report title="甲" author="乙" date="2026-02-24" h1="一、" h2="（一）" h3="1." h4="（1）" point="一是" stop="。">'


def texts(markup: str) -> list[str]:
    document = read_document(f"{ROOT}{markup}</report>")
    return [f"{block.role}:{block.text}" for block in document.blocks if isinstance(block, Para)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h1>甲</h1><h2>乙</h2><h2>丙</h2><h1>丁</h1><h2>戊</h2>", ["h1:一、甲", "h2:（一）乙", "h2:（二）丙", "h1:二、丁", "h2:（一）戊"]),
        ("<h2>甲</h2><h3>乙</h3><h4>丙</h4><h4>丁</h4><h3>戊</h3>", ["h2:（一）甲", "h3:1.乙", "h4:（1）丙", "h4:（2）丁", "h3:2.戊"]),
        ("<h1>甲。</h1><p>乙</p>", ["h1:一、甲", "body:乙"]),
        ('<h2 join="yes">甲</h2><p>乙</p>', ["body:（一）甲。乙"]),
        ('<h2 join="yes">甲？</h2><p>乙</p>', ["body:（一）甲？乙"]),
        ('<h2 join="yes">甲</h2><h3 join="yes">乙</h3><p>丙</p>', ["h2:（一）甲", "body:1.乙。丙"]),
        ('<h2 join="yes">甲</h2>', ["h2:（一）甲"]),
        ('<h2 join="yes">甲</h2><points join="yes"><point><p>乙</p></point><point><p>丙</p></point></points>', ["body:（一）甲。一是乙二是丙"]),
        ("<p>甲</p><points><point><p>乙</p><p>续</p></point><point><p>丙</p></point></points>", ["body:甲", "body:一是乙", "body:续", "body:二是丙"]),
        ('<p>甲</p><p join="yes">乙</p>', ["body:甲乙"]),
        ('<h1>甲</h1><p join="yes">乙</p>', ["h1:一、甲", "body:乙"]),
        ("<h1>甲</h1><restart/><h1>乙</h1>", ["h1:一、甲", "h1:一、乙"]),
        ("<number>甲<tab/>签：<signer>乙</signer></number>", ["number:甲\t签：乙"]),
        ("<p>a &lt;b&gt; &amp; {{ x }}</p>", ["body:a <b> & {{ x }}"]),
    ],
)  # fmt: skip
def test_paragraphs(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_a_heading_that_runs_in_keeps_its_role() -> None:
    (para,) = read_document(
        f'{ROOT}<h2 join="yes">甲</h2><p>乙</p><p join="yes">丙</p></report>'
    ).blocks
    assert para == Para("body", (Run("（一）甲。", "h2"), Run("乙丙")))


def test_table_and_break() -> None:
    document = read_document(
        f"{ROOT}<caption>表</caption><unit>单位：件</unit><table><row><cell>甲</cell></row><row><cell/></row></table><break/></report>"
    )
    assert document.blocks == (
        Para("caption", (Run("表"),)),
        Para("unit", (Run("单位：件"),)),
        table_of(("甲",), ("",)),
        Break(),
    )
    assert (document.title, document.author, document.date) == ("甲", "乙", "2026-02-24")


@pytest.mark.parametrize("cells", [([1, 2], [1]), ([1], [1, 2]), ([1, 2], [])])
def test_a_row_with_too_few_cells_is_filled_up(cells: tuple[list[int], ...]) -> None:
    rows = "".join(f"<row>{'<cell>甲</cell>' * len(row)}</row>" for row in cells)
    (table,) = read_document(f"{ROOT}<table>{rows}</table></report>").blocks
    assert [len(row) for row in table.rows] == [2, 2]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>甲</p><date>日</date><signature>名</signature><signature>字</signature>", ["body:甲", "signature:名", "signature:字", "date:日"]),
        ("<number>号</number><mark-end>文件</mark-end><mark>甲</mark><secrecy>密</secrecy><mark>乙</mark>", ["secrecy:密", "mark:甲", "mark:乙", "mark-end:文件", "number:号"]),
        ("<date>日</date><p>甲</p><signature>名</signature>", ["date:日", "body:甲", "signature:名"]),
    ],
)  # fmt: skip
def test_what_a_page_sets_in_an_order_stands_in_it(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_a_text_of_several_lines_is_joined() -> None:
    assert texts("<p>\n  甲，\n  乙。\n</p><cc>丙\n丁</cc>") == ["body:甲，乙。", "cc:丙丁"]


@pytest.mark.parametrize(
    ("sample", "expected"),
    [("①", ["①", "②", "③"]), ("第1，", ["第1，", "第2，", "第3，"]), ("", ["", "", ""])],
)
def test_points_are_counted_as_their_sample_is(sample: str, expected: list[str]) -> None:
    root = ROOT.replace('point="一是"', f'point="{sample}"')
    points = "<point><p>。</p></point>" * 3
    made = read_document(f"{root}<points>{points}</points></report>").blocks
    assert [block.text for block in made] == [f"{mark}。" for mark in expected]


def test_an_unknown_element_is_a_fault_of_the_template() -> None:
    with pytest.raises(ValueError, match="marquee"):
        texts("<marquee/>")
