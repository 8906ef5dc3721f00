"""一个部分写得太少。

有的部分不能一带而过：字数少，在全文里占的份量又小的，报告这个问题。多少算少，由报告的种类规定。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.basis.messages import say
from generator.basis.problems import Level, Path
from generator.checking.finding import Finding
from generator.kinds.kind import Least
from generator.reports.joined import Text
from generator.reports.source import Section, Source, texts

ID = "thin-part"
LEVEL: Level = "warning"


def check(source: Source) -> Iterator[Finding]:
    """Find the parts that are short, both as such and beside the rest."""
    for part in source.kind.parts.values():
        if part.least:
            yield from _thin(source, part.key, part.least)


def _thin(source: Source, part: str, least: Least) -> Iterator[Finding]:
    held = source.holding(part)
    said = sum(_length(_body(source, path, section)) for path, section in held)
    if not held or said >= least.characters:
        return
    whole = _length(source.prose)
    if said * 100 < whole * least.percent:
        message = say(
            "{part}只写了 {said} 字，全文 {whole} 字。{advice}",
            part=least.said_as,
            said=said,
            whole=whole,
            advice=least.advice,
        )
        yield Finding(held[0][0], message)


def _body(source: Source, path: Path, section: Section) -> Iterator[Text]:
    """The texts of a section without its own heading and settings."""
    for key, value in section.items():
        below = (*path, key)
        if source.role(below) not in ("heading", "setting"):
            yield from texts(value, below)


def _length(said: Iterable[Text]) -> int:
    return sum(len("".join(text.split())) for _, text in said)
