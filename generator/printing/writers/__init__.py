"""What prints a document: one writer a format, each a function from blocks and look to bytes."""

from __future__ import annotations

from collections.abc import Callable

from generator.printing.blocks import Document
from generator.printing.look import Look


def _txt(document: Document, look: Look) -> bytes:
    from generator.printing.writers import text

    return text.write(document, look)


def _docx(document: Document, look: Look) -> bytes:
    from generator.printing.writers import docx

    return docx.write(document, look)


def _html(document: Document, look: Look) -> bytes:
    from generator.printing.writers import html

    return html.write(document, look)


def _pdf(document: Document, look: Look) -> bytes:
    from generator.printing.writers import pdf

    return pdf.write(document, look)


WRITERS: dict[str, Callable[[Document, Look], bytes]] = {
    "txt": _txt,
    "docx": _docx,
    "html": _html,
    "pdf": _pdf,
}
