"""What `fazhi` is measured against: each peer turns one report into the bytes of a DOCX."""

from __future__ import annotations

import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.blocks import Document, Para
from generator.look import house
from generator.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
            f'<w:p><w:pPr><w:pStyle w:val="{block.role}"/></w:pPr><w:r>'
            f'<w:t xml:space="preserve">{escape(block.text)}</w:t></w:r></w:p>'
            for block in document.blocks
            if isinstance(block, Para)
        )
        packed = BytesIO()
        with ZipFile(packed, "w") as package:
            for name, content in {**parts, _BODY: (head + paragraphs + tail).encode()}.items():
                package.writestr(ZipInfo(name, _EPOCH), content, ZIP_DEFLATED, 6)
        return packed.getvalue()

    return render


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

    document = docx.Document(BytesIO(sample))
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    for style, text in (
        ("title", "{{ title }}"),
        ("body", "{%p for text in opening %}"),
        ("body", "{{ text }}"),
        ("body", "{%p endfor %}"),
        ("body", "{%p for section in sections %}"),
        ("h1", "{{ section.heading }}"),
        ("body", "{%p for text in section.paragraphs %}"),
        ("body", "{{ text }}"),
        ("body", "{%p endfor %}"),
        ("body", "{%p endfor %}"),
    ):
        document.add_paragraph(text).paragraph_format.element.pPr  # noqa: B018
        document.paragraphs[-1]._p.get_or_add_pPr()._add_pStyle(val=style)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def markdown(data: dict[str, Any]) -> str:
    """The report in pandoc's Markdown."""
    lines = ["---", f"title: {data['title']}", "---", "", *data["opening"]]
    for section in data["sections"]:
        lines += ["# " + section["heading"], *section["paragraphs"]]
    return (
        "\n\n".join(lines)
        .replace("---\n\ntitle", "---\ntitle")
        .replace("\n\n---\n\n", "\n---\n\n", 1)
    )


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
