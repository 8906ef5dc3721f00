"""The tree of sections → the parts of a report, by what their headings or their texts say."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from generator.basis import ordinals
from generator.basis.messages import Message, say
from generator.importing.model import Data, Item, Node, Paragraph
from generator.importing.outline import Outline
from generator.importing.recognition import Recognition
from generator.importing.sections import (
    CAUSES,
    NONE,
    WANT,
    Context,
    closing,
    content,
    section,
    sections,
    settle,
)

_LEAD_IN = re.compile(r"如下[：:。]|如下$")
_LONGEST_HEADING = 40
_BY_TEXT = say("待核：原文这里没有标题，按文字内容归到这一部分。")
_UNNUMBERED = say("待核：原文的标题没有序号，留在文字里。要编号，请把它移到“标题”里。")
_TWO = say("待核：标题里说到两项必报内容，都放在这里了。请拆开，或者写明“事项”。")
_BY_PLACE = say("待核：原文没有写明这是哪一部分，按位置归到这里。")


@dataclass(frozen=True)
class Chunk:
    """What belongs to one part: a numbered section, or text without a heading."""

    key: str
    node: Node | None = None
    body: tuple[Item, ...] = ()
    note: Message | None = None


class Group(NamedTuple):
    """A part and what belongs to it."""

    key: str
    chunks: list[Chunk]


def read(
    outline: Outline, known: Recognition, plain: Container[int] = ()
) -> tuple[list[Item], Data]:
    """The opening, and the parts in the order in which they stand, what belongs to none among them."""
    root = outline.root
    opening, rest = (root.body, []) if root.children else _split_opening(root.body)
    chunks = _unheaded(known, rest, plain)
    headed = {key for node in root.children if (key := known.of_heading(node.heading))}
    for node in root.children:
        chunks += _with_tail(known, node, headed)
    data: Data = {}
    for group in _arranged(known, chunks):
        made, note = _part(known, group, outline.kept)
        data |= ({f"#{group.key}": str(note)} if note else {}) | {group.key: made}
    return opening, data


def _split_opening(body: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Where no section is numbered: the paragraphs up to the one that says 如下, and the others."""
    for index, item in enumerate(body[:4]):
        if isinstance(item, Paragraph) and _LEAD_IN.search(item.text[-12:]):
            return list(body[: index + 1]), list(body[index + 1 :])
    return list(body[:1]), list(body[1:])


def _unheaded(known: Recognition, items: Iterable[Item], plain: Container[int]) -> list[Chunk]:
    """Text without numbered headings, cut where a paragraph says that a part begins."""
    chunks: list[tuple[str, Message, list[Item]]] = []
    for item in items:
        found = _begins(known, item) if item.line not in plain else ""
        if not chunks or (found and found != chunks[-1][0]):
            note = _UNNUMBERED if _heads(item) else _BY_TEXT
            chunks.append((found or known.usual, note if found else _BY_PLACE, []))
        chunks[-1][2].append(item)
    return [Chunk(key, None, tuple(body), note) for key, note, body in chunks]


def _begins(known: Recognition, item: Item) -> str:
    if not isinstance(item, Paragraph):
        return ""
    return known.of_heading(item.text) if _heads(item) else known.of_text(item.text)


def _heads(item: Item) -> bool:
    """Whether a paragraph looks like a heading."""
    short = isinstance(item, Paragraph) and len(item.text) <= _LONGEST_HEADING
    return short and item.text[-1] not in "。；：，"  # type: ignore[union-attr]


def _with_tail(known: Recognition, node: Node, headed: Container[str]) -> list[Chunk]:
    """A section, and the parts without headings that stand at its end."""
    chunk = Chunk(known.of_heading(node.heading), node)
    if known.may_lack_a_heading(chunk.key):
        second = known.second(chunk.key, node.heading)
        if second and second not in headed:
            return _both(known, chunk, second, _last_body(node))
        return [chunk]
    body = _last_body(node)
    for index, item in enumerate(body[1:], 1):
        found = known.of_text(item.text) if isinstance(item, Paragraph) else ""
        if found and found not in headed and not _is_point(item):
            tail, body[index:] = body[index:], []
            return [chunk, *_tail(known, tail, headed)]
    return [chunk]


def _both(known: Recognition, chunk: Chunk, second: str, body: list[Item]) -> list[Chunk]:
    """A section on two parts, cut where the second begins if its text says so."""
    for index, item in enumerate(body):
        text = item.text if isinstance(item, Paragraph) else ""
        starts = [0] * bool(index) + [hit.end() for hit in re.finditer("。", text)]
        start = next((start for start in starts if known.begins(second, text, start)), None)
        if start is not None:
            before, after = Paragraph(item.line, text[:start]), Paragraph(item.line, text[start:])
            tail = (after, *body[index + 1 :])
            body[index:] = [before] * bool(start)
            return [chunk, Chunk(second, None, tail, _BY_TEXT)]
    return [Chunk(chunk.key, chunk.node, note=_TWO)]


