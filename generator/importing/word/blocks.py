"""The body of a Word file → paragraphs and tables, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from generator.importing.items import as_table
from generator.importing.model import Item, Note, Paragraph
from generator.importing.word import elements, remarks
from generator.importing.word.markup import child, is_on, name, number, text_in, value
from generator.importing.word.paragraphs import REFERENCES, ParagraphReader

_WIDEST = 100  # columns of a table
_TABULAR = ("w:tbl", "w:tr", "w:tc")
_LINE_ENDS = re.compile("[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class BlockReader:
    """Reads the paragraphs and tables of a body, one after another."""

    def __init__(self, paragraphs: ParagraphReader) -> None:
        self._paragraphs = paragraphs
        self._remarks = paragraphs.remarks

    def read(self, parent: Iterable[ET.Element]) -> list[Item]:
        """The paragraphs and tables; those in text boxes stand after the paragraph that holds them."""
        items: list[Item] = []
        for block in self._blocks(parent):
            self._remarks.line += 1
            if name(block) == "w:tbl":
                items += as_table(self._rows(block), self._remarks.line)
            else:
                items += self._lines(block)
            for box in self._take_boxes():
                items += self.read(box)
        return items

    def one_line(self, parent: Iterable[ET.Element]) -> str:
        """The same words in one line."""
        return " ".join(" ".join(self._texts(parent)).split())

    def notes(self) -> list[Note]:
        """All remarks, at the end: those on fields without an end and on notes without a place too."""
        reader = self._paragraphs
        for code in reader.open_fields.without_end():
            self._remarks.add(remarks.FIELD, code)
        for key, words in reader.notes.items():
            if key not in reader.referred:
                self._remarks.add_on_file(REFERENCES[key[0]], words)
        return self._remarks.notes()

    def _blocks(self, parent: Iterable[ET.Element]) -> Iterator[ET.Element]:
        """Paragraphs and tables in the order of the text; what stands alone, as if it were one."""
        for each in parent:
            kind = name(each)
            if kind in elements.CONTAINERS and kind != "w:tbl":
                yield from self._blocks(self._paragraphs.shown_children(each))
            elif elements.is_left_out(kind):
                self._paragraphs.leave_out(each)
            else:
                yield each

    def _lines(self, paragraph: ET.Element) -> list[Item]:
        """A paragraph for each line of a paragraph."""
        text = self._paragraphs.paragraph(paragraph)
        level = self._paragraphs.numbering.heading(paragraph)
        return [Paragraph(self._remarks.line, line, level) for line in _LINE_ENDS.split(text)]

    def _take_boxes(self) -> list[ET.Element]:
        """The text boxes of what was just read."""
        boxes = self._paragraphs.boxes
        self._paragraphs.boxes = []
        return boxes

    def _texts(self, parent: Iterable[ET.Element]) -> Iterator[str]:
        """The text of each paragraph in a cell or a note, of tables and text boxes in it too."""
        for block in self._blocks(parent):
            if name(block) == "w:tbl":
                for row in self._rows(block):
                    yield from row
            else:
                yield self._paragraphs.paragraph(block)
            for box in self._take_boxes():
                yield from self._texts(box)

    def _rows(self, table: ET.Element) -> Iterator[list[str]]:
        """The texts of the cells, row by row."""
        for row in self._parts(table):
            if not self._is_row_gone(row):
                cells = self._parts(row) if name(row) == "w:tr" else [row]
                yield [text for cell in cells for text in self._columns(cell)]

    def _parts(self, parent: ET.Element) -> Iterator[ET.Element]:
        """The rows of a table or the cells of a row; what stands in their place, as it is."""
        for each in self._paragraphs.shown_children(parent):
            kind = name(each)
            if elements.is_left_out(kind):
                self._paragraphs.leave_out(each)
            elif kind in elements.CONTAINERS and kind not in _TABULAR:
                yield from self._parts(each)
            else:
                yield each

    def _columns(self, cell: ET.Element) -> list[str]:
        """The text of a cell, followed by empty columns where it takes several."""
        empty = [""] * (_columns_taken(cell) - 1)
        if self._is_cell_gone(cell):
            return ["", *empty]
        inside = cell if name(cell) == "w:tc" else [cell]
        return [self.one_line(inside), *empty]

    def _is_row_gone(self, row: ET.Element) -> bool:
        """Whether a row is deleted or hidden, which is reported."""
        if is_on(row, "trPr", "del"):
            return self._report(remarks.REVISED, row)
        if is_on(row, "trPr", "hidden"):
            return self._report(remarks.HIDDEN_ROW, row)
        return False

    def _is_cell_gone(self, cell: ET.Element) -> bool:
        """Whether a cell is deleted, which is reported."""
        if is_on(cell, "tcPr", "cellDel"):
            return self._report(remarks.REVISED, cell)
        return False

    def _report(self, remark: remarks.Remark, element: ET.Element) -> bool:
        self._remarks.add(remark, text_in(element))
        return True


def _columns_taken(cell: ET.Element) -> int:
    return min(number(value(child(cell, "tcPr", "gridSpan")), 1), _WIDEST)
