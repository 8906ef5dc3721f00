"""A whole report in one paragraph, as the text of a web page gives it, cut into its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.basis import ordinals
from generator.basis.messages import say, shortened
from generator.basis.numerals import ORDINAL, read_date, written_date
from generator.importing.clean import is_page
from generator.importing.lines import DATE, is_name
from generator.importing.model import Item, Note, Paragraph
from generator.importing.recognition import Recognition

_LONG = 400  # characters of a paragraph that may be a whole report without line ends
_FEWEST_PIECES = 4  # of such a report
_FEWEST_ORDINALS = 2  # of a series
_MOST_SKIPPED = 2  # numbers that a source leaves out of a series
_HEADINGS_INSIDE = (
    re.compile(rf"(?:^|(?<=[。：；！？:;”》）\s]))({ORDINAL})、"),
    re.compile(rf"(?<![第条款])[（(]\s*({ORDINAL})\s*[）)]"),
    re.compile(r"(?:^|(?<=[。：；！？:;\s]))(\d{1,2})[.．、](?!\d)"),
)
_SENTENCE = re.compile(r"[。；]")
_SHORTEST_BODY = 20  # characters without a gap, a mark among them, with which an author begins
_MARK = re.compile("[，。]")
_NUMBER = re.compile(r"\d+")
_FEWEST_LABELS = 2  # of the table that a page has above a report
_LABEL = re.compile(
    r"(标\s*题|发文机关|发布机构|成文日期|生成日期|索\s*引\s*号|主题分类|信息分类|发文字号|文\s*号"
    r"|发布日期|有\s*效\s*性|来源|时间)\s*[:：]\s*"
)
_SUBJECTS = ("发文机关", "发布机构")
_DATES = ("成文日期", "生成日期")
# With which a text begins that follows a heading with no mark between them, level by level.
_TEXT_AFTER_HEADING = (
    re.compile(
        r"\s|(?:19|20)\d\d\s*年|今年|去年|一年来|近年来|过去一年|下一?步[，,]|一是|为(?:深入|进一步|全面|切实)"
        r"|[我本][局区市县省镇乡委厅办院部处旗盟州]"
    ),
    re.compile(r"\s|一是"),
)
_HEADING = range(4, 61)  # characters of a heading without a mark behind it
_SHORTEST_NAME = 4  # characters at the end of a unit's name by which its report calls it
_NEXT = re.compile(r"(?<=。)(?=下一?步[，,])")
_SIGNED = re.compile(rf"(?<=[。！])\s*([^\s。，；：]{{4,40}}?)\s*({DATE})$")
FLAT = say("原文连成一段，没有分段：这里的段落是按序号和字样分开的，请对照原文看一遍。")
_DROPPED = say("删去网页上的文字“{text}”。")
_SHOWN = 40  # characters of a text in a note


class Restored(NamedTuple):
    """The items, and what there is to tell: nothing where no paragraph held a whole report."""

    items: list[Item]
    notes: list[Note]


class _Page(NamedTuple):
    """What stands around the text of a report on its page, and what that tells."""

    above: str
    text: str
    below: str
    title: str = ""
    signature: tuple[str, ...] = ()


def restore(items: Sequence[Item], known: Recognition) -> Restored:
    """The items; where one paragraph holds a whole report, the paragraphs of that."""
    texts = [item.text if isinstance(item, Paragraph) else "" for item in items]
    longest = max(texts, key=len, default="")
    if len(longest) < max(_LONG, sum(map(len, texts)) / 2):
        return Restored(list(items), [])
    at = texts.index(longest)
    page = _page(longest, known)
    pieces = [page.text]
    for pattern in _HEADINGS_INSIDE:
        pieces = [part for piece in pieces for part in _cut(piece, pattern)]
    if len(pieces) < _FEWEST_PIECES:
        return Restored(list(items), [])
    unit = _unit([page.title, *texts[:at]], known)
    found = [line for piece in _before_next(pieces) for line in _heading_apart(piece, unit, known)]
    signed = _signed(found, page)
    made = [replace(each, line=items[at].line) for each in [*_lines(page.title), *signed]]
    dropped = (text for text in (page.above, page.below) if text)
    notes = [Note(items[at].line, _DROPPED.fill(text=shortened(text, _SHOWN))) for text in dropped]
    return Restored([*items[:at], *made, *items[at + 1 :]], [Note(0, FLAT), *notes])


def _lines(*texts: str) -> list[Paragraph]:
    return [Paragraph(0, text) for text in texts if text]


def _page(text: str, known: Recognition) -> _Page:
    """The text of a report apart from what its page says above and below it."""
    words = list(re.finditer(r"\S+", text))
    first = next((index for index, word in enumerate(words) if _is_of_author(word[0])), 0)
    if first and _NUMBER.fullmatch(words[first - 1][0]):  # 2022 年
        first -= 1
    end = len(words)
    while end > first + 1 and is_page(Paragraph(0, words[end - 1][0])):
        end -= 1
    above = text[: words[first].start()].strip()
    body = text[words[first].start() : words[end - 1].end()]
    below = text[words[end - 1].end() :].strip()
    titles = [word[0] for word in words[:first] if known.is_own_title(word[0])]
    told = _table(above)
    if len(told) >= _FEWEST_LABELS:
        title = next((told[key] for key in told if key.startswith("标")), "")
        return _Page(above, body, below, title or "".join(titles[-1:]), _signature(told))
    if titles == [above]:
        return _Page("", body, below, above)
    return _Page("", text[: words[end - 1].end()], below)


def _is_of_author(word: str) -> bool:
    return len(word) >= _SHORTEST_BODY and _MARK.search(word) is not None


def _table(text: str) -> dict[str, str]:
    """The values of the table that a page has above a report, by label."""
    hits = list(_LABEL.finditer(text))
    ends = [*(hit.start() for hit in hits[1:]), len(text)]
    return {hit[1]: text[hit.end() : end].strip() for hit, end in zip(hits, ends, strict=False)}


def _signature(told: dict[str, str]) -> tuple[str, ...]:
    """The body and the date that the table of a page names."""
    bodies = [told[label] for label in _SUBJECTS if is_name(told.get(label, "-"))]
    days = filter(None, (read_date(told.get(label, "")) for label in _DATES))
    return (*bodies[:1], *list(map(written_date, days))[:1])


def _cut(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """A text cut before ordinals that count on from 一; uncut where there are fewer than two.

    A number that is nowhere may be left out.
    """
    hits = [(hit.start(), ordinals.number(hit[1])) for hit in pattern.finditer(text)]
    later = Counter(number for _, number in hits)
    starts: list[int] = []
    expected = 1
    for start, number in hits:
        later[number] -= 1
        if number == 1 and len(starts) >= _FEWEST_ORDINALS:  # it begins anew
            expected = 1
        is_near = expected <= number <= expected + _MOST_SKIPPED if starts else number == 1
        if number == expected or (is_near and not later[expected]):
            starts.append(start)
            expected = number + 1
    if len(starts) < _FEWEST_ORDINALS:
        yield text
        return
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        piece = text[start:end].strip()
        if piece:
            yield piece


def _unit(titles: Sequence[str], known: Recognition) -> str:
    """The name of the body that reports, as the first title has it."""
    hits = (known.subject.match(title) for title in titles if known.is_title(title))
    return next((hit[1] for hit in hits if hit), "")


def _before_next(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces, the last of them cut before 下一步."""
    *others, last = pieces
    yield from others
    yield from _NEXT.split(last)


