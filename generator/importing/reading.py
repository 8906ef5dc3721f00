"""A file's bytes → what it says, by what it is rather than by its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.basis import foreign, office, opening
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing import pdf, sheets, text, web
from generator.importing.model import Item, Paragraph, Read
from generator.importing.word import docx
from generator.importing.word.package import MAX_FILE
from generator.parsing.encoding import MAX_LINE

LONGEST = MAX_LINE // 2  # so that the line of YAML that it becomes is none too long
_NOTES_SHOWN = 5  # of a file without words
SUFFIXES = (
    ".docx",
    ".doc",
    ".wps",
    ".odt",
    ".rtf",
    ".pdf",
    ".html",
    ".xlsx",
    ".csv",
    ".txt",
    ".md",
)
_OPENED_IN_LIBREOFFICE = {
    foreign.OLD_WORD: ".doc",
    foreign.OPEN: ".odt",
    foreign.RTF: ".rtf",
}
_READERS: dict[foreign.Kind, Callable[[bytes, str], Read]] = {
    foreign.WORD: docx.read,
    foreign.EXCEL: sheets.read,
    foreign.PDF: pdf.read,
    foreign.WEB: web.read,
}

_SAY_MORE = {".docx": docx.properties, ".html": web.properties}


def read(file: Path) -> Read:
    """What a file says. Raises UserError where it cannot be read."""
    suffix = file.suffix.lower()
    raw = opening.content(file, MAX_FILE)
    kind = (
        foreign.WORD if suffix == ".docx" else foreign.by_content(raw) or foreign.by_suffix(suffix)
    )
    if kind in _OPENED_IN_LIBREOFFICE:
        found = docx.read(_as_docx(raw, file, _OPENED_IN_LIBREOFFICE[kind]), str(file))
    elif kind:
        found = _reader(file, kind)(raw, str(file))
    else:
        found = _text(raw, file, suffix)
    _check_it_says_something(file, found)
    _check_lengths(file, found)
    return found


def properties(file: Path) -> dict[str, str]:
    """What a Word file or a web page says of itself besides its text, by name."""
    reader = _SAY_MORE.get(file.suffix.lower())
    return reader(opening.content(file, MAX_FILE), str(file)) if reader else {}


def _as_docx(raw: bytes, file: Path, suffix: str) -> bytes:
    """A document that LibreOffice knows, as a Word file. Raises UserError."""
    purpose = office.Purpose(
        need=say("要导入 {name}", name=file.name),
        otherwise=say("不想装的话，用 Word 或 WPS 打开，另存为 .docx，再导入。"),
        failed=say("LibreOffice 打不开 {name}", name=file.name),
    )
    return office.convert(raw, suffix, "docx", purpose)


def _reader(file: Path, kind: foreign.Kind) -> Callable[[bytes, str], Read]:
    """What reads a kind of file. Raises UserError where nothing does."""
    if kind not in _READERS:
        raise UserError(
            say("{file} 是{kind}，不能直接导入。{how}", file=file, kind=kind.name, how=kind.how)
        )
    return _READERS[kind]


def _text(raw: bytes, file: Path, suffix: str) -> Read:
    """What a text file says. Raises UserError for a name that no such file has."""
    if suffix == ".csv":
        return sheets.read_csv(raw, str(file))
    if suffix not in (".txt", ".md"):
        suffixes = "、".join(SUFFIXES)
        raise UserError(
            say("{file}：只能导入 {suffixes} 文件。别的文件请先用 Word 或 WPS 另存为 .docx。", file=file, suffixes=suffixes)
        )  # fmt: skip
    return text.read(raw, str(file), is_markdown=suffix == ".md")


def _check_it_says_something(file: Path, found: Read) -> None:
    """Refuse a file without words, with the notes that explain it. Raises UserError."""
    if found.items:
        return
    if not found.notes:
        raise UserError(say("文件 {file} 里没有文字。", file=file))
    told = "".join(str(note.message) for note in found.notes[:_NOTES_SHOWN])
    raise UserError(say("文件 {file} 里没有可以导入的文字。{told}", file=file, told=told))


def _check_lengths(file: Path, found: Read) -> None:
    """Refuse a file with a paragraph longer than any in a report. Raises UserError."""
    for item in found.items:
        if _length(item) > LONGEST:
            raise UserError(
                say(
                    "文件 {file} 第 {line} 行（段）超过 {limit} 个字，不像是一份报告。请按段落分行，再导入。",
                    file=file,
                    line=item.line,
                    limit=LONGEST,
                )
            )


def _length(item: Item) -> int:
    """The characters of a paragraph, or of the longest row of a table."""
    if isinstance(item, Paragraph):
        return len(item.text)
    return max(sum(map(len, row)) for row in item.rows)
