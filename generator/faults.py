"""What is told of a fault of ours that nothing else has caught: one line, by which it can be found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.messages import say
from generator.problems import UserError

if TYPE_CHECKING:
    from generator.messages import Message

_HERE = str(Path(__file__).parent)


def told(error: Exception) -> Message:
    """What to tell of an exception: what the user can mend in his terms, any other by `unexpected`."""
    return error.message if isinstance(error, UserError) else unexpected(error)


def unexpected(error: Exception) -> Message:
    """The name of an exception, and the last line of ours that it went through."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(_HERE)] or frames
    return say(
        "程序出了没有料到的错，没有做完（{error}，{file} 第 {line} 行）。请把这一行和用到的文件发给维护 fazhi 的人。",
        error=type(error).__name__,
        file=Path(ours[-1].filename).name,
        line=ours[-1].lineno,
    )
