"""What only the filed edition has: the head above the title, the addressee, the record of printing."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from generator.basis.messages import say
from generator.importing import imprint, letterhead
from generator.importing.model import PUBLISHED, Data, Edition, Item, Note, Paragraph, Taken, bare

_LONGEST_ADDRESSEE = 120
_ADDRESSEE = re.compile(
    r"[\u4e00-\u9fff（）()]{2,24}(?:\s*[、，,]\s*[\u4e00-\u9fff（）()]{2,24})*\s*[：:]"
)
_NO_ADDRESSEE = re.compile("如下|情况|报告")
_NO_HEAD = frozenset(("mark", "mark-end", "signer"))
_MOVED = say("发文字号原来在标题下面，印的时候在标题上面。")
_DROPPED = say("“{text}”没有导入：工具不印它。")


class Filed(NamedTuple):
    """The fields of head and record, and the words of these as they are printed; the rest.

    `missing` are the roles that the edition prints and this report lacks; None: it is published.
    """

    head: Data
    end: Data
    first: list[Item]
    rest: list[Item]
    last: list[Item]
    taken: list[Taken]
    notes: tuple[Note, ...]
    missing: frozenset[str] | None


def read(items: Sequence[Item], plain: Container[int]) -> Filed:
    """The head and the record of a report; the lines in `plain` are text and belong to neither."""
    head = letterhead.split(items, plain)
    rest = head.rest if head else list(items)
    record = imprint.split(rest, plain)
    if not (head or record):
        return Filed({}, {}, [], rest, [], [], (), None)
    missing = head.unsaid if head else _NO_HEAD
    dropped = [*(head.dropped if head else ()), *(record.dropped if record else ())]
    notes = [Note(line.line, _DROPPED.fill(text=line.text)) for line in dropped]
    notes += [Note(line.line, _MOVED) for line in (head.moved[:1] if head else ())]
    return Filed(
        head.fields if head else {},
        record.fields if record else {},
        head.words if head else [],
        record.rest if record else rest,
        record.words if record else [],
        [*(head.taken if head else ()), *(record.taken if record else ())],
        tuple(notes),
        missing | (record.unsaid if record else {"printed"}),
    )


def addressee(body: Sequence[Item], filed: Filed, plain: Container[int]) -> tuple[list[Item], str]:
    """The body without the line that it is addressed to, and that line without its colon."""
    line = body[0] if body and filed.missing is not None else None
    if not isinstance(line, Paragraph) or line.line in plain or not is_addressee(line.text):
        return list(body), ""
    return list(body[1:]), line.text.rstrip("：: \u3000")


def is_addressee(text: str) -> bool:
    """Whether a line names those to whom a report goes."""
    return (
        len(text) <= _LONGEST_ADDRESSEE
        and bool(_ADDRESSEE.fullmatch(text))
        and not _NO_ADDRESSEE.search(text)
    )


def front(known: Data, end: Data, addressed: str) -> Data:
    """The fields before the body: without issuing bodies where signature and title name them."""
    data = dict(known)
    subject = bare(data.get("subject", ""))
    named = bool(subject) and subject in bare(data.get("title", ""))
    if "issuers" in data and data["issuers"] == end.get("signed_by") and named:
        del data["issuers"]
    return data | ({"addressee": addressed} if addressed else {})


def edition(filed: Filed, addressed: str) -> Edition:
    """The edition that a report is."""
    if filed.missing is None:
        return PUBLISHED
    return Edition("filed", filed.missing | (frozenset() if addressed else {"addressee"}))
