"""Every printed word knows where it comes from, and nothing is printed otherwise because of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import any_report
import pytest
from conftest import EXAMPLES, INPUTS, ROOT, complete
from hypothesis import example, given, settings
from steps import checked, composed, parsed

from generator.basis.drafts import DUE
from generator.checking.report import check
from generator.kinds.schema import lost
from generator.printing import composing, look, words
from generator.printing.blocks import Block, Document, Origin, Para, Run, Table
from generator.printing.markup import read_document
from generator.printing.origins import Said, known
from generator.printing.writers import WRITERS, html
from generator.reports import EDITIONS, Source, folder

FOLDER = folder.main(ROOT / "examples" / "folder")
every_report = pytest.mark.parametrize("file", [*EXAMPLES, *INPUTS, FOLDER], ids=lambda f: f.stem)
both_editions = pytest.mark.parametrize("edition", EDITIONS)


def runs(blocks: tuple[Block, ...]) -> Iterator[Run]:
    for block in blocks:
        cells = [block] if isinstance(block, Para) else []
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row]
        yield from (run for cell in cells for run in cell.runs)


def value(found: Source, origin: Origin) -> Any:
    inside: Any = found.data
    for key in origin.path:
        inside = inside[key]
    return inside


def is_verbatim(found: Source, run: Run) -> bool:
    text = value(found, run.origin)
    return text[run.origin.offset :].startswith(run.text)


def without_marks(found: Source) -> Document:
    """The document that a template makes which is given plain texts."""
    markup = words.render(found.kind.folder, composing.words_of(found))
    return read_document(markup, found.kind.schema.names)


@every_report
@both_editions
def test_each_run_stands_where_it_says(file: Path, edition: str) -> None:
    found = checked(file, edition)[0]
    told = [run for run in runs(composed(found).blocks) if run.origin]
    assert len(told) > 30
    others = [run for run in told if not DUE.fullmatch(run.text) and not is_verbatim(found, run)]
    assert {run.origin.path for run in others} <= {("date",), ("printed_on",)}


@every_report
@both_editions
def test_no_word_of_the_author_s_is_without_origin(file: Path, edition: str) -> None:
    """What the template says by itself is short: numbers, the beginning of a title."""
    found = checked(file, edition)[0]
    untold = {run.text for run in runs(composed(found).blocks) if not run.origin}
    assert {text for text in untold if len(text) > 40} == set()
    data = json.dumps(found.data, ensure_ascii=False)
    assert [text for text in untold if len(text) > 14 and text in data] == []


@every_report
@both_editions
def test_nothing_is_printed_otherwise(file: Path, edition: str) -> None:
    found = checked(file, edition)[0]
    plain, told = without_marks(found), composed(found)
    assert plain[1:] == told._replace(source=None)[1:]
    told = told._replace(source=None)
    for name in ("txt", "docx", "html"):
        assert WRITERS[name](plain, look.house()) == WRITERS[name](told, look.house())


@both_editions
@settings(deadline=None)
@example(data={"opening": "甲", "signed_by": ["乙"], "signatory": ["丙\n", "丁"]})
@given(data=any_report.reports())
def test_any_report(data: dict[str, Any], edition: str) -> None:
    found = parsed(any_report.written(data), edition=edition)
    if lost(check(found)):  # what YAML's own writer makes of some marks
        return
    plain, told = without_marks(found), composed(found)
    told = told._replace(source=None)
    assert plain[1:] == told[1:]
    assert (
        WRITERS["txt"](plain, look.house()).decode() == WRITERS["txt"](told, look.house()).decode()
    )
    assert WRITERS["html"](plain, look.house()) == WRITERS["html"](told, look.house())
    for run in runs(told.blocks):
        if run.origin and not DUE.fullmatch(run.text):
            assert is_verbatim(found, run) or run.origin.path in (("date",), ("printed_on",))


def origins_of(found: Source, text: str) -> list[Origin | None]:
    return [run.origin for run in runs(composed(found).blocks) if run.text == text]


@pytest.mark.parametrize(
    ("fields", "text", "origin"),
    [
        ({"导语": "甲\n　乙 丙"}, "乙 丙", Origin(("opening",), 3)),
        ({"署名": "甲府"}, "甲府", Origin(("signed_by",), 0)),
        ({"署名": "[甲府, 乙府]"}, "乙府", Origin(("signed_by", 1), 0)),
        ({"年度": "2025年度"}, "2025", Origin(("year",), 0)),
        ({"成文日期": "2026-02-04"}, "2026年2月4日", Origin(("date",), 0)),
        ({"标题": '"甲<的\\n 报告"'}, "报告", Origin(("title",), 5)),
        ({"附注": "甲"}, "甲", Origin(("note",), 0)),
        ({"附注": "（甲）"}, "（甲）", Origin(("note",), 0)),
        ({"主要举措和成效": "{标题: 甲。, 正文: 乙}"}, "甲", Origin(("measures", "heading"), 0)),
        ({"主要举措和成效": "{要点: [甲, 乙]}"}, "乙", Origin(("measures", "points", 1), 0)),
        ({"主要举措和成效": "{表: {列: [甲, 乙], 行: [[1, ''], [2, 3]]}}"}, "", Origin(("measures", "table", "rows", 0, 1), 0)),
        ({"导语": ""}, "【待补：导语】", Origin(("opening",), 0)),
        ({"导语": "甲【待补：署名】"}, "甲【待补：署名】", Origin(("opening",), 0)),
        ({"主要举措和成效": ""}, "【待补：主要举措和成效】", Origin(("measures",), 0)),
        ({"主要举措和成效": "{正文: 甲, 表: {表名: 乙}}"}, "【待补：列】", Origin(("measures", "table", "columns"), 0)),
        ({"附件": "[{正文: 甲}, {标题: 乙, 正文: 丙}]"}, "【待补：附件标题】", Origin(("attachments", 0, "heading"), 0)),
    ],
)  # fmt: skip
def test_where_a_word_comes_from(fields: dict[str, str], text, origin) -> None:
    written = {
        k: f"|\n  {v}".replace("\n　", "\n  　") if "\n" in v else v for k, v in fields.items()
    }
    found = parsed(complete(**written))
    assert origin in origins_of(found, text)


def test_a_text_keeps_its_place() -> None:
    text = Said(" 甲<乙，丙，丁\n戊 ", "a/0")
    assert (
        text.__html__()
        == " \ufdd0a/0\ufdd11\ufdd1甲&lt;乙，丙，丁\ufdd1\n\ufdd0a/0\ufdd19\ufdd1戊\ufdd1 "
    )
    pieces = [text[3:], text.strip(), text.split("，")[2], text.split()[1], text.strip(" 甲")]
    assert [(str(each), each.path, each.offset) for each in pieces] == [
        ("乙，丙，丁\n戊 ", "a/0", 3), ("甲<乙，丙，丁\n戊", "a/0", 1), ("丁\n戊 ", "a/0", 7), ("戊", "a/0", 9), ("<乙，丙，丁\n戊", "a/0", 2),
    ]  # fmt: skip
    assert known({"a": [" "]})["a"][0].__html__() == " \ufdd0a/0\ufdd11\ufdd1\ufdd1"


OUTSIDE = """\
<report h1="一、">
{% set names %}{{ report.signed_by | join("、") }}{% endset %}
<title>{{ report.subject }}</title>
<signature>{{ names }}{% if names[-1:] != "府" %}（章）{% endif %}</signature>
<note>{{ names[:1] }}…{{ names[1:] }}</note>
<p>{{ report.opening | upper }}</p>
{{ report.closing | paragraphs }}
</report>
"""


def test_a_template_from_outside_gets_it_as_well(tmp_path: Path) -> None:
    """What it does with texts that it has put together comes out as ever, without an origin."""
    (tmp_path / words.TEMPLATE).write_text(OUTSIDE, encoding="utf-8")
    found = parsed(complete(署名="[甲府, 乙府]", 导语="ab", 结语="丙"))
    assert composed(found, templates=tmp_path).blocks == (
        Para("title", (Run("示例区", None, Origin(("subject",), 0)),)),
        Para("signature", (Run("甲府、乙府"),)),
        Para("note", (Run("甲…府、乙府"),)),
        Para("body", (Run("AB"),)),
        Para("body", (Run("丙", None, Origin(("closing",), 0)),)),
    )


class _Spans(HTMLParser):
    """The texts of a page by their origin."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.here = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.here = dict(attrs).get("data-origin") or ""

    def handle_data(self, data: str) -> None:
        if self.here:
            self.found.append((self.here, data))
        self.here = ""


@every_report
@both_editions
def test_the_page_of_the_preview_says_it(file: Path, edition: str) -> None:
    found = checked(file, edition)[0]
    document = composed(found)
    spans = _Spans()
    spans.feed(html.with_origins(document, look.house()).decode())
    assert len(spans.found) > 30
    for place, text in spans.found:
        path, _, offset = place.rpartition(":")
        keys = tuple(int(key) if key.isdigit() else key for key in path.split("/"))
        run = Run(text, None, Origin(keys, int(offset)))
        assert (
            DUE.fullmatch(text) or keys in (("date",), ("printed_on",)) or is_verbatim(found, run)
        )


def test_the_lines_of_a_title_each_have_their_place() -> None:
    found = parsed(complete(标题="关于2025年度法治政府建设情况和其他许多需要报告的事情的报告"))
    page = html.with_origins(composed(found), look.house()).decode()
    assert '<span class="line"><span data-origin="title:0">关于2025年度' in page
    assert page.count('data-origin="title:') == page.count('class="line"') > 1
