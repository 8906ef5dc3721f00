"""The HTML page: well formed, whole in itself, with the look of the look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import EXAMPLES, INPUTS
from html_words import Page

from generator import look, pipeline
from generator.blocks import ROLES, Break, Document, Para, Run, Table
from generator.writers import WRITERS


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
@pytest.mark.parametrize("edition", pipeline.EDITIONS)
def test_a_report_is_one_well_formed_page(file: Path, edition: str) -> None:
    document = pipeline.compose(pipeline.read(file, edition)[0], edition)
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
        "charset", "name", "content", "class", "scope", "role", "aria-level",
    }  # fmt: skip
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
            '<p class="number tabs"><span>甲〔2026〕3号</span>\t<span>签发人：<span class="signer">李</span></span>\t<span><span class="signer">明</span></span></p>',
        ),
        (Break(), "<hr>"),
    ],
)  # fmt: skip
def test_block(block, expected: str) -> None:
    text = write(block)
    assert main(text) == [expected]
    Page(text.encode())


def test_table() -> None:
    assert main(write(Table((("甲<", "乙"), ("1&", ""))))) == [
        '<div class="wide"><table>',
        "<thead>",
        '<tr><th scope="col" class="head">甲&lt;</th><th scope="col" class="head">乙</th></tr>',
        "</thead>",
        "<tbody>",
        '<tr><td class="cell">1&amp;</td><td class="cell"></td></tr>',
        "</tbody>",
        "</table></div>",
    ]


def test_every_role_has_its_look_and_only_those_that_occur() -> None:
    everything = write(*(Para(role, (Run("甲", role),)) for role in ROLES))
    for role in ROLES:
        assert style(everything, f".{role}")["font-size"]
        assert style(everything, f":not(span).{role}")["line-height"]
    little = write(Table((("甲",),)), Para("body", (Run("乙", "h2"),)))
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
    document = pipeline.compose(pipeline.read(INPUTS[0])[0])
    assert WRITERS["html"](document, look.house()) == WRITERS["html"](document, look.load()[0])
