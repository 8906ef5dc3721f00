"""Changes made in the files of a report: the YAML as its author wrote it, and nothing else in it changed."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from generator import reports
from generator.basis import edits, files
from generator.basis.characters import UNPRINTABLE
from generator.basis.messages import say
from generator.basis.problems import Edit, Path, Problem, UserError
from generator.parsing import syntax, tree
from generator.parsing.encoding import text_of
from generator.parsing.fields import Fields
from generator.parsing.node import Node
from generator.parsing.tree import Tree
from generator.reports import Source, source
from generator.revising import changing, rewriting
from generator.revising.changing import Change, Comment, Insert, Move, Remove, SetText
from generator.revising.in_line import Way

__all__ = ["Change", "Comment", "Insert", "Move", "Patched", "Remove", "SetText", "patch", "save"]
_NOT_YET = say(
    "没有写进文件：{file} 第 {line} 行还有写法问题（{message}）请先改好它，再从这里改别处。"
)


class Patched(NamedTuple):
    """A file of a report, its bytes as they were, and as they are with all changes made."""

    file: FilePath
    was: bytes
    now: bytes


def patch(found: Source, changes: Iterable[Change]) -> list[Patched]:
    """What the files of a report become by changes, one after the other; nothing is written.

    The path of each change is that of the report as the changes before it leave it. Raises
    UserError where a change cannot be made such that it reads back as it was meant, and where a
    file is no longer what was read.
    """
    was: dict[FilePath, bytes] = {}
    now: dict[FilePath, bytes] = {}

    def content(file: str | FilePath) -> bytes:
        key = FilePath(file)
        return now[key] if key in now else tree.content(file)

    for change in changes:
        spot = _spot(found, change)
        raw = content(spot.file)
        was.setdefault(spot.file, raw)
        now[spot.file] = _made(raw, spot)
        found = reports.read(found.page.file, found.edition, content)
    return [Patched(file, was[file], now[file]) for file in now if now[file] != was[file]]


def save(patched: Sequence[Patched], *, kept: Iterable[FilePath] = ()) -> list[FilePath]:
    """Write patched files, all or none; the files beside them that keep what they were.

    None is kept of a file among `kept`. Raises UserError where one was changed meanwhile.
    """
    for each in patched:
        refuse_changed(each.file, each.was)
    done = set(kept)
    backups = [files.keep(each.file, each.was) for each in patched if each.file not in done]
    files.write_all({each.file: each.now for each in patched})
    return backups


def refuse_changed(file: FilePath, was: bytes) -> None:
    """Raise UserError where a file is no longer what it was."""
    if tree.content(file) != was:
        raise _elsewhere(file)


def _elsewhere(file: FilePath) -> UserError:
    return UserError(
        say("{file} 刚刚被别的程序改过，没有动它。请看过新的内容以后再改。", file=file)
    )


@dataclass(frozen=True)
class _Spot:
    """Where a change is to be made: the file, its text as it was read, its fields, the change there."""

    file: FilePath
    text: str
    fields: Fields
    change: Change


def _spot(found: Source, change: Change) -> _Spot:
    """The file that holds what a change is about, and the change with the path that it has there."""
    _refuse_strange(change)
    path, change = _beside(found, change)
    known = path
    while known not in found.nodes:
        known = known[:-1]
    page = found.nodes[known].page if known else found.page
    is_main = page.file == found.page.file
    fields = found.fields if is_main else found.kind.contribution.names
    problem = _hindrance(found.problems, page.file)
    if problem or page.written:
        problem = problem or next(p for p in found.problems if p.place.file == page.file)
        raise UserError(
            _NOT_YET.fill(file=page.file, line=problem.place.line, message=problem.message)
        )
    if not is_main:
        own = tree.parse(page.text.encode(), page.file, fields)
        change = _moved(change, path, known, _own_path(own, found.nodes[known]))
    return _Spot(FilePath(page.file), page.text, fields, change)


def _hindrance(problems: Iterable[Problem], file: str) -> Problem | None:
    """What stands in the way of changing a file: it cannot be read for sure."""
    bad = ("syntax", "encoding", "limit", "two-reports")
    return next((p for p in problems if p.rule in bad and p.place.file == file), None)


def _refuse_strange(change: Change) -> None:
    texts = (text for _, text in _texts(change))
    if any(UNPRINTABLE.search(text) for text in texts):
        raise UserError(say("没有写进文件：这段文字里有印不出来的控制字符，请删去再写。"))


def _texts(change: Change) -> Iterable[tuple[Path, str]]:
    match change:
        case SetText(path, text) | Comment(path, text):
            return [(path, text)]
        case Insert(path, _, item):
            return source.texts(item, path)
        case _:
            return []


def _beside(found: Source, change: Change) -> tuple[Path, Change]:
    """The path of what is written next to where a change is made; refused between two files."""
    match change:
        case Insert(path, index):
            beside = next(
                (near for near in ((*path, index - 1), (*path, index)) if near in found.nodes), path
            )
            return beside, change
        case Move(path, index):
            goal = (*path[:-1], index)
            if path in found.nodes and goal in found.nodes:
                here, there = found.nodes[path].page.file, found.nodes[goal].page.file
                if here != there:
                    raise UserError(
                        say(
                            "没有移动：这一项写在 {here}，要移到的地方写在 {there}。",
                            here=here,
                            there=there,
                        )
                    )
            return path, change
        case _:
            return change.path, change


def _own_path(own: Tree, node: Node) -> Path:
    """The path that a node has in its own file."""
    return next(
        path for path, each in own.nodes.items() if (each.key, each.span) == (node.key, node.span)
    )


def _moved(change: Change, path: Path, known: Path, own: Path) -> Change:
    """A change with the path and index of its own file, where `known` in the report is `own`."""
    match change:
        case Insert(_, index) if known == path and len(path) > len(change.path):
            shift = int(own[-1]) - int(path[-1])
            return Insert(own[:-1], index + shift, change.item)
        case Move(_, index):
            shift = int(own[-1]) - int(path[-1])
            return Move(own, index + shift)
        case _:
            return changing.at(change, (*own, *change.path[len(known) :]))


def _made(raw: bytes, spot: _Spot) -> bytes:
    """The bytes of a file with a change made in it, the first way in which it reads back as meant."""
    name = str(spot.file)
    before = tree.parse(raw, name, spot.fields)
    if before.page.text != spot.text:
        raise _elsewhere(spot.file)
    meant = _meant(before, spot.change)
    second = None
    for way in _ways(before, spot.change):
        now = _written(raw, before, way)
        after = tree.parse(now, name, spot.fields)
        if after.page.written or not changing.same(after.data, meant):
            continue
        if not _rules(after) - _rules(before):
            return now
        second = second or now
    if second is None:
        line = before.place(spot.change.path).line
        raise UserError(
            say(
                "没有写进文件：{file} 第 {line} 行这样的写法，程序改不准。请在文件里改。",
                file=name,
                line=line,
            )
        )
    return second


def _meant(before: Tree, change: Change) -> Mapping[str, Any]:
    """What a file is to say after a change."""
    try:
        return changing.changed(before.data, change) or {}
    except (LookupError, TypeError, AttributeError) as error:
        raise UserError(say("没有写进文件：要改的地方已经不在了。")) from error


def _ways(before: Tree, change: Change) -> Iterable[Way]:
    try:
        yield from rewriting.ways(before, change)
    except syntax.BAD_YAML:
        return


def _rules(found: Tree) -> Counter[str]:
    """How many problems of each rule a file has."""
    return Counter(problem.rule for problem in found.problems)


def _written(raw: bytes, before: Tree, way: Way) -> bytes:
    """The bytes of a file with stretches of its text written anew."""
    place = before.page.place
    return with_edits(raw, (Edit(place(start), place(end), new) for start, end, new in way))


def with_edits(raw: bytes, made: Iterable[Edit]) -> bytes:
    """The bytes of a file with edits made in its text, in UTF-8."""
    text, _ = text_of(raw)
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    return mark + edits.made(text or "", made).encode()
