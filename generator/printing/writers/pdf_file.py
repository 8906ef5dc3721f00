"""A PDF as LibreOffice writes it, with all that it takes from the clock and the machine replaced.

PDF/A-1 has plain objects and one table of their places: each can be replaced by another.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from itertools import pairwise

_ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])")
_STREAM = rb"(?s)stream\r?\n(.*)\nendstream"
_LENGTH = re.compile(rb"/Length \d+(?: 0 R)?")
_LANGUAGE = re.compile(rb"/Lang\([^)]*\)")
_DATE = re.compile(rb"(/CreationDate\(D:)[^)]*")
_METADATA_DATE = re.compile(rb"(<xmp:CreateDate>)[^<]*")
_PROFILE_DATE = slice(24, 36)  # of a colour profile: ISO 15076-1, clause 7.2.8
_HEADER = b"%PDF-1.4\n%\xc3\xa4\xc3\xbc\xc3\xb6\xc3\x9f\n"


def dated(content: bytes, day: str) -> bytes:
    """The same PDF in Chinese, made on `day` (ISO 8601), under a name drawn from what it holds."""
    *_, trailer = content.rpartition(b"trailer")
    objects = _objects(content, int(_found(rb"startxref\s+(\d+)", trailer)))
    root, info = _number(b"Root", trailer), _number(b"Info", trailer)
    metadata = _number(b"Metadata", objects[root])
    intent = objects[_number(rb"OutputIntents\[", objects[root])]
    profile = _number(b"DestOutputProfile", intent)
    moment = day.encode()
    objects[root] = _LANGUAGE.sub(b"/Lang(zh-CN)", objects[root])
    objects[info] = _DATE.sub(rb"\g<1>%s000000Z" % moment.replace(b"-", b""), objects[info])
    objects[metadata] = _metadata(objects[metadata], moment)
    objects[profile] = _profile(objects[profile])
    return _joined(objects, b"/Root %d 0 R/Info %d 0 R" % (root, info))


def _found(pattern: bytes, text: bytes) -> bytes:
    """What the group of a pattern holds. Raises ValueError where the PDF is not one that we know."""
    found = re.search(pattern, text)
    if not found:
        raise ValueError(pattern)
    return found[1]


def _number(name: bytes, text: bytes) -> int:
    """The number of the object that is named so."""
    return int(_found(rb"/%s\s*(\d+) 0 R" % name, text))


def _objects(content: bytes, table: int) -> dict[int, bytes]:
    """The objects of a PDF by their numbers, cut where its table says that they begin."""
    entries = _ENTRY.findall(content, table)
    places = {number: int(place) for number, (place, kind) in enumerate(entries) if kind == b"n"}
    ends = dict(pairwise([*sorted(places.values()), table]))
    return {number: content[place : ends[place]] for number, place in places.items()}


def _metadata(made: bytes, moment: bytes) -> bytes:
    stream = _found(_STREAM, made)
    return _with_stream(made, _METADATA_DATE.sub(rb"\g<1>%sT00:00:00Z" % moment, stream))


def _profile(made: bytes) -> bytes:
    """The colour profile without the moment at which LibreOffice made it."""
    profile = bytearray(zlib.decompress(_found(_STREAM, made)))
    profile[_PROFILE_DATE] = bytes(12)
    return _with_stream(made, zlib.compress(profile))


def _with_stream(made: bytes, stream: bytes) -> bytes:
    head, _, _ = made.partition(b"stream")
    head = _LENGTH.sub(b"/Length %d" % len(stream), head)
    return head + b"stream\n" + stream + b"\nendstream\nendobj\n\n"


def _joined(objects: dict[int, bytes], named: bytes) -> bytes:
    """A PDF of these objects."""
    made, places = bytearray(_HEADER), {}
    for number, each in sorted(objects.items()):
        places[number] = len(made)
        made += each
    size = max(objects) + 1
    name = hashlib.md5(made, usedforsecurity=False).hexdigest().encode()
    entries = [
        b"%010d 00000 n \n" % places[number] if number in places else b"%010d 65535 f \n" % 0
        for number in range(size)
    ]
    table = b"xref\n0 %d\n%s" % (size, b"".join(entries))
    trailer = b"trailer\n<</Size %d%s/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        named,
        name,
        name,
        len(made),
    )
    return bytes(made) + table + trailer
