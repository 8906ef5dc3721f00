"""The fonts of this machine: what fontconfig says, or else what lies in the folders for fonts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.printing import fontfile

_PATIENCE = 60  # seconds; fontconfig's first run on a machine with many fonts takes some 20
# Windows, macOS (with what Word for Mac brings along), Linux.
FOLDERS = (
    "${WINDIR}/Fonts",
    "${LOCALAPPDATA}/Microsoft/Windows/Fonts",
    "/System/Library/Fonts",
    "/System/Library/AssetsV2",
    "/Library/Fonts",
    "~/Library/Fonts",
    "/Applications/Microsoft Word.app/Contents/Resources/DFonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
)


@dataclass(frozen=True)
class Fonts:
    """The family names that a machine has, casefolded, and whether fontconfig chooses stand-ins."""

    families: frozenset[str]
    fontconfig: bool

    def has(self, face: str) -> bool:
        """Whether the machine has a face; names are the same in whatever case."""
        return face.casefold() in self.families

    def instead_of(self, face: str, near: Iterable[str]) -> str:
        """The face that is shown for one that is not here, "" where that is unknown.

        With fontconfig it is what fontconfig chooses, else the first of `near` that is here.
        """
        if self.fontconfig:
            escaped = re.sub(r"([\\:,-])", r"\\\1", face)
            return _ask("fc-match", "--format=%{family[0]}", f"{escaped}:lang=zh-cn")
        return next((name for name in near if self.has(name)), "")


def installed() -> Fonts:
    """The fonts of this machine."""
    listed = _ask("fc-list", "--format=%{family}\n").strip()
    names = _listed(listed) if listed else _in_folders()
    return Fonts(frozenset(name.casefold() for name in names), fontconfig=bool(listed))


def _listed(families: str) -> Iterator[str]:
    """The names in a list of fontconfig's, which escapes the marks in them."""
    for name in re.split(r"(?<!\\)[,\n]", families):
        yield name.replace("\\", "")


def _ask(command: str, *options: str) -> str:
    """The output of a command of fontconfig, "" where it is not there or does not work."""
    found = shutil.which(command)
    if not found:
        return ""
    try:
        answer = subprocess.run(  # noqa: S603 (the program that was found)
            [found, *options],
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout


def _in_folders() -> Iterator[str]:
    """The names of the fonts in the folders where systems keep them."""
    for folder in FOLDERS:
        for file in Path(os.path.expandvars(folder)).expanduser().rglob("*"):
            if file.suffix.lower() in fontfile.SUFFIXES:
                yield from fontfile.families(file)
