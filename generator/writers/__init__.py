"""What prints a document: one writer a format, each a function from blocks and look to bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.blocks import Document
    from generator.look import Look


def _txt(document: Document, look: Look) -> bytes:
    from generator.writers import text

    return text.write(document, look)


def _docx(document: Document, look: Look) -> bytes:
    from generator.writers import docx

    return docx.write(document, look)


def _html(document: Document, look: Look) -> bytes:
    from generator.writers import html

    return html.write(document, look)


def _pdf(document: Document, look: Look) -> bytes:
    from generator.writers import pdf

    return pdf.write(document, look)


WRITERS: dict[str, Callable[[Document, Look], bytes]] = {
    "txt": _txt,
    "docx": _docx,
    "html": _html,
    "pdf": _pdf,
}
