"""`fazhi review`: what was changed in a printed Word file comes back into the YAML."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from generator import reports
from generator.basis import opening as reading
from generator.basis import terminal
from generator.basis.exits import CLEAN, FOUND
from generator.basis.messages import Message, say, shortened
from generator.basis.problems import Path as DataPath
from generator.commands import opening, options
from generator.importing.word.package import MAX_FILE
from generator.reports.source import Source
from generator.revising import patching
from generator.revising.comparison.alignment import changed_clauses
from generator.revising.comparison.changes import named
from generator.revising.review import reviewing
from generator.revising.review.edits import Edit
from generator.revising.review.paper import Who
from generator.revising.review.reviewing import Reviewed

_REFUSAL = say("先要改好这里才能对照：{file} 第 {line} 行：{message}")
_FIELD = say("{file} 第 {line} 行「{label}」")
_UNTRACKED = say("没有留下修订痕迹")
_CONFLICT = say("两边都改了，没有动。Word 里改成：{there}")
_HERE = say("　　　　　　　　　　文件里现在是：{here}")
_DELETED = say("（删去）")
_NOTHING = say("{file} 和印出来的时候一样，没有改动。")
_SUM = say("改了 {edits} 处，批注 {remarks} 条；{loose} 处要您自己处理，{conflicts} 处两边都改了。")
_HINT = say("要写进报告，加上 --write。")
_BACKUP = say("原来的另存为 {file}。")
_SAME = say("再印出来，和 {file} 接受全部修订以后一字不差（序号由工具排）。")
_OTHERWISE = say("再印出来，和 {file} 接受全部修订以后还有 {count} 处不同：")
_DIFFERS = say("印出来是“{ours}”，Word 里是“{theirs}”")
_SHOWN = 60  # characters of a text
_MOST = 20  # differences that are told


@click.command("review")
@click.argument("path", metavar="FILE", type=options.PATH)
@click.argument("edited", metavar="EDITED.docx", type=options.PATH)
@click.option("--write", is_flag=True, help="把改动写进报告，批注写成 # 批注；原来的另存为 .bak。")
@options.kind_folder()
def command(path: Path, edited: Path, write: bool) -> None:
    """领导在 Word 里改过的稿子，把改动收回报告 FILE 里。

    EDITED.docx 是 fazhi render 印出来、后来改过的 Word 文件。列出每一处修订、没有留痕的改动和批注：
    在哪一栏、哪一行，谁改的。不加 --write 什么也不写。
    """
    found = opening.without_loss(path, _REFUSAL)
    raw = reading.content(edited, MAX_FILE)
    came = reviewing.review(found, raw, str(edited))
    for line in _told(found, came):
        terminal.echo(line)
    if not came.edits and not came.remarks and not came.loose and not came.conflicts:
        terminal.echo(_NOTHING.fill(file=edited))
        return
    terminal.echo(_sum(came))
    if write:
        _write(found, came)
        _prove(found, came, raw, edited)
    elif came.changes:
        terminal.echo(_HINT)
    sys.exit(FOUND if came.loose or came.conflicts else CLEAN)


def _sum(came: Reviewed) -> Message:
    return _SUM.fill(
        edits=len(came.edits),
        remarks=len(came.remarks),
        loose=len(came.loose),
        conflicts=len(came.conflicts),
    )


def _told(found: Source, came: Reviewed) -> Iterator[Message | str]:
    """Everything that came back, by field and line."""
    for path, edit in sorted(came.edits, key=lambda each: found.node(each[0]).key):
        yield _where(found, path)
        yield from _edit(edit)
    for path, remark in came.remarks:
        yield _where(found, path)
        yield f"  {reviewing.told(remark)}" + (
            f"——“{_short(remark.about)}”" if remark.about else ""
        )
    for conflict in came.conflicts:
        yield _where(found, conflict.path)
        there = _short(conflict.edit.now) or str(_DELETED)
        yield f"  {_CONFLICT.fill(there=there)}{_by(conflict.edit.who)}"
        yield f"  {_HERE.fill(here=_short(conflict.here) or _DELETED)}"
    for loose in came.loose:
        yield _where(found, loose.path)
        yield f"  {loose.message}{_by(loose.who)}"


def _edit(edit: Edit) -> Iterator[str]:
    """The clauses that were changed, and by whom."""
    *lines, last = [
        f"  {mark} {text}"
        for before, after in changed_clauses(edit.was, edit.now)
        for mark, text in (("-", before), ("+", after))
        if text
    ] or [f"  + {edit.now}"]
    yield from lines
    yield f"{last}{_by(edit.who)}"


def _where(found: Source, path: DataPath) -> Message:
    place = found.place(path)
    label = named(found.schema, path) or found.kind.name
    return _FIELD.fill(file=place.file, line=place.line, label=label)


def _by(who: Iterable[Who]) -> str:
    names = "、".join(dict.fromkeys(str(each) for each in who if each.name))
    return f"（{names or _UNTRACKED}）"


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), _SHOWN)


def _write(found: Source, came: Reviewed) -> None:
    """Put the changes into the files of the report."""
    patched = patching.patch(found, came.changes)
    for backup in patching.save(patched):
        terminal.echo(_BACKUP.fill(file=backup))
    for each in patched:
        terminal.echo(each.file)


def _prove(found: Source, came: Reviewed, raw: bytes, edited: Path) -> None:
    """Print the report again, and say whether it has the words of the file."""
    again = replace(reports.read(found.page.file), edition=came.base.edition)
    differences = reviewing.differences(again, raw, str(edited))
    if not differences:
        terminal.echo(_SAME.fill(file=edited))
        return
    terminal.echo(_OTHERWISE.fill(file=edited, count=len(differences)))
    for ours, theirs in differences[:_MOST]:
        terminal.echo(f"  {_DIFFERS.fill(ours=_short(ours), theirs=_short(theirs))}")
