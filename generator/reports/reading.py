"""One file → Source: which kind of report it is, and whether it is a unit's contribution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from generator.basis.problems import UserError
from generator.kinds import kind
from generator.kinds.kind import Kind
from generator.parsing import tree
from generator.parsing.tree import Tree
from generator.reports.source import Source

# How the bytes of a file are had: from the disk, or as they would be.
Content: TypeAlias = Callable[[str | Path], bytes]


def read(file: str | Path, content: Content = tree.content) -> Source:
    """The data of a file without what it includes. Raises UserError if it is unreadable."""
    return parse(content(file), str(file))


def parse(raw: bytes, file: str) -> Source:
    """The data of a report, or of a contribution, given as the bytes of its file."""
    of = kind.load()
    found = tree.parse(raw, file, of.schema.names)
    own = kind.of(found.data)
    if own is not of:
        of = own
        found = tree.parse(raw, file, of.schema.names)
    if _is_contribution(found, of):
        found = tree.parse(raw, file, of.contribution.names)
    return _source(found, of)


def contribution(file: str | Path, of: Kind, content: Content = tree.content) -> Source:
    """The data of a file that a report of this kind includes; none, with a problem, if unreadable."""
    names = of.contribution.names
    try:
        found = _source(tree.parse(content(file), str(file), names), of)
        refused = [] if found.page.text else [problem.message for problem in found.problems]
    except UserError as error:
        found = _source(tree.parse(b"", str(file), names), of)
        refused = [error.message]
    unread = [found.problem((), "error", "include", message) for message in refused]
    return replace(found, problems=unread) if unread else found


def _is_contribution(found: Tree, of: Kind) -> bool:
    """Whether a file says of itself what a unit's contribution says, and does not begin a report."""
    own = {name for name, field in of.contribution.names.items() if field.key in of.own}
    begins = next((key for key, field in of.schema.fields.items() if field.required), "")
    written = {path[0] for path in found.nodes if len(path) == 1}
    return begins not in written and not own.isdisjoint(written)


def _source(found: Tree, of: Kind) -> Source:
    return Source(found.page, found.data, found.nodes, found.problems, found.fields, of)
