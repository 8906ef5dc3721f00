"""The pitfalls of YAML: found in the text of a file before it is parsed, each at its own line."""

from __future__ import annotations

from typing import NamedTuple

from generator.basis.problems import Place, Problem
from generator.parsing.encoding import Page
from generator.parsing.fields import Fields
from generator.parsing.pitfalls import table
from generator.parsing.pitfalls.line import Hit, Line
from generator.parsing.pitfalls.walk import Walker


class Root(NamedTuple):
    """The root of a file, as if it were a field."""

    inside: Fields
    key: str = ""
    role: str = ""
    many: bool = False


class Scan(NamedTuple):
    """What was found, the page as it can be read in spite of that, and its lines as mended."""

    problems: list[Problem]
    page: Page
    mended: list[str]


def scan(page: Page, fields: Fields) -> Scan:
    """Go through the raw text of a page; `fields` are those that may stand at its root."""
    lines = [Line(number, text) for number, text in enumerate(page.text.split("\n"))]
    Walker(lines, Root(fields) if fields else None).run()
    problems = [_problem(page.file, line, hit) for line in lines for hit in _told(line)]
    if all(line.read == line.written for line in lines):
        return Scan(problems, page, [line.mended for line in lines])
    text = "\n".join(line.read for line in lines)
    read = Page(page.file, text, tuple(line.written for line in lines))
    return Scan(problems, read, [line.mended for line in lines])


def _told(line: Line) -> list[Hit]:
    """The hits of a line, without that it is too deep where that is by white space that is wrong."""
    white = (table.TAB_INDENT, table.SPACE_INDENT, table.NO_BREAK_INDENT)
    if not any(hit.pitfall in white for hit in line.hits):
        return line.hits
    return [hit for hit in line.hits if hit.pitfall not in (table.TOO_DEEP, table.FIRST_ASTRAY)]


def _problem(file: str, line: Line, hit: Hit) -> Problem:
    pitfall, instead = hit.pitfall, hit.instead
    if pitfall.mendable:
        instead = line.fixed
    return Problem(
        Place(file, line.number + 1, hit.at + 1),
        pitfall.level,
        pitfall.rule,
        pitfall.message.fill(**hit.gaps),
        source_line=line.written,
        instead=instead or "",
        mendable=pitfall.mendable and not line.held,
    )
