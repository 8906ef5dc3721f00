"""The Language Server Protocol, by pygls: what an editor asks of a report, and what it is told."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path as FilePath
from typing import cast

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import ServerTextPosition, TextDocument

from generator import __version__, reports
from generator.basis.characters import CLAUSE_ENDS
from generator.basis.edits import LINE_END
from generator.basis.messages import Message
from generator.basis.problems import Path, Place, Problem, ordered
from generator.basis.resources import TERMS
from generator.checking.report import check
from generator.editing import asked
from generator.kinds.schema import NONE
from generator.parsing import tree
from generator.reporting.base import INSTEAD
from generator.reports import Source, folder, reading
from generator.reports.source import Section

_PAUSE = 0.2  # seconds without a change after which a report is checked
_LEVELS = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_WORDS = re.compile(f"[^{CLAUSE_ENDS}:]+")


class Server(LanguageServer):
    """What is open in an editor, and what was found in it when it was last checked."""

    def __init__(self, language: str) -> None:
        super().__init__(
            "fazhi", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.language = language
        self.changes = 0
        self.checked = 0
        self.told: set[str] = set()
        self.problems: dict[str, list[Problem]] = {}

    @property
    def open(self) -> dict[str, TextDocument]:
        """The reports that are open, by the names of their files."""
        documents = self.workspace.text_documents.values()
        return {
            str(FilePath(each.path)): each
            for each in documents
            if FilePath(each.path).name not in TERMS
        }

    def content(self, file: str | FilePath) -> bytes:
        """The bytes of a file, as it would be saved now. Raises UserError if it is unreadable."""
        document = self.open.get(str(file))
        return _bytes(document.source) if document else tree.content(file)

    def check(self) -> None:
        """Check all that is open, and with each report what it includes, if anything changed."""
        if self.checked == self.changes:
            return
        self.checked = self.changes
        found: dict[str, list[Problem]] = {}
        for file in self.open:
            for problem in check(reports.read(file, content=self.content)):
                found.setdefault(problem.place.file, []).append(problem)
        self.problems = {file: ordered(problems) for file, problems in found.items()}

    def file(self, uri: str) -> str:
        """The name of a document's file."""
        return str(FilePath(self.workspace.get_text_document(uri).path))

    def lines(self, file: str) -> list[str]:
        """The lines of a file, as its author sees them."""
        return LINE_END.split(self.content(file).decode("utf-8", "replace"))

    def position(self, lines: list[str], place: Place) -> types.Position:
        """A place as the editor counts."""
        at = ServerTextPosition(place.line - 1, place.column - 1)
        return self.workspace.position_codec.position_to_client_units(lines, at)

    def range(self, lines: list[str], start: Place, end: Place) -> types.Range:
        """What is between two places."""
        return types.Range(self.position(lines, start), self.position(lines, end))

    def read(self, uri: str, position: types.Position) -> tuple[Source, Place]:
        """What a document says by itself, and the place where the cursor is in it."""
        document = self.workspace.get_text_document(uri)
        lines = LINE_END.split(document.source)
        at = self.workspace.position_codec.position_from_client_units(lines, position)
        found = reading.parse(_bytes(document.source), str(FilePath(document.path)))
        return found, Place(found.page.file, at.line + 1, at.character + 1)


def _bytes(source: str) -> bytes:
    return source.encode("utf-8", "surrogatepass")


async def changed(ls: Server, _: object) -> None:
    """When the author pauses, tell what is wrong in each file, and that nothing is where it was."""
    ls.changes += 1
    change = ls.changes
    await asyncio.sleep(_PAUSE)
    if change != ls.changes:
        return
    ls.check()
    files = {*ls.open, *ls.problems}
    for file in sorted(files | ls.told):
        document = ls.open.get(file)
        uri = document.uri if document else uris.from_fs_path(file)
        lines = ls.lines(file) if file in ls.problems else []
        wrong = [_diagnostic(ls, lines, problem) for problem in ls.problems.get(file, ())]
        version = document.version if document else None
        told = types.PublishDiagnosticsParams(uri or file, wrong, version)
        ls.text_document_publish_diagnostics(told)
    ls.told = files


