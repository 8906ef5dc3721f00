"""What can be wrong, and where: the one type that every check yields."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from generator.basis.messages import Message, say

Path: TypeAlias = tuple[str | int, ...]
Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = get_args(Level)
MOST = 1000  # problems of one file that are told; a report that is being written has some dozens
_MORE = say("问题超过 {most} 个，后面的没有列出。请先改好这些，再检查一次。", most=MOST)
_LOCATED = say("{file} 第 {line} 行：{message}")
# What a system says in English when a file cannot be read or written.
_REASONS = {
    errno.ENOENT: say("没有这个文件或文件夹"),
    errno.EACCES: say("没有权限，或者它正被别的程序打开"),
    errno.EISDIR: say("它是一个文件夹"),
    errno.EEXIST: say("应当是文件夹的地方是一个文件"),
    errno.ENOTDIR: say("应当是文件夹的地方是一个文件"),
    errno.ENAMETOOLONG: say("名字太长"),
    errno.ENOSPC: say("磁盘满了"),
    errno.EROFS: say("这里只能读，不能写"),
    errno.ELOOP: say("它是一个指向自己的链接"),
}


class Place(NamedTuple):
    """A spot in a file; line and column count from 1, columns in characters."""

    file: str
    line: int
    column: int


class Edit(NamedTuple):
    """A stretch of a file, from its start up to its end, and what to write in its place."""

    start: Place
    end: Place
    text: str


class Problem(NamedTuple):
    """One thing that is wrong, said in the author's terms.

    `path` names the field by English keys from the root; `source_line` is the line of the file as
    it stands; `instead`, where there is one, shows how it should read; `edit`, where the mend is
    beyond doubt, is what `check --fix` and editors write, and `left` says why there is none.
    """

    place: Place
    level: Level
    rule: str
    message: Message
    path: Path = ()
    source_line: str = ""
    instead: str = ""
    edit: Edit | None = None
    left: Message | None = None


class UserError(Exception):
    """Something that only the user can mend and that is no fault of the report: exit code 2."""

    def __init__(self, message: Message) -> None:
        """Keep the message untranslated, for whoever prints it."""
        super().__init__(str(message))
        self.message = message


def reason(error: OSError) -> Message | str:
    """Why a file cannot be read or written, in the author's terms where we have them."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def located(problem: Problem, sentence: Message = _LOCATED) -> Message:
    """A problem in one sentence; its gaps are {file}, {line} and {message}."""
    file, line, _ = problem.place
    return sentence.fill(file=file, line=line, message=problem.message)


def first(problems: Iterable[Problem]) -> list[Problem]:
    """The first of many problems, exact repeats dropped: up to one more than are told."""
    unique: dict[tuple[Place, str, str], Problem] = {}
    for problem in problems:
        unique[problem.place, problem.rule, str(problem.message)] = problem
        if len(unique) > MOST:
            break
    return list(unique.values())


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place, the graver first where two share one; exact repeats are dropped."""
    unique = {(p.place, p.rule, str(p.message)): p for p in problems}
    return sorted(unique.values(), key=lambda p: (p.place, LEVELS.index(p.level), p.rule))


def told(problems: Sequence[Problem], found: Sequence[Problem] = ()) -> list[Problem]:
    """The problems of a file, in their order; of too many the first, and that there are more.

    `found` are those that were found, if some of them are not to be told.
    """
    if max(len(problems), len(found)) <= MOST:
        return list(problems)
    last = (problems[:MOST] or found)[-1]
    more = Problem(last.place, "error", "limit", _MORE, source_line=last.source_line)
    return [*problems[:MOST], more]


def reaches(problems: Iterable[Problem], level: Level) -> bool:
    """Whether any problem is at `level` or graver."""
    return any(LEVELS.index(p.level) <= LEVELS.index(level) for p in problems)
