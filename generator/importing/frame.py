"""What stands around the body of a report: title and issuing bodies, closing, signature and date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.importing import facts, marks
from generator.importing.facts import TITLE
from generator.importing.model import Data, Item, Paragraph, Taken, bare, flat
from generator.importing.names import LONGEST_LINE, NO_NAME, bodies, is_name
from generator.messages import say
from generator.numerals import read_date

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_LONGEST_NAME = 30
_LONGEST_SIGNATURE = 120  # characters of a name and a date in one line
_MOST_LINES = 8  # before and in the title
_MOST_NAMES = 4
_MOST_TITLE = 24  # paragraphs among which a title is
_TRAIL = re.compile("[>＞»›]")  # where a page stands in its web site
_FIRST_HALF = re.compile(r"关于|年度?$|^(?:19|20)\d\d年")
BRACKETED_DATE = re.compile(r"[（(]\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[）)]")
DATE = r"(?:\d{4}|[〇○零Ｏ一二三四五六七八九]{4})\s*年\s*.{1,3}\s*月(?:\s*.{1,3}\s*日)?"
_DATE = re.compile(DATE)
_SIGNED_AND_DATED = re.compile(rf"(\S.{{1,40}}?)\s+({DATE})")
_NOTE = re.compile(r"[（(].{2,80}[）)]")
_NOTES = 3
_BELOW = re.compile(
    r"(?:主题词|主\s*送|抄\s*[报送]|分\s*送|共印|校对)"
)  # what may stand below a date
_CLOSING = re.compile(r"^(?:特此|专此|以上).{0,6}[报汇]告[。！.]?$")
_ANNEX = re.compile(r"附件\s*[:：]")
_LISTED_ANNEX = re.compile(r"\d{1,2}[.．、]")


class Frame(NamedTuple):
    """The fields around the body, the body, and what was taken off."""

    front: Data
    end: Data
    body: list[Item]
    taken: list[Taken]


def prepared(items: Sequence[Item]) -> list[Item]:
    """The items with a title in one piece that has line breaks in it, and a date apart from a name."""
    made: list[Item] = []
    for index, item in enumerate(items):
        before = made[-1] if made and index < _MOST_TITLE else None
        text = item.text if isinstance(item, Paragraph) else ""
        dated = _SIGNED_AND_DATED.fullmatch(text) if len(text) <= _LONGEST_SIGNATURE else None
        if before and _are_title(before, item):
            made[-1] = Paragraph(item.line, before.text + item.text)  # type: ignore[union-attr]
        elif dated and is_name(dated[1]) and index > len(items) // 2:
            made += [Paragraph(item.line, dated[1]), Paragraph(item.line, dated[2])]
        else:
            made.append(item)
    return made


def _are_title(first: Item, second: Item) -> bool:
    """Whether two lines of one paragraph are a title."""
    if not (isinstance(first, Paragraph) and isinstance(second, Paragraph)):
        return False
    text = first.text + second.text
    return (
        first.line == second.line and len(text) <= LONGEST_LINE and bool(TITLE.search(bare(text)))
    )


def read(items: Sequence[Item], plain: Container[int] = (), known: Data | None = None) -> Frame:
    """The frame of a report; the lines in `plain` are text and belong to no frame.

    `known` are fields that are known already.
    """
    start, front = _front(items, plain)
    front |= known or {}
    stop, end, taken = _end(items, plain, start)
    body = list(items[start:stop])
    fields = facts.read(front, end, body) | front
    return Frame(fields, end, body, taken)


def _front(items: Sequence[Item], plain: Container[int]) -> tuple[int, Data]:
    """How many items are title and issuing bodies, and their fields."""
    lines = []
    for item in items[:_MOST_LINES]:
        if not _may_stand_above(item, plain):
            break
        lines.append(item.text if isinstance(item, Paragraph) else "")
    titles = [index for index, line in enumerate(lines) if TITLE.search(bare(line))]
    if not titles:
        return 0, {"#title": str(say("原文没有标题。")), "title": "无"}
    first, last = titles[0], titles[-1]
    while first and _FIRST_HALF.search(lines[first - 1]) and not TITLE.search(lines[first - 1]):
        first -= 1
    names = lines[:first]
    if not all(map(is_name, names)):
        return 0, {
            "#title": str(say("待核：标题前面还有别的文字，标题和它们一起留在导语里。如果是网页上的，用 --clean 重新导入。")),
            "title": "无",
        }  # fmt: skip
    if len(names) == 1 and lines[first].startswith("关于"):
        names, first = [], 0
    told: Data = {"#title": str(_TWICE)} if len(titles) > 1 else {}
    return last + 1, told | _headed(names, lines[first : last + 1])


_TWICE = say("待核：这里不止一个标题，请留一个。如果是网页上的，用 --clean 重新导入。")


def _headed(names: list[str], title: list[str]) -> Data:
    issuers = [name for line in names for name in bodies(line)]
    return {"title": "\n".join(title), **({"issuers": issuers} if issuers else {})}


def _may_stand_above(item: Item, plain: Container[int]) -> bool:
    return (
        isinstance(item, Paragraph)
        and item.line not in plain
        and len(item.text) <= LONGEST_LINE
        and not item.text.endswith(("。", "：", ":"))
        and not _TRAIL.search(item.text)
        and not marks.read(item.text)
    )


def _end(items: Sequence[Item], plain: Container[int], start: int) -> tuple[int, Data, list[Taken]]:
    """Where the body ends, the fields after it, what was taken off them."""
    data, taken = Data(), list[Taken]()
    stop = _last_date(items, plain, start)
    dated = _line(items, stop - 1, start, plain)
    if dated and _DATE.fullmatch(bare(dated.text)):
        data["date"], taken = _dated(dated)
        stop -= 1
    after = stop + ("date" in data)
    notes = _notes(items, after, plain) if "date" in data else []
    signers: list[str] = []
    while len(signers) < _MOST_NAMES and (line := _line(items, stop - 1, start, plain)):
        if not _signs(line.text, "date" in data):
            break
        signers, stop = bodies(line.text) + signers, stop - 1
    first = _closing(items, plain, start, stop)
    if "date" in data and after + len(notes) < len(items):
        text = "\n".join(each.text for each in flat(list(items[first:])))
        return first, {"#closing": str(_MORE), "closing": text}, []
    found: Data = {"signed_by": signers} if signers else {}
    closing = "\n".join(each.text for each in flat(list(items[first:stop])))
    told: Data = {"#closing": str(_LISTED)} if "附件" in closing else {}
    data |= _noted(notes)
    return first, told | ({"closing": closing} if closing else {}) | found | data, taken


def _notes(items: Sequence[Item], start: int, plain: Container[int]) -> list[str]:
    """The notes in brackets that follow the date."""
    notes: list[str] = []
    for item in items[start : start + _NOTES]:
        if not isinstance(item, Paragraph) or item.line in plain or not _NOTE.fullmatch(item.text):
            break
        notes.append(item.text)
    return notes


def _noted(notes: list[str]) -> Data:
    """The note below the date, without the brackets that the printer sets."""
    if not notes:
        return {}
    told: Data = {"#note": str(_NOTES_JOINED)} if len(notes) > 1 else {}
    return told | {"note": "".join(notes)[1:-1]}


_NOTES_JOINED = say("待核：原文有几条附注，这里接在一起了。")
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
        if _BELOW.match(line.text):
            continue
        if len(line.text) > LONGEST_LINE or line.text.endswith("。"):
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
    if marks.read(text) or len(text) > _LONGEST_NAME or NO_NAME.search(text):
        return False
    return is_name(text) or (dated and bool(re.fullmatch(r"[\u4e00-\u9fffXx×\s]+", text)))


def _dated(line: Paragraph) -> tuple[str, list[Taken]]:
    """The date as the field has it, and what is printed for it."""
    day = read_date(line.text)
    if day is None:
        return line.text, []
    printed = f"{day.year}年{day.month}月{day.day}日"
    return day.isoformat(), [Taken(line.line, line.text, 0, len(line.text), printed)]
