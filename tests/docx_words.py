"""What python-docx reads out of a DOCX: its words, in their order."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.table import Table


def words(content: bytes) -> list[str]:
    """The text of every paragraph and table cell of the body, in document order."""
    return [
        text for item in docx.Document(BytesIO(content)).iter_inner_content() for text in _of(item)
    ]


def _of(item) -> list[str]:
    if isinstance(item, Table):
        return [text for row in item.rows for cell in row.cells for text in _texts(cell)]
    return [item.text.replace("\n", "")]  # the look's own ends of lines


def _texts(cell) -> list[str]:
    return [paragraph.text.replace("\n", "") for paragraph in cell.paragraphs]
