"""`fazhi lsp`, driven as an editor drives it: over standard input and output, by pygls' own client."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from conftest import complete
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from generator.basis.problems import UserError
from generator.commands import lsp
from generator.kinds import kind


class Editor(LanguageClient):
    """An editor with documents open, and what it was told of each."""

    def __init__(self) -> None:
        super().__init__("an editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _told(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

    def write(self, file: Path, text: str) -> None:
        """Open a file with a text that need not be saved."""
        document = types.TextDocumentItem(file.as_uri(), "yaml", 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, file: Path, text: str) -> None:
        """Write another text."""
        document = types.VersionedTextDocumentIdentifier(2, file.as_uri())
        changes = [types.TextDocumentContentChangeWholeDocument(text)]
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    async def findings(self) -> dict[str, list[Any]]:
        """What the server tells next: the findings of one file."""
        told = await asyncio.wait_for(self.told.get(), 20)
        shown = [(spread(each.range), each.code, each.message) for each in told.diagnostics]
        return {Path(unquote(told.uri)).name: shown}


def spread(found: types.Range) -> tuple[int, int, int, int]:
    return (found.start.line, found.start.character, found.end.line, found.end.character)


def drive(doing, *args: str) -> Any:
    async def run() -> Any:
        editor = Editor()
        await editor.start_io(sys.executable, "-m", "generator", "lsp", *args)
        asked = types.InitializeParams(capabilities=types.ClientCapabilities())
        await editor.initialize_async(asked)
        editor.initialized(types.InitializedParams())
        try:
            return await doing(editor)
        finally:
            await editor.shutdown_async(None)
            editor.exit(None)
            await editor.stop()

    return asyncio.run(run())


def at(file: Path, line: int, character: int) -> dict[str, Any]:
    return {
        "text_document": types.TextDocumentIdentifier(file.as_uri()),
        "position": types.Position(line, character),
    }


# 𠮷 is two units of UTF-16.
WRONG = complete(导语="2025年，𠮷区推进法治政府建设,现将情况报告如下：")


def asked_of(file: Path, first: tuple[int, int], last: tuple[int, int]) -> types.CodeActionParams:
    marked = types.Range(types.Position(*first), types.Position(*last))
    document = types.TextDocumentIdentifier(file.as_uri())
    return types.CodeActionParams(document, marked, types.CodeActionContext([]))


def test_findings_come_as_one_types_and_are_mended(tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"

    async def doing(editor: Editor) -> Any:
        editor.write(file, WRONG)
        first = await editor.findings()
        mends = await editor.text_document_code_action_async(asked_of(file, (2, 21), (2, 21)))
        elsewhere = await editor.text_document_code_action_async(asked_of(file, (0, 0), (1, 2)))
        editor.change(file, WRONG.replace("设,", "设，"))
        return first, mends, elsewhere, await editor.findings()

    first, mends, elsewhere, last = drive(doing)
    instead = "改成：𠮷区推进法治政府建设，现将情况报告如下"
    message = f"“,”是半角标点，中文里用“，”。\n{instead}"
    assert first == {"报告.yaml": [((2, 21, 2, 22), "punctuation", message)]}
    (mend,) = mends
    (edit,) = mend.edit.changes[file.as_uri()]
    assert (mend.title, mend.kind) == (instead, "quickfix")
    assert (spread(edit.range), edit.new_text) == ((2, 21, 2, 22), "，")
    assert not elsewhere
    assert last == {"报告.yaml": []}
    assert not file.exists()


def test_findings_in_english_stand_at_their_words_until_the_file_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "report.yaml"

    async def doing(editor: Editor) -> Any:
        editor.write(file, complete(年度="今年", 导语=None).replace("\n", "\r\n"))
        told = await editor.findings()
        document = types.TextDocumentIdentifier(file.as_uri())
        editor.text_document_did_close(types.DidCloseTextDocumentParams(document))
        return told, await editor.findings()

    missing = (
        "“导语” (opening) is missing. What to write: the first paragraph, "
        "which ends with words like “现将有关情况报告如下：”; 无 = none."
    )
    year = "“年度” must be a year of four digits, as 2025; it is “今年”."
    told, closed = drive(doing, "--lang", "en")
    found = [((0, 0, 0, 4), "missing-field", missing), ((1, 4, 1, 6), "bad-value", year)]
    assert told == {"report.yaml": found}
    assert closed == {"report.yaml": []}


def test_broken_yaml_is_told_and_mended_text_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"

    async def doing(editor: Editor) -> Any:
        editor.write(file, complete(导语="[没有写完"))
        broken = await editor.findings()
        hover = await editor.text_document_hover_async(types.HoverParams(**at(file, 8, 1)))
        editor.change(file, "")
        return broken, hover, await editor.findings()

    broken, hover, empty = drive(doing)
    message = "从这里开始的 [ 没有配对的右括号。"
    assert broken == {"报告.yaml": [((2, 4, 2, 9), "unclosed-bracket", message)]}
    assert hover.contents.value == "**成文日期**\n\n年-月-日，印出来是 2026年2月24日 的样子"
    nothing = "文件是空的。运行 fazhi new -o 文件名 可以得到一份待填的报告。"
    assert empty == {"报告.yaml": [((0, 0, 0, 0), "syntax", nothing)]}


def test_hover_tells_the_field_and_its_hint(tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"
    text = complete(导语="", 结语="# 还没有写")

    async def doing(editor: Editor) -> Any:
        editor.write(file, text)
        places = [(0, 1), (2, 0), (3, 4), (3, 14), (8, 7), (8, 5), (9, 6), (10, 0)]
        return [
            await editor.text_document_hover_async(types.HoverParams(**at(file, *place)))
            for place in places
        ]

    said = [shown and shown.contents.value for shown in drive(doing)]
    assert said == [
        "**报告单位**\n\n本单位的名称，用在默认标题里",
        "**导语**\n\n开头一段，以“现将有关情况报告如下：”一类的话结束；无 = 不要导语",
        "**主要举措和成效**\n\n必报内容之一：上一年度推进法治政府建设的主要举措和成效",
        "**正文**\n\n一行一段",
        "**成文日期**\n\n年-月-日，印出来是 2026年2月24日 的样子",
        None,
        None,
        None,
    ]


REPORT = """报告单位: 示例区
主要举措和成效:
  标题: 举措
  分项:
    - 标题: 决策
      分项:
        - 标题: 听证
          正文: 听证2场。
    - 正文: 执法。
