"""What several files say differently, as a draft prints it: each version, marked with its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from itertools import groupby
from pathlib import Path as FilePath
from typing import Any

from generator.basis.drafts import OPEN
from generator.basis.paths import value_at
from generator.kinds.fields import Field
from generator.kinds.schema import NONE
from generator.reports.source import Source, Version


def every_version(found: Source) -> Mapping[str, Any]:
    """The data of a report; where its files differ, with what each of them says."""
    if not found.versions:
        return found.data
    data = deepcopy(found.data)
    for path, others in groupby(found.versions, key=lambda version: version.path):
        holder = value_at(data, path[:-1])
        key, field = path[-1], found.field(path)
        if field and field.printed != "nowhere":
            first = Version(path, found.node(path).page.file, holder[key])
            _put(holder, str(key), field, [first, *others])
    return data


def _put(holder: dict[str, Any], key: str, field: Field, versions: Iterable[Version]) -> None:
    """Put all versions of a value where it stands: tables into sections without headings."""
    if field.group:
        del holder[key]
        apart = [{"heading": NONE, "lead": _mark(each), key: each.value} for each in versions]
        holder["sections"] = [*holder.get("sections", ()), *apart]
    elif field.many:
        holder[key] = [_marked(each) for each in versions]
    else:
        between = "\n" if field.role == "prose" else ""
        holder[key] = between.join(map(_marked, versions))


def _marked(version: Version) -> str:
    value = version.value
    return _mark(version) + ("、".join(value) if isinstance(value, list) else value)


def _mark(version: Version) -> str:
    return OPEN.format(file=FilePath(version.file).name)
