"""Paragraphs and runs as the markup of a DOCX: each names its style and carries no formatting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from xml.sax.saxutils import escape

from generator.basis.drafts import parted
from generator.printing.blocks import Origin, Role, Run
from generator.printing.writers import carrying
from generator.printing.writers.breaking import LINE_BREAK
from generator.printing.writers.styles import inline_id

# Marks that fonts for Latin text have too: a hint sends them to the Chinese font.
_SHARED_MARKS = re.compile("[“”‘’…—·]")
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'  # of what is still missing
_SPECIAL = re.compile("([\t\v])")
_MARKUP = {"\t": "<w:tab/>", LINE_BREAK: "<w:br/>", "": ""}


def paragraph(style: str, runs: Iterable[Run], before: str = "") -> str:
    """A paragraph in a style; `before` is markup of its properties that go with its place."""
    alike = groupby(runs, key=lambda run: (run.role, run.origin))
    inside = "".join(_run("".join(run.text for run in each), *look) for look, each in alike)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}</w:pPr>{inside}</w:p>'


def anchor(place: str = "") -> str:
    """A line too low to be seen: what floats hangs on it, and it keeps tables apart."""
    return paragraph("anchor", (), place)


def _run(text: str, role: Role | None, origin: Origin | None) -> str:
    properties = ""
    if role:
        properties = f'<w:rStyle w:val="{inline_id(role)}"/>'
    if _SHARED_MARKS.search(text):
        properties += '<w:rFonts w:hint="eastAsia"/>'
    made = ""
    for number, part in enumerate(parted(text)):
        if part or not text:
            made += _stretch(part, properties + _HIGHLIGHT * (number % 2))
    return carrying.marked(made, origin) if origin else made


def _stretch(text: str, properties: str) -> str:
    """A run: a stretch of text that looks alike."""
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    special = "\t" in text or LINE_BREAK in text
    pieces = _SPECIAL.split(text) if special else (text,)
    return f"<w:r>{properties}{''.join(map(_piece, pieces))}</w:r>"


def _piece(piece: str) -> str:
    if piece in _MARKUP:
        return _MARKUP[piece]
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
