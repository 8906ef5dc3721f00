"""The page in a real browser: a report is written from an empty file to one that passes the check."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import INPUTS
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from generator import reports
from generator.checking.report import check
from generator.kinds import kind
from generator.kinds.starter import starter
from generator.preview.server import Server
from generator.preview.session import Session

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM and "CI" not in os.environ, reason="needs chromium"),
]
WRONG = """\
报告单位: 示例区
年度: 2025
导语: 2025年,示例区推进依法行政。现将有关情况报告如下：
主要举措和成效:
  分项:
    - 标题: 规范行政执法
      要点:
        - 一是办理案件12件，去年10件。
        - 培训人员30人次。
      表:
        表名: 案件
        列: [种类, 件数]
        行:
          - [许可, 12]
署名: 示例区人民政府
成文日期: 2026-02-24
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.yaml"
    file.write_text(starter(kind.load().schema, english=False, given={}), encoding="utf-8")
    return file


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    yield from opened(browser, report)


def opened(browser: Browser, file: Path) -> Iterator[Page]:
    """The page of a file; whatever goes wrong in it fails the test."""
    server = Server(Session(file, "zh"))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(server.address)
    page.wait_for_selector(".ui-sheets")
    yield page
    page.close()
    server.shutdown()
    server.server_close()
    thread.join()
    assert wrong == []


def saved(page: Page, text: str = "已经写进文件。") -> None:
    expect(page.locator("#status")).to_have_text(text)
    page.evaluate("document.getElementById('status').textContent = ''")


def at(page: Page, path: str) -> Locator:
    return page.locator(f'[data-origin^="{path}:"]').first


def write(page: Page, path: str, text: str) -> None:
    """Open a passage with the keyboard, write it anew, save it."""
    at(page, path).focus()
    page.keyboard.press("Enter")
    fill(page, text)


def fill(page: Page, text: str) -> None:
    """Write the passage that is open."""
    expect(page.locator(".ui-edit")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.keyboard.press("Enter")
    saved(page)


def do(page: Page, name: str) -> None:
    """Press a button for the passage that is open, and see that it was done."""
    page.locator("#tools").get_by_role("button", name=name, exact=True).click()
    saved(page)


def add(page: Page, path: str, name: str) -> None:
    """Add a field to a part of which nothing is written."""
    at(page, path).focus()
    page.keyboard.press("Enter")
    do(page, name)


def choose(page: Page, where: str, name: str) -> None:
    """Add a field to the part or section of the passage that is open."""
    page.locator("#tools").get_by_label(f"在「{where}」里加…", exact=True).select_option(label=name)
    saved(page)


def panel(page: Page, label: str, text: str) -> None:
    """Fill in a field of the panel."""
    box = page.locator("#fields").get_by_label(label, exact=False).first
    if box.evaluate("each => each.tagName") == "SELECT":
        box.select_option(text)
    else:
        box.fill(text)
        box.press("Tab")
    saved(page)


def test_a_report_of_all_parts_is_written_without_seeing_yaml(page: Page, report: Path) -> None:
    write_facts(page)
    write_measures(page)
    write_other_parts(page)
    mend_a_mistake(page)
    leave_what_was_begun(page, report)
    write_what_is_filed(page)
    for edition in reports.EDITIONS:
        found = reports.read(report, edition)
        assert [str(problem.message) for problem in check(found)] == []
    assert found.data["measures"]["sections"] == [
        {"heading": "规范行政执法", "points": ["培训人员30人次。", "办理案件12件。"]},
        {"heading": "推进政务公开", "text": "主动公开信息120条。\n办结依申请公开5件。\n"},
    ]


def write_facts(page: Page) -> None:
    page.locator("summary", has_text="栏目").click()
    panel(page, "报告单位", "示例区")
    panel(page, "单位类型", "政府")
    panel(page, "年度", "2025")
    panel(page, "署名", "示例区人民政府")
    panel(page, "成文日期", "2026-02-24")
    write(page, "opening", "2025年，示例区推进依法行政。现将有关情况报告如下:")


def write_measures(page: Page) -> None:
    """Sections and points are added, moved, removed; what was removed comes back."""
    add(page, "measures", "分项")
    fill(page, "规范行政执法")
    at(page, "measures/sections/0/heading").click()
    choose(page, "分项（第 1 项）", "要点")
    fill(page, "办理案件12件。")
    at(page, "measures/sections/0/points/0").click()
    do(page, "加一项要点")
    fill(page, "培训人员30人次。")
    at(page, "measures/sections/0/points/1").click()
    do(page, "要点上移")
    page.keyboard.press("Escape")
    expect(at(page, "measures/sections/0/points/0")).to_have_text("培训人员30人次。")
    at(page, "measures/sections/0/points/0").click()
    do(page, "删去要点")
    page.locator("#undo").click()
    saved(page, "已经撤销。")
    at(page, "measures/sections/0/heading").click()
    do(page, "加一项分项")
    fill(page, "推进政务公开")
    at(page, "measures/sections/1/heading").click()
    choose(page, "分项（第 2 项）", "正文")
    fill(page, "主动公开信息120条。")
    at(page, "measures/sections/1/text").click()
    do(page, "下面加一段")
    fill(page, "办结依申请公开5件。")


def write_other_parts(page: Page) -> None:
    add(page, "shortcomings", "正文")
    fill(
        page, "基层执法人员的培训还不够多，有的执法文书写得不够细，群众对办理结果的了解也不够及时。"
    )
    at(page, "shortcomings/text").click()
    choose(page, "存在的不足和原因", "原因")
    fill(page, "原因是培训计划排得晚，审核人手少，结果公开没有专人负责。")
    add(page, "responsibility", "正文")
    fill(page, "区政府主要负责人主持会议研究法治建设4次，听取工作汇报2次，当庭应诉1次。")
    add(page, "plans", "要点")
    fill(page, "2026年上半年完成执法人员轮训。")


def mend_a_mistake(page: Page) -> None:
    """A mistake, of which the page says how it should read, and writes it so."""
    page.locator(".ui-mend").first.click()
    saved(page)
    expect(at(page, "opening")).to_contain_text("报告如下：")


def leave_what_was_begun(page: Page, report: Path) -> None:
    at(page, "opening").click()
    page.keyboard.insert_text("不要这一句。")
    page.keyboard.press("Escape")
    assert "不要这一句" not in report.read_text(encoding="utf-8")


def write_what_is_filed(page: Page) -> None:
    page.get_by_text("上报版", exact=True).click()
    write(page, "number", "示政发〔2026〕3号")
    write(page, "signatory", "闻砚舟")
    write(page, "addressee", "示例市人民政府")
    write(page, "printed_by", "示例区人民政府办公室")


@pytest.fixture
def wrong(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Path]]:
    """The page of a report with mistakes, and its file."""
    file = tmp_path / "报告.yaml"
    file.write_text(WRONG, encoding="utf-8")
    for page in opened(browser, file):
        yield page, file


