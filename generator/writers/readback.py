"""The proof of a file: its bytes are read again, and must say what the blocks say, in their order.

A reader knows its format, and nothing of how the file was written.
"""

from __future__ import annotations

from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.blocks import Para, Table
from generator.messages import say
from generator.problems import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.blocks import Block

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What the children of a run say, by their names.
_IN_A_RUN: dict[str, Callable[[ET.Element], str]] = {
    f"{_W}t": lambda element: element.text or "",
    f"{_W}tab": lambda _: "\t",
}
_INDENT = "　"
_AROUND = 8  # characters that a message shows from the first difference


def proven(kind: str, content: bytes, blocks: Iterable[Block]) -> bytes:
    """The content of a file of a kind. Raises UserError where it does not say what the blocks say."""
    wanted = "\n".join(_LAID_OUT[kind](blocks))
    found = "\n".join(_READERS[kind](content))
    if found == wanted:
        return content
    at = next(at for at, (a, b) in enumerate(zip_longest(wanted, found)) if a != b)
    raise UserError(
        say(
            "没有写出文件：{kind} 里的字和内容不一致，应为“{wanted}”的地方成了“{found}”。"
            "这是程序的错，不是您的；请把这份 YAML 发给维护者。",
            kind=kind.upper(),
            wanted=_shown(wanted, at),
            found=_shown(found, at),
        )
    )


def _shown(text: str, start: int) -> str:
    """A few characters of a text, on one line."""
    return text[start : start + _AROUND].replace("\n", " ")


def _pieces(blocks: Iterable[Block]) -> Iterator[str]:
    """What stands between the tabs of paragraphs, and every cell, empty ones too."""
    for block in blocks:
        if isinstance(block, Para):
            yield from _between_tabs(block.text)
        elif isinstance(block, Table):
            yield from (_flat(cell) for row in block.rows for cell in row)


def _between_tabs(text: str) -> Iterator[str]:
    """The stretches of a paragraph that a page may set apart; white space is none."""
    return (piece for piece in text.split("\t") if piece.strip())


def _flat(text: str) -> str:
    return text.replace("\t", "")


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """What stands on each line of a plain text, indentation aside."""
    for block in blocks:
        if isinstance(block, Para):
            yield block.text.lstrip(_INDENT)
        elif isinstance(block, Table):
            yield from ("\t".join(row).lstrip(_INDENT) for row in block.rows)
        else:
            yield ""


def _txt(content: bytes) -> Iterator[str]:
    """The lines of a plain text, indentation aside."""
    *lines, end = content.decode().split("\n")
    yield from (line.lstrip(_INDENT) for line in lines)
    if end:
        yield end


def _docx(content: bytes) -> Iterator[str]:
    """What the body of a Word file says; a table with a repeated head is one of the report's own."""
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as package:
        root = ET.fromstring(package.read("word/document.xml"))  # noqa: S314 (made just now)
    return _inside(root.iterfind(f"{_W}body/*"))


def _inside(elements: Iterable[ET.Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == f"{_W}p":
            yield from _between_tabs(_said(element))
        elif element.tag == f"{_W}tbl":
            cells = element.iterfind(f"{_W}tr/{_W}tc")
            if element.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is not None:
                yield from (_flat("".join(map(_said, cell.iter(f"{_W}p")))) for cell in cells)
            else:
                yield from _inside(child for cell in cells for child in cell)


def _said(paragraph: ET.Element) -> str:
    return "".join(
        [
            _IN_A_RUN[child.tag](child)
            for run in paragraph.iter(f"{_W}r")
            for child in run
            if child.tag in _IN_A_RUN
        ]
    )


def _html(content: bytes) -> list[str]:
    from generator.writers.webpage import texts

    return [
        _flat(text) if cell else piece
        for text, cell in texts(content.decode())
        for piece in ([text] if cell else _between_tabs(text))
    ]


_READERS: dict[str, Callable[[bytes], Iterable[str]]] = {
    "txt": _txt,
    "docx": _docx,
    "html": _html,
}
_LAID_OUT: dict[str, Callable[[Iterable[Block]], Iterable[str]]] = {
    "txt": _lines,
    "docx": _pieces,
    "html": _pieces,
}
