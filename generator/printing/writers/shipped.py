"""The styled base of a look: read where it ships, built where it does not.

To build one takes python-docx, which takes longer to import than a report to print. The bases of the
looks that ship are kept, each under its look's values: a look with any other value is built.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.basis import kept
from generator.printing.look import Look
from generator.printing.writers.package import BODY, PROPERTIES, packed


class Base(NamedTuple):
    """An empty document: its body, and the package of what all documents of its look share."""

    body: bytes
    shared: bytes


@lru_cache
def base(look: Look) -> Base:
    """The base of a look."""
    body, shared = places(look)
    if not body.is_file():
        return build(look)
    return Base(body.read_bytes(), shared.read_bytes())


def build(look: Look) -> Base:
    """The base of a look, made by python-docx."""
    from generator.printing.writers.base import parts

    made = parts(look)
    shared = {name: part for name, part in made.items() if name not in (BODY, PROPERTIES)}
    return Base(made[BODY], packed(shared))


def places(look: Look) -> tuple[Path, Path]:
    """Where the two halves of the base of a look are kept, if it ships."""
    values = repr(look).encode()
    return kept.place(".xml", values), kept.place(".zip", values)
