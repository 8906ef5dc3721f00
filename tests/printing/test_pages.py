"""The page as LibreOffice prints it: lines, characters, number, date, rules, at their places."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from conftest import EXAMPLES, INPUTS, ROOT, SHARED, need
from filling import CHARACTERS, LINES, longest, of_chinese_alone, why_short
from pages import RED, Line, Page, printed
from steps import checked, composed

from generator.printing import look
from generator.printing.blocks import HEADINGS, Document, Para, Table
from generator.printing.writers import WRITERS
from generator.reports import EDITIONS

pytestmark = pytest.mark.libreoffice

MM = 72 / 25.4
TOP, LEFT, RIGHT, BOTTOM = 37 * MM, 28 * MM, (28 + 156) * MM, (37 + 225) * MM
CELL = 15.75
SLACK = 0.7  # characters: + and % are wider than a digit
REPORTS = sorted((SHARED / "reports").glob("*.yaml"))
LONG = SHARED / "reports" / "xishan-2023.yaml"
SOURCES = [*INPUTS, *EXAMPLES, *REPORTS]
HARD = ROOT / "tests" / "hard.yaml"
NAMES = [f"{file.stem}-{edition}" for file in SOURCES for edition in EDITIONS]
EVERY = [*NAMES, *(f"hard-{edition}" for edition in EDITIONS)]


@pytest.fixture(scope="session")
def pages(tmp_path_factory) -> dict[str, list[Page]]:
    """The pages of every long report in both editions, printed once."""
    folder = tmp_path_factory.mktemp("pages")
    files = []
    for source in [*SOURCES, HARD]:
        for edition in EDITIONS:
            found = checked(source, edition)[0]
            file = folder / f"{source.stem}-{edition}.docx"
            file.write_bytes(WRITERS["docx"](composed(found, edition), look.house()))
            files.append(file)
    return printed(files, folder)


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """The blocks of every long report in both editions."""
    return {
        f"{source.stem}-{edition}": composed(checked(source, edition)[0], edition)
        for source in [*SOURCES, HARD]
        for edition in EDITIONS
    }


def body(page: Page) -> list[Line]:
    """The lines of the text block."""
    return [line for line in page.lines if line.bottom < BOTTOM + 5]


def text_pages(pages: list[Page], document: Document) -> list[Page]:
    """The pages up to the one on which the text ends: where the date stands."""
    date = next(
        block
        for block in reversed(document.blocks)
        if isinstance(block, Para) and block.role == "date"
    ).text
    ends = [n for n, page in enumerate(pages) if any(line.text == date for line in body(page))]
    return pages[: ends[-1] + 1]


def test_one_report_fills_fifteen_pages(pages) -> None:
    need(LONG.exists(), "a long published report, in reports/ beside the repository")
    assert len(pages[f"{LONG.stem}-published"]) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_every_full_page_has_22_lines(pages, documents, name: str) -> None:
    """But for what stands on one page: it goes on to the next if it does not fit."""
    text = text_pages(pages[name], documents[name])
    checked = 0
    for page, following in pairwise(text[1:]):
        lines = body(page)
        if page.rules:  # the rows of a table have lines of their own
            continue
        if len(lines) != LINES:
            assert len(lines) < LINES
            why = why_short(LINES - len(lines), body(following), documents[name])
            assert why, f"page {page.number} has {len(lines)} lines for no reason"
        else:
            assert BOTTOM - CELL < lines[-1].bottom < BOTTOM + 1
            checked += 1
    assert checked or len(text) < 4


@pytest.mark.parametrize("name", EVERY)
def test_no_heading_is_alone_at_the_foot_nor_split(pages, documents, name: str) -> None:
    headings = {
        _bare(block.text)
        for block in documents[name].blocks
        if isinstance(block, Para) and block.role in HEADINGS
    }
    for page, following in pairwise(pages[name]):
        last, first = body(page)[-1].text, body(following)[0].text
        assert not any(heading.endswith(last) for heading in headings), last
        assert not any(heading.endswith(first) and heading != first for heading in headings)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_is_full(pages, documents, name: str) -> None:
    first, second, *_ = pages[name]
    room = int((BOTTOM - body(first)[-1].bottom) // 28.95)
    assert room == 0 or why_short(room, body(second), documents[name])


@pytest.mark.parametrize("name", NAMES)
def test_a_line_has_28_characters(pages, documents, name: str) -> None:
    """None holds more, and none fewer than fit: a mark may not begin a line, no number is split."""
    seen: Counter[float] = Counter()
    for page in text_pages(pages[name], documents[name])[1:-1]:
        for line, following in pairwise(body(page)):
            indent = round((line.left - LEFT) / CELL)
            whole = line.right > RIGHT - 2 and following.left < LEFT + 1 and indent in (0, 2)
            if not whole or page.rules:
                continue
            wide, wider = longest(line.text, following.text)
            if of_chinese_alone(line.text):
                seen[wide + indent] += 1
                assert wide + indent <= CHARACTERS
                assert wider + indent > CHARACTERS
            else:
                assert wide + indent < CHARACTERS + SLACK, line.text
                assert wider + indent > CHARACTERS - SLACK, line.text
    assert seen.most_common(1)[0][0] == CHARACTERS
    assert seen[CHARACTERS] > 10


@pytest.mark.parametrize("name", EVERY)
def test_text_stands_in_the_text_block(pages, name: str) -> None:
    for page in pages[name]:
        assert min(line.left for line in page.lines) > LEFT - 1
        assert max(line.right for line in page.lines) < RIGHT + CELL + 1.5  # a mark hangs over
        assert min(glyph.top for glyph in page.glyphs) > TOP


@pytest.mark.parametrize("name", EVERY)
def test_the_page_number_is_outside_7_mm_below(pages, name: str) -> None:
    for page in pages[name]:
        number = page.lines[-1]
        assert number.text == f"—{page.number}—"
        ink = [glyph for glyph in page.glyphs if glyph.top > BOTTOM]
        dash = min(ink, key=lambda glyph: glyph.left)
        assert abs((dash.top + dash.bottom) / 2 - BOTTOM - 7 * MM) < 0.5 * MM
        edge = RIGHT - number.right if page.number % 2 else number.left - LEFT
        assert abs(edge - 13.75) < 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("shiliqu-2025", ["示例区人民政府", "2026年2月24日", 2, 0.5]),
        ("eight-chapters", ["甲川区人民政府", "2025年2月18日", 2, 0.5]),
        ("department-leads", ["丙原市水务局", "2026年2月26日", 4.5, 2]),
    ],
)
@pytest.mark.parametrize("edition", EDITIONS)
def test_signature_and_date(pages, name: str, edition: str, expected: list) -> None:
    """Clause 7.3.5.2; the page on which they stand holds text, too."""
    lines = next(
        lines
        for page in reversed(pages[f"{name}-{edition}"])
        for lines in [
            [line for line in body(page) if not page.rules or line.bottom < page.rules[0].y]
        ]
        if lines
    )
    signature, date = lines[-2:]
    ends = [round((RIGHT - line.right) / CELL, 1) for line in (signature, date)]
    assert [signature.text, date.text, *ends] == expected
    assert len(lines) > 2


@pytest.mark.parametrize("name", EVERY)
def test_no_signature_stands_on_a_page_without_text(pages, documents, name: str) -> None:
    text = [line.text for line in body(text_pages(pages[name], documents[name])[-1])]
    roles = [b for b in documents[name].blocks if isinstance(b, Para) and b.role == "signature"]
    start = _bare(roles[0].text)
    first = next(number for number, line in enumerate(text) if start.startswith(line))
    assert first > 0


def _bare(text: str) -> str:
    return "".join(text.split())


def test_the_date_begins_two_characters_right_of_the_name(pages) -> None:
    """Clause 7.3.5.2, where the name is long enough for the date to have room beside it."""
    *_, first, second, date = body(pages["responsibility-first-published"][-1])
    assert (first.text, second.text) == ("中共戊州高新区工作委员会", "戊州高新区管理委员会")
    assert abs(first.left - second.left) < 0.5
    assert abs(date.left - first.left - 2 * CELL) < 1


@pytest.mark.parametrize("name", [name for name in EVERY if name.endswith("filed")])
def test_the_head_of_the_filed_edition(pages, name: str) -> None:
    page = pages[name][0]
    mark = [glyph for glyph in page.glyphs if glyph.color == RED]
    assert abs(min(glyph.top for glyph in mark) - TOP - 35 * MM) < MM
    (rule,) = [rule for rule in page.rules if rule.color == RED]
    assert abs(rule.left - LEFT) < 1
    assert abs(rule.right - RIGHT) < 1
    number = max(glyph.base for glyph in page.glyphs if glyph.base < rule.y)
    assert abs(rule.y - (number + 0.12 * 16) - 4 * MM) < 0.5 * MM
    title = min(glyph.base for glyph in page.glyphs if glyph.base > rule.y)
    assert abs(title - rule.y - (2 + 0.8) * 28.95) < 2  # two lines blank, then the title's own


@pytest.mark.parametrize("name", [name for name in EVERY if name.endswith("filed")])
def test_the_record_of_printing_ends_the_last_page(pages, name: str) -> None:
    rules = pages[name][-1].rules
    assert abs(rules[-1].y - BOTTOM) < 0.7 * MM
    assert all(abs(rule.left - LEFT) < 1 and abs(rule.right - RIGHT) < 1 for rule in rules)
    assert [rule.thick for rule in rules] in ([1.0, 0.75, 1.0], [1.0, 1.0])
    last = body(pages[name][-1])[-1]
    assert last.text.endswith("印发")
    assert abs(RIGHT - last.right - 13.75) < 1
    assert abs(last.left - LEFT - 13.75) < 1


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_title_of_80_characters(pages, documents, edition: str) -> None:
    """Clause 7.3.1: centred lines of about one length, and none of a character alone."""
    blocks = documents[f"hard-{edition}"].blocks
    (title,) = [b.text for b in blocks if isinstance(b, Para) and b.role == "title"]
    lines = [line for line in body(pages[f"hard-{edition}"][0]) if line.text in title]
    lines = [line for line in lines if line.right - line.left > 150][-5:]
    assert "".join(line.text for line in lines) == title
    assert all(abs((line.left + line.right) / 2 - (LEFT + RIGHT) / 2) < 2 for line in lines)
    assert min(len(line.text) for line in lines) > 0.6 * max(len(line.text) for line in lines)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_table_over_several_pages(pages, documents, edition: str) -> None:
    """Its head stands on every page, and every row on one."""
    table = next(b for b in documents[f"hard-{edition}"].blocks if isinstance(b, Table))
    shown = [page for page in pages[f"hard-{edition}"] if _has(page, "牵头单位")]
    assert len(shown) > 3
    texts = ["".join(line.text for line in body(page)) for page in shown]
    assert all(text.startswith("序号任务牵头单位完成情况") for text in texts[1:])
    for row in table.rows[1:]:
        characters = Counter(_bare("".join(cell.text for cell in row)))
        assert any(characters <= Counter(text) and f"第{row[0].text}批" in text for text in texts)


def _has(page: Page, text: str) -> bool:
    return any(text in line.text for line in body(page))


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_signature_longer_than_the_line(pages, edition: str) -> None:
    """It ends two characters from the right on each line; the date begins two right of its first."""
    lines = [line for page in pages[f"hard-{edition}"] for line in body(page)]
    at = next(n for n, line in enumerate(lines) if line.text == "2026年2月24日")
    first, second, date = lines[at - 2 : at + 1]
    assert first.text + second.text == (
        "示例省示例市示例区国家级经济技术开发区管理委员会综合行政执法局办公室"
    )
    assert [round((RIGHT - line.right) / CELL, 1) for line in (first, second)] == [2, 2]
    assert abs(date.left - min(first.left, second.left) - 2 * CELL) < 1
