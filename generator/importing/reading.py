"""A file's bytes → what it says, by what it is rather than by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import foreign, opening
from generator.encoding import MAX_LINE
from generator.importing import docx, text
from generator.importing.model import Paragraph
from generator.messages import say
from generator.problems import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.importing.model import Item, Read

LONGEST = MAX_LINE // 2  # so that the line of YAML that it becomes is none too long
_MOST_TOLD = 5  # of what there is to tell of a file without words
SUFFIXES = (".docx", ".txt", ".md")


def read(file: Path) -> Read:
    """What a file says. Raises UserError where it cannot be read."""
    suffix = file.suffix.lower()
    kind = foreign.by_suffix(suffix)
    if kind:
        raise UserError(say("{file} 是{kind}，不能直接导入。{how}", file=file, kind=kind.name, how=kind.how))  # fmt: skip
    if suffix not in SUFFIXES:
        raise UserError(say("{file}：只能导入 {suffixes} 文件。别的文件请先用 Word 或 WPS 另存为 .docx。", file=file, suffixes="、".join(SUFFIXES)))  # fmt: skip
    raw = opening.content(file, docx.MAX_FILE)
    if suffix == ".docx" or foreign.kind(raw):
        found = docx.read(raw, str(file))
    else:
        found = text.read(raw, str(file), markdown=suffix == ".md")
    if not found.items and found.notes:
        told = "".join(str(note.message) for note in found.notes[:_MOST_TOLD])
        raise UserError(say("文件 {file} 里没有可以导入的文字。{told}", file=file, told=told))
    if not found.items:
        raise UserError(say("文件 {file} 里没有文字。", file=file))
    long = next((item.line for item in found.items if _length(item) > LONGEST), None)
    if long is not None:
        raise UserError(
            say(
                "文件 {file} 第 {line} 行（段）超过 {limit} 个字，不像是一份报告。请按段落分行，再导入。",
                file=file,
                line=long,
                limit=LONGEST,
            )
        )
    return found


def _length(item: Item) -> int:
    """The characters of a paragraph, or of the longest row of a table."""
    rows = [[item.text]] if isinstance(item, Paragraph) else item.rows
    return max(sum(map(len, row)) for row in rows)
