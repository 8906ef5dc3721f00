"""A file's bytes → what it says, by what it is rather than by its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.basis import foreign, office, opening
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing import pdf, sheets, text, web
from generator.importing.model import Item, Note, Paragraph, Read
from generator.importing.word import docx
from generator.importing.word.package import MAX_FILE
from generator.parsing.encoding import MAX_LINE

LONGEST = MAX_LINE // 2  # so that the line of YAML that it becomes is none too long
_NOTES_SHOWN = 5  # of a file without words
_TEXTS = (".txt", ".md")
_BY_OFFICE = (".doc", ".odt", ".wps", ".rtf")  # which LibreOffice turns into DOCX
SHEETS = (".xlsx", ".csv")
_PAGES = (".html", ".htm")
SUFFIXES = (".docx", *_BY_OFFICE, ".pdf", *_PAGES, *SHEETS, *_TEXTS)
_WISH = office.Wish(
    ".docx",
    "docx",
    say("要导入这种文件（{suffixes}）", suffixes="、".join(_BY_OFFICE)),
    say("不想装的话，用 Word 或 WPS 打开，另存为 .docx，再导入。"),
    say("LibreOffice 读不了这个文件。请用 Word 或 WPS 打开，另存为 .docx，再导入。它说：{said}"),
)
_CONVERTED = say("这个文件由 LibreOffice 转换后导入，请对照原文看一遍。")


def read(file: Path) -> Read:
    """What a file says. Raises UserError where it cannot be read."""
    suffix = file.suffix.lower()
    _check_suffix(file, suffix)
    found = of_bytes(opening.content(file, MAX_FILE), str(file), suffix)
    _check_it_says_something(file, found)
    _check_lengths(file, found)
    return found


def of_bytes(raw: bytes, name: str, suffix: str) -> Read:
    """What the bytes of a file say, whose name ends in `suffix`. Raises UserError for others."""
    kind = foreign.by_content(raw)
    if suffix in _BY_OFFICE and kind is not foreign.LOCKED:
        return _by_office(raw, name, suffix)
    if suffix == ".pdf" and kind is foreign.PDF:
        return pdf.read(raw, name)
    if suffix in SHEETS:
        return sheets.read(raw, name, suffix)
    if suffix == ".docx" or kind:
        return docx.read(raw, name)
    if suffix in _PAGES:
        return web.read(raw, name)
    return text.read(raw, name, is_markdown=suffix == ".md")


def properties(file: Path) -> dict[str, str]:
    """What a DOCX or a web page says of itself besides its text, by name."""
    suffix = file.suffix.lower()
    if suffix == ".docx":
        return docx.properties(opening.content(file, MAX_FILE), str(file))
    if suffix in _PAGES:
        return web.properties(opening.content(file, MAX_FILE), str(file))
    return {}


def _by_office(raw: bytes, name: str, suffix: str) -> Read:
    """The same for a file that LibreOffice turns into DOCX; one that is DOCX already is read."""
    if foreign.by_content(raw) is foreign.WORD:
        return docx.read(raw, name)
    if len(raw) > MAX_FILE:
        raise UserError(say("文件 {name} 太大，不像是一份报告。", name=name))
    found = docx.read(office.converted(raw, suffix, _WISH), name)
    return replace(found, notes=(Note(0, _CONVERTED), *found.notes))


def _check_suffix(file: Path, suffix: str) -> None:
    """Refuse a file by its name. Raises UserError."""
    if suffix in SUFFIXES:
        return
    kind = foreign.by_suffix(suffix)
    if kind:
        raise UserError(
            say("{file} 是{kind}，不能直接导入。{how}", file=file, kind=kind.name, how=kind.how)
        )
    suffixes = "、".join(SUFFIXES)
    raise UserError(
        say("{file}：只能导入 {suffixes} 文件。别的文件请先用 Word 或 WPS 另存为 .docx。", file=file, suffixes=suffixes)
    )  # fmt: skip


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
