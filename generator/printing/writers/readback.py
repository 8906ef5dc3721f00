"""The proof of a file: its bytes are read again, and must say what the blocks say, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.printing.blocks import Block, Para, Table
from generator.printing.writers import readers

_SHOWN = 8  # characters that a message shows from the first difference


def proven(kind: str, content: bytes, blocks: Iterable[Block]) -> bytes:
    """The content of a file of a kind. Raises UserError where it does not say what the blocks say."""
    proof = _PROOFS[kind]
    wanted = "\n".join(proof.expect(blocks))
    found = "\n".join(proof.read(content))
    if found == wanted:
        return content
    pairs = enumerate(zip_longest(wanted, found))
    start = next(index for index, (one, other) in pairs if one != other)
    raise UserError(
        say(
            "没有写出文件：{kind} 里的字和内容不一致，应为“{wanted}”的地方成了“{found}”。"
            "这是程序的错，不是您的；请把这份 YAML 发给维护者。",
            kind=kind.upper(),
            wanted=_shown(wanted, start),
            found=_shown(found, start),
        )
    )


def _shown(text: str, start: int) -> str:
    """A few characters of a text, on one line."""
    return text[start : start + _SHOWN].replace("\n", " ")


def _pieces(blocks: Iterable[Block]) -> Iterator[str]:
    """The stretches of every paragraph, and every cell, empty ones too."""
    for block in blocks:
        if isinstance(block, Para):
            yield from readers.stretches(block.text)
        elif isinstance(block, Table):
            yield from (readers.cell(cell.text) for _, cell in block.cells())


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """What stands on each line of a plain text, indentation aside."""
    for block in blocks:
        if isinstance(block, Para):
            yield block.text.lstrip(readers.INDENT)
        elif isinstance(block, Table):
            rows = ("\t".join(cell.text for cell in row) for row in block.rows)
            yield from (row.lstrip(readers.INDENT) for row in rows)
        else:
            yield ""


class _Proof(NamedTuple):
    """How a format is read, and what is expected there of the blocks."""

    read: Callable[[bytes], list[str]]
    expect: Callable[[Iterable[Block]], Iterator[str]]


_PROOFS = {
    "txt": _Proof(readers.text, _lines),
    "docx": _Proof(readers.docx, _pieces),
    "html": _Proof(readers.html, _pieces),
}