def _diagnostic(ls: Server, lines: list[str], problem: Problem) -> types.Diagnostic:
    message = problem.message.to(ls.language)
    if problem.instead:
        message += "\n" + INSTEAD.fill(instead=problem.instead).to(ls.language)
    start = problem.place
    words = _WORDS.match(problem.source_line, start.column - 1)
    end = start._replace(column=words.end() + 1 if words else start.column + 1)
    if problem.edit and problem.edit.start == start:
        end = max(problem.edit.end, start._replace(column=start.column + 1))
    return types.Diagnostic(
        ls.range(lines, start, end), message, _LEVELS[problem.level], problem.rule, source="fazhi"
    )


def mends(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What `check --fix` would do about the problems that the cursor, or what is marked, touches."""
    ls.check()
    uri = params.text_document.uri
    file = ls.file(uri)
    lines = ls.lines(file)
    actions = []
    for problem in ls.problems.get(file, ()):
        shown = _diagnostic(ls, lines, problem)
        if problem.edit and _touch(shown.range, params.range):
            title = INSTEAD.fill(instead=problem.instead.strip()).to(ls.language)
            start, end, text = problem.edit
            edit = types.WorkspaceEdit({uri: [types.TextEdit(ls.range(lines, start, end), text)]})
            quick = types.CodeActionKind.QuickFix
            actions.append(types.CodeAction(title, quick, [shown], edit=edit))
    return actions


def _touch(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """The name of the field at the cursor, and its hint."""
    found, place = ls.read(params.text_document.uri, params.position)
    field = asked.field_at(found, asked.path_at(found, place))
    if field is None:
        return None
    text = f"**{field.label}**\n\n{Message(field.hint, {}).to(ls.language)}"
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text))


def outline(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """Parts and sections by their headings, outer ones with the inner ones."""
    found, _ = ls.read(params.text_document.uri, types.Position(0, 0))
    lines = ls.lines(found.page.file)
    ends = _ends(found)
    made: dict[Path, list[types.DocumentSymbol]] = {(): []}
    for path, section in found.sections:
        start = found.place(path)
        symbol = types.DocumentSymbol(
            _heading(section) or found.called.label(path),
            types.SymbolKind.Namespace,
            ls.range(lines, start, found.page.place(ends[path])),
            ls.range(lines, start, start),
            children=[],
        )
        made[path[:-2]].append(symbol)
        made[path] = cast("list[types.DocumentSymbol]", symbol.children)
    return made[()]


def _ends(found: Source) -> dict[Path, int]:
    """Where the last of what stands at each path ends."""
    ends: dict[Path, int] = {}
    for path, node in found.nodes.items():
        end = max(node.span.end, node.key + len(node.name))
        for length in range(len(path) + 1):
            ends[path[:length]] = max(end, ends.get(path[:length], 0))
    return ends


def _heading(section: Section) -> str:
    heading = section.get("heading")
    return heading if isinstance(heading, str) and heading != NONE else ""


def complete(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
    """The fields, or the values, that may be written at the cursor."""
    found, place = ls.read(params.text_document.uri, params.position)
    lines = ls.lines(found.page.file)
    return [
        types.CompletionItem(
            offer.word.rstrip(": "),
            kind=types.CompletionItemKind.Field,
            detail=Message(offer.hint, {}).to(ls.language),
            text_edit=types.TextEdit(
                ls.range(lines, place._replace(column=offer.start), place), offer.word
            ),
        )
        for offer in asked.offers(lines, place)
    ]


def included(ls: Server, params: types.DefinitionParams) -> list[types.Location]:
    """The files that the entry at the cursor includes."""
    found, place = ls.read(params.text_document.uri, params.position)
    means = dict(folder.entries(found)).get(asked.path_at(found, place))
    files = means if isinstance(means, list) else []
    nowhere = types.Range(types.Position(0, 0), types.Position(0, 0))
    return [types.Location(uris.from_fs_path(str(file)) or "", nowhere) for file in files]


def serve(language: str) -> None:
    """Answer an editor on standard input and output, until it ends."""
    server = Server(language)
    for event in (
        types.TEXT_DOCUMENT_DID_OPEN,
        types.TEXT_DOCUMENT_DID_CHANGE,
        types.TEXT_DOCUMENT_DID_SAVE,
        types.TEXT_DOCUMENT_DID_CLOSE,
    ):
        server.feature(event)(changed)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION)(mends)
    server.feature(types.TEXT_DOCUMENT_HOVER)(hover)
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(outline)
    typing = types.CompletionOptions(trigger_characters=[" "])
    server.feature(types.TEXT_DOCUMENT_COMPLETION, typing)(complete)
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(included)
    server.start_io()