def test_a_finding_and_its_words_lead_to_each_other(wrong: tuple[Page, Path]) -> None:
    page, _ = wrong
    finding = page.locator("#findings li", has_text="“去年”要看成文的日子")
    expect(finding).to_contain_text("报告.yaml 第 8 行")
    finding.locator(".ui-go").click()
    expect(at(page, "measures/sections/0/points/0")).to_be_focused()
    marked = page.evaluate("[...CSS.highlights.get('ui-shown')].map(String)")
    assert marked == ["去年10件"]
    page.keyboard.press("Enter")
    expect(page.locator("#findings li[aria-current]")).to_have_count(1)


def test_what_is_saved_elsewhere_is_shown_where_one_was_reading(wrong: tuple[Page, Path]) -> None:
    page, file = wrong
    long = WRONG.replace(
        "- 培训", "".join(f"- 第{n}件事办结。\n        " for n in range(80)) + "- 培训"
    )
    file.write_text(long, encoding="utf-8")
    passage = at(page, "measures/sections/0/points/60")
    passage.scroll_into_view_if_needed()
    before = passage.bounding_box()
    file.write_text(long.replace("第59件事", "第59件要事"), encoding="utf-8")
    expect(at(page, "measures/sections/0/points/60")).to_have_text("第59件要事办结。")
    expect(page.locator("#status")).to_have_text("文件改过，已经更新。")
    after = at(page, "measures/sections/0/points/60").bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 50


def test_nothing_is_written_over_what_was_saved_elsewhere(wrong: tuple[Page, Path]) -> None:
    page, file = wrong
    at(page, "opening").click()
    page.keyboard.insert_text("我的话。")
    theirs = WRONG.replace("示例区推进", "示例区全面推进")
    file.write_text(theirs, encoding="utf-8")
    expect(page.locator("#status")).to_contain_text("文件在别处改过。")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text(
        "没有写进去：这一处在别处改成了“2025年,示例区全面推进"
    )
    assert file.read_text(encoding="utf-8") == theirs
    expect(page.locator(".ui-edit")).to_contain_text("我的话。")
    page.keyboard.press("Escape")
    expect(at(page, "opening")).to_contain_text("示例区全面推进")


def test_a_file_that_is_gone_is_told_and_comes_back(wrong: tuple[Page, Path]) -> None:
    page, file = wrong
    file.unlink()
    expect(page.locator("#status")).to_contain_text("没有这个文件或文件夹")
    expect(at(page, "opening")).to_be_visible()
    file.write_text(WRONG.replace("推进", "全面推进"), encoding="utf-8")
    expect(at(page, "opening")).to_contain_text("示例区全面推进")


def test_mistakes_of_yaml_leave_the_paper_as_it_was(wrong: tuple[Page, Path]) -> None:
    page, file = wrong
    file.write_text(WRONG + "附注: [没有完\n", encoding="utf-8")
    expect(page.locator("#status")).to_contain_text("右边标着“错误”的写法要先在文件里改好")
    expect(at(page, "opening")).to_be_visible()


def test_a_word_that_is_being_chosen_is_not_the_end_of_the_line(wrong: tuple[Page, Path]) -> None:
    """Enter belongs to the input method until the word stands."""
    page, file = wrong
    at(page, "opening").click()
    page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    expect(page.locator(".ui-edit")).to_be_focused()
    assert file.read_text(encoding="utf-8") == WRONG


def test_sheets_are_of_a4_and_a_phone_has_one_column(wrong: tuple[Page, Path]) -> None:
    page, file = wrong
    shutil.copy(INPUTS[0], file)
    expect(page.locator(".ui-foot").nth(5)).to_have_text("— 6 —")
    sheet = page.locator(".ui-sheets").bounding_box()
    assert sheet
    assert round(sheet["width"] * 25.4 / 96) == 210
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".ui-foot").first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [1280, 390], ids=["desktop", "phone"])
def test_nothing_keeps_anybody_from_using_it(wrong: tuple[Page, Path], width: int) -> None:
    page, _ = wrong
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("summary", has_text="栏目").click()
    at(page, "opening").click()
    expect(page.locator("#tools")).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
