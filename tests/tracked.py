"""Accepting and rejecting the tracked changes of a Word file, as Word does it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"


def accepted(content: bytes) -> list[str]:
    """The words of each paragraph when all changes are accepted."""
    return _without(content, gone=("del", "moveFrom"), stays=("ins", "moveTo"))


def rejected(content: bytes) -> list[str]:
    """The words of each paragraph when all changes are rejected."""
    return _without(content, gone=("ins", "moveTo"), stays=("del", "moveFrom"))


def _without(content: bytes, gone: tuple[str, ...], stays: tuple[str, ...]) -> list[str]:
    root = etree.fromstring(ZipFile(BytesIO(content)).read(BODY))
    for row in list(root.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{W}{name}") is not None for name in gone):
            row.getparent().remove(row)
    said: list[str] = []
    open_text = ""
    for paragraph in root.iter(f"{W}p"):
        open_text += _words(paragraph, gone, stays)
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is not None and any(mark.find(f"{W}{name}") is not None for name in gone):
            assert paragraph.getnext() is not None  # what Word would join it to
            continue
        said.append(open_text)
        open_text = ""
    assert not open_text
    return [text for text in said if text]


def _words(paragraph, gone: tuple[str, ...], stays: tuple[str, ...]) -> str:
    words = ""
    for child in paragraph:
        name = etree.QName(child).localname
        if name == "r":
            words += _run(child)
        elif name in stays:
            words += "".join(_run(run) for run in child)
        else:
            assert name in ("pPr", "bookmarkStart", "bookmarkEnd", *gone), name
    return words


def _run(run) -> str:
    words = ""
    for child in run:
        name = etree.QName(child).localname
        words += {"tab": "\t", "t": child.text or "", "delText": child.text or ""}.get(name, "")
    return words
