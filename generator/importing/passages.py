"""The tree of sections → passages, each labelled with the part of the report that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.basis import ordinals
from generator.basis.messages import Message, say
from generator.importing.model import NONE, Item, Node, Paragraph, joined
from generator.importing.recognition import OF_YEAR, Recognition
from generator.importing.series import is_like_chapter

_LEAD_IN = re.compile(r"如下[：:。]|如下$")
_NEAR_END = 12  # characters at the end of a paragraph among which a lead-in is
_LAST_OPENING = 4  # the paragraph that may at the latest end an opening
_BY_TEXT = say("待核：原文这里没有标题，按文字内容归到这一部分。")
BY_PLACE = say("待核：原文没有写明这是哪一部分，按位置归到这里。")
_UNNUMBERED = say("待核：原文的标题没有序号，留在文字里。要编号，请把它移到“标题”里。")
_TWO = say("待核：标题里说到两项必报内容，都放在这里了。请拆开，或者写明“事项”。")


@dataclass(frozen=True)
class Passage:
    """What belongs to one part, "" if that is not known: a numbered section, or text without one."""

    part: str
    node: Node | None = None
    body: tuple[Item, ...] = ()
    note: Message | None = None

    def with_item(self, item: Item) -> Passage:
        """The same with one more item at its end."""
        return replace(self, body=(*self.body, item))


def read(root: Node, known: Recognition, year: str) -> tuple[list[Item], list[Passage]]:
    """The opening of a report of a year, and its passages."""
    opening, rest = _split_opening(root)
    before = _of_text(rest, known)
    if not root.children:
        return opening, before
    titles = list(map(_title, root.children))
    years = [hit[1] for hit in map(OF_YEAR.match, titles) if hit]
    past = year or min(years, default="")
    parts = [_part(title, past, known) for title in titles]
    found = [
        passage
        for node, part in zip(root.children, parts, strict=True)
        for passage in _of_section(node, part, set(parts), known)
    ]
    return opening, [*before, *found]


def _title(node: Node) -> str:
    """The heading of a section, or the line that a chapter without an ordinal begins with."""
    first = node.body[0] if node.body and not node.level else None
    return first.text if isinstance(first, Paragraph) else node.heading


def _part(title: str, past: str, known: Recognition) -> str:
    """The part that a title opens: one that names a year to come tells of it."""
    part = known.of_heading(title)
    named = OF_YEAR.match(title)
    is_to_come = named is not None and past and named[1] > past
    return known.coming if is_to_come and part in ("", known.usual) else part


def _split_opening(root: Node) -> tuple[list[Item], list[Item]]:
    """What stands before the sections; without any, the paragraphs up to the one that says 如下.

    The other paragraphs are returned, too. An opening that says 无 would not be printed.
    """
    body = root.body
    end = len(body) if root.children else 1
    for index, item in enumerate(body[:_LAST_OPENING], 1):
        if isinstance(item, Paragraph) and _LEAD_IN.search(item.text[-_NEAR_END:]):
            end = max(end, index)
            break
    if joined(body[:end]) == NONE:
        end = 0
    return body[:end], body[end:]


def _of_text(items: Iterable[Item], known: Recognition) -> list[Passage]:
    """Text without numbered headings, cut where a paragraph says that a part begins."""
    found: list[Passage] = []
    for item in items:
        part = _begun_by(item, known)
        if part and not (found and found[-1].part == part):
            found.append(Passage(part, note=_UNNUMBERED if _is_like_heading(item) else _BY_TEXT))
        elif not found:
            found.append(Passage(known.usual, note=BY_PLACE))
        found[-1] = found[-1].with_item(item)
    return found


def _begun_by(item: Item, known: Recognition) -> str:
    """The part that a paragraph begins, "" if it does not say."""
    if not isinstance(item, Paragraph) or item.literal:
        return ""
    return known.of_heading(item.text) if _is_like_heading(item) else known.of_text(item.text)


def _is_like_heading(item: Item) -> bool:
    return isinstance(item, Paragraph) and is_like_chapter(item.text)


def _of_section(node: Node, part: str, headed: Container[str], known: Recognition) -> list[Passage]:
    """A section of a part, and the parts without headings that stand at its end.

    `headed` are the parts that have headings of their own.
    """
    note = None if node.level else _UNNUMBERED
    if not known.may_lack_a_heading(part):
        body, tail = _split_tail(last_body(node), headed, known)
        first = Passage(part, with_last_body(node, body), note=note)
        return [first, *_cut_tail(tail, headed, known)]
    second = known.second(part, _title(node))
    if not second or second in headed:
        return [Passage(part, node, note=note)]
    body, after = _split_before(second, last_body(node), known)
    if not after:
        return [Passage(part, node, note=_TWO)]
    return [
        Passage(part, with_last_body(node, body)),
        Passage(second, body=tuple(after), note=_BY_TEXT),
    ]


def last_body(node: Node) -> list[Item]:
    """The items of the last of the deepest sections in a section."""
    return last_body(node.children[-1]) if node.children else node.body


def with_last_body(node: Node, body: list[Item]) -> Node:
    """The section with other items in the last of its deepest sections."""
    if not node.children:
        return replace(node, body=body)
    *others, last = node.children
    return replace(node, children=[*others, with_last_body(last, body)])


def _split_before(part: str, body: list[Item], known: Recognition) -> tuple[list[Item], list[Item]]:
    """A body up to the sentence with which a part begins, and from there on."""
    for index, item in enumerate(body):
        if not isinstance(item, Paragraph):
            continue
        if index and known.begins(part, item.text, 0):
            return body[:index], body[index:]
        for end in _ends_of_sentences(item.text):
            if known.begins(part, item.text, end):
                before, after = _parted(item, end)
                return [*body[:index], before], [after, *body[index + 1 :]]
    return body, []


def _ends_of_sentences(text: str) -> Iterator[int]:
    return (hit.end() for hit in re.finditer("。", text))


def _parted(item: Paragraph, at: int) -> tuple[Paragraph, Paragraph]:
    return Paragraph(item.line, item.text[:at]), Paragraph(item.line, item.text[at:])


def _split_tail(
    body: list[Item], headed: Container[str], known: Recognition
) -> tuple[list[Item], list[Item]]:
    """A body up to the parts without headings at its end, and from there on."""
    for index, item in enumerate(body[1:], 1):
        part = _said_by(item, known)
        if part and part not in headed:
            return body[:index], body[index:]
    return body, []


def _said_by(item: Item, known: Recognition) -> str:
    """The part that a paragraph begins which is no point, "" if it does not say."""
    if not isinstance(item, Paragraph) or ordinals.of_point(item.text):
        return ""
    return known.of_text(item.text)


def _cut_tail(items: Iterable[Item], headed: Container[str], known: Recognition) -> list[Passage]:
    """The parts at the end of a section; two of them may share a paragraph."""
    found: list[Passage] = []
    for item in items:
        for piece in _before_other_part(item, known):
            part = _said_by(piece, known)
            if part and part not in headed and part not in {each.part for each in found}:
                found.append(Passage(part, note=_BY_TEXT))
            found[-1] = found[-1].with_item(piece)
    return found


def _before_other_part(item: Item, known: Recognition) -> list[Item]:
    """A paragraph cut before the sentence with which another part begins."""
    if isinstance(item, Paragraph):
        for end in _ends_of_sentences(item.text):
            if known.begins_any(item.text, end) and known.of_text(item.text[:end]):
                return list(_parted(item, end))
    return [item]
