"""Which elements the schemas of ISO/IEC 29500 allow in the body of a Word file."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from lxml import etree

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
}
FILES = ("wml.xsd", "shared-math.xsd")
XSD = "{http://www.w3.org/2001/XMLSchema}"
NESTED = [XSD + kind for kind in ("sequence", "choice", "all", "complexContent", "complexType")]
Named = dict[tuple[str, str], etree._Element]


def reachable(folder: Path, opaque: Container[str]) -> set[str]:
    """The names of all elements below `document`, but of those in `opaque` not what is in them."""
    named = _named(folder)
    found: set[str] = set()
    waiting = [named["element", "w:document"]]
    while waiting:
        kind = _type(waiting.pop(), named)
        for name, element in _children(kind, named) if kind is not None else ():
            if name not in found:
                found.add(name)
                waiting += [] if name in opaque or element is None else [element]
    return found


def _named(folder: Path) -> Named:
    """The elements, types and groups that the schemas name."""
    return {
        (etree.QName(each).localname, f"{PREFIXES[root.get('targetNamespace')]}:{each.get('name')}"): each
        for root in (etree.parse(folder / file).getroot() for file in FILES)
        for each in root
        if isinstance(each.tag, str) and each.get("name")
    }  # fmt: skip


def _full(element: etree._Element, name: str) -> str:
    """A name with our prefix, as it is written in a schema with the schema's."""
    prefix, _, own = name.rpartition(":")
    space = element.nsmap.get(prefix or None, "")
    return f"{PREFIXES.get(space, space)}:{own}"


def _type(element: etree._Element, named: Named) -> etree._Element | None:
    if element.get("type"):
        return named.get(("complexType", _full(element, element.get("type"))))
    return element.find(f"{XSD}complexType")


def _children(kind: etree._Element, named: Named) -> Iterator[tuple[str, etree._Element | None]]:
    """What a type allows inside it: the name of each, and the element where the schemas have it."""
    for each in kind:
        reference = each.get("ref") or each.get("base") if isinstance(each.tag, str) else None
        if each.tag == f"{XSD}element":
            own = each.getroottree().getroot().get("targetNamespace")
            name = _full(each, reference) if reference else f"{PREFIXES[own]}:{each.get('name')}"
            yield name, named.get(("element", name)) if reference else each
        elif each.tag == f"{XSD}group":
            yield from _children(named["group", _full(each, reference)], named)
        elif each.tag == f"{XSD}extension":
            base = named.get(("complexType", _full(each, reference)))
            yield from _children(base, named) if base is not None else ()
            yield from _children(each, named)
        elif each.tag in NESTED:
            yield from _children(each, named)
