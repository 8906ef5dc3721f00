"""What stands around the body of a report: title and issuing bodies, closing, signature and date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.importing import marks
from generator.importing.model import Data, Item, Paragraph, Taken, bare, flat
from generator.messages import say
from generator.numerals import read_date, read_year

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_LONGEST_LINE = 60  # characters of a line of the title
_LONGEST_NAME = 30
_MOST_LINES = 8  # before and in the title
_MOST_NAMES = 4
_TITLE = re.compile(
    r"法治.{0,20}(?:报告|总结|情况|要点|工作)(?:[（(][^（）()]*[）)])?$|(?:情况|工作).{0,4}报告$"
)
_FIRST_HALF = re.compile(r"关于|年度?$|^(?:19|20)\d\d年")
_BODY = re.compile(r"(?:政府|委员会|[局厅办委署部院会所站]|中心|支队|大队|办事处|党组|管委会)$")
_NO_NAME = re.compile(r"[。，；：！？、,;:!?<>|]")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_OF_TITLE = re.compile(
    r"^(?:中共)?(?:\d{4}年度?)?(.*?)(?:关于)?(?:\d{4}年度?)?(?:依法行政|(?:推进|加强)?(?:全面)?法治).*$"
)
_OF_OPENING = re.compile(
    r"^(?:\d{4}年(?:以来)?[,，])?([\u4e00-\u9fff]{2,15}?)(?:坚持|坚定|以习|在|认真|深入|全面|紧紧|始终|按照|贯彻|紧扣|围绕|聚焦|严格|推进|持续|大力|扎实|着力|积极)"
)
_GENERIC = re.compile(r"^(?:我|全|本|今年|一年|近年|为|根据|按照|在)")
_DATE = re.compile(r"(?:\d{4}|[〇○零Ｏ一二三四五六七八九]{4})年.{1,3}月(?:.{1,3}日)?")
_CLOSING = re.compile(r"^(?:特此|专此|以上).{0,6}[报汇]告[。！.]?$")
_ANNEX = re.compile(r"附件\s*[:：]")
_LISTED_ANNEX = re.compile(r"\d{1,2}[.．、]")
_TYPES = (
    ("agency", r"管委会|管理委员会|工委|示范区$|开发区$|高新区$|派出"),
    ("department", r"[局厅]$|委员会$|办公室$|[部署院]$"),
    ("township", r"[镇乡]$|街道|[镇乡]人民政府"),
    ("government", r"[省市县区旗州盟]$|政府$"),
)
_GUESSED = say("待核：从{where}里猜的。")
_FOUND_NONE = say("待填：没有认出来。")


class Frame(NamedTuple):
    """The fields around the body, the body, and what was taken off."""

    front: Data
    end: Data
    body: list[Item]
    taken: list[Taken]


def read(items: Sequence[Item], plain: Container[int] = ()) -> Frame:
    """The frame of a report; the lines in `plain` are text and belong to no frame."""
    start, front = _front(items, plain)
    stop, end, taken = _end(items, plain, start)
    body = list(items[start:stop])
    fields = _facts(front, end, body) | front
    return Frame(fields, end, body, taken)


def _front(items: Sequence[Item], plain: Container[int]) -> tuple[int, Data]:
    """How many items are title and issuing bodies, and their fields."""
    lines = []
    for item in items[:_MOST_LINES]:
        if not _may_stand_above(item, plain):
            break
        lines.append(item.text if isinstance(item, Paragraph) else "")
    titles = [index for index, line in enumerate(lines) if _TITLE.search(bare(line))]
    if not titles:
        return 0, {"#title": str(say("原文没有标题。")), "title": "无"}
    first, last = titles[0], titles[-1]
    while first and _FIRST_HALF.search(lines[first - 1]) and not _TITLE.search(lines[first - 1]):
        first -= 1
    names = lines[:first]
    if not all(map(_is_name, names)):
        return 0, {
            "#title": str(say("待核：标题前面还有别的文字，标题和它们一起留在导语里。如果是网页上的，用 --clean 重新导入。")),
            "title": "无",
        }  # fmt: skip
    if len(names) == 1 and lines[first].startswith("关于"):
        names, first = [], 0
    return last + 1, _headed(names, lines[first : last + 1])


def _headed(names: list[str], title: list[str]) -> Data:
    issuers = [name for line in names for name in _names(line)]
    return {"title": "\n".join(title), **({"issuers": issuers} if issuers else {})}


def _may_stand_above(item: Item, plain: Container[int]) -> bool:
    return (
        isinstance(item, Paragraph)
        and item.line not in plain
        and len(item.text) <= _LONGEST_LINE
        and not item.text.endswith(("。", "：", ":"))
        and not marks.read(item.text)
    )


def _is_name(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and not _NO_NAME.search(line) and all(
        _BODY.search(name) for name in line.split()
    )  # fmt: skip


def _names(line: str) -> list[str]:
    """The bodies in a line: several where each of its words is one."""
    return line.split() if _is_name(line) else [line]


def _end(items: Sequence[Item], plain: Container[int], start: int) -> tuple[int, Data, list[Taken]]:
    """Where the body ends, the fields after it, what was taken off them."""
    data, taken = Data(), list[Taken]()
    stop = _last_date(items, plain, start)
    dated = _line(items, stop - 1, start, plain)
    if dated and _DATE.fullmatch(bare(dated.text)):
        data["date"], taken = _dated(dated)
        stop -= 1
    signers: list[str] = []
    while len(signers) < _MOST_NAMES and (line := _line(items, stop - 1, start, plain)):
        if not _signs(line.text, "date" in data):
            break
        signers, stop = _names(line.text) + signers, stop - 1
    first = _closing(items, plain, start, stop)
    if "date" in data and items[-1] is not dated:
        text = "\n".join(each.text for each in flat(list(items[first:])))
        return first, {"#closing": str(_MORE), "closing": text}, []
    found: Data = {"signed_by": signers} if signers else {}
    closing = "\n".join(each.text for each in flat(list(items[first:stop])))
    told: Data = {"#closing": str(_LISTED)} if "附件" in closing else {}
    return first, told | ({"closing": closing} if closing else {}) | found | data, taken


_MORE = say(
    "待核：日期后面还有别的文字，署名、日期和它们一起留在这里。如果是网页上的，用 --clean 重新导入。"
)
_LISTED = say("待核：附件说明留在这里；要印出附件，请把它们移到“附件”里。")


def _last_date(items: Sequence[Item], plain: Container[int], start: int) -> int:
    """The end of the date, if one stands near the end; else the end of everything."""
    for stop in range(len(items), max(start, len(items) - _MOST_LINES), -1):
        line = _line(items, stop - 1, start, plain)
        if line is None:
            break
        if _DATE.fullmatch(bare(line.text)):
            return stop
        if len(line.text) > _LONGEST_LINE or line.text.endswith("。"):
            break
    return len(items)


def _closing(items: Sequence[Item], plain: Container[int], start: int, stop: int) -> int:
    """Where the closing begins: the list of attachments, and before it 特此报告。"""
    first = stop
    for at in range(stop - 1, max(start, stop - _MOST_LINES) - 1, -1):
        line = _line(items, at, start, plain)
        if line is None or not (_ANNEX.match(line.text) or _LISTED_ANNEX.match(line.text)):
            break
        if _ANNEX.match(line.text):
            first = at
            break
    before = _line(items, first - 1, start, plain)
    return first - 1 if before and _CLOSING.fullmatch(before.text) else first


def _line(items: Sequence[Item], at: int, start: int, plain: Container[int]) -> Paragraph | None:
    item = items[at] if at >= start else None
    return item if isinstance(item, Paragraph) and item.line not in plain else None


def _signs(text: str, dated: bool) -> bool:
    """Whether a line may be a signature: a body; before a date, any short line without a mark."""
    if marks.read(text) or len(text) > _LONGEST_NAME or _NO_NAME.search(text):
        return False
    return _is_name(text) or (dated and bool(re.fullmatch(r"[\u4e00-\u9fffXx×\s]+", text)))


def _dated(line: Paragraph) -> tuple[str, list[Taken]]:
    """The date as the field has it, and what is printed for it."""
    day = read_date(line.text)
    if day is None:
        return line.text, []
    printed = f"{day.year}年{day.month}月{day.day}日"
    return day.isoformat(), [Taken(line.line, line.text, 0, len(line.text), printed)]


def _facts(front: Data, end: Data, body: Sequence[Item]) -> Data:
    """Subject, its type and year, as far as title, signature or opening tell them."""
    heads = [item.text for item in body[:_MOST_LINES] if isinstance(item, Paragraph)]
    written = [head for head in heads if len(head) <= _LONGEST_LINE and _TITLE.search(bare(head))]
    title = bare(front["title"] if front["title"] != "无" else "".join(written[:1]))
    opening = next((item.text for item in body if isinstance(item, Paragraph)), "")
    signers = [*end.get("signed_by", []), *front.get("issuers", [])]
    where, subject = _subject(title, signers, bare(opening))
    year = _year(title, bare(opening), str(end.get("date", "")))
    kind = next((key for key, sign in _TYPES if re.search(sign, subject)), "")
    guessed = str(_GUESSED.fill(where=where)) if subject else str(_FOUND_NONE)
    data: Data = {"#subject": guessed, "subject": subject}
    if kind:
        data |= {"#subject_type": str(say("待核：按名称猜的。")), "subject_type": kind}
    return data | {"#year": "" if year and year in title else _about_year(year), "year": year}


def _about_year(year: str) -> str:
    return str(_GUESSED.fill(where=say("正文")) if year else _FOUND_NONE)


def _subject(title: str, signers: Sequence[str], opening: str) -> tuple[object, str]:
    """Where the reporting body is named, and its name, without 人民政府 after the place."""
    of_title = _OF_TITLE.match(title)
    of_opening = _OF_OPENING.match(opening)
    named = (
        (say("标题"), of_title[1] if of_title else ""),
        (say("署名"), bare(signers[-1]) if signers else ""),
        (say("导语"), of_opening[1] if of_opening and not _GENERIC.match(of_opening[1]) else ""),
    )
    for where, name in named:
        short = re.sub(r"(?<=[省市县区旗州镇乡])人民政府$", "", name)
        if short:
            return where, short
    return "", ""


def _year(title: str, opening: str, date: str) -> str:
    for text in (title, opening):
        found = _YEARS.search(text)
        if found:
            return found[1]
    signed = read_year(date[:4])
    return str(signed - 1) if signed else ""
