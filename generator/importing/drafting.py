"""Items → the fields of a report and the edition that it is: every step, in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.basis.messages import say
from generator.importing import (
    addressee,
    annexes,
    ending,
    facts,
    imprint,
    letterhead,
    outline,
    parts,
    title,
)
from generator.importing.matter import Matter
from generator.importing.model import (
    NONE,
    PUBLISHED,
    Data,
    Edition,
    Grid,
    Item,
    Note,
    Paragraph,
    Taken,
    bare,
    commented,
    joined,
)
from generator.importing.recognition import Recognition

_BRACKETED_DATE = re.compile(r"[（(]\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[）)]")
_NO_OPENING = say("原文没有导语。")
_ADDRESSED = say("待核：第一行是主送机关。公开版从这里印；要印上报版，请把它移到“主送机关”里。")
_DATED = say("待核：这里有一行日期。如果是成文日期，请把它移到“成文日期”里。")
_TABLED = say("待核：这里的表格拆成了文字。")


class Draft(NamedTuple):
    """The fields of a report; the items in the order of print, and what was taken off them."""

    report: Data
    items: list[Item]
    taken: list[Taken]
    edition: Edition = PUBLISHED
    notes: tuple[Note, ...] = ()


def draft(items: Sequence[Item], known: Recognition, name: str) -> Draft:
    """The report that the items of a file of this name are.

    Each step takes the lines that it can read off one end, and leaves the rest to the next.
    """
    head, rest = letterhead.read(items)
    record, said = imprint.read(rest)
    is_filed = head is not letterhead.ABSENT or record is not imprint.ABSENT
    annexed, rest = annexes.read(said, known)
    top, rest = title.read(rest, known)
    bottom, within = ending.read(rest)
    addressed, body = addressee.read(within) if is_filed else (Matter(), within)
    tree = outline.read(body)
    front = top.fields | head.fields
    about = facts.read(front, bottom.fields, within, known, name)
    opening, found = parts.read(tree, known, about["year"])
    edition = Edition("filed", head.unsaid | record.unsaid | addressed.unsaid)
    return Draft(
        {
            **about,
            **_front(front, bottom.fields, about["subject"]),
            **addressed.fields,
            **_opening(opening),
            **found,
            **bottom.fields,
            **annexed.fields,
            **record.fields,
        },
        [*head.words, *said, *record.words],
        [*tree.taken, *bottom.taken, *annexed.taken, *head.taken, *record.taken],
        edition if is_filed else PUBLISHED,
        head.notes + record.notes,
    )


def _front(front: Data, end: Data, subject: str) -> Data:
    """The fields before the body: without issuing bodies where signature and title name them."""
    is_in_title = bool(subject) and bare(subject) in bare(front["title"])
    if is_in_title and front.get("issuers") == end.get("signed_by"):
        return {key: value for key, value in front.items() if key != "issuers"}
    return front


def _opening(items: Sequence[Item]) -> Data:
    """The opening, with a comment where it holds more than one."""
    if not items:
        return commented("opening", NONE, _NO_OPENING)
    paragraphs = [item.text for item in items if isinstance(item, Paragraph)]
    text = joined(items) or NONE
    if len(items) > 1 and isinstance(items[0], Paragraph) and addressee.is_addressee(paragraphs[0]):
        return commented("opening", text, _ADDRESSED)
    if any(map(_BRACKETED_DATE.fullmatch, paragraphs)):
        return commented("opening", text, _DATED)
    if any(isinstance(item, Grid) for item in items):
        return commented("opening", text, _TABLED)
    return {"opening": text}
