"""By what an existing report is recognised: what its kind says of titles, headings and texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.importing.lines import LONGEST_LINE
from generator.importing.model import Item, Paragraph, bare
from generator.kinds.kind import Kind, TextSign, folders, load

_CLAUSES = re.compile(r"((?:(?:19|20)\d\d年度?[，,])?[^，,；]{4,})[，,；]")
OF_YEAR = re.compile(r"(?:关于)?((?:19|20)\d\d)\s*年")  # a heading that begins with its year
_YEAR = r"(?:(?:\d{4}|[〇一二三四五六七八九○零]{4})年度?)?"


class Recognition:
    """What title, headings and texts of one kind of report say of themselves."""

    def __init__(self, kind: Kind) -> None:
        signs = kind.recognise
        self.kind = kind
        self.word = signs.word
        self._headings = signs.headings
        self._texts = signs.texts
        self._ends = re.compile(rf"(?:{signs.ends or '(?!)'})(?![和与及的等、，：；（])")
        ends = r"(?:[（(][^（）()]*[）)])?$"
        named = rf"|{signs.word}.{{0,20}}(?<=报告|总结|情况|要点|工作){ends}" if signs.word else ""
        self._own_title = re.compile(rf"{re.escape(kind.name)}{ends}{named}")
        self._any_title = re.compile(r"(?:情况|工作).{0,4}报告$")
        self.subject = re.compile(
            rf"^(?:中共)?(?:关于(?:报送|呈报|上报|印发)《?)?{_YEAR}(.*?)(?:关于)?{_YEAR}"
            rf"(?:{signs.topic or signs.word or '工作'}).*$"
        )
        past = kind.telling_of("past")
        self.coming = next(iter(kind.telling_of("coming")), "")
        self.usual = past[0] if past else next(iter(kind.mandatory), kind.rest)

    def is_title(self, text: str) -> bool:
        """Whether a line may be the title of a report, or end it."""
        return self.is_own_title(text) or self._any_title.search(bare(text)) is not None

    def is_own_title(self, text: str) -> bool:
        """Whether a line may end the title of a report of this kind, and of no other."""
        return self._own_title.search(bare(text)) is not None

    def of_heading(self, heading: str) -> str:
        """The part that a heading opens, "" if it does not say.

        What a heading of several clauses only mentions after the first makes no part.
        """
        first = _CLAUSES.match(heading)
        said = first[1] if first else heading
        for sign in self._headings:
            is_other = sign.unless and re.search(sign.unless, said)
            if re.search(sign.says, said) and not is_other:
                return sign.part
        return ""

    def ends_of_heading(self, text: str) -> list[int]:
        """Where a heading that opens a part may end in a text that follows it without a mark."""
        ends = [hit.end() for hit in self._ends.finditer(text)]
        return [end for end in ends if self.of_heading(text[:end])]

    def of_inner_heading(self, heading: str) -> tuple[str, str]:
        """The part that a heading within another part speaks of, and the words by which it does."""
        for sign in self._headings:
            hit = re.search(sign.inside, heading) if sign.inside else None
            if hit:
                return sign.part, hit[0]
        return "", ""

    def of_text(self, text: str) -> str:
        """The part that a paragraph without a heading begins, "" if it does not say."""
        for sign in self._texts:
            says_all = sign.says and all(re.search(each, text) for each in sign.says)
            if says_all or _begins(sign, text, 0):
                return sign.part
        return ""

    def begins(self, part: str, text: str, start: int) -> bool:
        """Whether a part begins with the sentence at `start`."""
        return any(_begins(sign, text, start) for sign in self._texts if sign.part == part)

    def begins_any(self, text: str, start: int) -> bool:
        """Whether any part begins with the sentence at `start`."""
        return any(_begins(sign, text, start) for sign in self._texts)

    def may_lack_a_heading(self, part: str) -> bool:
        """Whether this part is recognised by its text, too."""
        return any(sign.part == part for sign in self._texts)

    def second(self, part: str, heading: str) -> str:
        """Another part, recognised by its text too, of which the heading of a part speaks; or ""."""
        for sign in self._headings:
            may_be_second = sign.part != part and self.may_lack_a_heading(sign.part)
            if may_be_second and re.search(sign.says, heading):
                return sign.part
        return ""


def _begins(sign: TextSign, text: str, start: int) -> bool:
    """Whether the sentence at `start` begins as a sign says."""
    if not sign.begins:
        return False
    return re.compile(sign.begins).match(text, start) is not None


@lru_cache
def of(kind: Kind) -> Recognition:
    """What is known of a kind of report."""
    return Recognition(kind)


def choose(items: Iterable[Item]) -> Kind:
    """The kind of report of which the first title is, the default one where none is."""
    kinds = [load(folder) for folder in folders().values()]
    for item in items:
        if isinstance(item, Paragraph) and len(item.text) <= LONGEST_LINE:
            for kind in kinds:
                if of(kind).is_own_title(item.text):
                    return kind
    return load()
