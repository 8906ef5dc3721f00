"""`check --fix`: the bytes of a file with what may be mended in it mended, and nothing else changed."""

from __future__ import annotations

import codecs
import re
from difflib import unified_diff
from typing import TYPE_CHECKING, Any, NamedTuple

from generator import files, opening
from generator.encoding import MAX_BYTES, Page, limit, text_of
from generator.messages import say
from generator.pitfalls import scan
from generator.problems import UserError
from generator.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LINE_END = re.compile(r"(\r\n|\r|\n)")
_PASSES = 4  # what is mended may lay bare one thing more


class Mended(NamedTuple):
    """A file as it is and as it would be mended; the names of its encodings."""

    file: str
    old: str
    new: str
    encoding: str
    raw: bytes

    @property
    def changed(self) -> bool:
        """Whether there was anything to mend."""
        return self.old != self.new or self.encoding != "UTF-8"

    @property
    def diff(self) -> str:
        """What would change, as a unified diff; "" where nothing would."""
        if not self.changed:
            return ""
        name = visible(self.file)
        before, after = f"{name} ({self.encoding})", f"{name} (UTF-8)"
        pieces = unified_diff(_lines(self.old), _lines(self.new), before, after)
        return "".join(pieces) or f"--- {before}\n+++ {after}\n"


def mend(raw: bytes, file: str, fields: Mapping[str, Any]) -> Mended:
    """The bytes of a file mended; one that is no text or goes beyond a limit comes back as it is."""
    text, encoding = text_of(raw[: MAX_BYTES + 1])
    if text is None or len(raw) > MAX_BYTES or limit(text):
        return Mended(file, "", "", "UTF-8", raw)
    new, passes = text, _PASSES
    while passes and (better := _mended(new, file, fields)) != new:
        new, passes = better, passes - 1
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    return Mended(file, text, new, encoding, mark + new.encode())


def _mended(text: str, file: str, fields: Mapping[str, Any]) -> str:
    """A text whose lines are mended; their ends stay what they are."""
    pieces = _LINE_END.split(text)
    lines, ends = pieces[::2], [*pieces[1::2], ""]
    usual = ends[0] or "\n"
    mended = scan(Page(file, "\n".join(lines)), fields).mended
    return "".join(line.replace("\n", usual) + end for line, end in zip(mended, ends, strict=True))


def _lines(text: str) -> list[str]:
    """The lines of a text for a diff, each with an LF at its end."""
    return [f"{line}\n" for line in _LINE_END.sub("\n", text).removesuffix("\n").split("\n")]


def replace(file: Path, was: bytes, mended: Mended) -> Path | None:
    """Write a mended file in its place; the file beside it that keeps what it was.

    None where another run has mended it meanwhile. Raises UserError where it cannot be written, or
    was changed otherwise since it was read.
    """
    now = opening.content(file, MAX_BYTES)
    if now == mended.raw:
        return None
    if now != was:
        raise UserError(say("{file} 刚刚被别的程序改过，没有动它。请再运行一次。", file=file))
    backup = files.keep(file, was)
    files.write(file, mended.raw)
    return backup
