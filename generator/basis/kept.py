"""What is made of the files in templates/ once and kept, so that no command has to make it again.

Each thing is kept under a checksum of all that it was made from: where anything of that has been
changed, there is nothing under the new checksum, and it is made as if nothing were kept.
`python scripts/kept.py` writes templates/kept; a test wants it current.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zlib import crc32

from generator.basis import resources


def place(suffix: str, *made_from: bytes) -> Path:
    """Where that is kept which is made from these, if it is."""
    return resources.templates() / "kept" / f"{crc32(b''.join(made_from)):08x}{suffix}"


def values(*files: Path) -> Any:
    """What was read from YAML files, the first in the light of the others; None if it is not kept."""
    file = place(".json", *(each.read_bytes() for each in files))
    if not file.is_file():
        return None
    from json import loads

    return loads(file.read_bytes())
