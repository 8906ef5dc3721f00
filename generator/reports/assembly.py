"""A report that several units write: what its main file includes, put together as one Source.

Every value keeps the page on which it was written, so that each problem names its own file. What
two files say differently is a problem that names both.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from generator.basis.messages import say
from generator.basis.paths import value_at
from generator.basis.problems import Path
from generator.kinds.fields import Field
from generator.kinds.schema import NONE
from generator.parsing import tree
from generator.parsing.node import Node
from generator.reports import contribution, counts, reading
from generator.reports.folder import INCLUDE, included, outstanding
from generator.reports.reading import Content
from generator.reports.source import Source, Version


def assembled(found: Source, content: Content = tree.content) -> Source:
    """A report with all that it includes, as one source; a contribution includes nothing."""
    if found.is_contribution or INCLUDE not in found.data:
        return found
    return _Assembly(found, content).source()


class _Assembly:
    """Puts contributions into the data of a main file, one after the other."""

    def __init__(self, found: Source, content: Content) -> None:
        self.found = found
        self.content = content
        self.schema = found.schema
        self.data: dict[str, Any] = deepcopy(found.data)
        self.nodes = dict(found.nodes)
        self.problems = list(found.problems)
        self.moved: dict[Path, Path] = {}
        self.versions: list[Version] = []

    def source(self) -> Source:
        """The report as one source."""
        self.problems += [problem for _, problem in outstanding(self.found)]
        for file in included(self.found):
            self._add(file)
        return replace(
            self.found,
            data=self.data,
            nodes=self.nodes,
            problems=self.problems,
            versions=self.versions,
        )

    def _add(self, file: FilePath) -> None:
        part = reading.contribution(file, self.found.kind, self.content)
        self.problems += [*part.problems, *contribution.problems(part)]
        if contribution.is_report(part):
            return
        self.moved = {}
        for key, value in deepcopy(part.data).items():
            if key not in self.found.kind.own and key != INCLUDE:
                self._join(self.data, (key,), (key,), value, part)
        for path, node in part.nodes.items():
            self._place(path, node)

    def _place(self, path: Path, node: Node) -> None:
        """Take over the node of a value that has moved into the report."""
        for length in range(len(path), 0, -1):
            target = self.moved.get(path[:length])
            if target:
                there = (*target, *path[length:])
                # A part that the main file leaves empty stands where it has its key.
                part = len(there) == 1 and isinstance(self.data[str(there[0])], dict)
                if not part or there not in self.nodes:
                    self.nodes[there] = node
                return

    def _join(
        self, into: dict[str, Any], path: Path, origin: Path, value: Any, part: Source
    ) -> None:
        """Bring one value, `origin` in its file, to `path` of the report."""
        key, field = str(path[-1]), self.schema.field(path)
        here = into.get(key)
        if here is None:
            into[key] = value
            self.moved[origin] = path
        elif (
            isinstance(here, dict)
            and isinstance(value, dict)
            and field
            and field.group == "section"
        ) or (isinstance(here, dict) and isinstance(value, dict) and _is_table(field)):
            for inner, each in value.items():
                self._join(here, (*path, inner), (*origin, inner), each, part)
        elif field and field.role == "count" and counts.added(field, here, value) is not None:
            into[key] = counts.added(field, here, value)
        elif (
            isinstance(here, list)
            and isinstance(value, list)
            and field
            and field.types == ("list",)
        ):
            self._append(here, path, origin, value, part)
        elif here != value:
            self._differs(path, origin, value, part)

    def _differs(self, path: Path, origin: Path, value: Any, part: Source) -> None:
        """Tell of a value that the report has otherwise; where both are of its form, keep it, too."""
        message = say(
            "「{label}」在 {file} 第 {line} 行已经写过，两处内容不同。请商定后只留一处。",
            label=self.schema.label(path),
            **self._where(path),
        )
        field = self.schema.field(path)
        if field and field.takes(value) and field.takes(value_at(self.data, path)):
            self.problems.append(part.problem(origin, "error", "conflict", message))
            self.versions.append(Version(path, part.page.file, value))
        else:
            self.problems.append(part.problem(origin, "error", "wrong-type", message))

    def _append(
        self, here: list[Any], path: Path, origin: Path, value: list[Any], part: Source
    ) -> None:
        first = len(here)
        headings = {_heading(each): n for n, each in enumerate(here) if _heading(each)}
        for number, each in enumerate(value):
            at = (*origin, number)
            self.moved[at] = (*path, first + number)
            earlier = headings.get(_heading(each))
            if earlier is not None:
                message = say(
                    "标题“{heading}”在 {file} 第 {line} 行已经写过。请两家商定，合成一节，或改用不同的标题。",
                    heading=_heading(each),
                    **self._where((*path, earlier, "heading")),
                )
                self.problems.append(
                    part.problem((*at, "heading"), "error", "same-heading", message)
                )
        here += value

    def _where(self, path: Path) -> dict[str, object]:
        node = self.nodes[path]
        return {"file": node.page.file, "line": node.page.place(node.key).line}


def _is_table(field: Field | None) -> bool:
    """Whether a field holds rows of figures, which are added up over all units."""
    return field is not None and any(row.role == "count" for row in field.fields.values())


def _heading(section: Any) -> str:
    """The heading of a section without white space; "" where it has none."""
    heading = section.get("heading") if isinstance(section, dict) else None
    bare = "".join(heading.split()) if isinstance(heading, str) else ""
    return "" if bare == NONE else bare
