"""Blocks → plain text: one line a paragraph, a tab between the cells of a table."""

from __future__ import annotations

from typing_extensions import assert_never

from generator.printing.blocks import Block, Break, Document, Para, Table
from generator.printing.look import Look
from generator.printing.writers import readback


def write(document: Document, look: Look) -> bytes:
    """The text in UTF-8; paragraphs that the look indents start with as many full-width spaces.

    Raises UserError if its words are not those of the document.
    """
    made = "".join(_block(block, look) for block in document.blocks)
    return readback.proven("txt", made.encode(), document.blocks)


def _block(block: Block, look: Look) -> str:
    match block:
        case Para():
            return "　" * int(look.styles[block.role].indent) + block.text + "\n"
        case Table():
            return "".join("\t".join(cell.text for cell in row) + "\n" for row in block.rows)
        case Break():
            return "\n"
        case _:
            assert_never(block)
