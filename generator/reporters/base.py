"""What the formats share: names of levels, paths as programs want them, what tells findings apart."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from generator.messages import Message, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.problems import Problem

LEVEL_NAMES = {"error": say("错误"), "warning": say("警告"), "info": say("提示")}


def said(problem: Problem, language: str) -> str:
    """The message of a problem, and what to write instead where it knows that."""
    message = problem.message.to(language)
    if not problem.instead:
        return message
    instead = say("改成：{instead}", instead=problem.instead)
    return f"{message} {instead.to(language)}"


def relative(file: str) -> str:
    """A file's name from the working directory, with forward slashes; absolute if outside it."""
    try:
        inside = Path(os.path.abspath(file)).relative_to(Path.cwd())  # noqa: PTH100 (keeps links)
    except ValueError:
        return Path(file).as_posix()
    return inside.as_posix()


def fingerprints(problems: Sequence[Problem]) -> Iterator[str]:
    """For each problem what tells it from the others and outlives edits of other lines."""
    from hashlib import sha256

    seen: Counter[str] = Counter()
    for problem in problems:
        where = [relative(problem.place.file), problem.rule, *map(str, problem.path)]
        same = "\n".join([*where, *_lasting(problem.message)])
        seen[same] += 1
        yield sha256(f"{same}\n{seen[same]}".encode("utf-8", "surrogatepass")).hexdigest()


def _lasting(message: Message) -> Iterator[str]:
    """What a message says, without its numbers: they are mostly lines and counts."""
    yield message.text
    for value in message.values.values():
        if isinstance(value, Message):
            yield from _lasting(value)
        elif not isinstance(value, int):
            yield str(value)
