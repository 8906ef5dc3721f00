"""The HTML page: well formed, whole in itself, with the look of the look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import EXAMPLES, INPUTS
from html_words import Page
from steps import checked, composed, table_of

from generator.printing import look
from generator.printing.blocks import ROLES, Break, Document, Para, Run
from generator.printing.writers import WRITERS
from generator.reports import EDITIONS

# What a paragraph has besides its class is where it stands, and how large a mark is.
PLACED = re.compile(
    r"(?:(?:(?:margin-top|padding-(?:left|right)|text-indent|--size|--hang):-?[\d.]+(?:em|rem)?"
    r"|width:[\d.]+%|--wide:[\d.]+|text-align:left|text-align-last:justify|break-before:avoid)(?:;|$))+"
)


def write(*blocks, in_look=None, **properties) -> str:
    return WRITERS["html"](Document(blocks, **properties), in_look or look.house()).decode()


def main(text: str) -> list[str]:
    """The lines between <main> and </main>."""
    return text.partition("<main>\n")[2].partition("</main>")[0].splitlines()


def style(text: str, selector: str) -> dict[str, str]:
    """The properties that the style sheet gives to a selector."""
    found = re.search(rf"^{re.escape(selector)}\{{(.*)\}}$", text, re.MULTILINE)[1]
    return dict(part.split(":", 1) for part in found.split(";"))


@pytest.mark.parametrize("file", [*EXAMPLES, *INPUTS], ids=lambda file: file.stem)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_report_is_one_well_formed_page(file: Path, edition: str) -> None:
    document = composed(checked(file, edition)[0], edition)
    page = Page(WRITERS["html"](document, look.house()))
    assert page.title == document.title
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "font", "base"}
    attributes = [
        (name, value)
        for tag, found in page.elements
        if tag != "html"
        for name, value in found.items()
    ]
    assert {name for name, _ in attributes} <= {
        "charset", "name", "content", "class", "scope", "role", "aria-level", "style",
    }  # fmt: skip
    for name, value in attributes:
        assert name != "style" or PLACED.fullmatch(value), value
    text = WRITERS["html"](document, look.house()).decode()
    assert not re.search(r"https?:|url\(|@import|//", text.partition("</style>")[0])


def test_head() -> None:
    text = write(title='甲<乙>&"丙"', author='丁"><b>')
    page = Page(text.encode())
    assert page.elements[0] == ("html", {"lang": "zh-CN"})
    metas = [found for tag, found in page.elements if tag == "meta"]
    assert metas == [
        {"charset": "utf-8"},
        {"name": "viewport", "content": "width=device-width, initial-scale=1"},
        {"name": "author", "content": '丁"><b>'},
    ]
    assert page.title == '甲<乙>&"丙"'


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Para("h1", (Run("一、甲"),)), '<h1 class="h1">一、甲</h1>'),
        (Para("h4", (Run("（1）甲"),)), '<h4 class="h4">（1）甲</h4>'),
        (Para("title", (Run("甲"),)), '<p class="title">甲</p>'),
        (Para("body", (Run('1 < 2 & “3” "4"'),)), '<p class="body">1 &lt; 2 &amp; “3” "4"</p>'),
        (
            Para("body", (Run("（一）甲。", "h2"), Run("乙"))),
            '<p class="body"><span class="h2" role="heading" aria-level="2">（一）甲。</span>乙</p>',
        ),
        (
            Para("number", (Run("甲〔2026〕3号"), Run("\t签发人："), Run("李\t明", "signer"))),
            '<p class="number tabs" style="--hang:4em"><span>甲〔2026〕3号</span>\t<span>签发人：<span class="signer">李</span></span>\t<span><span class="signer">明</span></span></p>',
        ),
        (Break(), "<hr>"),
    ],
)  # fmt: skip
def test_block(block, expected: str) -> None:
    text = write(block)
    assert main(text) == [expected]
    Page(text.encode())


def para(role, text: str) -> Para:
    return Para(role, (Run(text),))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        # 7.2.4: the first mark 35 mm down (1840 twips to its line, less one of 579), others below it.
        (
            [para("copy-number", "000001"), para("mark", "甲区人民政府文件"), para("mark", "乙局")],
            [
                '<p class="copy-number">000001</p>',
                '<p class="mark" style="--size:2.25rem;--wide:8;margin-top:3.9406rem">甲区人民政府文件</p>',
                '<p class="mark" style="--size:2.25rem;--wide:2">乙局</p>',
            ],
        ),
        # A mark that is too long for a line is smaller, and at last takes more lines.
        (
            [para("mark", "甲" * 15)],
            ['<p class="mark" style="--size:1.8125rem;--wide:15;margin-top:5.4rem">' + "甲" * 15 + "</p>"],
        ),
        (
            [para("mark", "甲" * 30)],
            [
                '<p class="mark" style="--size:1.375rem;--wide:30;margin-top:5.05rem">'
                + f'<span class="line">{"甲" * 15}</span>' * 2 + "</p>"
            ],
        ),
        # Several bodies of one width, and half-way up what they share.
        (
            [para("mark", "中共甲区委员会"), para("mark", "甲区政府"), para("mark-end", "文件")],
            [
                '<div class="joint" style="margin-top:5.75rem">',
                '<div class="bodies" style="text-align-last:justify">',
                '<p class="mark" style="--size:2.25rem;--wide:9.5">中共甲区委员会</p>',
                '<p class="mark" style="--size:2.25rem;--wide:9.5">甲区政府</p>',
                "</div>",
                '<p class="mark-end" style="--size:2.25rem;--wide:9.5;padding-left:0.5em">文件</p>',
                "</div>",
            ],
        ),
        # 7.2.6: two signers a row.
        (
            [Para("number", (Run("甲〔2026〕3号\t签发人："), Run("李明　王安　陈思", "signer")))],
            [
                ('<p class="number tabs" style="--hang:4em"><span>甲〔2026〕3号</span>\t<span>签发人：'
                '<span class="signer"><span class="line">李明　王安　</span><span class="line">陈思</span></span></span></p>')
            ],
        ),
        ([para("number", "甲〔2026〕3号")], ['<p class="number">甲〔2026〕3号</p>']),
        # 7.3.1: a title's lines end on sense.
        (
            [para("title", "示例区人民政府关于2025年度法治政府建设情况的报告")],
            ['<p class="title"><span class="line">示例区人民政府关于2025年度</span><span class="line">法治政府建设情况的报告</span></p>'],
        ),
        # 7.3.4: numbers below each other.
        (
            [para("annex", "附件：1.甲"), para("annex", "2.乙")],
            [
                '<p class="annex" style="padding-left:6em;text-indent:-4em">附件：1.甲</p>',
                '<p class="annex" style="padding-left:6em;text-indent:-1em;margin-top:0">2.乙</p>',
            ],
        ),
        # 7.3.5.2: the date begins two characters right of the name.
        (
            [para("signature", "甲区人民政府办公室"), para("date", "2026年2月24日")],
            [
                '<p class="signature" style="padding-right:2em;margin-top:1.8094rem;break-before:avoid">甲区人民政府办公室</p>',
                '<p class="date" style="padding-right:2.5em">2026年2月24日</p>',
            ],
        ),
        # 7.4: between rules; a second line begins below the first body.
        (
            [para("cc", "抄送：甲，乙。"), para("printed", "丙\t2026年2月25日印发")],
            [
                '<div class="imprint">',
                '<p class="cc" style="padding-left:4em;text-indent:-3em">抄送：甲，乙。</p>',
                '<p class="printed tabs"><span>丙</span>\t<span>2026年2月25日印发</span></p>',
                "</div>",
            ],
        ),
    ],
)  # fmt: skip
def test_what_stands_where_its_text_places_it(blocks: list[Para], expected: list[str]) -> None:
    text = write(*blocks)
    assert main(text) == expected
    Page(text.encode())


def test_bodies_of_their_own_widths(tmp_path: Path) -> None:
    made = laid(tmp_path, "版头: {联合标志齐宽: 否}")
    text = write(para("mark", "甲"), para("mark", "乙"), para("mark-end", "丙"), in_look=made)
    assert main(text)[1] == '<div class="bodies">'


def test_the_rules(tmp_path: Path) -> None:
    """7.2.7 and 7.4.1: red below the number, and around the imprint."""
    text = write(
        in_look=laid(tmp_path, '版头: {红线粗: 0.7, 红线颜色: "EE0000"}\n版记: {首末线: 0.4}')
    )
    number = style(text, ":not(span).number")
    assert number == {
        "padding-right": "1em",
        "padding-bottom": "0.4675rem",
        "border-bottom": "0.7mm solid #EE0000",
        "margin-bottom": "3.6187rem",
    }
    record = style(text, ".imprint")
    assert (record["border-top"], record["border-bottom"]) == ("0.4mm solid", "0.4mm solid")
    assert style(text, ".imprint>p+p") == {"border-top": "0.25mm solid"}


def laid(folder: Path, over: str) -> look.Look:
    """The house look with this laid over it."""
    file = folder / "look.yaml"
    file.write_text(over, encoding="utf-8")
    made, problems = look.load(file)
    assert problems == []
    return made


def test_table() -> None:
    assert main(write(table_of(("甲<", "乙"), ("1&", "")))) == [
        '<div class="wide"><table>',
        '<colgroup><col style="width:56.66%"><col style="width:43.34%"></colgroup>',
        "<thead>",
        '<tr><th scope="col" class="head">甲&lt;</th><th scope="col" class="head">乙</th></tr>',
        "</thead>",
        "<tbody>",
        '<tr><td class="cell">1&amp;</td><td class="cell"></td></tr>',
        "</tbody>",
        "</table></div>",
    ]


def test_prose_in_a_cell_is_not_centred() -> None:
    made = main(write(table_of(("甲", "乙"), ("丙" * 50, "丁"), ("戊", "己"))))
    assert made[6:8] == [
        f'<tr><td class="cell" style="text-align:left">{"丙" * 50}</td><td class="cell">丁</td></tr>',
        '<tr><td class="cell" style="text-align:left">戊</td><td class="cell">己</td></tr>',
    ]


def test_every_role_has_its_look_and_only_those_that_occur() -> None:
    everything = write(*(Para(role, (Run("甲", role),)) for role in ROLES))
    for role in ROLES:
        assert style(everything, f".{role}")["font-size"]
        assert style(everything, f":not(span).{role}")["line-height"]
    little = write(table_of(("甲",)), Para("body", (Run("乙", "h2"),)))
    assert set(re.findall(r"^\.(\S+?)\{font-family", little, re.MULTILINE)) == {
        "head", "cell", "body", "h2",
    }  # fmt: skip


def test_the_style_sheet_is_the_look(tmp_path: Path) -> None:
    file = tmp_path / "look.yaml"
    file.write_text(
        "页面: {宽: 200, 上边距: 30, 左边距: 31, 行距: 560, 字距: 0}\n字体: {仿宋: 示例仿宋}\n替代字体: {仿宋: [示例宋体]}\n"
        "样式:\n  正文: {字号: 15, 加粗: 是, 颜色: 00ff00, 左空: 1}\n  标题: {对齐: 居中, 段前: 2, 段后: 1, 与下段同页: 是}\n",
        encoding="utf-8",
    )
    made, problems = look.load(file)
    assert problems == []
    text = write(Para("body", (Run("甲"),)), Para("title", (Run("乙"),)), in_look=made)
    assert "\n@page{size:200mm 297mm;margin:30mm 26mm 35mm 31mm}\n" in text
    assert style(text, ".body") == {
        "font-family": '"Times New Roman latin","示例仿宋","示例宋体",serif',
        "font-size": "1rem",
        "font-weight": "bold",
        "color": "#00ff00",
    }
    assert style(text, ":not(span).body") == {
        "line-height": "1.8667rem",
        "text-align": "var(--both)",
        "text-indent": "2em",
        "padding-left": "1em",
    }
    title = style(text, ":not(span).title")
    assert title == {
        "line-height": "1.8667rem",
        "text-align": "center",
        "text-wrap": "balance",
        "margin-top": "3.7333rem",
        "margin-bottom": "1.8667rem",
        "break-after": "avoid",
    }
    assert style(text, ".title")["font-size"] == "1.4667rem"
    assert "letter-spacing:0rem" in text


def test_chinese_marks_are_not_taken_from_the_font_for_digits() -> None:
    """The font for digits comes first; it may give none of the marks that both scripts have."""
    face = re.search(
        r"@font-face\{font-family:\"Times New Roman latin\";.*unicode-range:(.*)\}", write()
    )
    ranges = [part.removeprefix("U+").split("-") for part in face[1].split(",")]

    def covered(mark: str) -> bool:
        return any(int(low, 16) <= ord(mark) <= int(high, 16) for low, high in ranges)

    assert all(map(covered, "09AZaz%.é"))
    assert not any(map(covered, "“”‘’—…·×÷《、"))


def test_same_report_same_bytes() -> None:
    document = composed(checked(INPUTS[0])[0])
    assert WRITERS["html"](document, look.house()) == WRITERS["html"](document, look.load()[0])
