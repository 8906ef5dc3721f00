"""The project's filters for templates: texts as paragraphs, brackets, dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from markupsafe import Markup, escape

from generator.basis.numerals import written_date
from generator.printing.origins import instead, unmarked, within, written


def lines(text: str) -> list[str]:
    """The paragraphs of a text, one a line, without the white space around each."""
    # The method, not str.strip: text that is escaped already must stay marked as such.
    if "\n" not in text:
        text = text.strip()
        return [text] if unmarked(text) else []
    stripped = [line.strip() for line in text.split("\n")]
    return [line for line in stripped if unmarked(line)]


def paragraphs(text: str | None, join: bool = False) -> str:  # noqa: FBT002 (as filters are called)
    """The paragraphs of a text as elements, none for None; to `join`, the first continues the one before."""
    inside = "</p><p>".join(map(written, lines(text or "")))
    if not inside:
        return Markup()
    start = '<p join="yes">' if join else "<p>"
    return Markup(f"{start}{inside}</p>")  # noqa: S704 (escaped)


def begun(text: str, words: str, alike: str = "") -> str:
    """The text after these words, which are not said again where it begins with them or with `alike`."""
    said = unmarked(text)
    return text if said.startswith((words, alike or words)) else escape(words) + escape(text)


def ended(text: str, words: str, alike: str = "") -> str:
    """The text before these words, which are not said again where it ends with them or with `alike`."""
    said = unmarked(text)
    return text if said.endswith((words, alike or words)) else escape(text) + escape(words)


def enclosed(text: str, opening: str, closing: str) -> str:
    """The text in brackets: as it is where one pair holds all of it already, else with a pair added.

    `opening` and `closing` are the marks that count as brackets; the first of each is added.
    """
    if _is_enclosed(unmarked(text), opening, closing):
        return text
    return escape(opening[0]) + escape(text) + escape(closing[0])


def _is_enclosed(text: str, opening: str, closing: str) -> bool:
    """Whether the bracket that begins a text is closed at its end, and not before."""
    depth = 0
    for length, mark in enumerate(text, 1):
        depth += (mark in opening) - (mark in closing)
        if depth <= 0:
            return depth == 0 and 1 < length == len(text)
    return False


def merged(rows: list[list[str]]) -> list[list[dict[str, Any]]]:
    """The cells of the rows of a head: `text`, and how far each goes `across` and `down`.

    An empty cell of the last row goes on the one above it, one of the others that at its left.
    """
    *upper, last = rows
    made = [_across(row) for row in upper]
    made.append([_head(column, text) for column, text in enumerate(last)])
    for number, row in enumerate(made):
        for cell in row:
            _grow_down(cell, made[number + 1 :])
    return made


def _across(row: list[str]) -> list[dict[str, Any]]:
    """The cells of a row; an empty one goes on that at its left."""
    cells: list[dict[str, Any]] = []
    for column, text in enumerate(row):
        if text or not cells:
            cells.append(_head(column, text))
        else:
            cells[-1]["across"] += 1
    return cells


def _head(column: int, text: str) -> dict[str, Any]:
    return {"text": text, "column": column, "across": 1, "down": 1}


def _grow_down(cell: dict[str, Any], rows: list[list[dict[str, Any]]]) -> None:
    """Let a cell take the place of those below it, as long as all of them are empty."""
    columns = range(cell["column"], cell["column"] + cell["across"])
    for row in rows:
        below = [each for each in row if each["column"] in columns]
        if any(each["text"] or each["across"] > cell["across"] for each in below):
            return
        row[:] = [each for each in row if each not in below]
        cell["down"] += 1


def long_date(day: date | str) -> str:
    """A date as GB/T 9704—2012 clause 7.3.5.4 has it, 2026年2月4日; text stays as it is."""
    return instead(written_date(day), day) if isinstance(day, date) else day


def iso_date(day: date | str | None) -> str:
    """A date as 2026-02-04 for the properties of the file, "" where there is none."""
    return day.isoformat() if isinstance(day, date) else ""


FILTERS = {
    each.__name__: each
    for each in (lines, paragraphs, begun, ended, enclosed, merged, long_date, iso_date, within)
}
