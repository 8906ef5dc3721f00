"""Blocks → PDF: LibreOffice prints the DOCX.

It goes by way of an ODF text in one file. LibreOffice puts a gap between Chinese and numbers, though
the DOCX says that there is none: in ODF it can be told. The DOCX has been read back; what LibreOffice
makes of it is not read again.
"""

from __future__ import annotations

<<<<<<< HEAD
import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from glob import glob
from pathlib import Path
from tempfile import TemporaryDirectory

=======
from generator.basis import office
>>>>>>> main
from generator.basis.messages import say
from generator.printing.blocks import Document
from generator.printing.look import Look
from generator.printing.writers import docx, pdf_file

PURPOSE = office.Purpose(
    need=say("要印 PDF"),
    otherwise=say("不想装的话，用 Word 或 WPS 打开 .docx，另存为 PDF。"),
    failed=say("LibreOffice 没有印出 PDF"),
)
<<<<<<< HEAD
# PDF/A-1 is GB/T 23286.1, by which archives take files.
PDF_A = ":writer_pdf_Export:" + json.dumps(
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
# LibreOffice starts a second process: where processes have groups, both are ended.
_end = getattr(os, "killpg", os.kill)
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
=======
>>>>>>> main


def write(document: Document, look: Look) -> bytes:
    """The document as the bytes of a .pdf file, tagged and as PDF/A-1a; the same document gives the same bytes.

    Raises UserError where LibreOffice is not installed, fails, or takes too long.
    """
<<<<<<< HEAD
    office = program()
    with TemporaryDirectory(prefix="fazhi-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "report.docx")
        source.write_bytes(docx.write(document._replace(source=None), look))
        flat = _converted(office, source, "fodt")
        flat.write_bytes(without_gaps(flat.read_bytes()))
        made = _converted(office, flat, "pdf", PDF_A).read_bytes()
    return _dated(made, document)


def without_gaps(flat: bytes) -> bytes:
    """An ODF text in one file in which there is no gap between Chinese and numbers."""
    return _GAP.sub(b'style:text-autospace="none"', flat)


def _dated(made: bytes, document: Document) -> bytes:
    try:
        return pdf_file.dated(made, document.date or docx.NO_DATE)
    except ValueError as error:
        raise UserError(_UNKNOWN) from error


def _converted(office: str, source: Path, suffix: str, how: str = "") -> Path:
    """The file that LibreOffice makes of another, beside it."""
    said = _run([office, *_options(source.parent, suffix + how), str(source)])
    made = source.with_suffix(f".{suffix}")
    if not made.is_file():
        raise UserError(say("LibreOffice 没有印出 PDF。它说：{said}", said=said.strip() or "—"))
    return made


def _options(folder: Path, form: str) -> list[str]:
    """No window, and a profile of its own: one that is open must not answer instead."""
    return [
        "--headless",
        "--norestore",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        form,
        "--outdir",
        str(folder),
    ]


def _run(command: Sequence[str]) -> str:
    """What a command says. Raises UserError if it cannot be started or does not end."""
    try:
        with subprocess.Popen(  # noqa: S603 (the program that was found, and our own arguments)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        ) as process:
            try:
                return process.communicate(timeout=PATIENCE)[0]
            finally:
                if process.poll() is None:
                    _end(process.pid, _KILL)
    except subprocess.TimeoutExpired:
        raise UserError(
            say(
                "LibreOffice 印了 {seconds} 秒还没有印完，已经停下，没有写出文件。请再试一次。",
                seconds=PATIENCE,
            )
        ) from None
    except OSError as error:
        raise UserError(say("LibreOffice 运行不了：{reason}。", reason=reason(error))) from error


def program() -> str:
    """The LibreOffice of this machine. Raises UserError, saying how to install it."""
    on_path = (shutil.which(name) for name in NAMES)
    elsewhere = (file for place in PLACES for file in glob(os.path.expandvars(place)))  # noqa: PTH207 (from the root)
    for found in (*on_path, *elsewhere):
        if found:
            return found
    raise UserError(
        say(
            "要印 PDF，电脑上得先装 LibreOffice，这台电脑上没有找到它。\n"
            "  Windows、macOS：到 https://zh-cn.libreoffice.org 下载安装\n"
            "  Debian、Ubuntu：sudo apt install libreoffice-writer\n"
            "  统信 UOS、麒麟：在应用商店里搜索 LibreOffice，或 sudo apt install libreoffice-writer\n"
            "装好以后再运行一次。不想装的话，用 Word 或 WPS 打开 .docx，另存为 PDF。"
        )
    )
=======
    return office.convert(docx.write(document, look), ".docx", "pdf:writer_pdf_Export", PURPOSE)
>>>>>>> main
