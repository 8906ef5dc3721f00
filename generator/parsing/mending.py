"""`check --fix`: the bytes of a file with what may be mended in it mended, and nothing else changed."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from generator.basis import edits, files, opening
from generator.basis.messages import say
from generator.basis.problems import Edit, Problem, UserError
from generator.basis.terminal import visible
from generator.parsing.encoding import MAX_BYTES, limit, text_of

# What is mended may lay bare one thing more, and of too many problems only the first are told.
_PASSES = 20


class Mended(NamedTuple):
    """A file's text as it is and as it is mended, how it was encoded, and its bytes as mended."""

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


def mend(raw: bytes, file: str, problems: Callable[[bytes], Iterable[Problem]]) -> Mended:
    """Make the edits of the `problems` that are found in the bytes of a file, until there are none.

    A file that is no text or goes beyond a limit stays as it is.
    """
    text, encoding = text_of(raw[: MAX_BYTES + 1])
    if text is None or len(raw) > MAX_BYTES or limit(text):
        return Mended(file, "", "", "UTF-8", raw)
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    new = text
    for _ in range(_PASSES):
        found = problems(mark + new.encode())
        before, new = new, edits.made(new, _edits(found, file))
        if new == before:
            break
    return Mended(file, text, new, encoding, mark + new.encode())


def _edits(problems: Iterable[Problem], file: str) -> Iterator[Edit]:
    """The edits in a file itself, not those in what it includes."""
    return (each.edit for each in problems if each.edit and each.edit.start.file == file)


def _lines(text: str) -> list[str]:
    """The lines of a text for a diff, each with an LF at its end."""
    return [f"{line}\n" for line in edits.LINE_END.sub("\n", text).removesuffix("\n").split("\n")]


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
