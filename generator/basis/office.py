"""LibreOffice: a document in one format → the same in another, in a profile of its own that is thrown away."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from glob import glob
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.basis.messages import Message, say
from generator.basis.problems import UserError, reason

PATIENCE = 180  # seconds; a first start on a slow machine takes some 30
NAMES = ("soffice", "libreoffice")
# Where it is installed without being on the PATH: Windows, macOS, and packages in /opt.
PLACES = (
    "${ProgramFiles}/LibreOffice/program/soffice.com",
    "${ProgramFiles(x86)}/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice*/program/soffice",
)
# LibreOffice starts a second process: where processes have groups, both are ended.
_end = getattr(os, "killpg", os.kill)
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_MISSING = say(
    "{need}，电脑上得先装 LibreOffice，这台电脑上没有找到它。\n"
    "  Windows、macOS：到 https://zh-cn.libreoffice.org 下载安装\n"
    "  Debian、Ubuntu：sudo apt install libreoffice-writer\n"
    "  统信 UOS、麒麟：在应用商店里搜索 LibreOffice，或 sudo apt install libreoffice-writer\n"
    "装好以后再运行一次。{otherwise}"
)


class Purpose(NamedTuple):
    """What LibreOffice is for, as messages say it.

    `need` is why it must be installed, `otherwise` what to do without it, `failed` what it did not do.
    """

    need: Message
    otherwise: Message
    failed: Message


def convert(content: bytes, suffix: str, target: str, purpose: Purpose) -> bytes:
    """A document as LibreOffice writes it; `target` is the suffix to write, and the filter after a colon.

    Raises UserError where LibreOffice is not installed, fails, or takes too long.
    """
    office = program(purpose)
    with TemporaryDirectory(prefix="fazhi-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"report{suffix}")
        source.write_bytes(content)
        made = Path(folder, "made", f"report.{target.partition(':')[0]}")
        said = _run([office, *_options(Path(folder), target, made.parent), str(source)])
        if not made.is_file():
            message = say("{failed}。它说：{said}", failed=purpose.failed, said=said.strip() or "—")
            raise UserError(message)
        return made.read_bytes()


def _options(folder: Path, target: str, out: Path) -> list[str]:
    """No window, and a profile of its own: one that is open must not answer instead."""
    return [
        "--headless",
        "--norestore",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        target,
        "--outdir",
        str(out),
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
                "LibreOffice 运行了 {seconds} 秒还没有做完，已经停下，没有写出文件。请再试一次。",
                seconds=PATIENCE,
            )
        ) from None
    except OSError as error:
        raise UserError(say("LibreOffice 运行不了：{reason}。", reason=reason(error))) from error


def program(purpose: Purpose) -> str:
    """The LibreOffice of this machine. Raises UserError, saying how to install it."""
    on_path = (shutil.which(name) for name in NAMES)
    elsewhere = (file for place in PLACES for file in glob(os.path.expandvars(place)))  # noqa: PTH207 (from the root)
    for found in (*on_path, *elsewhere):
        if found:
            return found
    raise UserError(_MISSING.fill(need=purpose.need, otherwise=purpose.otherwise))
