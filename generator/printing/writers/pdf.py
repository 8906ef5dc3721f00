"""Blocks → PDF: LibreOffice prints the DOCX.

The DOCX has been read back; what LibreOffice makes of it is not read again.
"""

from __future__ import annotations

from generator.basis import office
from generator.basis.messages import say
from generator.printing.blocks import Document
from generator.printing.look import Look
from generator.printing.writers import docx

PURPOSE = office.Purpose(
    need=say("要印 PDF"),
    otherwise=say("不想装的话，用 Word 或 WPS 打开 .docx，另存为 PDF。"),
    failed=say("LibreOffice 没有印出 PDF"),
)


def write(document: Document, look: Look) -> bytes:
    """The document as the bytes of a .pdf file.

    Raises UserError where LibreOffice is not installed, fails, or takes too long.
    """
    return office.convert(docx.write(document, look), ".docx", "pdf:writer_pdf_Export", PURPOSE)
