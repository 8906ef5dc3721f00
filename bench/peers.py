"""What `fazhi` is measured against: each peer turns one report into the bytes of a DOCX."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cold import markdown

from generator.printing.blocks import Document, Para, Run
from generator.printing.look import house
from generator.printing.writers import WRITERS

_EPOCH = (1980, 1, 1, 0, 0, 0)
_BODY = "word/document.xml"


def floor(sample: bytes) -> Callable[[Document], bytes]:
    """The same DOCX by string formatting and the standard library's zip: no Python does it faster."""
    with ZipFile(BytesIO(sample)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts.pop(_BODY).decode()
    head = body[: body.index("<w:body>") + len("<w:body>")]
    tail = body[body.rindex("<w:sectPr") :]

    def render(document: Document) -> bytes:
        paragraphs = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{block.role}"/></w:pPr>{"".join(map(_run, block.runs))}</w:p>'
            for block in document.blocks
            if isinstance(block, Para)
        )
        packed = BytesIO()
        with ZipFile(packed, "w") as package:
            for name, content in {**parts, _BODY: (head + paragraphs + tail).encode()}.items():
                package.writestr(ZipInfo(name, _EPOCH), content, ZIP_DEFLATED, 6)
        return packed.getvalue()

    return render


def _run(run: Run) -> str:
    style = f'<w:rPr><w:rStyle w:val="{run.role}-inline"/></w:rPr>' if run.role else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'


def docxtpl(folder: Path, sample: bytes) -> Callable[[dict[str, Any]], bytes]:
    """Docxtpl with a template in the same styles, given ready data."""
    from docxtpl import DocxTemplate

    template = folder / "template.docx"
    template.write_bytes(_template(sample))

    def render(data: dict[str, Any]) -> bytes:
        made, packed = DocxTemplate(template), BytesIO()
        made.render(data, autoescape=True)
        made.save(packed)
        return packed.getvalue()

    return render


def _template(sample: bytes) -> bytes:
    """A docxtpl template: the styled base with loops over the data of `reports.ready`."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document(BytesIO(sample))
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    for style, *runs in (
        ("title", Run("{{ title }}")),
        ("body", Run("{%p for para in opening %}")),
        ("body", Run("{{ para.text }}")),
        ("body", Run("{%p endfor %}")),
        ("body", Run("{%p for section in sections %}")),
        ("h1", Run("{{ section.heading }}")),
        ("body", Run("{%p for para in section.paragraphs %}")),
        ("body", Run("{{ para.lead }}", "h2"), Run("{{ para.text }}")),
        ("body", Run("{%p endfor %}")),
        ("body", Run("{%p endfor %}")),
    ):
        paragraph = document.add_paragraph()._p
        paragraph.get_or_add_pPr()._add_pStyle(val=style)
        paragraph.extend(parse_xml(f"<w:p {nsdecls('w')}>{''.join(map(_run, runs))}</w:p>"))
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def pandoc(folder: Path, sample: bytes) -> Callable[[dict[str, Any]], bytes]:
    """Pandoc with a reference document in the same styles, one process a report as it is used."""
    reference = folder / "reference.docx"
    reference.write_bytes(sample)
    command = [
        pandoc_path(),
        "-f",
        "markdown",
        "-t",
        "docx",
        f"--reference-doc={reference}",
        "-o",
        "-",
    ]

    def render(data: dict[str, Any]) -> bytes:
        done = subprocess.run(
            command, input=markdown(data).encode(), capture_output=True, check=True
        )
        return done.stdout

    return render


def pandoc_path() -> str:
    """Where the pandoc of the pypandoc_binary wheel is."""
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def writer(document: Document) -> bytes:
    """The project's own DOCX writer, from blocks."""
    return WRITERS["docx"](document, house())
