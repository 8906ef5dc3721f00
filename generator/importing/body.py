"""The body of a Word file → paragraphs and tables, each element as the table in `elements` has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importing import elements, looks
from generator.importing.elements import child, name, text_in, value
from generator.importing.inline import NOTES, Inline
from generator.importing.model import Note, Paragraph
from generator.importing.text import as_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree import ElementTree as ET

    from generator.importing.model import Item

_WIDEST = 100  # columns of a table
_TABULAR = ("w:tbl", "w:tr", "w:tc")
_LINE_ENDS = re.compile("[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class Body(Inline):
    """Reads the blocks of a body one after another."""

    def read(self, parent: Iterable[ET.Element]) -> list[Item]:
        """The paragraphs and tables, those in text boxes after the paragraph that holds them."""
        items: list[Item] = []
        for block in self._blocks(parent):
            self.line += 1
            items += self._table(block) if name(block) == "w:tbl" else self._lines(block)
            boxes, self.boxes = self.boxes, []
            for box in boxes:
                items += self.read(box)
        return items

    def plain(self, parent: Iterable[ET.Element]) -> str:
        """The same words in one line."""
        return " ".join(" ".join(self._flat(parent)).split())

    def ended(self) -> list[Note]:
        """What there is to tell, after the last block: fields without an end, notes without a place."""
        for code in self._fields.left():
            self.tell(elements.FIELD, code)
        for key, words in self.notes.items():
            if key not in self.referred:
                self.told.append((0, NOTES[key[0]], [words]))
        notes = (
            Note(line, told.message.fill(words="".join(words).strip()), lost=told.lost)
            for line, told, words in self.told
        )
        return list({(note.line, str(note.message)): note for note in notes}.values())

    def _blocks(self, parent: Iterable[ET.Element]) -> Iterator[ET.Element]:
        """Paragraphs and tables in the order of the text; what stands loose, as if it were one."""
        for each in parent:
            kind = name(each)
            if kind in ("w:p", "w:tbl") or kind in elements.READ or kind in elements.AS:
                yield each
            elif kind in elements.INSIDE:
                yield from self._blocks(self.inside(each))
            elif kind in elements.IGNORED or kind in elements.TOLD:
                self.left(each)
            else:
                yield each

    def _lines(self, paragraph: ET.Element) -> list[Item]:
        text = self.paragraph(paragraph)
        level = self.labels.heading(paragraph)
        return [Paragraph(self.line, line, level) for line in _LINE_ENDS.split(text)]

    def _table(self, table: ET.Element) -> list[Item]:
        return as_table(list(self._rows(table)), self.line)

    def _rows(self, table: ET.Element) -> Iterator[list[str]]:
        """The words of the cells, row by row."""
        for row in self._parts(table, "w:tr"):
            if self._is_gone(row, "trPr", ("del", "hidden")):
                continue
            cells = self._parts(row, "w:tc") if name(row) == "w:tr" else [row]
            said = list[str]()
            for cell in cells:
                gone = self._is_gone(cell, "tcPr", ("cellDel",))
                inside = cell if name(cell) == "w:tc" else [cell]
                said += ["" if gone else self.plain(inside), *[""] * (_span(cell) - 1)]
            yield said

    def _parts(self, parent: ET.Element, kind: str) -> Iterator[ET.Element]:
        """The rows of a table or the cells of a row; what stands in their place, as it is."""
        for each in self.inside(parent):
            named = name(each)
            if named in elements.IGNORED or named in elements.TOLD:
                self.left(each)
            elif named in elements.INSIDE and named not in (kind, *_TABULAR):
                yield from self._parts(each, kind)
            else:
                yield each

    def _is_gone(self, element: ET.Element, kind: str, signs: tuple[str, ...]) -> bool:
        """Whether a row or cell is deleted or hidden, which is told."""
        properties = child(element, kind)
        found = [sign for sign in signs if looks.is_on(properties, sign)]
        if found:
            told = elements.ROW if found == ["hidden"] else elements.TOLD["w:del"]
            self.tell(told, text_in(element))
        return bool(found)

    def _flat(self, parent: Iterable[ET.Element]) -> Iterator[str]:
        """The paragraphs in a cell or a note, those of tables and text boxes in it too."""
        for block in self._blocks(parent):
            if name(block) == "w:tbl":
                for row in self._rows(block):
                    yield from row
            else:
                yield self.paragraph(block)
            boxes, self.boxes = self.boxes, []
            for box in boxes:
                yield from self._flat(box)


def _span(cell: ET.Element) -> int:
    """How many columns a cell takes."""
    span = value(child(child(cell, "tcPr"), "gridSpan")) or ""
    return min(int(span), _WIDEST) if span.isdecimal() else 1
