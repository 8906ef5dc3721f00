"""What a printed file carries of its report: the data that it prints, from which it can be read back."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from generator.basis.problems import Path
from generator.kinds import kind
from generator.kinds.fields import Field, Group
from generator.parsing.node import Node, root
from generator.parsing.page import Page
from generator.parsing.scalars import Span
from generator.reports.folder import INCLUDE
from generator.reports.source import EDITIONS, Source

PROPERTY = "fazhi"  # its value is the fingerprint; its pieces are fazhi-1, fazhi-2 …
_PIECE = 250  # characters; Word keeps no more than 255 of a property
_LARGEST = 50_000_000  # characters of the data, unpacked
_BOOKMARK = "_fazhi"  # Word hides bookmarks that begin with _
_NAMED = re.compile(f"{_BOOKMARK}_([0-9]{{1,9}})_([0-9]{{1,9}})")


class Carried(NamedTuple):
    """The data that an edition prints with the settings of their fields, and the places in them.

    A bookmark names one of the `places` by its number.
    """

    data: Mapping[str, Any]
    edition: str
    places: Sequence[Path] = ()


def of(found: Source) -> Carried:
    """What a file that is printed of a report carries: no comments, and no fields of other editions."""
    return Carried(_kept(found.kind.schema.fields, found.data, found.edition), found.edition)


def _kept(group: Group, data: Mapping[str, Any], edition: str) -> dict[str, Any]:
    return {
        key: _inside(group[key], value, edition)
        for key, value in data.items()
        if key in group and _is_carried(group[key], edition)
    }


def _is_carried(field: Field, edition: str) -> bool:
    """Whether a field is printed, or says how; which files were included is nobody's business."""
    return field.key != INCLUDE and field.printed in ("", edition, "nowhere")


def _inside(field: Field, value: Any, edition: str) -> Any:
    if isinstance(value, dict):
        return _kept(field.fields, value, edition)
    if isinstance(value, list):
        return [_inside(field, each, edition) for each in value]
    return value


def packed(carried: Carried) -> dict[str, str]:
    """The properties of a file that carries this, by name: none is too long for Word."""
    written = json.dumps(carried, ensure_ascii=False, separators=(",", ":")).encode()
    text = base64.urlsafe_b64encode(zlib.compress(written, 9)).decode()
    pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
    numbered = {f"{PROPERTY}-{number}": piece for number, piece in enumerate(pieces, 1)}
    return {PROPERTY: sha256(written).hexdigest()} | numbered


def unpacked(properties: Mapping[str, str]) -> Carried | None:
    """What a file with these properties carries; None where it is nothing, or not whole."""
    pieces: list[str] = []
    while f"{PROPERTY}-{len(pieces) + 1}" in properties:
        pieces.append(properties[f"{PROPERTY}-{len(pieces) + 1}"])
    try:
        compressed = base64.b64decode("".join(pieces), altchars=b"-_", validate=True)
        written = zlib.decompressobj().decompress(compressed, _LARGEST)
    except (ValueError, zlib.error):
        return None
    if sha256(written).hexdigest() != properties.get(PROPERTY):
        return None
    try:
        data, edition, places = json.loads(written)
        read = Carried(data, edition, tuple(tuple(place) for place in places))
    except (ValueError, TypeError, RecursionError):  # somebody else's
        return None
    return read if isinstance(data, dict) and edition in EDITIONS else None


def bookmark(number: int, offset: int) -> str:
    """The name of the bookmark around words that begin at an offset of the value at a place."""
    return f"{_BOOKMARK}_{number}_{offset}"


def place(name: str) -> tuple[int, int] | None:
    """The number and the offset that the name of a bookmark means; None for one that is not ours."""
    found = _NAMED.fullmatch(name)
    return (int(found[1]), int(found[2])) if found else None


def source(carried: Carried, name: str) -> Source:
    """A report of these data, for whoever wants it as if it were read from a file."""
    page = Page(name, "")
    nodes: dict[Path, Node] = {(): root(page)}
    for key in carried.data:
        nodes[key,] = Node(page, len(nodes), Span(0, 0, None), key)
    known = kind.of(carried.data)
    return Source(page, dict(carried.data), nodes, [], known.schema.names, known, carried.edition)
