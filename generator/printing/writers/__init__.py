"""What prints a document: one writer a format, each a function from blocks and a look to bytes.

    text        plain text
    docx        a Word file: `base` is the empty document that python-docx builds, with the look's
                roles as its `styles` (`sheet` adds those that a text needs); `paragraphs`, `tables`
                and `docx_groups` are markup, `package` packs it; `carrying` puts the report's data
                and hidden bookmarks into it
    html        a web page: `css` is the look as a style sheet, `elements` and `html_groups` are markup
    pdf         what LibreOffice makes of the DOCX
    placement   where head, annexes, signatures and imprint stand: numbers that DOCX and HTML share,
                in the units of `measure`; `breaking` ends the lines of titles on sense

Before a writer returns its file, `readback` reads it again with one of the `readers` and proves it.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.printing.blocks import Document
from generator.printing.look import Look
from generator.printing.writers import docx, html, pdf, text

WRITERS: dict[str, Callable[[Document, Look], bytes]] = {
    "txt": text.write,
    "docx": docx.write,
    "html": html.write,
    "pdf": pdf.write,
}
