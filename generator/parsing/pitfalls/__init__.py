"""The pitfalls of YAML: found in the text of a file before it is parsed, each at its own line.

`walk` goes through the lines once. Of each line, `keys` reads the field name, `values` what is
written after it, `spaces` the white space, and `marks` says what authors type for these. `levels`
is what is open there, `nesting` at which column a field belongs, `below` what may stand under a
value, `block` the paragraphs after “|”, `texts` what is no field; all share a `state`. What is
found is noted on each `line` as a pitfall of the `table`, with the line as it can be parsed in
spite of it, and as --fix writes it. Where several readings are possible, the fields of the kind
decide.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.basis.messages import say
from generator.basis.problems import Edit, Place, Problem
from generator.parsing.fields import Fields
from generator.parsing.page import Page
from generator.parsing.pitfalls import table
from generator.parsing.pitfalls.line import Hit, Line
from generator.parsing.pitfalls.walk import walk


class Root(NamedTuple):
    """The root of a file, as if it were a field."""

    inside: Fields
    key: str = ""
    role: str = ""
    many: bool = False


class Scan(NamedTuple):
    """What was found, and the page as it can be parsed in spite of that."""

    problems: list[Problem]
    page: Page


def scan(page: Page, fields: Fields) -> Scan:
    """Find the pitfalls in the text of a page; `fields` are those that may stand at its root."""
    lines = [Line(number, text) for number, text in enumerate(page.text.split("\n"))]
    walk(lines, Root(fields) if fields else None)
    problems = [_problem(page.file, line, hit) for line in lines for hit in _reported(line)]
    if all(line.parsed == line.written for line in lines):
        return Scan(problems, page)
    text = "\n".join(line.parsed for line in lines)
    written = tuple(line.written for line in lines)
    left = frozenset(line.number + 1 for line in lines if not line.is_mended)
    return Scan(problems, Page(page.file, text, written, left))


_NOT_SURE = say("可能动到数字、正负号或意思，不自动改")
_WRONG_INDENTS = (table.TAB_INDENT, table.SPACE_INDENT, table.NO_BREAK_INDENT)
_ASTRAY = (table.TOO_DEEP, table.FIRST_ASTRAY)


def _reported(line: Line) -> list[Hit]:
    """The hits of a line: that it is astray only where its indentation is made of spaces."""
    if any(hit.pitfall in _WRONG_INDENTS for hit in line.hits):
        return [hit for hit in line.hits if hit.pitfall not in _ASTRAY]
    return line.hits


def _problem(file: str, line: Line, hit: Hit) -> Problem:
    pitfall = hit.pitfall
    instead = line.text if pitfall.mendable else hit.instead
    edit = _edit(file, line) if pitfall.mendable else None
    return Problem(
        Place(file, line.number + 1, hit.at + 1),
        pitfall.level,
        pitfall.rule,
        pitfall.message.fill(**hit.gaps),
        source_line=line.written,
        instead=instead or "",
        edit=edit,
        left=_NOT_SURE if instead and not edit else None,
    )


def _edit(file: str, line: Line) -> Edit | None:
    """What --fix writes in a line: all that is mended in it, at once."""
    if line.is_for_author:
        return None
    start, end, text = line.change
    number = line.number + 1
    return Edit(Place(file, number, start + 1), Place(file, number, end + 1), text)
