"""The record of printing at the end of a filed report: to whom copies go, who printed it and when."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from datetime import date
from typing import NamedTuple

from generator.basis.numerals import read_date
from generator.importing.frame import DATE
from generator.importing.model import DUE, Data, Item, Paragraph, Taken, bare, flat
from generator.importing.names import NO_NAME

_MOST = 8  # lines of a record
_LONGEST = 60  # characters of the line that says who printed
_RULE = re.compile(r"[\s_＿\-‐—―─━=＝]{3,}")
_COPIES = r"\s*[（(]?\s*共\s*印.{1,6}份\s*[）)]?[。.]?"
_PRINTED = re.compile(
    rf"(?P<by>.*?)[\s，,]*(?P<on>{DATE})?\s*(?P<word>印\s*发?)[。.]?(?:{_COPIES})?"
)
_WORD = "印发"
_ANY_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
_PRINTER = re.compile(r"[室局厅办委府院部会科处站所社]$")
_CC = re.compile(r"抄\s*送\s*[:：]\s*")
_STOP = re.compile(r"[。.]?$")


class Imprint(NamedTuple):
    """The fields of a record; its words as they are printed, and what was taken off them; the rest.

    `unsaid` are the roles that the printer sets although this one lacks them; `dropped` are the
    lines that have no place in a report.
    """

    fields: Data
    words: list[Item]
    rest: list[Item]
    taken: list[Taken]
    dropped: list[Paragraph]
    unsaid: frozenset[str]


def split(items: Sequence[Item], plain: Container[int] = ()) -> Imprint | None:
    """The record at the end of a report and what is before it; None where there is none."""
    lines: list[Paragraph] = []
    found: Imprint | None = None
    for at in range(len(items) - 1, max(-1, len(items) - 1 - _MOST), -1):
        if items[at].line in plain:
            break
        lines = [*flat([items[at]]), *lines]
        made = _read(lines)
        if made:
            found = made._replace(rest=list(items[:at]))
    return found


def _read(lines: Sequence[Paragraph]) -> Imprint | None:
    """The record that some lines are, None where they hold anything else."""
    ruled = [line for line in lines if _RULE.fullmatch(line.text)]
    said = [line for line in lines if line not in ruled]
    copies = said[-1:] if said and re.fullmatch(_COPIES, said[-1].text) else []
    printed = _printed(said[: len(said) - len(copies)])
    rest = said[: len(said) - len(copies) - (printed.lines if printed else 0)]
    copied = _copied(rest) if rest else _Line({}, None, [], 0)
    if not (said and copied) or not (printed or copied.words):
        return None
    parts = [part for part in (copied, printed) if part]
    words = [part.words for part in parts if part.words]
    taken = [each for part in parts for each in part.taken]
    unsaid = frozenset(() if printed else ("printed",))
    fields = {key: value for part in parts for key, value in part.fields.items()}
    return Imprint(fields, list(words), [], taken, [*ruled, *copies], unsaid)


class _Line(NamedTuple):
    """What one line of the record says, and how many lines it took in the file."""

    fields: Data
    words: Paragraph | None
    taken: list[Taken]
    lines: int


def _printed(lines: Sequence[Paragraph]) -> _Line | None:
    """Who printed and when, at the end of some lines: in one line or in two."""
    whole = _printing(lines[-1]) if lines else None
    if whole and list(whole.fields) == ["printed_on"] and len(lines) > 1:
        by, on = lines[-2:]
        both = _printing(Paragraph(on.line, f"{by.text}　{on.text}"))
        if both and not DUE.search(on.text) and _PRINTER.search(both.fields.get("printed_by", "")):
            return both._replace(lines=2)
    return whole


def _printing(line: Paragraph) -> _Line | None:
    text = DUE.sub("", line.text).strip()
    hit = _PRINTED.fullmatch(text) if len(text) <= _LONGEST else None
    by = hit["by"].strip() if hit else ""
    if hit is None or NO_NAME.search(by):
        return None
    if not (hit["on"] or _PRINTER.search(by) or DUE.search(line.text)):
        return None
    fields: Data = {"printed_by": by} if by else {}
    day = read_date(hit["on"] or "")
    fields |= {"printed_on": day.isoformat() if day else hit["on"]} if hit["on"] else {}
    word = Taken(line.line, text, hit.start("word"), hit.end("word"), _WORD)
    taken = [_dated(hit, day, line), word, Taken(line.line, text, hit.end("word"), len(text), "")]
    undated = not hit["on"] and bool(DUE.search(line.text))
    return _Line(fields, Paragraph(line.line, text), taken[undated:], 1)


def _dated(hit: re.Match[str], day: date | None, line: Paragraph) -> Taken:
    """The day as it is printed: where none is said, that of the report."""
    if not hit["on"]:
        return Taken(line.line, hit.string, hit.start("word"), hit.start("word"), _ANY_DAY)
    shown = f"{day.year}年{day.month}月{day.day}日" if day else bare(hit["on"])
    return Taken(line.line, hit.string, hit.start("on"), hit.end("on"), shown)


def _copied(lines: Sequence[Paragraph]) -> _Line | None:
    """To whom copies go: the first line says 抄送, the others go on."""
    text = "".join(line.text for line in lines)
    head = _CC.match(text)
    if head is None or "。" in text[:-1]:
        return None
    end = _STOP.search(text).start()  # type: ignore[union-attr]
    receivers = [name.strip() for name in re.split("[，,]", text[head.end() : end])]
    line = Paragraph(lines[0].line, text)
    taken = [] if text.endswith("。") else [Taken(line.line, text, end, len(text), "。")]
    return _Line({"cc": [name for name in receivers if name]}, line, taken, len(lines))
