"""A DOCX as a package: what Word would repair and no schema says, and how its styles come out."""

from __future__ import annotations

import importlib.util
import posixpath
import zipfile
from collections import Counter
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from types import ModuleType

from conftest import SHARED
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SCHEMAS = SHARED / "ooxml-xsd"
_RUN_ORDER = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
]


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(content: bytes, name: str, old: str, new: str) -> bytes:
    """The package with every `old` in one part replaced; it must be there."""
    made = parts(content)
    assert old.encode() in made[name], old
    made[name] = made[name].replace(old.encode(), new.encode())
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for part, data in made.items():
            package.writestr(part, data)
    return packed.getvalue()


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def faults(content: bytes) -> list[str]:
    """What Word would repair or show in another face, though the schemas allow it."""
    made = parts(content)
    trees = {name: etree.fromstring(data) for name, data in made.items() if name.endswith("xml")}
    word = {name: tree for name, tree in trees.items() if tree.tag.startswith(W)}
    found = [
        *_relations(made),
        *_styles(trees["word/styles.xml"], word),
        *(fault for tree in word.values() for check in _CHECKS for fault in check(tree)),
    ]
    return sorted(set(found))


def _run_order(tree):
    for properties in tree.iter(f"{W}rPr"):
        # How a run, or the end of a paragraph, was changed stands at an end of them.
        places = [
            _RUN_ORDER.index(local(child))
            for child in properties
            if local(child) not in ("rPrChange", "ins", "del")
        ]
        if places != sorted(places) or len(set(places)) != len(places):
            yield f"run properties out of order: {[local(child) for child in properties]}"


def _cells(tree):
    for cell in tree.iter(f"{W}tc"):
        inside = [local(child) for child in cell if local(child) != "tcPr"]
        if not inside:
            yield "a cell without a paragraph"
        elif inside[-1] != "p":
            yield f"a cell that ends in {inside[-1]}"


def _grid(tree):
    for table in tree.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = [span.get(f"{W}val") for span in row.findall(f"{W}tc/{W}tcPr/{W}gridSpan")]
            taken = len(row.findall(f"{W}tc")) + sum(int(span) - 1 for span in spans)
            if taken != columns:
                yield f"a row of {taken} cells in a table of {columns} columns"


def _ends(tree):
    for body in tree.iter(f"{W}body"):
        kinds = [local(child) for child in body if local(child) != "sectPr"]
        if not kinds or kinds[-1] != "p":
            yield "the body does not end in a paragraph"
        if ("tbl", "tbl") in pairwise(kinds):
            yield "two tables without a paragraph between them"


def _fields(tree):
    depth = 0
    for mark in tree.iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(f"{W}fldCharType")]
        if depth < 0:
            yield "a field that ends before it begins"
    if depth > 0:
        yield "a field that does not end"


def _fonts(tree):
    for fonts in tree.iter(f"{W}rFonts"):
        named = {local_name(name) for name in fonts.attrib}
        if any("heme" in name for name in named):
            yield "a theme font"
        if named != {"hint"} and not {"ascii", "hAnsi", "eastAsia", "cs"} <= named:
            yield f"fonts for {sorted(named)} only"


def _numbering(tree):
    if next(tree.iter(f"{W}numId"), None) is not None:
        yield "a list, though nothing numbers lists here"


_CHECKS = (_run_order, _cells, _grid, _ends, _fields, _fonts, _numbering)


def local_name(name: str) -> str:
    return name.rpartition("}")[2]


def _styles(styles, word):
    ids = Counter(style.get(f"{W}styleId") for style in styles.iter(f"{W}style"))
    names = Counter(
        style.find(f"{W}name").get(f"{W}val").lower() for style in styles.iter(f"{W}style")
    )
    yield from (f"two styles {name}" for name, count in (ids + names).items() if count > 2)
    for counted in (ids, names):
        yield from (f"two styles are called {name}" for name, count in counted.items() if count > 1)
    for tree in word.values():
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            for named in tree.iter(f"{W}{tag}"):
                if named.get(f"{W}val") not in ids:
                    yield f"no style {named.get(f'{W}val')}"


def _relations(made: dict[str, bytes]):
    types = etree.fromstring(made["[Content_Types].xml"])
    known = {e.get("PartName") for e in types} | {e.get("Extension") for e in types}
    for name in made:
        if name != "[Content_Types].xml" and not {f"/{name}", name.rpartition(".")[2]} & known:
            yield f"no content type for {name}"
    for name, data in made.items():
        if name.endswith(".rels") or not name.endswith(".xml"):
            continue
        folder, file = posixpath.split(name)
        rels = made.get(f"{folder}/_rels/{file}.rels")
        targets = {r.get("Id"): r.get("Target") for r in etree.fromstring(rels)} if rels else {}
        for target in targets.values():
            if posixpath.normpath(posixpath.join(folder, target)).lstrip("/") not in made:
                yield f"{name} names a part that is not there: {target}"
        for element in etree.fromstring(data).iter():
            for attribute, value in element.attrib.items():
                if attribute.startswith(R) and value not in targets:
                    yield f"{name} names a relationship that is not there: {value}"


@lru_cache
def _validator() -> ModuleType:
    file = SCHEMAS / "validate_docx.py"
    spec = importlib.util.spec_from_file_location("validate_docx", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def against_schemas(content: bytes) -> list[str]:
    """What the schemas of ISO/IEC 29500 find wrong; each part is held against them once."""
    return [
        f"{name}: {message}"
        for name, data in parts(content).items()
        for message in _held(name, data)
    ]


@lru_cache(maxsize=512)
def _held(name: str, data: bytes) -> tuple[str, ...]:
    validator = _validator()
    kind = validator.pick(name)
    if kind is None:
        return ()
    root = validator.strip_mc(etree.fromstring(data))
    schema = validator.schema(kind)
    schema.validate(etree.fromstring(etree.tostring(root)))
    return tuple(error.message for error in schema.error_log)


class Package:
    """A DOCX read for its looks: paragraphs by role, and what their styles come to."""

    def __init__(self, content: bytes) -> None:
        self.parts = parts(content)
        self.body = etree.fromstring(self.parts["word/document.xml"])
        self.styles = {
            style.get(f"{W}styleId"): style
            for style in etree.fromstring(self.parts["word/styles.xml"]).iter(f"{W}style")
        }

    def tree(self, name: str) -> etree._Element:
        """One part."""
        return etree.fromstring(self.parts[name])

    def paragraphs(self, role: str) -> list[etree._Element]:
        """The paragraphs in the style of a role, or in one made from it."""
        return [
            p
            for p in self.body.iter(f"{W}p")
            for style in [p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
            if role in self._chain(style)
        ]

    def text(self, role: str) -> list[str]:
        """What the paragraphs of a role say."""
        return ["".join(t.text for t in p.iter(f"{W}t")) for p in self.paragraphs(role)]

    def _chain(self, style: str) -> list[str]:
        based = self.styles[style].find(f"{W}basedOn")
        return [style, *(self._chain(based.get(f"{W}val")) if based is not None else [])]

    def value(self, style: str, path: str, attribute: str = "val") -> str | None:
        """A property as it comes out for a style, its own or inherited: "pPr/spacing", "line"."""
        query = "/".join(W + step for step in path.split("/"))
        for each in self._chain(style):
            element = self.styles[each].find(query)
            if element is not None and element.get(W + attribute) is not None:
                return element.get(W + attribute)
        return None

    def of(self, role: str, path: str, attribute: str = "val", which: int = 0) -> str | None:
        """The same of a paragraph in a role."""
        style = self.paragraphs(role)[which].find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        return self.value(style, path, attribute)
