"""The names that a font file gives its fonts: TrueType, OpenType, and collections of these."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from struct import calcsize, error, unpack
from typing import Any, BinaryIO

SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}
_FAMILY = {1, 16}  # what the name table calls the family, and the family that all weights share
_MOST = 2_000  # fonts of a collection, tables and names of a font: more is no font file
# How a name is written, by platform and encoding: a Chinese font has its names in several ways.
_ENCODINGS = {
    (0, 3): "utf-16-be",
    (0, 4): "utf-16-be",
    (1, 0): "mac-roman",
    (1, 25): "gb18030",
    (3, 0): "utf-16-be",
    (3, 1): "utf-16-be",
    (3, 10): "utf-16-be",
}


def families(file: Path) -> set[str]:
    """The family names in a font file, in every language; none where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return {name for font in _fonts(stream) for name in _names(stream, font)}
    except (OSError, error):
        return set()


def _read(stream: BinaryIO, layout: str, at: int) -> tuple[Any, ...]:
    """The numbers and bytes that a file holds at a place, in a layout of `struct`."""
    stream.seek(at)
    return unpack(f">{layout}", stream.read(calcsize(f">{layout}")))


def _fonts(stream: BinaryIO) -> tuple[int, ...]:
    """Where the fonts of a file start."""
    tag, _, count = _read(stream, "4sII", 0)
    return _read(stream, f"{min(count, _MOST)}I", 12) if tag == b"ttcf" else (0,)


def _names(stream: BinaryIO, font: int) -> Iterator[str]:
    """The family names of the font that starts at `font`."""
    (count,) = _read(stream, "H", font + 4)
    for number in range(min(count, _MOST)):
        tag, _, place, _ = _read(stream, "4sIII", font + 12 + 16 * number)
        if tag == b"name":
            yield from _names_in(stream, place)


def _names_in(stream: BinaryIO, table: int) -> Iterator[str]:
    """The family names in the name table that starts at `table`."""
    _, records, texts = _read(stream, "HHH", table)
    for number in range(min(records, _MOST)):
        record = _read(stream, "HHHHHH", table + 6 + 12 * number)
        platform, encoding, _, name, length, offset = record
        if name in _FAMILY and (platform, encoding) in _ENCODINGS:
            (raw,) = _read(stream, f"{length}s", table + texts + offset)
            yield raw.decode(_ENCODINGS[platform, encoding], "replace")
