"""What a DOCX carries of its report: its data as properties, its places as hidden bookmarks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from generator.basis.problems import Path
from generator.printing.blocks import Origin
from generator.printing.origins import read_path, written_path
from generator.reports import carried
from generator.reports.carried import Carried

PART = "docProps/custom.xml"
TYPES, RELATIONS = "[Content_Types].xml", "_rels/.rels"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that users define
_FIRST = 2  # number of the first property
# A bookmark before it has a number, with the origin of its words for a name.
_MARK = re.compile(
    '<w:bookmarkStart w:id="" w:name="([^":]*):([0-9]+)"/>(.*?)<w:bookmarkEnd w:id=""/>'
)


def marked(run: str, origin: Origin) -> str:
    """The markup of a run in a bookmark for its origin."""
    place = f"{written_path(origin.path)}:{origin.offset}"
    return f'<w:bookmarkStart w:id="" w:name="{place}"/>{run}<w:bookmarkEnd w:id=""/>'


def numbered(body: str) -> tuple[str, list[Path]]:
    """A body whose bookmarks are numbered, each name given once, and the places that the names mean."""
    places: dict[str, int] = {}
    names: dict[str, int] = {}

    def bookmark(mark: re.Match[str]) -> str:
        path, offset, run = mark.groups()
        place = places.setdefault(path, len(places))
        name = carried.bookmark(place, int(offset))
        if name in names:  # what is printed twice is marked where it stands first
            return run
        number = names[name] = len(names)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    made = _MARK.sub(bookmark, body)
    return made, list(map(read_path, places))


def parts(what: Carried, base: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a package that are otherwise than in the base, with what the file carries."""
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(carried.packed(what).items(), _FIRST)
    )
    part = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_TYPES}">{properties}</Properties>'
    )
    kind = f'<Override PartName="/{PART}" ContentType="{_CONTENT}"/></Types>'
    relation = f'<Relationship Id="rIdCarried" Type="{_RELATION}" Target="{PART}"/></Relationships>'
    return {
        TYPES: base[TYPES].replace(b"</Types>", kind.encode()),
        RELATIONS: base[RELATIONS].replace(b"</Relationships>", relation.encode()),
        PART: part.encode(),
    }
