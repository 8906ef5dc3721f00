"""Pictures, charts and shapes: the words that a reader sees in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.importing import elements
from generator.importing.elements import local, name, text_in, value
from generator.importing.model import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree import ElementTree as ET

    from generator.importing.elements import Told

_CHARTS = ("c:chart", "dgm:relIds")
_PICTURES = ("pic", "imagedata")


class Drawing(NamedTuple):
    """The words of WordArt, the text boxes, and what there is to tell."""

    words: str
    boxes: list[ET.Element]
    told: list[tuple[Told, str]]


def read(drawing: ET.Element) -> Drawing:
    """What a drawing says; one that says nothing is a picture."""
    inside = list(_without_boxes(drawing))
    boxes = [each for each in inside if local(each) == "txbxContent"]
    art = _art(inside)
    told = [(elements.CHART, "") for each in inside if name(each) in _CHARTS]
    for kinds in (("a:t",), ("w:t", "m:t")):
        drawn = "".join(each.text or "" for each in inside if name(each) in kinds)
        told += [(elements.DRAWN, drawn)] if drawn.strip() else []
    for each in inside:
        told += others(each) if name(each) == "mc:AlternateContent" else []
    if any(local(each) in _PICTURES for each in inside) or not (boxes or art or told):
        told.append((elements.PICTURE, ""))
    return Drawing(f"\n{art}\n" if art else "", boxes, told)


def versions(alternatives: ET.Element) -> list[ET.Element]:
    """The versions of one thing: the one to read, then others that say something.

    It is the older one, if it says anything, else any that does.
    """
    ordered = sorted(alternatives, key=lambda version: name(version) != "mc:Fallback")
    said = [version for version in ordered if text_in(version) or _art(version.iter())]
    return said or ordered[:1]


def others(alternatives: ET.Element) -> list[tuple[Told, str]]:
    """What there is to tell of the versions that are not read: words that the first has not."""
    read_one, *rest = map(text_in, versions(alternatives) or [alternatives])
    return [(elements.OTHER, words) for words in rest if bare(words) != bare(read_one)]


def _art(inside: Iterable[ET.Element]) -> str:
    """The words that WordArt draws."""
    paths = (value(each, "string") for each in inside if name(each) == "v:textpath")
    return "\n".join(filter(None, paths))


def _without_boxes(drawing: ET.Element) -> Iterator[ET.Element]:
    """Everything in a drawing, of text boxes the outermost; of two versions of a part, one."""
    is_either = name(drawing) == "mc:AlternateContent"
    for each in versions(drawing)[:1] if is_either else drawing:
        yield each
        if local(each) != "txbxContent":
            yield from _without_boxes(each)
