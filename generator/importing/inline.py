"""What stands in a paragraph of a Word file → its text, each element as `elements` has it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.importing import controls, drawings, elements, equations, looks
from generator.importing.elements import child, name, text_in, value
from generator.importing.model import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree import ElementTree as ET

    from generator.importing.elements import Told
    from generator.importing.looks import Look
    from generator.importing.numbering import Numbering

NOTES = {
    "w:footnoteReference": elements.FOOTNOTE,
    "w:endnoteReference": elements.ENDNOTE,
    "w:commentReference": elements.COMMENT,
}
_GO_ON = (elements.HIDDEN, elements.STRUCK)


@dataclass
class Inline:
    """Reads the words of paragraphs, one after another.

    `styles` are the looks of styles, `notes` the words of foot- and endnotes and comments by what
    refers to them. `told` gathers what there is to tell, `boxes` the text boxes to be read next.
    """

    labels: Numbering
    styles: Mapping[str, Look] = field(default_factory=dict)
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    told: list[tuple[int, Told, list[str]]] = field(default_factory=list)
    referred: set[tuple[str, str]] = field(default_factory=set)
    line: int = 0
    _style: str = ""
    boxes: list[ET.Element] = field(default_factory=list)
    _fields: controls.Fields = field(default_factory=controls.Fields)
    _in_formula: bool = False
    _formulas: int = 0
    _unseen: list[str] = field(default_factory=list)

    def tell(self, told: Told, words: str = "") -> None:
        """Tell something about the block that is read; what goes on with the last is one with it."""
        last = self.told[-1] if self.told else None
        if last and told in _GO_ON and last[:2] == (self.line, told):
            last[2].append(words)
        else:
            self.told.append((self.line, told, [words]))

    def inside(self, element: ET.Element) -> list[ET.Element]:
        """What is in an element and shown: of two versions one, of a control no hint."""
        kind = name(element)
        if kind == "mc:AlternateContent":
            for told, words in drawings.others(element):
                self.tell(told, words)
            return drawings.versions(element)[:1]
        if kind == "w:sdt" and controls.is_hint(element):
            self.tell(elements.PLACEHOLDER, text_in(element))
            return []
        return list(element)

    def paragraph(self, paragraph: ET.Element) -> str:
        """The words of a paragraph, with the number that Word sets before it."""
        if name(paragraph) != "w:p":
            return self.word(paragraph)
        outer, self._style = self._style, value(child(child(paragraph, "pPr"), "pStyle")) or ""
        text = self.words(paragraph)
        self._style = outer
        if not text.strip():
            return text
        label = self.labels.label(paragraph)
        if label.told:
            self.tell(label.told, label.words)
        return label.text + text

    def words(self, parent: ET.Element) -> str:
        """The text in an element as it is seen: without what is deleted, with what is inserted."""
        said = []
        for each in self.inside(parent):
            kind = name(each)
            said.append(self.words(each) if kind in elements.INSIDE else self.word(each))
        return "".join(said)

    def word(self, element: ET.Element) -> str:
        """The text of one element, by the table."""
        kind = name(element)
        if kind in elements.INSIDE:
            return self.words(element)
        if kind in _LEAVES:
            self._misplaced(element)
        if kind in elements.AS:
            self._fields.shown()
            return elements.AS[kind]
        if kind in equations.WRITTEN or kind == "m:oMath":
            return self._formula(element)
        if kind in _READ:
            return _READ[kind](self, element)
        if kind in elements.IGNORED or kind in elements.TOLD:
            self.left(element)
            return ""
        self.tell(elements.UNKNOWN, elements.local(element))
        return (element.text or "").strip() + self.words(element)

    def left(self, element: ET.Element) -> None:
        """Tell what is left out, where there is something to tell."""
        told = elements.TOLD.get(name(element))
        if told:
            self.tell(told, text_in(element))
        if told not in elements.WITH_WORDS:
            self._misplaced(element)

    def _misplaced(self, element: ET.Element) -> None:
        """Tell the words in an element that shows none."""
        words = text_in(element)
        if words.strip():
            self.tell(elements.MISPLACED, words)

    def text(self, element: ET.Element) -> str:
        """The text of a `t`."""
        self._fields.shown()
        return (element.text or "") + "".join(map(self.word, element))

    def run(self, element: ET.Element) -> str:
        """A run, unless its look says that its words do not count."""
        properties = child(element, "rPr")
        style = value(child(properties, "rStyle")) or ""
        look = looks.of(properties).over(self.styles.get(style, looks.Look()))
        look = look.over(self.styles.get(self._style, looks.Look()))
        text = self.words(element)
        struck = elements.STRUCK if look.struck or look.doubly else None
        told = elements.HIDDEN if look.hidden else struck
        if told and text.strip():
            self._unseen += [text] if self._in_formula else []
            self.tell(told, text)
            return ""
        return looks.shifted(text, look.raised)

    def nested(self, element: ET.Element) -> str:
        """A paragraph where none should be: on a line of its own."""
        return f"\n{self.paragraph(element)}\n"

    def symbol(self, element: ET.Element) -> str:
        """A character that is named by its place in a font."""
        found = controls.symbol(element)
        if not found:
            self.tell(elements.SYMBOL, f"{value(element, 'font')} {value(element, 'char')}")
        self._fields.shown()
        return found

    def field_char(self, element: ET.Element) -> str:
        """The beginning, middle or end of a field: what it shows, if its result is not there."""
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._fields.begin()
            chosen = controls.of_form(child(element, "ffData"))
            if chosen:
                self._fields.shown()
            return chosen
        if kind == "separate":
            self._fields.separate()
            return ""
        return self._field(self._fields.end()) if kind == "end" else ""

    def field_code(self, element: ET.Element) -> str:
        """Part of the code of a field."""
        self._fields.code(element.text or "")
        return "".join(map(self.word, element))

    def simple_field(self, element: ET.Element) -> str:
        """A field whose code is an attribute."""
        text = self.words(element)
        return text or self._field(value(element, "instr") or "")

    def _field(self, code: str) -> str:
        text, told = controls.shown(code)
        if told:
            self.tell(told, code.strip())
        return text

    def drawing(self, element: ET.Element) -> str:
        """A picture, a chart, or a shape: its text boxes are read after the paragraph."""
        found = drawings.read(element)
        self.boxes += found.boxes
        for told, words in found.told:
            self.tell(told, words)
        return found.words

    def box(self, element: ET.Element) -> str:
        """A text box without a drawing."""
        self.boxes.append(element)
        return ""

    def reference(self, element: ET.Element) -> str:
        """A reference to a note or a comment, whose words are told."""
        key = (name(element), value(element, "id") or "")
        self.referred.add(key)
        self.tell(NOTES[key[0]], self.notes.get(key, "……"))
        return ""

    def _formula(self, element: ET.Element) -> str:
        """A formula in one line; what could not be set in it is told."""
        kind = name(element)
        outermost, self._in_formula = not self._in_formula, True
        is_set = kind not in ("m:oMath", "m:phant")
        self._formulas = (0 if outermost else self._formulas) + is_set
        if kind == "m:phant" and _is_unseen(element):
            self.tell(elements.HIDDEN, text_in(element))
            self._unseen.append(text_in(element))
            text = ""
        else:
            write = equations.WRITTEN.get(kind)
            text = write(element, self.words) if write else self.words(element)
        if outermost:
            self._in_formula = False
            self._whole(element, text)
        return text

    def _whole(self, element: ET.Element, text: str) -> None:
        if self._formulas:
            self.tell(elements.EQUATION, text)
        if Counter(bare(text_in(element))) - Counter(bare("".join([text, *self._unseen]))):
            self.tell(elements.MISPLACED, text_in(element))
        self._unseen = []


_LEAVES = frozenset(("w:sym", "w:fldChar", *NOTES, *elements.AS))
_READ: dict[str, Callable[[Inline, ET.Element], str]] = {
    "w:t": Inline.text,
    "m:t": Inline.text,
    "w:r": Inline.run,
    "m:r": Inline.run,
    "w:p": Inline.nested,
    "w:sym": Inline.symbol,
    "w:fldChar": Inline.field_char,
    "w:instrText": Inline.field_code,
    "w:fldSimple": Inline.simple_field,
    "w:drawing": Inline.drawing,
    "w:pict": Inline.drawing,
    "w:txbxContent": Inline.box,
    **dict.fromkeys(NOTES, Inline.reference),
}


def _is_unseen(phantom: ET.Element) -> bool:
    shown = value(child(child(phantom, "phantPr"), "show"))
    return (shown or "") in ("0", "off", "false")
