"""花脸稿: a new draft as a Word file in which what differs from the old one is tracked, word by word.

Both drafts are printed and their markup is compared. Who accepts all changes has the new draft, who
rejects them all the old one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import count, groupby
from typing import Any, Literal, NamedTuple, TypeAlias

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from generator.printing.blocks import Document
from generator.printing.look import Look
from generator.printing.writers import docx
from generator.printing.writers.package import BODY, moment, packed, sealed, unpacked
from generator.revising.comparison.pairing import of_one_kind, paired
from generator.revising.comparison.words import stretches

AUTHOR = "fazhi"
Element: TypeAlias = Any  # lxml's
_Change = Literal["ins", "del", ""]
_SPECIAL = {qn("w:tab"): "\t", qn("w:br"): "\v"}
_MARKUP = {"\t": "w:tab", "\v": "w:br"}
_PROPERTIES = {qn("w:p"): qn("w:pPr"), qn("w:tr"): qn("w:trPr")}


class _Letter(NamedTuple):
    """A character of a paragraph with the properties of its run, as markup."""

    text: str
    look: bytes


def write(old: Document, new: Document, look: Look) -> bytes:
    """The new document with tracked changes against the old one; the same two give the same bytes."""
    before = unpacked(docx.write(old._replace(source=None), look))
    after = unpacked(docx.write(new._replace(source=None), look))
    root, old_root = parse_xml(after[BODY]), parse_xml(before[BODY])
    body = root[0]
    *blocks, section = body
    *old_blocks, _ = old_root[0]
    made = _Redline(moment(new.date)).blocks(old_blocks, blocks)
    end = etree.Element(qn("w:p"))  # what comes last has a paragraph after it to be joined to
    etree.SubElement(etree.SubElement(end, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), "anchor")
    body[:] = [*made, end, section]
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(sealed({**after, BODY: xml}, after))


class _Redline:
    """Puts the markup of two drafts together; every change has its number."""

    def __init__(self, date: str) -> None:
        self.date = date
        self.numbers = count(1)

    def blocks(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        """Paragraphs and tables of the new draft, with what was changed and what went."""
        made: list[Element] = []
        for one, other in self._pairs(old, new):
            block = self._block(one, other)
            if made and _is_table(made[-1]) and _is_table(block):  # one to Word
                made[-1].extend(row for row in block if row.tag == qn("w:tr"))
            else:
                made.append(block)
        return made

    def _pairs(
        self, old: Sequence[Element], new: Sequence[Element]
    ) -> Iterator[tuple[Element | None, Element | None]]:
        found = paired(_texts(old), _texts(new))
        for i, j in of_one_kind(found, lambda i, j: old[i].tag == new[j].tag):
            yield (None if i is None else old[i]), (None if j is None else new[j])

    def _block(self, old: Element | None, new: Element | None) -> Element:
        """A paragraph, a table or a row in both drafts, or in one."""
        if new is None:
            return self._whole(old, "del")
        if old is None:
            return self._whole(new, "ins")
        if _is_table(new):
            return self._rows_between(new, _rows(old), _rows(new))
        return self._paragraph(old, new)

    def _whole(self, block: Element, change: _Change) -> Element:
        """A block that only one of the drafts has."""
        if _is_table(block):
            nothing: list[Element] = []
            rows = (_rows(block), nothing) if change == "del" else (nothing, _rows(block))
            return self._rows_between(block, *rows)
        made = deepcopy(block)
        for paragraph in made.iter(qn("w:p")):
            self._tracked(paragraph, [(change, _letters(paragraph))])
            self._mark(paragraph, change)
        if made.tag == qn("w:tr"):
            properties = _properties(made)
            properties.append(self._change(change))
        return made

    def _rows_between(
        self, table: Element, old: Sequence[Element], new: Sequence[Element]
    ) -> Element:
        """A table with the rows of both drafts."""
        made = deepcopy(table)
        for row in _rows(made):
            made.remove(row)
        for i, j in paired(_texts(old), _texts(new)):
            one = None if i is None else old[i]
            other = None if j is None else new[j]
            if one is not None and other is not None and len(_cells(one)) == len(_cells(other)):
                made.append(self._row(one, other))
            else:
                made.extend([] if one is None else [self._whole(one, "del")])
                made.extend([] if other is None else [self._whole(other, "ins")])
        return made

    def _row(self, old: Element, new: Element) -> Element:
        """A row of as many cells in both drafts."""
        made = deepcopy(new)
        for one, cell in zip(_cells(old), _cells(made), strict=True):
            *before, last = cell.iterchildren(qn("w:p"))
            *old_before, old_last = one.iterchildren(qn("w:p"))
            blocks = [*self.blocks(old_before, before), self._paragraph(old_last, last)]
            for paragraph in (*before, last):
                cell.remove(paragraph)
            cell.extend(blocks)
        return made

    def _paragraph(self, old: Element, new: Element) -> Element:
        """A paragraph with what went from it and what came to it."""
        before, after = _letters(old), _letters(new)
        pieces: list[tuple[_Change, Sequence[_Letter]]] = []
        for piece in stretches(_text(before), _text(after)):
            if piece.kept:
                pieces.append(("", after[piece.new_start : piece.new_end]))
            else:
                pieces.append(("del", before[piece.start : piece.end]))
                pieces.append(("ins", after[piece.new_start : piece.new_end]))
        made = deepcopy(new)
        self._tracked(made, pieces)
        if _style(old) != _style(new):
            change = self._change("pPrChange")
            style = etree.SubElement(etree.SubElement(change, qn("w:pPr")), qn("w:pStyle"))
            style.set(qn("w:val"), _style(old))
            _properties(made).append(change)
        return made

    def _tracked(
        self, paragraph: Element, pieces: Sequence[tuple[_Change, Sequence[_Letter]]]
    ) -> None:
        """Give a paragraph these words in the place of its own."""
        for run in list(paragraph.iterchildren(qn("w:r"))):
            paragraph.remove(run)
        for change, letters in pieces:
            holder = paragraph
            if change and letters:
                holder = self._change(change)
                paragraph.append(holder)
            holder.extend(_runs(letters, change))

    def _mark(self, paragraph: Element, change: _Change) -> None:
        """Track the end of a paragraph."""
        mark = etree.SubElement(_properties(paragraph), qn("w:rPr"))
        mark.append(self._change(change))

    def _change(self, name: str) -> Element:
        made = etree.Element(qn(f"w:{name}"))
        made.set(qn("w:id"), str(next(self.numbers)))
        made.set(qn("w:author"), AUTHOR)
        made.set(qn("w:date"), self.date)
        return made


def _is_table(block: Element) -> bool:
    return bool(block.tag == qn("w:tbl"))


def _rows(table: Element) -> list[Element]:
    return list(table.iterchildren(qn("w:tr")))


def _cells(row: Element) -> list[Element]:
    return list(row.iterchildren(qn("w:tc")))


def _texts(blocks: Sequence[Element]) -> list[str]:
    return ["\n".join(_text(_letters(p)) for p in block.iter(qn("w:p"))) for block in blocks]


def _text(letters: Sequence[_Letter]) -> str:
    return "".join(letter.text for letter in letters)


def _letters(paragraph: Element) -> list[_Letter]:
    """The characters of a paragraph; a tab and the end of a line are one each."""
    made = []
    for run in paragraph.iterchildren(qn("w:r")):
        properties = run.find(qn("w:rPr"))
        look = b"" if properties is None else etree.tostring(properties)
        for each in run:
            if each.tag != qn("w:rPr"):
                text = _SPECIAL.get(each.tag) or each.text or ""
                made += [_Letter(character, look) for character in text]
    return made


def _runs(letters: Sequence[_Letter], change: _Change) -> Iterator[Element]:
    """Characters as runs, those that were deleted as such."""
    for look, alike in groupby(letters, key=lambda letter: letter.look):
        run = etree.Element(qn("w:r"))
        if look:
            run.append(parse_xml(look))
        for is_special, characters in groupby(_text(list(alike)), key=_MARKUP.__contains__):
            if is_special:
                run.extend(etree.Element(qn(_MARKUP[each])) for each in characters)
            else:
                text = etree.SubElement(run, qn("w:delText" if change == "del" else "w:t"))
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                text.text = "".join(characters)
        yield run


def _properties(element: Element) -> Element:
    """The properties of a paragraph or a row, made where it has none."""
    name = _PROPERTIES[element.tag]
    found = element.find(name)
    if found is None:
        found = etree.Element(name)
        element.insert(0, found)
    return found


def _style(paragraph: Element) -> str:
    """The style of a paragraph, without what a text of its own adds to it."""
    name: str = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
    role, _, number = name.rpartition("-")
    return role if number.isdigit() else name