def _heading_apart(piece: str, unit: str, known: Recognition) -> list[Paragraph]:
    """A heading of the first two levels and the text after it, where no mark parts them."""
    mark = ordinals.of_heading(piece)
    if mark is None or mark.level > len(_TEXT_AFTER_HEADING):
        return _lines(piece)
    stop = _SENTENCE.search(piece, mark.end)
    words = piece[mark.end : stop.start() if stop else mark.end][: _HEADING.stop]
    places = [hit.start() for hit in _TEXT_AFTER_HEADING[mark.level - 1].finditer(words)]
    if mark.level == 1:
        places += _places_of_name(words, unit) + known.ends_of_heading(words)
    end = min((place for place in places if place in _HEADING), default=0)
    if not end:
        is_guess = mark.level == 1 and stop is not None
        return [replace(each, is_guess=is_guess) for each in _lines(piece)]
    heading, text = _lines(piece[: mark.end + end].strip(), piece[mark.end + end :].strip())
    return [replace(heading, is_guess=True), text]


def _places_of_name(text: str, unit: str) -> list[int]:
    """Where a text has the name of a unit, or the end of it that its report calls it by."""
    if len(unit) < _SHORTEST_NAME:
        return []
    hits = re.finditer(re.escape(unit[-_SHORTEST_NAME:]), text)
    return [hit.end() - len(_common_end(text[: hit.end()], unit)) for hit in hits]


def _common_end(text: str, other: str) -> str:
    """The longest end that two texts share."""
    starts = range(len(other))
    return next((other[start:] for start in starts if text.endswith(other[start:])), "")


def _signed(lines: list[Paragraph], page: _Page) -> list[Paragraph]:
    """The lines with signature and date at the end, in the text or else in the page's table."""
    *others, last = lines
    hit = _SIGNED.search(last.text)
    if hit is None:
        return [*lines, *(replace(each, is_guess=True) for each in _lines(*page.signature))]
    body = last.text[: hit.start()].strip()
    return [*others, *_lines(body), replace(_lines(hit[1])[0], is_guess=True), *_lines(hit[2])]
