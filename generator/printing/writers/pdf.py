"""Blocks → PDF: LibreOffice prints the DOCX.

It goes by way of an ODF text in one file. LibreOffice puts a gap between Chinese and numbers, though
the DOCX says that there is none: in ODF it can be told. The DOCX has been read back; what LibreOffice
makes of it is not read again.
"""

from __future__ import annotations

import json
import re

from generator.basis import office
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.printing.blocks import Document
from generator.printing.look import Look
from generator.printing.writers import docx, pdf_file
from generator.printing.writers.package import NO_DATE

PURPOSE = office.Purpose(
    need=say("要印 PDF"),
    otherwise=say("不想装的话，用 Word 或 WPS 打开 .docx，另存为 PDF。"),
    failed=say("LibreOffice 没有印出 PDF"),
)
FLAT = "fodt"
# PDF/A-1 is GB/T 23286.1, by which archives take files.
PDF_A = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "SelectPdfVersion": {"type": "long", "value": "1"},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
    }
)
_GAP = re.compile(rb'style:text-autospace="[^"]*"')
_UNKNOWN = say(
    "没有写出 PDF：这台电脑上的 LibreOffice 印出的 PDF 不是程序认得的样子。"
    "请把 LibreOffice 的版本告诉维护者；现在可以用 Word 或 WPS 打开 .docx，另存为 PDF。"
)


def write(document: Document, look: Look) -> bytes:
    """The document as the bytes of a .pdf file, tagged, PDF/A-1a; the same document gives the same bytes.

    Raises UserError where LibreOffice is not installed, fails, or takes too long.
    """
    source = docx.write(document._replace(source=None), look)
    flat = office.convert(source, ".docx", FLAT, PURPOSE)
    made = office.convert(without_gaps(flat), f".{FLAT}", PDF_A, PURPOSE)
    try:
        return pdf_file.dated(made, document.date or NO_DATE)
    except ValueError as error:
        raise UserError(_UNKNOWN) from error


def without_gaps(flat: bytes) -> bytes:
    """An ODF text in one file in which there is no gap between Chinese and numbers."""
    return _GAP.sub(b'style:text-autospace="none"', flat)
