"""Word files whose elements stand where they should not: what we print, changed at random places."""

from __future__ import annotations

import copy
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from lxml import etree

from generator.importing import elements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "x": "urn:example",
}
KNOWN = elements.INSIDE | elements.READ | elements.AS.keys() | elements.TOLD.keys() | elements.IGNORED.keys()  # fmt: skip
OTHERS = ("w:vanish", "w:strike", "w:showingPlcHdr", "w:hidden", "w:cellDel", "w:trPr", "x:new")
NAMES = sorted({*KNOWN, *OTHERS} - {"w:t", "m:t"})
WORDS = ("w:t", "m:t")
DELETED = {"w:del", "w:moveFrom", "w14:conflictDel", "w:delText", "w:delInstrText"}
_FIRST = 0x5000  # a character that no other text has, for each text
Element = etree._Element


def full(name: str) -> str:
    """A name as lxml has it."""
    prefix, _, own = name.partition(":")
    return f"{{{SPACES[prefix]}}}{own}"


def marked(raw: bytes) -> Element:
    """The tree of a document whose texts are all different, and none a part of another."""
    with ZipFile(BytesIO(raw)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for number, text in enumerate(_texts(root)):
        text.text = f"{chr(_FIRST + number)}{number + 100}"
    return root


def packed(raw: bytes, root: Element) -> bytes:
    """A Word file with another document in it."""
    made = BytesIO()
    with ZipFile(BytesIO(raw)) as package, ZipFile(made, "w") as new:
        for part in package.namelist():
            is_body = part == "word/document.xml"
            new.writestr(part, etree.tostring(root) if is_body else package.read(part))
    return made.getvalue()


def visible(root: Element) -> list[str]:
    """The texts of a document, but for those that are marked as deleted."""
    return [text.text or "" for text in _texts(root) if not _is_deleted(text)]


def _texts(root: Element) -> list[Element]:
    return [each for each in root.iter() if elements.name(each) in WORDS]


def _is_deleted(text: Element) -> bool:
    return any(
        elements.name(each) in DELETED
        or (elements.name(each) == "w:tr" and each.find(f"{full('w:trPr')}/{full('w:del')}") is not None)
        or (elements.name(each) == "w:tc" and each.find(f"{full('w:tcPr')}/{full('w:cellDel')}") is not None)
        for each in text.iterancestors()
    )  # fmt: skip


def _rename(element: Element, name: str) -> None:
    if elements.name(element) not in WORDS:
        element.tag = full(name)


def _wrap(element: Element, name: str) -> None:
    around = etree.Element(full(name))
    element.getparent().replace(element, around)
    around.append(element)


def _put_in(element: Element, name: str) -> None:
    element.insert(0, etree.Element(full(name)))


def _nest(element: Element, _: str) -> None:
    before = element.getprevious()
    if before is not None:
        before.append(element)


def _double(element: Element, _: str) -> None:
    element.addnext(copy.deepcopy(element))


def _bare(element: Element, _: str) -> None:
    element.attrib.clear()


def _flatten(element: Element, _: str) -> None:
    """Put what is in an element in its place."""
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = list(element)


CHANGES: list[Callable[[Element, str], None]] = [_rename, _wrap, _put_in, _nest, _double, _bare, _flatten]  # fmt: skip


def change(root: Element, numbers: Iterator[int]) -> None:
    """One change of the body of a document, as three numbers choose it."""
    inside = list(root[0].iter())[1:]
    if inside:
        element = inside[next(numbers) % len(inside)]
        name = NAMES[next(numbers) % len(NAMES)]
        way = CHANGES[next(numbers) % len(CHANGES)]
        if way is not _flatten or elements.name(element) not in WORDS:
            way(element, name)
