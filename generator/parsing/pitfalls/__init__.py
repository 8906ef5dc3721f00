"""The pitfalls of YAML: found in the text of a file before it is parsed, each at its own line.

`walk` goes through the lines once. Of each line, `keys` reads the field name, `values` what is
written after it, `spaces` the white space, and `marks` says what authors type for these. `levels`
is what is open there, `nesting` at which column a field belongs, `below` what may stand under a
value, `block` the paragraphs after “|”, `texts` what is no field, `pasted` the text that was pasted
below a field; all share a `state`. Before, `shifted` moves fields that stand at the left edge. What is
found is noted on each `line` as a pitfall of the `table`, with the line as it can be parsed in
spite of it, and as --fix writes it. Where several readings are possible, the fields of the kind
decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.basis.messages import say
from generator.basis.problems import Edit, Place, Problem
from generator.parsing.fields import Fields
from generator.parsing.page import Page, alike
from generator.parsing.pitfalls import shifted, table
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
    if fields:
        shifted.move(lines, fields)
    walk(lines, Root(fields) if fields else None)
    problems = [_problem(page.file, line, hit) for line in lines for hit in _reported(line)]
    if all(line.parsed == line.original for line in lines):
        return Scan(problems, page)
    text = "\n".join(line.parsed for line in lines)
    written = tuple(line.original for line in lines)
    left = frozenset(line.number + 1 for line in lines if not _is_mended(line))
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
    instead = _shown(line) if pitfall.mendable else hit.instead
    edit = _edit(file, line.group) if pitfall.mendable else None
    return Problem(
        Place(file, line.number + 1, line.column(hit)),
        pitfall.level,
        pitfall.rule,
        pitfall.message.fill(**hit.gaps),
        source_line=line.original,
        instead=instead or "",
        edit=edit,
        left=_NOT_SURE if instead and not edit else None,
    )


def _shown(line: Line) -> str:
    """A line as it is mended, with those above it that are mended with it."""
    above = line.number - line.group[0].number
    return "\n".join(each.text for each in line.group[: above + 1])


def _is_mended(line: Line) -> bool:
    """Whether --fix mends all that is wrong in a line."""
    return all(each.is_mended for each in line.group)


def _edit(file: str, lines: Sequence[Line]) -> Edit | None:
    """What --fix writes in lines that are mended together: all that is wrong in them, at once."""
    if any(line.is_for_author for line in lines):
        return None
    old = "\n".join(line.original for line in lines)
    new = "\n".join(line.text for line in lines)
    start = alike(old, new)
    end = alike(old[start:][::-1], new[start:][::-1])
    page, above = Page(file, old), lines[0].number
    first, last = page.place(start), page.place(len(old) - end)
    return Edit(
        first._replace(line=first.line + above),
        last._replace(line=last.line + above),
        new[start : len(new) - end],
    )
