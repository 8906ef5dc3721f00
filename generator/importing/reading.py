"""A file's bytes → what it says, by what it is rather than by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.importing import docx, text
from generator.messages import say
from generator.problems import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.importing.model import Read

SUFFIXES = (".docx", ".txt", ".md")


def read(file: Path) -> Read:
    """What a file says. Raises UserError where it cannot be read."""
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(say("{file}：只能导入 {suffixes} 文件。Word 的 .doc 文件请先另存为 .docx。", file=file, suffixes="、".join(SUFFIXES)))  # fmt: skip
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(say("读不了文件 {file}：{reason}", file=file, reason=reason)) from error
    if suffix == ".docx" or raw.startswith(b"PK\x03\x04"):
        found = docx.read(raw, str(file))
    else:
        found = text.read(raw, str(file), markdown=suffix == ".md")
    if not found.items:
        raise UserError(say("文件 {file} 里没有文字。", file=file))
    return found
