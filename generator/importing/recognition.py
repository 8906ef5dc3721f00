"""By what an existing report is recognised: the patterns of its kind, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.importing.lines import LONGEST_LINE
from generator.importing.model import Item, Paragraph, bare
from generator.kinds.kind import Kind, load, shipped

_YEAR = r"(?:(?:\d{4}|[〇一二三四五六七八九○零]{4})年度?)?"


class Recognition:
    """What title, headings and texts of one kind of report say of themselves."""

    def __init__(self, kind: Kind) -> None:
        signs = kind.recognise
        self.kind = kind
        self.word = signs.word
        ends = r"(?:[（(][^（）()]*[）)])?$"
        named = rf"|{signs.word}.{{0,20}}(?:报告|总结|情况|要点|工作){ends}" if signs.word else ""
        self._own_title = re.compile(rf"{kind.name}{ends}{named}")
        self._any_title = re.compile(r"(?:情况|工作).{0,4}报告$")
        self.subject = re.compile(
            rf"^(?:中共)?(?:关于(?:报送|呈报|上报|印发)《?)?{_YEAR}(.*?)(?:关于)?{_YEAR}"
            rf"(?:{signs.topic or signs.word or '工作'}).*$"
        )
        self._headings = [
            (sign.part, re.compile(sign.says), re.compile(sign.unless) if sign.unless else None)
            for sign in signs.headings
        ]
        self._inside = [
            (sign.part, re.compile(sign.inside)) for sign in signs.headings if sign.inside
        ]
        self._says = [
            (sign.part, [re.compile(each) for each in sign.says])
            for sign in signs.texts
            if sign.says
        ]
        self._begins = {sign.part: re.compile(sign.begins) for sign in signs.texts if sign.begins}
        self._without_heading = [sign.part for sign in signs.texts]
        past = kind.telling_of("past")
        self.usual = past[0] if past else next(iter(kind.mandatory), kind.rest)

    def is_title(self, text: str) -> bool:
        """Whether a line may be the title of a report, or end it."""
        return self.is_own_title(text) or self._any_title.search(bare(text)) is not None

    def is_own_title(self, text: str) -> bool:
        """Whether a line may end the title of a report of this kind, and of no other."""
        return self._own_title.search(bare(text)) is not None

    def of_heading(self, heading: str) -> str:
        """The part that a heading opens, "" if it does not say."""
        for part, says, unless in self._headings:
            if says.search(heading) and not (unless and unless.search(heading)):
                return part
        return ""

    def of_inner_heading(self, heading: str) -> tuple[str, str]:
        """The part that a heading within another part speaks of, and the words by which it does."""
        for part, says in self._inside:
            hit = says.search(heading)
            if hit:
                return part, hit[0]
        return "", ""

    def of_text(self, text: str) -> str:
        """The part that a paragraph without a heading begins, "" if it does not say."""
        for part in self._without_heading:
            if self.begins(part, text):
                return part
            if any(
                of == part and all(each.search(text) for each in says) for of, says in self._says
            ):
                return part
        return ""

    def begins(self, part: str, text: str, start: int = 0) -> bool:
        """Whether a part begins with the sentence at `start`."""
        pattern = self._begins.get(part)
        return pattern is not None and pattern.match(text, start) is not None

    def beginning(self, text: str, start: int) -> str:
        """The part that the sentence at `start` begins, "" if it does not say."""
        return next((part for part in self._begins if self.begins(part, text, start)), "")

    def may_lack_a_heading(self, part: str) -> bool:
        """Whether this part is recognised by its text, too."""
        return part in self._without_heading

    def second(self, part: str, heading: str) -> str:
        """Another part, recognised by its text too, of which the heading of a part speaks; or ""."""
        for other, says, _ in self._headings:
            if other != part and self.may_lack_a_heading(other) and says.search(heading):
                return other
        return ""


@lru_cache
def of(kind: Kind) -> Recognition:
    """What is known of a kind of report."""
    return Recognition(kind)


def choose(items: Iterable[Item]) -> Kind:
    """The kind of report of which the first title is, the default one where none is."""
    kinds = [load(folder) for folder in shipped().values()]
    for item in items:
        if isinstance(item, Paragraph) and len(item.text) <= LONGEST_LINE:
            for kind in kinds:
                if of(kind).is_own_title(item.text):
                    return kind
    return load()
