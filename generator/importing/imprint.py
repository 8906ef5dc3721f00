"""The record of printing at the end of a filed report: to whom copies go, who printed it and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from generator.basis.drafts import DUE
from generator.basis.numerals import read_date, written_date
from generator.importing.lines import DATE, NO_NAME, RULED
from generator.importing.matter import Matter, not_printed
from generator.importing.model import Data, Item, Paragraph, Taken, bare, flat

ABSENT = Matter(unsaid=frozenset(("printed",)))
_MOST = 8  # lines of a record
_LONGEST = 60  # characters of the line that says who printed
_RULE = re.compile(rf"[{RULED}]{{3,}}")
_NUMBER_OF_COPIES = r"\s*[（(]?\s*共\s*印.{1,6}份\s*[）)]?[。.]?"
_COPIES = re.compile(_NUMBER_OF_COPIES)
_PRINTED = re.compile(
    rf"(?P<by>.*?)[\s，,]*(?P<on>{DATE})?\s*(?P<word>印\s*发?)[。.]?(?:{_NUMBER_OF_COPIES})?"
)
_WORD = "印发"
_ANY_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
_PRINTER = re.compile(r"[室局厅办委府院部会科处站所社]$")
_CC = re.compile(r"抄\s*送\s*[:：]\s*")
_STOP = re.compile(r"[。.]?$")


class _Entry(NamedTuple):
    """What one entry of the record says, and how many lines it took in the file."""

    fields: Data
    words: Paragraph
    taken: list[Taken]
    lines: int


def read(items: Sequence[Item]) -> tuple[Matter, list[Item]]:
    """The record at the end of a report, ABSENT where there is none; the items before it."""
    lines: list[Paragraph] = []
    found, start = ABSENT, len(items)
    for at in reversed(range(max(0, len(items) - _MOST), len(items))):
        if items[at].literal:
            break
        lines = [*flat([items[at]]), *lines]
        record = _record(lines)
        if record:
            found, start = record, at
    return found, list(items[:start])


def _record(lines: Sequence[Paragraph]) -> Matter | None:
    """The record that some lines are, None where they hold anything else."""
    ruled = [line for line in lines if _RULE.fullmatch(line.text)]
    said = [line for line in lines if line not in ruled]
    copies = said[-1:] if said and _COPIES.fullmatch(said[-1].text) else []
    said = said[: len(said) - len(copies)]
    printed = _printed(said)
    rest = said[: len(said) - printed.lines] if printed else said
    copied = _copied(rest) if rest else None
    if rest and not copied:
        return None
    entries = [entry for entry in (copied, printed) if entry]
    if not entries:
        return None
    return Matter(
        {key: value for entry in entries for key, value in entry.fields.items()},
        tuple(entry.words for entry in entries),
        tuple(each for entry in entries for each in entry.taken),
        frozenset() if printed else ABSENT.unsaid,
        tuple(not_printed([*ruled, *copies])),
    )


def _printed(lines: Sequence[Paragraph]) -> _Entry | None:
    """Who printed and when, at the end of some lines: in one line or in two."""
    last = _printing(lines[-1]) if lines else None
    if last and list(last.fields) == ["printed_on"] and len(lines) > 1:
        by, on = lines[-2:]
        both = _printing(Paragraph(on.line, f"{by.text}　{on.text}"))
        if both and not DUE.search(on.text) and _PRINTER.search(both.fields.get("printed_by", "")):
            return both._replace(lines=2)
    return last


def _printing(line: Paragraph) -> _Entry | None:
    """Who printed and when, if a line says so."""
    text = DUE.sub("", line.text).strip()
    hit = _PRINTED.fullmatch(text) if len(text) <= _LONGEST else None
    if hit is None:
        return None
    by, on = hit["by"].strip(), hit["on"] or ""
    is_owed = bool(DUE.search(line.text))
    if NO_NAME.search(by) or not (on or is_owed or _PRINTER.search(by)):
        return None
    day = read_date(on)
    fields: Data = {}
    if by:
        fields["printed_by"] = by
    if on:
        fields["printed_on"] = day.isoformat() if day else on
    taken = [
        Taken(line.line, text, hit.start("word"), hit.end("word"), _WORD),
        Taken(line.line, text, hit.end("word"), len(text), ""),
    ]
    if on or not is_owed:
        taken.insert(0, _dated(hit, day, line))
    return _Entry(fields, Paragraph(line.line, text), taken, 1)


def _dated(hit: re.Match[str], day: date | None, line: Paragraph) -> Taken:
    """The day as it is printed: where none is said, that of the report."""
    if not hit["on"]:
        return Taken(line.line, hit.string, hit.start("word"), hit.start("word"), _ANY_DAY)
    shown = written_date(day) if day else bare(hit["on"])
    return Taken(line.line, hit.string, hit.start("on"), hit.end("on"), shown)


def _copied(lines: Sequence[Paragraph]) -> _Entry | None:
    """To whom copies go: the first line says 抄送, the others go on."""
    text = "".join(line.text for line in lines)
    head = _CC.match(text)
    if head is None or "。" in text[:-1]:
        return None
    end = _STOP.search(text).start()  # type: ignore[union-attr]
    names = [name.strip() for name in re.split("[，,]", text[head.end() : end])]
    taken = [] if text.endswith("。") else [Taken(lines[0].line, text, end, len(text), "。")]
    fields = {"cc": [name for name in names if name]}
    return _Entry(fields, Paragraph(lines[0].line, text), taken, len(lines))
