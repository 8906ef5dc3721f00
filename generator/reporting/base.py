"""What the formats share: a problem in one sentence, its file as programs name it, its fingerprint."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.basis.messages import Message, say
from generator.basis.problems import Problem
from generator.basis.terminal import visible

LEVEL_NAMES = {"error": say("错误"), "warning": say("警告"), "info": say("提示")}
INSTEAD = say("改成：{instead}")
BY_ITSELF = say("可自动改成：{instead}")
BY_AUTHOR = say("改成：{instead}（{why}）")


def sentence(problem: Problem, language: str) -> str:
    """The message of a problem, with what to write instead where that is known."""
    message = problem.message.to(language)
    if not problem.instead:
        return message
    return f"{message} {INSTEAD.fill(instead=problem.instead).to(language)}"


def json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON that hides no character, and no line of which GitHub takes for a command."""
    lines = json.dumps(value, ensure_ascii=False, indent=indent).split("\n")
    shown = "\n".join(map(_without_hidden, lines))
    return shown.replace("##[", "##\\u005b") + "\n"


def _without_hidden(line: str) -> str:
    return line if line.isprintable() else "".join(map(_escaped, line))


def _escaped(character: str) -> str:
    """A hidden character by its number as JSON has it; half a surrogate pair, which JSON lacks, as ours."""
    shown = visible(character)
    if shown == character or "\ud800" <= character <= "\udfff":
        return shown
    return json.dumps(character).strip('"')


def relative(file: str) -> str:
    """A file's name from the working directory, with forward slashes; absolute if outside it."""
    try:
        inside = Path(os.path.abspath(file)).relative_to(Path.cwd())  # noqa: PTH100 (keeps links)
    except ValueError:
        return Path(file).as_posix()
    return inside.as_posix()


def fingerprints(problems: Sequence[Problem]) -> list[str]:
    """For each problem a hash that no other one has, and that stays when other lines change.

    Problems that are the same but for their lines are counted.
    """
    hashes = []
    seen: Counter[str] = Counter()
    for problem in problems:
        lasting = "\n".join(_lasting(problem))
        seen[lasting] += 1
        numbered = f"{lasting}\n{seen[lasting]}"
        hashes.append(sha256(numbered.encode("utf-8", "surrogatepass")).hexdigest())
    return hashes


def _lasting(problem: Problem) -> Iterator[str]:
    """What stays of a problem when other lines change."""
    yield relative(problem.place.file)
    yield problem.rule
    yield from map(str, problem.path)
    yield from _without_numbers(problem.message)


def _without_numbers(message: Message) -> Iterator[str]:
    """The texts of a message; its numbers are mostly lines and counts."""
    yield message.text
    for value in message.values.values():
        if isinstance(value, Message):
            yield from _without_numbers(value)
        elif not isinstance(value, int):
            yield str(value)
