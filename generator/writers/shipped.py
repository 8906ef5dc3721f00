"""The styled base of a look: read where it ships, built where it does not.

To build one takes python-docx, which takes longer to import than a report to print. The bases of the
looks that ship are kept, each under its look's values: a look with any other value is built.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zipfile import ZipFile

from generator import kept

if TYPE_CHECKING:
    from pathlib import Path

    from generator.look import Look


@lru_cache
def parts(look: Look) -> dict[str, bytes]:
    """The parts of an empty document in this look, by name."""
    if not place(look).is_file():
        from generator.writers import base

        return base.parts(look)
    with ZipFile(place(look)) as package:
        return {name: package.read(name) for name in package.namelist()}


def place(look: Look) -> Path:
    """Where the base of this look is kept, if it ships."""
    return kept.place(".zip", repr(look).encode())
