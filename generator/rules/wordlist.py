"""The lists of words that are no longer used: ours, and an office's own beside its reports."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from generator import kept, resources, source
from generator.messages import Message, say
from generator.problems import LEVELS, Level, Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.source import Source

_KEYS = {"wrong", "right", "level", "except", "note"}
_LISTS = {"wrong", "except"}
_WORD = say("{key} 应当是一个词。")
_WORDS = say("{key} 应当是一个词，或一列词。")


class Term(NamedTuple):
    """What not to write, what to write instead, and where the word is right all the same."""

    wrong: tuple[str, ...]
    right: str
    level: Level
    excepted: tuple[str, ...]
    note: str


def terms(report: str) -> tuple[Term, ...]:
    """The entries for a report: those of its office first, then ours."""
    ours = load(resources.kind() / "terms.yaml")
    own = _nearest(os.path.dirname(os.path.abspath(report))) if report else None  # noqa: PTH100, PTH120
    return (*load(own), *ours) if own else ours


@lru_cache
def _nearest(folder: str) -> FilePath | None:
    """The list of an office: in a folder or the next above it, up to its project or its home."""
    home = os.path.expanduser("~")  # noqa: PTH111 (Path.home raises where there is none)
    for above in (FilePath(folder), *FilePath(folder).parents):
        found = [above / name for name in resources.TERMS if os.path.lexists(above / name)]
        if found:
            return found[0]
        if os.path.lexists(above / ".git") or str(above) == home:
            return None
    return None


@lru_cache
def load(file: FilePath) -> tuple[Term, ...]:
    """The entries of a list. Raises UserError, which names the line, if one is wrong."""
    known = kept.values(file) if file.parent == resources.kind() else None
    if known is not None:
        return tuple(map(_term, known["terms"]))
    found = source.read(file)
    wrong = [*found.problems, *_problems(found)]
    if wrong:
        line, message = wrong[0].place.line, wrong[0].message
        raise UserError(
            say("用语表 {file} 第 {line} 行：{message}", file=file, line=line, message=message)
        )
    return tuple(_term(entry) for entry in found.data.get("terms", ()))


def _problems(found: Source) -> Iterator[Problem]:
    entries = found.data.get("terms", [])
    if set(found.data) - {"terms"} or not isinstance(entries, list):
        yield found.problem(
            (), "error", "terms", say("用语表只有一个“terms:”，下面每条以“- ”开头。")
        )
        return
    for number, entry in enumerate(entries):
        for key, message in _mistakes(entry):
            path = ("terms", number, key) if key else ("terms", number)
            yield found.problem(path, "error", "terms", message)


def _mistakes(entry: Any) -> Iterator[tuple[str, Message]]:
    """What is wrong in one entry, with the key where that shows."""
    if not isinstance(entry, dict):
        yield "", say("每条要有 wrong（不写什么）和 right（写什么）。")
        return
    for key in sorted(entry.keys() - _KEYS):
        yield key, say("没有“{key}”这一项，可以写：wrong、right、level、except、note。", key=key)
    for key in ("wrong", "right"):
        if not entry.get(key):
            yield "", say("这一条缺 {key}。", key=key)
    for key, value in entry.items():
        words = value if key in _LISTS and isinstance(value, list) else [value]
        if not all(isinstance(word, str) for word in words):
            yield key, (_WORDS if key in _LISTS else _WORD).fill(key=key)
    if entry.get("level", "info") not in LEVELS:
        yield "level", say("level 只能写：{levels}。", levels="、".join(LEVELS))


def _term(entry: dict[str, Any]) -> Term:
    wrong, excepted = (
        (value,) if isinstance(value, str) else tuple(value)
        for value in (entry["wrong"], entry.get("except", []))
    )
    level = cast("Level", entry.get("level", "warning"))
    return Term(wrong, entry["right"], level, excepted, entry.get("note", ""))
