"""Word files made by hand, as their parts."""

from __future__ import annotations

import warnings
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
SAVE_AS = "请用 Word 或 WPS 打开，“另存为”时选“Word 文档（.docx）”，再导入。"
COPY = "请把要写进报告的字复制到 Word 文件（.docx）里，再导入。"


def body(inside: str, namespaces: str = W) -> bytes:
    return f"<w:document {namespaces}><w:body>{inside}</w:body></w:document>".encode()


def para(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def package(parts: dict[str, bytes] | list[tuple[str, bytes]], method: int = ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of names that stand twice
        with ZipFile(packed, "w", method) as made:
            for name, content in parts.items() if isinstance(parts, dict) else parts:
                made.writestr(name, content)
    return packed.getvalue()


def document(inside: str, namespaces: str = W, **parts: str) -> bytes:
    others = {f"word/{name}.xml": content.encode() for name, content in parts.items()}
    return package({"word/document.xml": body(inside, namespaces), **others})
