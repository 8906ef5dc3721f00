"""Elements of WordprocessingML: their names, children and attributes, in either form of the standard."""

from __future__ import annotations

from functools import lru_cache
from xml.etree import ElementTree as ET

# The namespaces by their usual prefixes; those of the strict form have the same.
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
}
_TEXTS = ("w:t", "m:t")
_OFF = ("0", "false", "off", "none")


def local(element: ET.Element) -> str:
    """The name of an element without its namespace."""
    return _without_namespace(str(element.tag))


def name(element: ET.Element) -> str:
    """The name of an element with the usual prefix of its namespace, as in w:p."""
    return _prefixed(str(element.tag))


@lru_cache(maxsize=1000)
def _prefixed(tag: str) -> str:
    namespace, _, own = tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(namespace, namespace)}:{own}"


def _without_namespace(named: str) -> str:
    return named.rpartition("}")[2]


def child(element: ET.Element | None, *path: str) -> ET.Element | None:
    """The first child with a local name, the first child of that one, and so on along a path."""
    for kind in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == kind), None)
    return element


def children(element: ET.Element | None, kind: str) -> list[ET.Element]:
    """All children with a local name; none where the element is missing."""
    if element is None:
        return []
    return [each for each in element if local(each) == kind]


def attribute(element: ET.Element | None, named: str) -> str | None:
    """An attribute by its local name; None where it or the element is missing."""
    if element is None:
        return None
    for key, text in element.attrib.items():
        if _without_namespace(key) == named:
            return text
    return None


def value(element: ET.Element | None, named: str = "val") -> str:
    """An attribute by its local name; "" where it or the element is missing."""
    return attribute(element, named) or ""


def is_on(element: ET.Element | None, *path: str) -> bool | None:
    """Whether a switch along a path of children is on; None where it is missing."""
    switch = child(element, *path)
    if switch is None:
        return None
    return value(switch).lower() not in _OFF


def number(text: str, default: int = 0) -> int:
    """The number that an attribute holds; the default where it holds none."""
    return int(text) if text.isdecimal() else default


def text_in(element: ET.Element) -> str:
    """The words that stand anywhere in an element."""
    texts = [each.text or "" for each in element.iter() if name(each) in _TEXTS]
    return "".join(texts)