def _is_point(item: Item) -> bool:
    return isinstance(item, Paragraph) and bool(ordinals.of_point(item.text))


def _last_body(node: Node) -> list[Item]:
    return _last_body(node.children[-1]) if node.children else node.body


def _tail(known: Recognition, items: Iterable[Item], headed: Container[str]) -> list[Chunk]:
    """The parts at the end of a section; two of them may share a paragraph."""
    chunks: list[Chunk] = []
    for item in items:
        for piece in _sentences(known, item):
            text = piece.text if isinstance(piece, Paragraph) else ""
            found = known.of_text(text) if text and not _is_point(piece) else ""
            begins = found and found not in headed and found not in {c.key for c in chunks}
            if begins:
                chunks.append(Chunk(found, note=_BY_TEXT))
            last = chunks[-1]
            chunks[-1] = Chunk(last.key, None, (*last.body, piece), last.note)
    return chunks


def _faults_at_end(node: Node) -> list[str]:
    """The causes, and what follows them, that stand after the deeper sections of shortcomings."""
    body = _last_body(node) if node.children else []
    for index, item in enumerate(body[1:], 1):
        texts = [each.text for each in body[index:] if isinstance(each, Paragraph)]
        if (
            isinstance(item, Paragraph)
            and CAUSES.match(item.text)
            and len(texts) == len(body) - index
        ):
            del body[index:]
            return texts
    return []


def _sentences(known: Recognition, item: Item) -> list[Item]:
    """A paragraph cut before the sentence with which another part begins."""
    if isinstance(item, Paragraph):
        for hit in re.finditer("。", item.text):
            if known.beginning(item.text, hit.end()) and known.of_text(item.text[: hit.end()]):
                pieces = item.text[: hit.end()], item.text[hit.end() :]
                return [Paragraph(item.line, piece) for piece in pieces]
    return [item]


def _arranged(known: Recognition, chunks: Sequence[Chunk]) -> list[Group]:
    """The chunks as groups, no part twice: what cannot have a place of its own joins its neighbour."""
    runs = [Group(key, list(run)) for key, run in groupby(chunks, key=lambda chunk: chunk.key)]
    keys = [run.key for run in runs]
    if "" in keys and known.usual not in keys:
        first = keys.index("")
        runs[first] = Group(known.usual, [*runs[first].chunks])
    unknown = [index for index, run in enumerate(runs) if not run.key]
    if unknown and known.kind.rest and known.kind.rest not in keys:
        runs[unknown[-1]] = Group(known.kind.rest, runs[unknown[-1]].chunks)
    groups: list[Group] = []
    waiting: list[Chunk] = []
    for run in runs:
        if groups and (not run.key or run.key in {group.key for group in groups}):
            groups[-1].chunks.extend(run.chunks)
        elif not run.key:
            waiting += run.chunks
        else:
            groups.append(Group(run.key, [*waiting, *run.chunks]))
            waiting = []
    return groups


def _part(
    known: Recognition, group: Group, kept: Container[int]
) -> tuple[Data | list[Data], Message | None]:
    """The fields of a part, and what to say of it."""
    context = Context(known, kept, group.key)
    note = next((chunk.note for chunk in group.chunks if chunk.note), None)
    sure = note or all(chunk.key for chunk in group.chunks)
    said = note if sure else _BY_PLACE
    if group.key == known.kind.rest:
        return [_alone(chunk, context, group.key) for chunk in group.chunks], said
    if len(group.chunks) == 1:
        return _alone(group.chunks[0], context, group.key), said
    return settle({"heading": NONE, **_together(group, context)}), said


def _together(group: Group, context: Context) -> Data:
    """Several chunks as the sections of one part: those whose headings run in stand together."""
    inner: list[Data] = []
    for runs_in, chunks in groupby(group.chunks, key=_runs_in):
        run = list(chunks)
        if runs_in:
            nodes = [chunk.node for chunk in run if chunk.node]
            inner.append({"heading": NONE, **sections(nodes, context)})
        else:
            inner += [_inside(chunk, context, group.key) for chunk in run]
    if len(inner) == 1:
        return {name: value for name, value in inner[0].items() if name != "heading"}
    mixed = len({_runs_in(chunk) for chunk in group.chunks}) > 1
    return {WANT: {"sections": False} if mixed else {}, "sections": inner}


def _runs_in(chunk: Chunk) -> bool:
    return chunk.node is not None and chunk.node.run_in


def _alone(chunk: Chunk, context: Context, key: str) -> Data:
    return settle(_inside(chunk, context, key))


def _inside(chunk: Chunk, context: Context, key: str) -> Data:
    """A chunk as a section: one whose heading runs in goes into one without a heading."""
    if chunk.node is None:
        return {"heading": NONE, **content(chunk.body, (), context)}
    if chunk.node.run_in:
        return {"heading": NONE, **sections([chunk.node], context)}
    after = _faults_at_end(chunk.node) if context.faults else []
    data = section(chunk.node, context) | closing(after, context)
    if chunk.key not in ("", key, context.known.kind.rest):
        data["item"] = chunk.key
    return data
