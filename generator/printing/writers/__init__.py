"""What prints a document: one writer a format, each a function from blocks and a look to bytes.

    text      plain text
    docx      a Word file: `base` is the empty styled document that python-docx builds, `styles` the
              roles of the look as its styles, `paragraphs`, `tables` and `package` its markup
    html      a web page: `css` is the look as a style sheet, `elements` the markup
    pdf       what LibreOffice makes of the DOCX

What stands where all of its texts place it is measured by `head` and `ending`: the head of a filed
report, annexes, signatures, imprint. `breaking` ends the lines of titles on sense. Every writer reads
its own file again before it hands it over: `readback`.
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
