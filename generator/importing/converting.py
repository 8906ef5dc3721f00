"""Items → the YAML text of a report that says the same words, and what to tell about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.encoding import UNPRINTABLE
from generator.importing import annexes, due, filed, frame, marks, outline, parts, sections, yaml
from generator.importing.compare import Outcome, compare
from generator.importing.model import (
    PUBLISHED,
    Data,
    Edition,
    Grid,
    Item,
    Note,
    Paragraph,
    Taken,
    flat,
)
from generator.importing.sections import NONE
from generator.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from generator.messages import Message
    from generator.schema import Schema

_TRIES = 40  # how many lines may turn out to be text before the whole report is taken as text
_LONG = 400  # characters of a paragraph that may be a whole report without line ends
_FEW = 4
_INNER = (re.compile("(?:^|(?<=[。：；！:;\\s]))([一二三四五六七八九十]{1,3})、"), re.compile("[（(]([一二三四五六七八九十]{1,3})[）)]"))  # fmt: skip
_GAP = re.compile(r"\s+")
_NEAR = 40


class Import(NamedTuple):
    """The YAML text, what to tell, the lines whose words are not the same, which edition it is."""

    text: str
    notes: list[Note]
    differences: list[Note]
    edition: str = PUBLISHED.name


class _Draft(NamedTuple):
    report: Data
    taken: list[Taken]
    items: list[Item]
    edition: Edition = PUBLISHED
    notes: tuple[Note, ...] = ()


def convert(
    items: Iterable[Item], schema: Schema, compose: Callable[[str, Edition], list[str]], name: str
) -> Import:
    """The YAML text of a report. `compose` gives the paragraphs that a YAML text prints.

    Where the words that it prints are not those of the items, the lines at fault are taken as
    text, and in the end all of them.
    """
    introduction = str(
        say(
            "由 fazhi import 从 {name} 导入。写着“待核”“待填”的地方请看一遍。",
            name=UNPRINTABLE.sub("", name),
        )
    )
    every = list(items)
    fields = due.fields(schema)
    lacking = {label for item in every for label in due.lacking(item, fields)}
    said = frame.prepared([item for item in every if not due.lacking(item, fields)])
    whole = [piece for item in said for piece in _unfolded(item)]
    strange = {item.line for item in said if due.is_strange(item, fields)}
    plain = set(strange)
    for _ in range(_TRIES):
        draft = _drafted(whole, plain)
        if "opening" in (fields[label] for label in lacking):
            _without_none(draft.report)
        text = yaml.write(draft.report, schema, introduction)
        printed = compose(text, draft.edition)
        outcome = compare(draft.items, draft.taken, printed)
        if not outcome.differences:
            owed = due.owed(lacking, printed, draft.report, fields)
            text = yaml.write(draft.report | owed, schema, introduction) if owed else text
            notes = _notes(outcome, plain - strange, draft.notes)
            return Import(text, notes, [], draft.edition.name)
        line = outcome.differences[0].line
        if line in plain:
            break
        plain.add(line)
    draft = _as_text(whole)
    draft.report.update(due.owed(lacking, [], draft.report, fields))
    text = yaml.write(draft.report, schema, introduction)
    outcome = compare(draft.items, draft.taken, compose(text, PUBLISHED))
    note = Note(0, say("认不出这份报告的结构，全文作为文字导入。"))
    return Import(text, [note], outcome.differences)


def _drafted(items: Sequence[Item], plain: Container[int]) -> _Draft:
    around = filed.read(items, plain)
    annexed = annexes.split(around.rest, plain)
    framed = frame.read(annexed.items, plain, around.head)
    body, addressed = filed.addressee(framed.body, around, plain)
    tree = outline.read(body, plain)
    opening, found = parts.read(tree, plain)
    lines = flat(opening)
    text = "\n".join(paragraph.text for paragraph in lines)
    front = filed.front(framed.front, framed.end, addressed)
    report = {**front, **_about_opening(opening), "opening": text or NONE, **found}
    end = framed.end | ({"attachments": annexed.attachments} if annexed.attachments else {})
    end |= around.end
    taken = [*tree.taken, *framed.taken, *annexed.taken, *around.taken]
    words = [*around.first, *around.rest, *around.last]
    edition = filed.edition(around, addressed)
    return _Draft({**report, **end}, taken, words, edition, around.notes)


def _about_opening(opening: Sequence[Item]) -> Data:
    """A comment on the opening, where it holds more than one."""
    if not opening:
        return {"#opening": str(say("原文没有导语。"))}
    first = opening[0]
    if len(opening) > 1 and isinstance(first, Paragraph) and filed.is_addressee(first.text):
        return {"#opening": str(say("待核：第一行是主送机关。公开版从这里印；要印上报版，请把它移到“主送机关”里。"))}  # fmt: skip
    if any(isinstance(i, Paragraph) and frame.BRACKETED_DATE.fullmatch(i.text) for i in opening):
        return {
            "#opening": str(say("待核：这里有一行日期。如果是成文日期，请把它移到“成文日期”里。"))
        }
    if any(isinstance(item, Grid) for item in opening):
        return {"#opening": str(say("待核：这里的表格拆成了文字。"))}
    return {}


def _as_text(items: Sequence[Item]) -> _Draft:
    """Everything as paragraphs and tables, nothing taken off."""
    report: Data = {"title": NONE, "opening": NONE, "other": sections.literal(items)}
    return _Draft(report, [], list(items))


def _notes(outcome: Outcome, plain: Iterable[int], told: Iterable[Note]) -> list[Note]:
    notes = [*told, *outcome.corrections, *(Note(line, _KEPT) for line in sorted(plain))]
    for message, lines in ((_JOINED, outcome.joined), (_CUT, outcome.cut)):
        named = "、".join(map(str, dict.fromkeys(lines)))
        notes += [Note(0, message.fill(lines=named))] if lines else []
    return sorted(notes, key=lambda note: note.line)


_JOINED = say("有的段落接到了上一段后面（文字没有变）：第 {lines} 行（段）。")
_CUT = say("有的段落分成了几段（文字没有变）：第 {lines} 行（段）。")
_KEPT: Message = say("这里的序号或格式排不出原样，作为文字导入。")


def _without_none(report: Data) -> None:
    """Leave out an opening that is said to be none: the draft lacks it."""
    if report["opening"] == NONE:
        del report["opening"], report["#opening"]


def _unfolded(item: Item) -> list[Item]:
    """A whole report in one paragraph, cut before its numbered headings; anything else as it is."""
    if isinstance(item, Grid) or len(item.text) < _LONG:
        return [item]
    pieces = [item.text]
    for pattern in _INNER:
        pieces = [cut for piece in pieces for cut in _cut(piece, pattern)]
    if len(pieces) < _FEW:
        return [item]
    return [Paragraph(item.line, line) for piece in pieces for line in _headed(piece) if line]


def _cut(text: str, pattern: re.Pattern[str]) -> list[str]:
    """A text cut before the ordinals that count on from 一; uncut where there are fewer than two."""
    starts: list[int] = []
    for hit in pattern.finditer(text):
        if marks.NUMBERS.get(hit[1]) == len(starts) + 1:
            starts.append(hit.start())
    if len(starts) < 2:  # noqa: PLR2004 (one ordinal is no series)
        return [text]
    return [text[a:b].strip() for a, b in zip([0, *starts], [*starts, len(text)], strict=True)]


def _headed(piece: str) -> list[str]:
    """A heading and the text after it, where only a space parts them."""
    gap = _GAP.search(piece, 0, _NEAR)
    mark = marks.read(piece)
    if mark and gap and mark.end < gap.start() and "。" not in piece[: gap.start()]:
        return [piece[: gap.start()], piece[gap.end() :]]
    return [piece]
