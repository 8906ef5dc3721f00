"""A report and the Word file that came back of it → what was done to it, and what to do about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from generator.basis.messages import say
from generator.basis.problems import Path, UserError
from generator.checking.report import check
from generator.kinds.schema import lost
from generator.printing.composing import compose
from generator.printing.look import house
from generator.printing.writers import docx
from generator.reports import carried
from generator.reports.carried import Carried
from generator.reports.source import Source
from generator.revising.changing import Change, Comment
from generator.revising.comparison.pairing import paired
from generator.revising.review import matching, merging, paper, returned
from generator.revising.review.edits import Edit, Loose
from generator.revising.review.merging import Conflict
from generator.revising.review.paper import Paper, Remark
from generator.revising.review.places import without_number

_REPORT = ("subject", "year")  # what says which report it is
_ANOTHER = say("{file} 不是这份报告印出来的：它是{there}的，这份报告是{here}的。")
_STRANGER = say(
    "{file} 和这份报告对不上：里面没有几段是从这份报告印出来的。"
    "整篇都重打过的，用 fazhi import 变成 YAML，再用 fazhi diff 比较。"
)
_REMARK = say("批注（{who}）：{text}")
_SPOILT = say("{file} 里存的报告数据不能用，可能被别的程序改过。请用 fazhi import。")


class Reviewed(NamedTuple):
    """What came back: edits and comments with the changes that make them, and what has none.

    `base` are the data that the file was printed from.
    """

    base: Carried
    edits: list[tuple[Path, Edit]]
    remarks: list[tuple[Path, Remark]]
    loose: list[Loose]
    conflicts: list[Conflict]
    changes: list[Change]


def review(found: Source, raw: bytes, file: str) -> Reviewed:
    """What was done to a report in Word. Raises UserError where the file is not of this report."""
    now = paper.read(raw, file)
    base = carried.unpacked(now.properties) or carried.of(found)
    of = carried.source(base, file)
    if lost(check(of)):
        raise UserError(_SPOILT.fill(file=file))
    _refuse_another(found, of, file)
    before = printed(of)
    known = carried.unpacked(before.properties)
    came = known and returned.compare(before, now, known, found.schema)
    if came is None:
        raise UserError(_STRANGER.fill(file=file))
    here = carried.of(replace(found, edition=of.edition)).data
    merged = merging.merge(came.edits, base.data, here)
    places = {id(edit): change.path for change, edit in merged.changes}
    remarks = [(_near(each.path, base.data, here, found), each.remark) for each in came.remarks]
    comments = [Comment(path, told(remark)) for path, remark in remarks]
    new = [each for each in comments if each.text not in found.node(each.path).page.text]
    return Reviewed(
        base,
        [(places[id(edit)], edit) for edit in came.edits if id(edit) in places],
        remarks,
        came.loose,
        merged.conflicts,
        [*new, *(change for change, _ in merged.changes)],
    )


def told(remark: Remark) -> str:
    """A comment as it stands in the YAML."""
    return str(_REMARK.fill(who=remark.who, text=remark.text))


def _near(path: Path, base: Any, now: Any, found: Source) -> Path:
    """Where a report has what stood at a path, or the nearest above it."""
    while path:
        here = merging.mapped(path, base, now)
        if here is not None and here in found.nodes:
            return here
        path = path[:-1]
    return min(found.nodes, key=lambda each: (not each, found.nodes[each].key))


def _refuse_another(found: Source, of: Source, file: str) -> None:
    """Raise UserError where a file was printed from another report."""
    here, there = ([str(each.data.get(key, "")) for key in _REPORT] for each in (found, of))
    if found.kind is not of.kind or (
        here != there and here[1:] != there[1:] and here[:1] != there[:1]
    ):
        raise UserError(_ANOTHER.fill(file=file, here="".join(here), there="".join(there)))


def printed(found: Source) -> Paper:
    """A report as its Word file says it."""
    return paper.read(docx.write(compose(found), house()), found.page.file)


def differences(found: Source, raw: bytes, file: str) -> list[tuple[str, str]]:
    """Where a report does not print what the file says with all changes accepted: its words, the file's.

    Numbers are left out: these are set anew.
    """
    ours, theirs = (
        [without_number(words) for unit in each.units if (words := matching.words(unit).strip())]
        for each in (printed(found), paper.read(raw, file))
    )
    pairs = paired(ours, theirs)
    texts = (("" if i is None else ours[i], "" if j is None else theirs[j]) for i, j in pairs)
    return [(one, other) for one, other in texts if one != other]
