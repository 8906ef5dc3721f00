"""How a file of the user's is opened: only a regular file, and never more of it than is wanted."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from generator.messages import say
from generator.problems import UserError, reason

if TYPE_CHECKING:
    from pathlib import Path

    from generator.messages import Message

# Without O_NONBLOCK, to open a pipe waits for whoever writes into it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_PIPE = say("读不了 {file}：它是一个管道，不是文件。请先把内容存成文件。")
_DEVICE = say("读不了 {file}：它是一个设备，不是文件。请写文件的名字。")
_KINDS = {
    stat.S_IFDIR: say("读不了 {file}：它是一个文件夹，不是文件。"),
    stat.S_IFIFO: _PIPE,
    stat.S_IFSOCK: _PIPE,
}


def content(file: str | Path, most: int) -> bytes:
    """The bytes of a regular file; of one longer than `most`, the first `most` + 1.

    Raises UserError where there is no such file, where it is none or where it may not be read.
    """
    try:
        refusal = _refusal(file, os.stat(file).st_mode)  # noqa: PTH116 (a name may be a text)
        if refusal:
            raise UserError(refusal)
        with open(file, "rb", opener=lambda name, _: os.open(name, _FLAGS)) as stream:
            refusal = _refusal(file, os.fstat(stream.fileno()).st_mode)
            if refusal:
                raise UserError(refusal)
            return stream.read(most + 1)
    except OSError as error:
        raise UserError(
            say("读不了文件 {file}：{reason}。", file=file, reason=reason(error))
        ) from error


def within(file: str | Path, most: int) -> bytes:
    """The same, for a file that is of no use unless it is whole. Raises UserError for a longer one."""
    found = content(file, most)
    if len(found) > most:
        raise UserError(
            say("读不了文件 {file}：它超过 {limit} MB，太大了。", file=file, limit=most // 10**6)
        )
    return found


def _refusal(file: str | Path, mode: int) -> Message | None:
    """What is told of what is no regular file."""
    kind = stat.S_IFMT(mode)
    if kind == stat.S_IFREG:
        return None
    return _KINDS.get(kind, _DEVICE).fill(file=file)
