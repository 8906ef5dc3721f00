"""What a unit sent as a text of its own → the fields of its contribution to a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.basis.messages import say
from generator.importing.model import NONE, Data, Item, Note, Paragraph, commented
from generator.kinds.kind import Kind

# Lines that say whom to ask; a label may be spaced, and several may share a line.
_LABEL = r"(?:联\s*系\s*人|联\s*系\s*方\s*式|联\s*系\s*电\s*话|办\s*公\s*电\s*话|电\s*话|手\s*机)"
_CONTACT = re.compile(
    rf"[（(]?{_LABEL}(?:及电话|和电话)?\s*[：:]\s*(.+?)[）)]?(?=[\s，,；;]*{_LABEL}|$)"
)
_CONTACTS = re.compile(rf"[（(]?{_LABEL}.{{0,4}}[：:]")
_CLERKS = re.compile(
    r"[（(]?(?:填\s*[报表]\s*人|审\s*[核批]\s*人|经\s*办\s*人|报\s*送\s*人|拟\s*稿\s*人)\s*[：:]"
)
_LONGEST_LINE = 60  # characters of a line about whom to ask
_ADDRESSEE = re.compile(r"[^，。；]{2,30}[：:]")
# The sentence that only says that a text is sent.
_COVERING = re.compile(r"[^。]*(?:现将|现就)[^。]*(?:如下|报[告送上]|汇报)[：:。]?\s*$")
_BESIDE_PARTS = ("attachments",)
_OF_FORM = ("heading", "run_in", "lead", "item")  # what the main file says of a part
_TITLE_LINES = 3
_ANNOUNCES = re.compile(
    r"(?:如下|以下(?:几|[一二三四五六七八九十])?(?:个?方面|点|项|条)?[^。]*)[。：:]?$"
)
_NOT_TAKEN = say("下面这些由主文件统一写，没有放进供稿：{told}。")
_TOLD = say("{what}写着“{text}”")
_WHAT = {
    "title": say("标题"), "opening": say("套话"), "closing": say("结尾的话"), "signed_by": say("署名"),
    "date": say("日期"), "addressee": say("称呼"), "heading": say("大标题"), "lead": say("引出下文的话"),
}  # fmt: skip
_CLERK = say("“{text}”没有导入：供稿里没有这一栏。")
_CONTACT_TOLD = say("“{text}”是联系人，没有放进正文。")
_WHOLE_REPORT = say(
    "这个文件各项必报内容都有，像是一份完整的报告，不像一家单位的供稿。要导入整份报告，请去掉 --unit。"
)
_NO_HEADING = say("待核：原文这里没有标题；要标题的请补上，不要的留着“无”。")
_OPENING = say("待核：原文开头的话。")


@dataclass
class _Found:
    """What is told, and the persons to ask."""

    notes: list[Note] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    covering: list[str] = field(default_factory=list)

    def tell(self, key: str, value: Any) -> None:
        """Tell of something that a contribution does not have."""
        words = "、".join(value) if isinstance(value, list) else str(value)
        if words.strip() and words != NONE:
            self.covering.append(str(_TOLD.fill(what=_WHAT[key], text=words)))


class Letter(NamedTuple):
    """What a text says without what only goes with a letter, and what that was."""

    items: list[Item]
    contact: str
    covering: list[str]
    notes: list[Note]


def letter(items: Sequence[Item]) -> Letter:
    """The items without what only goes with a letter: whom it is to, whom to ask."""
    found = _Found()
    kept = [item for at, item in enumerate(items) if not _is_cover(item, at, len(items), found)]
    return Letter(kept, " ".join(found.contacts), found.covering, found.notes)


def _is_cover(item: Item, at: int, count: int, found: _Found) -> bool:
    """Whether an item belongs to the letter, not to the text; it is told."""
    if not isinstance(item, Paragraph) or len(item.text) > _LONGEST_LINE:
        return False
    text = item.text
    if _CONTACTS.match(text):
        found.contacts += [hit[1].strip() for hit in _CONTACT.finditer(text)]
        found.notes.append(Note(item.line, _CONTACT_TOLD.fill(text=text)))
        return True
    if _CLERKS.match(text):
        found.notes.append(Note(item.line, _CLERK.fill(text=text)))
        return True
    is_first = at <= _TITLE_LINES and at + 1 < count
    if is_first and _ADDRESSEE.fullmatch(text) and not _COVERING.search(text):
        found.tell("addressee", text)
        return True
    return False


def fields(
    report: Data, of: Kind, own: Mapping[str, str], covering: Sequence[str]
) -> tuple[Data, list[Note]]:
    """The fields of a contribution, out of those of the report as which its text was read.

    `covering` is what its letter says besides.
    """
    found = _Found(covering=list(covering))
    parts: Data = {}
    for key, value in report.items():
        if key.startswith("#"):
            continue
        if key in of.mandatory:
            parts[key] = _part(value, of.contribution.fields[key].asked, found)
        elif key == of.rest or key in _BESIDE_PARTS:
            parts[key] = value
        elif key in _WHAT and key != "opening":
            found.tell(key, value)
    if of.mandatory and all(key in parts for key in of.mandatory):
        found.notes.append(Note(0, _WHOLE_REPORT))
    opening = _COVERING.sub("", str(report.get("opening", NONE))).strip()
    found.tell("opening", str(report.get("opening", NONE)).removeprefix(opening))
    if opening and opening != NONE:
        _put_first(parts, opening, of)
    if found.covering:
        found.notes.append(Note(0, _NOT_TAKEN.fill(told="；".join(found.covering))))
    written = {key: value for key, value in parts.items() if value}
    first = {key: own[key] for key in of.contribution.fields if key in own}
    return {**first, **written}, found.notes


def _put_first(parts: Data, opening: str, of: Kind) -> None:
    """Put what an opening says besides into the first part that takes sections."""
    first = next(
        (key for key, field in of.contribution.fields.items() if "sections" in field.asked), ""
    )
    said = {"heading": NONE, **commented("text", opening, _OPENING)}
    if first:
        part = parts.setdefault(first, {})
        part["sections"] = [said, *part.get("sections", ())]


def _part(part: Data, asked: Sequence[str], found: _Found) -> Data:
    """A part in the form in which units are asked for it: as points, or as sections."""
    found.tell("heading", part.get("heading", NONE))
    lead = str(part.get("lead", ""))
    is_only_lead = lead.endswith(("：", ":")) or _ANNOUNCES.search(lead)
    if is_only_lead:
        found.tell("lead", lead)
        lead = ""
    inside = {key: value for key, value in part.items() if key.lstrip("#") not in _OF_FORM}
    if "points" in asked:
        return _as_points(inside, lead)
    if "sections" in asked:
        return _as_sections(inside, lead)
    return {**({"lead": lead} if lead else {}), **inside}


def _as_points(part: Data, lead: str) -> Data:
    """Paragraphs and short sections as points, in their order; what is more than that stays."""
    texts = [*lead.split("\n"), *part.pop("text", "").split("\n")]
    points = [*filter(None, texts), *part.pop("points", ())]
    longer = []
    for section in _without_frames(part.pop("sections", ())):
        if _is_short(section):
            points.append(_as_point(section))
        else:
            longer.append(section)
    made = {"points": points} if points else {}
    return {**made, **({"sections": longer} if longer else {}), **_commented_only(part)}


def _without_frames(sections: Iterable[Data]) -> Iterator[Data]:
    """Sections; of one that has no heading and only holds others, those."""
    for section in sections:
        said = {key for key in section if not key.startswith("#")} - {"run_in"}
        if said == {"heading", "sections"} and section["heading"] == NONE:
            yield from _without_frames(section["sections"])
        else:
            yield section


def _is_short(section: Data) -> bool:
    return {key for key in section if not key.startswith("#")} <= {"heading", "run_in", "text"}


def _as_point(section: Data) -> str:
    heading = "" if section["heading"] == NONE else str(section["heading"])
    stop = "。" if heading and not heading.endswith(("。", "？", "！")) else ""
    return heading + stop + str(section.get("text", ""))


def _commented_only(part: Data) -> Data:
    """The fields that are left, each with its comment, no comment without its field."""
    return {key: value for key, value in part.items() if key.lstrip("#") in part}


def _as_sections(part: Data, lead: str) -> Data:
    """What stands in the part itself as a section without a heading, before its sections."""
    sections = list(_without_frames(part.pop("sections", ())))
    itself = {**({"lead": lead} if lead else {}), **_commented_only(part)}
    if itself:
        sections = [{**commented("heading", NONE, _NO_HEADING), **itself}, *sections]
    return {"sections": sections} if sections else {}
