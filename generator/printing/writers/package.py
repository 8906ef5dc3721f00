"""The package that a DOCX is: the same parts give the same bytes."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

BODY, STYLES, PROPERTIES = "word/document.xml", "word/styles.xml", "docProps/core.xml"
NO_DATE = "1980-01-01"  # of a report that has none yet
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip entry: the same bytes every day
_UNIX = 3  # what the entry says of the system that made it, on whichever it is made
_MOST = 100_000_000  # bytes that the parts of a file of ours never reach together
_LEVEL = 3  # of 9: a third less time than 6 for a twentieth more bytes


def moment(date: str) -> str:
    """The moment that a file gives for a report's date."""
    return f"{date or NO_DATE}T00:00:00Z"


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, by name."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = ZipInfo(name, _EPOCH)
            entry.create_system = _UNIX
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, content, compresslevel=_LEVEL)
    return made.getvalue()


def unpacked(package: bytes) -> dict[str, bytes]:
    """The parts of a package, by name."""
    with ZipFile(BytesIO(package)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def digest(parts: Mapping[str, bytes]) -> str:
    """What tells these parts from any others, their properties aside."""
    made = hashlib.sha256()
    for name, content in sorted(parts.items()):
        if name != PROPERTIES:
            made.update(f"{name} {len(content)} ".encode() + content)
    return made.hexdigest()


def sealed(parts: Mapping[str, bytes], instead_of: Mapping[str, bytes]) -> dict[str, bytes]:
    """Parts made here of others made here, with a digest of their own in place of that of the others."""
    before, now = digest(instead_of).encode(), digest(parts).encode()
    return {**parts, PROPERTIES: parts[PROPERTIES].replace(before, now)}


def as_written(package: bytes) -> bool:
    """Whether a Word file is as it was written here: its properties hold the digest of its parts."""
    try:
        with ZipFile(BytesIO(package)) as entries:
            if sum(entry.file_size for entry in entries.infolist()) > _MOST:
                return False
        parts = unpacked(package)
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return False
    return digest(parts).encode() in parts.get(PROPERTIES, b"")
