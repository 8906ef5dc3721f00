"""Paragraphs and tables, whatever file they come from: their texts, and tables out of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.basis.characters import UNPRINTABLE
from generator.basis.messages import say
from generator.importing.model import Grid, Item, Note, Paragraph, Read, row_text

_FEWEST = 2  # rows, and columns, of a table


def texts(item: Item) -> list[str]:
    """The text of a paragraph, or those of the cells of a table."""
    if isinstance(item, Paragraph):
        return [item.text]
    return [cell for row in item.rows for cell in row]


def changed(item: Item, change: Callable[[str], str]) -> Item:
    """An item with each of its texts changed."""
    if isinstance(item, Paragraph):
        return replace(item, text=change(item.text))
    rows = tuple(tuple(map(change, row)) for row in item.rows)
    return Grid(item.line, rows)


def as_table(rows: Iterable[list[str]], line: int) -> list[Item]:
    """A table, or a paragraph for each row where there are too few rows or columns for one."""
    filled = [row for row in rows if any(row)]
    columns = max(map(len, filled), default=0)
    if len(filled) < _FEWEST or columns < _FEWEST:
        return [Paragraph(line, row_text(row)) for row in filled]
    return [Grid(line, tuple(_padded(row, columns) for row in filled))]


def _padded(row: list[str], columns: int) -> tuple[str, ...]:
    """A row with empty cells up to so many columns."""
    missing = columns - len(row)
    return (*row, *[""] * missing)


def printable(items: Iterable[Item]) -> Read:
    """The items without characters that no document can hold; a note for each line with one."""
    kept: list[Item] = []
    notes = []
    for item in items:
        stripped = changed(item, str.strip)
        clean = changed(item, _without_unprintable)
        if clean not in (item, stripped):
            notes.append(Note(item.line, say("删去了看不见的控制字符。")))
        if isinstance(clean, Grid) or clean.text:
            kept.append(clean)
    return Read(tuple(kept), tuple(notes))


def _without_unprintable(text: str) -> str:
    return UNPRINTABLE.sub("", text).strip()
