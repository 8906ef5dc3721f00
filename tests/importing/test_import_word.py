"""What a Word file says: its texts, tables, text boxes, numbers and headings."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from word_files import STRICT, W, document, para

from generator.importing import reading
from generator.importing.model import Grid, Item, Paragraph
from generator.importing.word import docx as word
from generator.importing.word import number_formats


def said(raw: bytes) -> list[Item]:
    return list(word.read(raw, "x.docx").items)


TEXTS = {
    "runs, tabs and hyphens": (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r><w:r><w:noBreakHyphen/></w:r></w:p>",
        [Paragraph(1, "甲\t乙-")],
    ),
    "a line break is a paragraph": (
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙\u2028丁</w:t></w:r></w:p>",
        [Paragraph(1, text) for text in "甲乙丙丁"],
    ),
    "revisions": (
        ("<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
        "<w:moveFrom><w:p><w:r><w:t>去</w:t></w:r></w:p></w:moveFrom>"),
        [Paragraph(1, "新")],
    ),
    "fields and links": (
        "<w:p><w:r><w:instrText> PAGE </w:instrText></w:r><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p>",
        [Paragraph(1, "甲")],
    ),
    "content controls": (
        f"<w:sdt><w:sdtContent>{para('甲')}</w:sdtContent></w:sdt>",
        [Paragraph(1, "甲")],
    ),
    "a text box is read once": (
        (f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{para('框')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{para('框')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent><w:t>甲</w:t></w:r></w:p>"),
        [Paragraph(1, "甲"), Paragraph(2, "框")],
    ),
    "a text box in one version only": (
        (f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{para('框')}</w:txbxContent></mc:Choice>"
        "<mc:Fallback/></mc:AlternateContent></w:r></w:p>"
        f"<w:p><w:r><mc:AlternateContent><mc:Choice/></mc:AlternateContent><w:t>甲</w:t></w:r></w:p>"),
        [Paragraph(2, "框"), Paragraph(3, "甲")],
    ),
    "a phonetic guide": (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>jia</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        [Paragraph(1, "甲")],
    ),
    "a table": (
        (f"<w:tbl><w:tr><w:tc>{para('甲')}{para('一')}</w:tc><w:tc>{para('乙')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{para('1')}</w:tc></w:tr></w:tbl>{para('后')}"),
        [Grid(1, (("甲 一", "乙"), ("1", ""))), Paragraph(2, "后")],
    ),
    "a table in a table, and a cell of two columns": (
        (f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{para('甲')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tbl><w:tr><w:tc>{para('乙')}</w:tc><w:tc>{para('丙')}</w:tc></w:tr></w:tbl>{para('')}</w:tc>"
        f"<w:tc>{para('丁')}</w:tc></w:tr></w:tbl>"),
        [Grid(1, (("甲", ""), ("乙 丙", "丁")))],
    ),
    "a table that only sets things side by side": (
        f"<w:tbl><w:tr><w:tc>{para('甲')}</w:tc><w:tc>{para('乙')}</w:tc></w:tr></w:tbl>",
        [Paragraph(1, "甲　乙")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_word_file_says(name: str) -> None:
    inside, expected = TEXTS[name]
    assert said(document(inside)) == expected


def test_the_strict_form_is_read() -> None:
    assert said(document(para("甲"), STRICT)) == [Paragraph(1, "甲")]


def test_what_is_left_out_is_told() -> None:
    inside = "<w:p><w:r><w:t>甲</w:t><w:footnoteReference/><w:endnoteReference/><w:drawing/></w:r><w:del/></w:p>"
    read = word.read(document(inside), "x.docx")
    assert [str(note.message) for note in read.notes] == [
        "脚注“……”没有导入，请自己抄到正文里。",
        "尾注“……”没有导入，请自己抄到正文里。",
        "图片没有导入。",
        "文件里有修订：删去的字没有导入，插入的字导入了。",
    ]


def test_what_word_itself_makes_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("甲")
    made.add_table(2, 2).cell(1, 1).text = "乙"
    made.save(str(tmp_path / "a.docx"))
    assert list(reading.read(tmp_path / "a.docx").items) == [Paragraph(1, "甲"), Paragraph(2, "乙")]


LISTS = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:lvlText w:val="%4)%9"/></w:lvl>'
    '</w:abstractNum><w:numPicBullet/><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)

STYLES = (
    f'<w:styles {W}><w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="N"/></w:styles>'
)


def test_the_numbers_that_word_sets_are_words() -> None:
    def listed(level: str, number: str = "3") -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    inside = "".join(
        (
            para("甲", '<w:pStyle w:val="H"/>'),
            para("乙", listed("1")),
            para("丙", listed("1")),
            para(""),
            para("丁", '<w:pStyle w:val="H"/>'),
            para("戊", listed("1")),
            para("己", listed("2")),
            para("庚", '<w:pStyle w:val="N"/>'),
            para("辛", f'<w:pStyle w:val="H"/>{listed("0", "0")}'),
            para("壬", listed("3")),
        )
    )
    read = said(document(inside, numbering=LISTS, styles=STYLES))
    assert [item.text for item in read if isinstance(item, Paragraph)] == [
        "一、甲", "一.1.乙", "一.2.丙", "二、丁", "二.1.戊", "己", "庚", "辛", "1)壬",
    ]  # fmt: skip


def test_lists_that_share_their_levels_begin_anew_where_they_say_so() -> None:
    numbers = LISTS.replace(
        "</w:numbering>",
        '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride><w:lvlOverride w:ilvl="1"/></w:num>'
        "</w:numbering>",
    )
    lists = ("3", "4", "5", "5")
    inside = "".join(
        para("甲", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        for number in lists
    )
    read = said(document(inside, numbering=numbers))
    assert [item.text for item in read if isinstance(item, Paragraph)] == [
        "一、甲", "二、甲", "一、甲", "二、甲",
    ]  # fmt: skip


def test_headings_by_their_style() -> None:
    def style(name: str, inside: str) -> str:
        return f'<w:style w:styleId="{name}">{inside}</w:style>'

    styles = (
        f"<w:styles {W}>"
        + style("A", '<w:name w:val="heading 1"/>')
        + style("B", '<w:basedOn w:val="A"/>')
        + style("C", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("D", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
        + style("E", '<w:basedOn w:val="F"/>')
        + style("F", '<w:basedOn w:val="E"/>')
        + style(
            "G", '<w:name w:val="标题 2"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
        )
        + style("H", '<w:basedOn w:val="G"/>')
        + "</w:styles>"
    )
    inside = "".join(para(name, f'<w:pStyle w:val="{name}"/>') for name in "ABCDEFGHZ")
    inside += para("甲", '<w:outlineLvl w:val="0"/>')
    read = said(document(inside, numbering=LISTS, styles=styles))
    assert [(item.text, item.level) for item in read if isinstance(item, Paragraph)] == [
        ("A", 1), ("B", 1), ("C", 3), ("D", 0), ("E", 0), ("F", 0), ("一、G", 2), ("二、H", 2), ("Z", 0), ("甲", 1),
    ]  # fmt: skip


def test_styles_that_are_based_on_each_other_without_end_are_read() -> None:
    styles = "".join(
        f'<w:style w:styleId="s{number}"><w:basedOn w:val="s{number + 1}"/></w:style>'
        for number in range(3_000)
    )
    assert said(document(para("甲"), styles=f"<w:styles {W}>{styles}</w:styles>"))


@pytest.mark.parametrize(
    ("form", "number", "expected"),
    [
        ("upperLetter", 2, "B"), ("lowerLetter", 27, "aa"), ("none", 1, ""), ("decimalEnclosedParen", 3, "(3)"),
        ("upperRoman", 1994, "MCMXCIV"), ("lowerRoman", 4, "iv"), ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 20, "二〇"), ("ideographTraditional", 10, "癸"), ("ideographTraditional", 11, ""),
        ("decimalZero", 3, "03"), ("decimalEnclosedCircle", 20, "⑳"), ("ideographEnclosedCircle", 2, "㊁"),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, number: int, expected: str) -> None:
    assert number_formats.written(number, form) == expected
