"""What stands below the body of a report: closing, signature, date and a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.basis import ordinals
from generator.basis.characters import HAN
from generator.basis.messages import say
from generator.basis.numerals import read_date, read_han_date, written_date
from generator.importing.lines import DATE, LONGEST_LINE, NO_NAME, bodies, is_name
from generator.importing.matter import Matter
from generator.importing.model import Data, Item, Paragraph, Taken, bare, commented, joined

_LONGEST_NAME = 30
_MOST_LINES = 8  # among which a date is looked for, and a closing
_MOST_NAMES = 4
_MOST_NOTES = 3
_DATE = re.compile(DATE)
_NOTE = re.compile(r"[（(].{2,80}[）)]")
_BELOW_DATE = re.compile(r"(?:主题词|主\s*送|抄\s*[报送]|分\s*送|共印|校对)")
_CLOSING = re.compile(r"^(?:特此|专此|以上).{0,6}[报汇]告[。！.]?$")
_ANNEX = re.compile(r"附件\s*[:：]")
_LISTED_ANNEX = re.compile(r"\d{1,2}[.．、]")
_GUESSED = say("待核：原文没有分段，署名和日期是从最后一段或者网页的表格里取的。")
_NOTES_JOINED = say("待核：原文有几条附注，这里接在一起了。")
_MORE_BELOW = say(
    "待核：日期后面还有别的文字，署名、日期和它们一起留在这里。如果是网页上的，用 --clean 重新导入。"
)
_LISTED = say("待核：附件说明留在这里；要印出附件，请把它们移到“附件”里。")


def read(items: Sequence[Item]) -> tuple[Matter, list[Item]]:
    """What stands below the body; the body."""
    end = _end_of_date(items)
    dated = _line(items, end - 1)
    if dated and not _is_date(dated):
        dated = None
    notes = _notes(items[end:]) if dated else []
    before = items[: end - 1] if dated else items[:end]
    signers, unsigned = _signers(before, dated=bool(dated))
    start = _start_of_closing(unsigned)
    body = list(items[:start])
    if dated and end + len(notes) < len(items):
        return Matter(commented("closing", joined(items[start:]), _MORE_BELOW)), body
    fields = _closing(joined(unsigned[start:]))
    if signers:
        lines = items[len(unsigned) :]
        is_guess = any(item.is_guess for item in lines if isinstance(item, Paragraph))
        comment = str(_GUESSED) if is_guess else ""
        fields |= commented("signed_by", signers, comment)
    if not dated:
        return Matter(fields), body
    day, taken = _day(dated)
    return Matter(fields | {"date": day} | _note(notes), taken=tuple(taken)), body


def _line(items: Sequence[Item], at: int) -> Paragraph | None:
    """The paragraph at a place; None where there is none, or where it is but text."""
    item = items[at] if 0 <= at < len(items) else None
    return item if isinstance(item, Paragraph) and not item.literal else None


def _is_date(line: Paragraph) -> bool:
    return bool(_DATE.fullmatch(bare(line.text)))


def _end_of_date(items: Sequence[Item]) -> int:
    """The place after the date, if one stands near the end; else the end of everything."""
    for end in range(len(items), max(0, len(items) - _MOST_LINES), -1):
        line = _line(items, end - 1)
        if line is None:
            break
        if _is_date(line):
            return end
        may_stand_below = len(line.text) <= LONGEST_LINE and not line.text.endswith("。")
        if not (may_stand_below or _BELOW_DATE.match(line.text)):
            break
    return len(items)


def _notes(items: Sequence[Item]) -> list[str]:
    """The notes in brackets with which items begin."""
    notes: list[str] = []
    for at in range(_MOST_NOTES):
        line = _line(items, at)
        if line is None or not _NOTE.fullmatch(line.text):
            break
        notes.append(line.text)
    return notes


def _signers(items: Sequence[Item], *, dated: bool) -> tuple[list[str], Sequence[Item]]:
    """The bodies with which items end, and the items before them."""
    signers: list[str] = []
    end = len(items)
    while len(signers) < _MOST_NAMES:
        line = _line(items, end - 1)
        if line is None or not _signs(line.text, dated=dated):
            break
        signers = bodies(line.text) + signers
        end -= 1
    return signers, items[:end]


def _signs(text: str, *, dated: bool) -> bool:
    """Whether a line may be a signature: a body; before a date, any short line without a mark."""
    if ordinals.of_heading(text) or len(text) > _LONGEST_NAME or NO_NAME.search(text):
        return False
    return is_name(text) or (dated and bool(re.fullmatch(rf"[{HAN}Xx×\s]+", text)))


def _start_of_closing(items: Sequence[Item]) -> int:
    """Where the closing begins: the list of attachments, and before it 特此报告。"""
    start = _start_of_list(items)
    before = _line(items, start - 1)
    return start - 1 if before and _CLOSING.fullmatch(before.text) else start


def _start_of_list(items: Sequence[Item]) -> int:
    """Where the list of attachments begins that ends the items; their end if there is none."""
    for at in reversed(range(max(0, len(items) - _MOST_LINES), len(items))):
        line = _line(items, at)
        if line and _ANNEX.match(line.text):
            return at
        if line is None or not _LISTED_ANNEX.match(line.text):
            break
    return len(items)


def _closing(text: str) -> Data:
    if "附件" in text:
        return commented("closing", text, _LISTED)
    return {"closing": text} if text else {}


def _day(line: Paragraph) -> tuple[str, list[Taken]]:
    """The date as the field has it, and what is printed for it."""
    day = read_date(line.text) or read_han_date(bare(line.text))
    if day is None:
        return line.text, []
    return day.isoformat(), [Taken(line.line, line.text, 0, len(line.text), written_date(day))]


def _note(notes: list[str]) -> Data:
    """The note below the date, without the brackets that the printer sets."""
    if not notes:
        return {}
    text = "".join(notes)[1:-1]
    return commented("note", text, _NOTES_JOINED) if len(notes) > 1 else {"note": text}
