"""Which of the ordinals in a text number headings, and which stay in a list or a text."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeGuard

from generator.basis import ordinals
from generator.basis.messages import Message, say
from generator.basis.ordinals import Mark
from generator.importing import heads
from generator.importing.lines import ANNEX
from generator.importing.model import NONE, Item, Paragraph, bare

_LONGEST_HEADING = 40  # characters of a heading without an ordinal
_LONGEST_CHAPTER = 30
_NO_HEADING = re.compile(r"[。；，：！？;:!?]$")
_NO_CHAPTER = re.compile(r"[。；：！？;:!?|]")
_PROSE = re.compile(r"[。；！？;!?](?:[（(][^（）()]*[）)])?$")
_FEWEST_TERMS = 3  # of a list of terms that are explained
_SENTENCES = say("待核：这里的条目是整句，不是标题，连序号留在文字里。")
_BARE = say("待核：这里的序号越级，下面又没有文字，像是清单，连序号留在文字里。")
_BEGINS_ELSEWHERE = say("待核：这里的序号不是从头数的，连序号留在文字里。")
_TOO_DEEP = say("待核：标题最多四级，这里更深的一级留在文字里。")
_NOT_PRINTED = say("待核：这里有的标题太长，或者只有一个“无”字，排不成标题，留在文字里。")
_GLOSSARY = say("待核：这里像是名词解释，连序号留在文字里。")


class Entry(NamedTuple):
    """One paragraph of a series: where it stands, its number, what it says."""

    place: int
    number: int
    text: str


@dataclass
class Series:
    """Headings of one level that stand under the same one, up to an ordinal that begins anew.

    `typed` is twice the level of the ordinals; that of headings without any is odd: they stand half
    a level above. `depth` counts the series above; `end` is the place after all that belongs to it.
    """

    typed: int
    depth: int
    is_anew: bool = False
    entries: list[Entry] = field(default_factory=list)
    end: int = 0

    @property
    def first(self) -> int:
        """The place of the first entry."""
        return self.entries[0].place

    @property
    def skips(self) -> bool:
        """Whether a level is left out above it, as by 1. right under 一、."""
        return self.typed > 2 * (self.depth + 1)

    def ends_at_once(self) -> list[bool]:
        """For each entry, whether nothing stands between it and the next, or the end."""
        following = [*(entry.place for entry in self.entries[1:]), self.end]
        pairs = zip(self.entries, following, strict=True)
        return [entry.place + 1 == place for entry, place in pairs]


@dataclass(frozen=True)
class Headings:
    """The places of headings, each with how it is typed; of lines that open a chapter; of others.

    `kept` says why an ordinal stays in the text.
    """

    typed: Mapping[int, int]
    chapters: Container[int]
    kept: Mapping[int, Message]


def read(items: Sequence[Item]) -> Headings:
    """The headings among the items: all ordinals of a series are taken alike.

    A page of attachments at the end is but text.
    """
    annex = _start_of_annex(items)
    found = _all(items[:annex])
    typed: dict[int, int] = {}
    kept: dict[int, Message] = {}
    last = dict.fromkeys(range(1, ordinals.DEEPEST + 1), 0)
    chapters = {annex}
    for each in found:
        level = each.typed // 2
        is_glossary = _explains_terms(each, items)
        reason = _GLOSSARY if is_glossary else _why_text(each, last.get(level, 0))
        if reason:
            kept |= {entry.place: reason for entry in each.entries}
        else:
            typed |= {entry.place: each.typed for entry in each.entries}
            last[level] = each.entries[-1].number
        if is_glossary:
            chapters.add(each.first - 1)
    return Headings(typed, chapters | _chapters(items, found, typed), kept)


def _start_of_annex(items: Sequence[Item]) -> int:
    """Where, below an ordinal, 附件 stands alone; the end of the items if nowhere."""
    is_below = False
    for place, item in enumerate(items):
        is_below |= _mark(item) is not None
        if is_below and isinstance(item, Paragraph) and ANNEX.fullmatch(bare(item.text)):
            return place
    return len(items)


def _all(items: Sequence[Item]) -> list[Series]:
    """All series, in the order in which they begin."""
    ranks = _ranks(items)
    found: list[Series] = []
    open_: list[Series] = []
    for place, item in enumerate(items):
        mark = _mark(item)
        typed = 2 * mark.level if mark else _typed_by_style(item, ranks)
        if not typed or not isinstance(item, Paragraph):
            continue
        entry = Entry(place, mark.number if mark else 0, item.text)
        while open_ and open_[-1].typed > typed:
            open_.pop().end = place
        is_open = bool(open_) and open_[-1].typed == typed
        is_anew = is_open and entry.number == 1 < open_[-1].entries[-1].number
        if is_anew:
            open_.pop().end = place
        if is_anew or not is_open:
            open_.append(Series(typed, len(open_), is_anew))
            found.append(open_[-1])
        open_[-1].entries.append(entry)
    for each in open_:
        each.end = len(items)
    return found


def _mark(item: Item) -> Mark | None:
    """The ordinal before a paragraph that is not but text."""
    if not isinstance(item, Paragraph) or item.literal:
        return None
    return ordinals.of_heading(item.text)


def _ranks(items: Sequence[Item]) -> dict[int, int]:
    """The levels of headings without ordinals, from 1; none where 一、 orders the report."""
    if any(mark.level == 1 for mark in map(_mark, items) if mark):
        return {}
    levels = {item.level for item in items if _is_styled(item)}
    return {level: rank for rank, level in enumerate(sorted(levels), 1)}


def _typed_by_style(item: Item, ranks: Mapping[int, int]) -> int:
    """How a heading without an ordinal counts as typed; 0 for anything else."""
    rank = ranks.get(item.level, 0) if _is_styled(item) else 0
    return 2 * rank - 1 if rank else 0


def _is_styled(item: Item) -> TypeGuard[Paragraph]:
    """Whether a paragraph is a heading by its style, and may be one by its words."""
    return (
        isinstance(item, Paragraph)
        and bool(item.level)
        and not item.literal
        and len(item.text) <= _LONGEST_HEADING
        and item.text != NONE
        and not _NO_HEADING.search(item.text)
        and not ordinals.of_heading(item.text)
    )


def _why_text(series: Series, last: int) -> Message | None:
    """Why a series numbers no headings, None where it does.

    `last` is the number of the last heading of its level.
    """
    if series.depth >= ordinals.DEEPEST:
        return _TOO_DEEP
    if series.typed % 2:
        return None
    begins_well = series.entries[0].number in (1, last + 1)
    if not begins_well and (series.skips or len(series.entries) == 1):
        return _BEGINS_ELSEWHERE
    found = [heads.of(entry.text) for entry in series.entries]
    if not all(head and head.may_be_printed for head in found):
        return _NOT_PRINTED
    if _is_list_of_sentences(series):
        return _SENTENCES
    return _BARE if _is_bare_list(series) else None


def _is_list_of_sentences(series: Series) -> bool:
    """Whether most paragraphs are whole sentences with nothing below; text may follow the last."""
    ends = series.ends_at_once()
    if len(ends) > 1:
        ends[-1] = True
    pairs = zip(series.entries, ends, strict=True)
    sentences = sum(ends_at_once and _is_sentence(entry.text) for entry, ends_at_once in pairs)
    return series.depth > 0 and 2 * sentences > len(ends)


def _is_sentence(text: str) -> bool:
    return _PROSE.search(text) is not None and not heads.runs_on(text)


def _is_bare_list(series: Series) -> bool:
    """Whether a level is left out, and no paragraph has any text below it or running on."""
    runs_on = any(heads.runs_on(entry.text) for entry in series.entries)
    return series.skips and not runs_on and all(series.ends_at_once())


def _explains_terms(series: Series, items: Sequence[Item]) -> bool:
    """Whether it is a glossary: below a line that announces it, most entries are 1.term：meaning."""
    terms = sum(heads.ends_with_colon(entry.text) for entry in series.entries)
    if len(series.entries) < _FEWEST_TERMS or 2 * terms <= len(series.entries):
        return False
    announcing = items[series.first - 1] if series.first else None
    if announcing is None:  # on a page of attachments
        return True
    return isinstance(announcing, Paragraph) and is_like_chapter(announcing.text.rstrip("：:"))


def is_like_chapter(text: str) -> bool:
    """Whether a line may be the title of a chapter that has no ordinal."""
    if not 1 < len(text) <= _LONGEST_CHAPTER or _NO_CHAPTER.search(text):
        return False
    return not ordinals.of_heading(text) and not ordinals.of_point(text)


def _chapters(items: Sequence[Item], found: Sequence[Series], typed: Container[int]) -> set[int]:
    """The lines that open chapters without ordinals: those above headings that begin anew."""
    outermost = [each for each in found if not each.depth and each.first in typed]
    chapters: set[int] = set()
    for before, each in pairwise(outermost):
        if each.is_anew:
            last = max(place for place in range(before.first, each.first) if place in typed)
            chapters |= _like_chapters(items, last + 1, each.first)
    if chapters:
        chapters |= _like_chapters(items, 1, outermost[0].first)
    return chapters


def _like_chapters(items: Sequence[Item], start: int, end: int) -> set[int]:
    """The places from `start` to `end` of lines that may be titles of chapters."""
    return {
        place
        for place, item in enumerate(items[start:end], start)
        if isinstance(item, Paragraph) and not item.literal and is_like_chapter(item.text)
    }
