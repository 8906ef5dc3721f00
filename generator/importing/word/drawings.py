"""Pictures, charts and shapes, and things that a file holds in two versions: the words seen in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from generator.importing.model import bare
from generator.importing.word import remarks
from generator.importing.word.markup import local, name, text_in, value
from generator.importing.word.remarks import Remark

_ALTERNATIVES = "mc:AlternateContent"
_CHARTS = ("c:chart", "dgm:relIds")
_PICTURES = ("pic", "imagedata")
_TEXT_BOX = "txbxContent"
_DRAWN_WORDS = (("a:t",), ("w:t", "m:t"))  # in shapes, and outside of text boxes

Remarked = list[tuple[Remark, str]]  # remarks, each with its words


class Drawing(NamedTuple):
    """The words of WordArt, the text boxes, and the remarks with their words."""

    words: str
    boxes: list[ET.Element]
    remarked: Remarked


def read(drawing: ET.Element) -> Drawing:
    """What a drawing says; one that says nothing is a picture."""
    inside = list(_outside_boxes(drawing))
    boxes = [each for each in inside if local(each) == _TEXT_BOX]
    art = _word_art(inside)
    remarked = [(remarks.CHART, "") for each in inside if name(each) in _CHARTS]
    remarked += _drawn_words(inside)
    for each in inside:
        if name(each) == _ALTERNATIVES:
            remarked += other_versions(each)
    has_picture = any(local(each) in _PICTURES for each in inside)
    says_something = boxes or art or remarked
    if has_picture or not says_something:
        remarked.append((remarks.PICTURE, ""))
    return Drawing(f"\n{art}\n" if art else "", boxes, remarked)


def _outside_boxes(drawing: ET.Element) -> Iterator[ET.Element]:
    """The elements of a drawing, of text boxes only the outermost; of two versions of a part, one."""
    parts: Iterable[ET.Element] = drawing
    if name(drawing) == _ALTERNATIVES:
        parts = version(drawing)
    for part in parts:
        yield part
        if local(part) != _TEXT_BOX:
            yield from _outside_boxes(part)


def _word_art(elements: Iterable[ET.Element]) -> str:
    """The words that WordArt draws."""
    words = (value(each, "string") for each in elements if name(each) == "v:textpath")
    return "\n".join(filter(None, words))


def _drawn_words(elements: list[ET.Element]) -> Remarked:
    """Remarks on words that are drawn into shapes."""
    remarked = []
    for kinds in _DRAWN_WORDS:
        drawn = "".join(each.text or "" for each in elements if name(each) in kinds)
        if drawn.strip():
            remarked.append((remarks.DRAWN, drawn))
    return remarked


def version(alternatives: ET.Element) -> list[ET.Element]:
    """The version to read of a thing that is there in several: one element, or none."""
    return _versions(alternatives)[:1]


def other_versions(alternatives: ET.Element) -> Remarked:
    """Remarks on the words of the versions that are not read, where they differ."""
    texts = [text_in(each) for each in _versions(alternatives)]
    return [(remarks.OTHER_VERSION, words) for words in texts[1:] if bare(words) != bare(texts[0])]


def _versions(alternatives: ET.Element) -> list[ET.Element]:
    """The versions that say something, the one for older programs first; if none does, any one."""
    ordered = sorted(alternatives, key=_is_for_newer_programs)
    speaking = [each for each in ordered if text_in(each) or _word_art(each.iter())]
    return speaking or ordered[:1]


def _is_for_newer_programs(each: ET.Element) -> bool:
    return name(each) != "mc:Fallback"
