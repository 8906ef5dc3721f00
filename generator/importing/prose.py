"""The paragraphs of a section → its fields: text or points, causes, remedies, closing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.basis.messages import Message, say
from generator.importing import points
from generator.importing.model import Data, Paragraph
from generator.importing.points import Points

_CAUSES = re.compile(
    r"(?:主要|究其)?原因|(?:出现|产生|造成|存在|导致|上述)[^。；]{0,16}(?:原因|根源)"
)
_REMEDIES = re.compile(r"下一步整改|整改|针对|对(?:这|上述|以上|存在|查找|照)|为解决")
_TYPED = say("待核：这里的“一是”等次序词排不成要点，原样留在文字里。")


@dataclass(frozen=True)
class Prose:
    """The fields of paragraphs; which of points and causes must run in, or must not."""

    fields: Data
    run_in: Mapping[str, bool] = field(default_factory=dict)


class _Causes(NamedTuple):
    """What is wrong; why, and what is done about it; whether these stand in one paragraph."""

    faults: list[str]
    causes: list[str]
    share_a_paragraph: bool = False


def read(
    paragraphs: Sequence[Paragraph],
    *,
    key: str,
    tells_causes: bool,
    is_followed: bool,
    kept: Mapping[Paragraph, Message],
) -> Prose:
    """The fields for paragraphs, under `key` where they hold no points.

    `tells_causes`: they must tell causes, too; `is_followed`: a table or sections come after them;
    `kept`: why the ordinals of paragraphs stayed in the text.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    may_end_with_causes = tells_causes and not is_followed
    said = _causes_apart(texts) if may_end_with_causes else _Causes(texts, [])
    found = points.gather(said.faults)
    if found and found.after and is_followed:
        found = None
    if found is None:
        reasons = [kept[paragraph] for paragraph in paragraphs if paragraph in kept]
        fields = _plain(said.faults, key, reasons)
        run_in = {"causes": True} if said.share_a_paragraph else {}
        fields |= closing(said.causes, tells_causes=tells_causes)
        return Prose(_filled(fields), run_in)
    if may_end_with_causes and not said.causes and not found.after:
        found, causes = _causes_of_all(found)
        said = _Causes(said.faults, causes, bool(causes))
    return _with_points(found, said, tells_causes=tells_causes)


def _with_points(found: Points, said: _Causes, *, tells_causes: bool) -> Prose:
    """The fields for points and what stands around them."""
    run_in = {"points": found.run_in}
    if said.share_a_paragraph:
        run_in["causes"] = True
    fields: Data = {"lead": "\n".join(found.before), "points": found.points}
    fields |= closing([*found.after, *said.causes], tells_causes=tells_causes)
    return Prose(_filled(fields), run_in)


def _plain(texts: Sequence[str], key: str, reasons: Sequence[Message]) -> Data:
    """Paragraphs without points, with a comment on why ordinals stay in them."""
    told = [*reasons, *[_TYPED for _ in filter(points.numbered, texts)]]
    comment = {f"#{key}": str(told[0])} if told else {}
    return comment | ({key: "\n".join(texts)} if texts else {})


def _filled(fields: Data) -> Data:
    return {key: value for key, value in fields.items() if value != ""}


def _causes_apart(texts: list[str]) -> _Causes:
    """The causes in paragraphs of their own, or in the one that says what is wrong."""
    for index, text in enumerate(texts[1:], 1):
        if begins_causes(text):
            return _Causes(texts[:index], texts[index:])
    for index, text in enumerate(texts):
        starts = () if points.numbered(text) else _sentences(text, _CAUSES)
        for start in starts:
            faults = [*texts[:index], text[:start]]
            causes = [*_remedies_apart(text[start:]), *texts[index + 1 :]]
            return _Causes(faults, causes, share_a_paragraph=True)
    return _Causes(texts, [])


def _causes_of_all(found: Points) -> tuple[Points, list[str]]:
    """Points that run in, without the causes of them all that follow the last; these causes."""
    *others, last = found.points
    if not found.run_in or any(map(_CAUSES.search, others)):
        return found, []
    for start in _sentences(last, _CAUSES):
        return found._replace(points=[*others, last[:start]]), _remedies_apart(last[start:])
    return found, []


def _remedies_apart(text: str) -> list[str]:
    """Causes, and the sentences about what is done, if they follow."""
    for start in _sentences(text, _REMEDIES):
        return [text[:start], text[start:]]
    return [text]


def _sentences(text: str, opening: re.Pattern[str]) -> Iterator[int]:
    """Where, after the first sentence of a text, one begins with an opening."""
    for hit in re.finditer("。", text):
        if opening.match(text, hit.end()):
            yield hit.end()


def begins_causes(text: str) -> bool:
    """Whether a paragraph begins to tell causes."""
    return bool(_CAUSES.match(text))


def closing(texts: Sequence[str], *, tells_causes: bool) -> Data:
    """The fields for what stands after everything else: causes and remedies, or a closing."""
    if not texts:
        return {}
    if not (tells_causes and begins_causes(texts[0])):
        return {"closing": "\n".join(texts)}
    at = next((index for index, text in enumerate(texts) if _REMEDIES.match(text)), len(texts))
    return {"causes": "\n".join(texts[:at]), "remedies": "\n".join(texts[at:])}
