"""Files that are no text, known by their first bytes or their names, and what to do with them."""

from __future__ import annotations

from typing import NamedTuple

from generator.basis.messages import Message, say

_SAVE_AS = say("请用 Word 或 WPS 打开，“另存为”时选“Word 文档（.docx）”，再导入。")
_COPY = say("请把要写进报告的字复制到 Word 文件（.docx）里，再导入。")
_FIND = say("请找到它的 Word 文件，再导入。")


class Kind(NamedTuple):
    """A kind of file: what it is called, and what to do to import it.

    `instead` is what to do where a YAML file is wanted, if that is not to import it.
    """

    name: Message
    how: Message
    instead: Message | None = None


WORD = Kind(
    say("Word 文件"), _SAVE_AS, say("这是 Word 文件，不是 YAML 文件。请先用 fazhi import 把它变成 YAML 文件。")
)  # fmt: skip
OLD_WORD = Kind(
    say("旧格式的 Word 文件（.doc 或 .wps）"), _SAVE_AS, say("这是旧格式的 Word 文件。请用 Word 或 WPS 另存为 .docx，再用 fazhi import 变成 YAML 文件。"),
)  # fmt: skip
PDF = Kind(
    say("PDF 文件"), _SAVE_AS, say("这是 PDF 文件，读不出来。请找到它的 Word 文件，用 fazhi import 变成 YAML 文件。"),
)  # fmt: skip
LOCKED = Kind(say("加了密码的文件"), say("请用 Word 或 WPS 打开，去掉密码，另存，再导入。"))
EXCEL = Kind(say("Excel 文件"), _COPY)
_SLIDES = Kind(say("PPT 文件"), _COPY)
OPEN = Kind(say("OpenDocument 文件（.odt）"), _SAVE_AS)
_OFD = Kind(say("OFD 文件"), _FIND)
RTF = Kind(say("RTF 文件"), _SAVE_AS)
WEB = Kind(say("网页文件"), _SAVE_AS)
_ARCHIVE = Kind(
    say("网页文件（.mht）"), say("请用浏览器打开，“另存为”时选“网页，仅 HTML”，再导入。")
)
_PICTURE = Kind(say("图片"), _COPY)

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("D0CF11E0")
# How a file begins, what else is in it, and what kind it is; the first row that fits holds.
_SIGNS = (
    (_ZIP, b"word/document.xml", WORD),
    (_ZIP, b"xl/workbook.", EXCEL),
    (_ZIP, b"ppt/presentation.xml", _SLIDES),
    (_ZIP, b"application/vnd.oasis.opendocument", OPEN),
    (_ZIP, b"OFD.xml", _OFD),
    (_ZIP, b"", WORD),
    (_OLE, "EncryptedPackage".encode("utf-16-le"), LOCKED),
    (_OLE, "Workbook".encode("utf-16-le"), EXCEL),
    (_OLE, "PowerPoint Document".encode("utf-16-le"), _SLIDES),
    (_OLE, b"", OLD_WORD),
    (b"%PDF", b"", PDF),
    (b"{\\rtf", b"", RTF),
    (b"\x89PNG", b"", _PICTURE),
    (b"\xff\xd8\xff", b"", _PICTURE),
)
_SUFFIXES = {
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".et"), EXCEL),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), _SLIDES),
    **dict.fromkeys((".doc", ".wps"), OLD_WORD),
    **dict.fromkeys((".html", ".htm"), WEB),
    **dict.fromkeys((".png", ".jpg", ".jpeg"), _PICTURE),
    ".mht": _ARCHIVE,
    ".odt": OPEN,
    ".ofd": _OFD,
    ".pdf": PDF,
    ".rtf": RTF,
}


def by_content(raw: bytes) -> Kind | None:
    """What kind of file these bytes are, None where they may be text."""
    for start, inside, kind in _SIGNS:
        if raw.startswith(start) and inside in raw:
            return kind
    return None


def by_suffix(suffix: str) -> Kind | None:
    """What kind of file a name says it is."""
    return _SUFFIXES.get(suffix.lower())