下一年度主要安排:
  正文: 补齐。
"""


def test_the_outline_is_that_of_parts_and_headings(tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"

    async def doing(editor: Editor) -> Any:
        editor.write(file, REPORT)
        asked = types.DocumentSymbolParams(types.TextDocumentIdentifier(file.as_uri()))
        return await editor.text_document_document_symbol_async(asked)

    def shown(symbols: Any) -> list[Any]:
        return [(each.name, spread(each.range), shown(each.children)) for each in symbols]

    inner = ("听证", (6, 10, 7, 19), [])
    sections = [("决策", (4, 6, 7, 19), [inner]), ("分项（第 2 项）", (8, 6, 8, 13), [])]
    assert shown(drive(doing)) == [
        ("举措", (1, 0, 8, 13), sections),
        ("下一年度主要安排", (9, 0, 10, 9), []),
    ]


SECTION = ["事项", "接排", "序号", "段首", "正文", "要点", "分项", "表", "原因", "整改", "结语"]
TYPED = [  # a text, where the cursor is in it, the words that are offered, what the first one writes
    ("单位类型: \n", (0, 6), ["政府", "部门", "乡镇街道", "派出机构"], ((0, 6, 0, 6), "政府")),
    ("单位类型: 部\n", (0, 7), ["政府", "部门", "乡镇街道", "派出机构"], ((0, 6, 0, 7), "政府")),
    (
        "subject_type: \nyear: 2025\n",
        (0, 14),
        ["government", "department", "township", "agency"],
        ((0, 14, 0, 14), "government"),
    ),
    ("序言:\n  分", (1, 3), [], None),
    ("导语: 2025年 ", (0, 10), [], None),
    (
        "第一责任人职责:\n  分项:\n    - 标题: 决策\n      要\n",
        (3, 7),
        SECTION,
        ((3, 6, 3, 7), "事项: "),
    ),
    (
        "第一责任人职责:\n  分项:\n    - 标题: 决策\n    - 标",
        (3, 7),
        ["标题", *SECTION],
        ((3, 6, 3, 7), "标题: "),
    ),
    (
        "第一责任人职责:\n  分项:\n    ",
        (2, 4),
        [f"- {name}" for name in ("标题", *SECTION)],
        ((2, 4, 2, 4), "- 标题: "),
    ),
    (
        "第一责任人职责:\n  接排:\n    - ",
        (2, 6),
        ["分项", "要点", "原因", "标题"],
        ((2, 6, 2, 6), "分项"),
    ),
    ("主要举措和成效: [{正文: ", (0, 14), [], None),
]


def test_fields_and_values_are_offered_where_they_may_stand(tmp_path: Path) -> None:
    async def doing(editor: Editor) -> list[Any]:
        offered = []
        for number, (text, place, *_) in enumerate(TYPED):
            file = tmp_path / f"{number}.yaml"
            editor.write(file, text)
            asked = types.CompletionParams(**at(file, *place))
            offered.append(await editor.text_document_completion_async(asked))
        return offered

    for (text, _, words, first), items in zip(TYPED, drive(doing), strict=True):
        edits = [(spread(each.text_edit.range), each.text_edit.new_text) for each in items]
        assert [each.label for each in items] == words, text
        assert next(iter(edits), None) == first


def test_the_fields_of_a_contribution_are_offered_also_beside_a_mistake(tmp_path: Path) -> None:
    file = tmp_path / "公安局.yaml"

    async def doing(editor: Editor) -> Any:
        editor.write(file, "单位: 公安局\n报送期限: 2026-01-20\n导语: [没有写完\n联")
        return await editor.text_document_completion_async(types.CompletionParams(**at(file, 3, 1)))

    schema = kind.load().contribution
    written = ("单位", "报送期限", "导语")
    due = [field.label for field in schema.fields.values() if field.label not in written]
    assert [each.label for each in drive(doing)] == due
    assert "联系人" in due


def test_an_entry_of_include_leads_to_its_file(tmp_path: Path) -> None:
    file, part = tmp_path / "报告.yaml", tmp_path / "parts" / "公安局.yaml"
    part.parent.mkdir()
    part.write_text("单位: 公安局\n报送期限: 2026-01-20\n", encoding="utf-8")
    text = complete(汇入="[parts/公安局.yaml, parts/无.yaml]")

    async def doing(editor: Editor) -> Any:
        editor.write(file, text)
        places = [(9, 6), (9, 22), (2, 8)]
        return [
            await editor.text_document_definition_async(types.DefinitionParams(**at(file, *place)))
            for place in places
        ]

    there, missing, elsewhere = drive(doing)
    assert [(Path(unquote(each.uri[7:])), spread(each.range)) for each in there] == [
        (part, (0, 0, 0, 0))
    ]
    assert [*missing, *elsewhere] == []


def test_what_a_contribution_says_before_it_is_saved_is_part_of_the_report(tmp_path: Path) -> None:
    file, part = tmp_path / "报告.yaml", tmp_path / "公安局.yaml"
    said = "单位: 公安局\n报送期限: 2026-01-20\n主要举措和成效: {要点: [办案3件。]}\n"
    part.write_text(said, encoding="utf-8")

    async def doing(editor: Editor) -> Any:
        editor.write(file, complete(汇入="公安局.yaml"))
        told = [await editor.findings()]
        editor.write(part, f"{said}导语: 公安局另写的导语。\n")
        return [*told, await editor.findings(), await editor.findings()]

    message = f"「导语」在 {file} 第 3 行已经写过，两处内容不同。请商定后只留一处。"
    conflict = {"公安局.yaml": [((3, 0, 3, 2), "conflict", message)]}
    assert drive(doing) == [{"报告.yaml": []}, conflict, {"报告.yaml": []}]


def test_without_pygls_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "generator.editing.server", None)
    with pytest.raises(UserError) as refused:
        lsp.command.callback("zh")
    assert str(refused.value) == (
        "fazhi lsp 要用 pygls，这台电脑上没有装。请运行：pip install pygls"
    )
