"""A paragraph of a Word file → its text, each element as the tables in `elements` have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from generator.importing.model import bare
from generator.importing.word import (
    controls,
    drawings,
    elements,
    fields,
    formatting,
    formulas,
    remarks,
    styles,
)
from generator.importing.word.markup import (
    attribute,
    child,
    is_on,
    local,
    name,
    text_in,
    value,
)
from generator.importing.word.numbering import Numbering
from generator.importing.word.remarks import Remark, Remarks
from generator.importing.word.styles import Style

NoteKey = tuple[str, str]  # the name of the element that refers to a note, and the note's id
REFERENCES = {
    "w:footnoteReference": remarks.FOOTNOTE,
    "w:endnoteReference": remarks.ENDNOTE,
    "w:commentReference": remarks.COMMENT,
}
_UNKNOWN_NOTE = "……"


@dataclass
class _Formula:
    """A formula that is being read: whether it had to be put into one line, and the words it hides."""

    is_rewritten: bool = False
    hidden: list[str] = field(default_factory=list)


@dataclass
class ParagraphReader:
    """Reads the words of paragraphs, one after another.

    `notes` are the words of footnotes, endnotes and comments, `referred` those that were referred
    to. `boxes` gathers the text boxes of the paragraph, which are to be read after it.
    """

    numbering: Numbering = field(default_factory=Numbering)
    styles: Mapping[str, Style] = field(default_factory=dict)
    notes: Mapping[NoteKey, str] = field(default_factory=dict)
    remarks: Remarks = field(default_factory=Remarks)
    open_fields: fields.OpenFields = field(default_factory=fields.OpenFields)
    referred: set[NoteKey] = field(default_factory=set)
    boxes: list[ET.Element] = field(default_factory=list)
    _style: str = ""
    _formula: _Formula | None = None
    _readers: dict[str, Callable[[ET.Element], str]] = field(init=False)

    def __post_init__(self) -> None:
        self._readers = {
            "w:t": self._text,
            "m:t": self._text,
            "w:r": self._run,
            "m:r": self._run,
            "w:p": self._nested,
            "w:sym": self._symbol,
            "w:fldChar": self._field_character,
            "w:instrText": self._field_code,
            "w:fldSimple": self._simple_field,
            "w:drawing": self._drawing,
            "w:pict": self._drawing,
            "w:txbxContent": self._text_box,
            "m:oMath": self._formula_part,
            **dict.fromkeys(REFERENCES, self._reference),
            **dict.fromkeys(formulas.WRITTEN, self._formula_part),
        }

    def paragraph(self, paragraph: ET.Element) -> str:
        """The words of a paragraph, behind the number that Word sets before it."""
        if name(paragraph) != "w:p":
            return self.element(paragraph)
        outer = self._style
        self._style = styles.style_id(paragraph)
        text = self.content(paragraph)
        self._style = outer
        if not text.strip():
            return text
        label = self.numbering.label(paragraph)
        if label.remark:
            self.remarks.add(label.remark, label.words)
        return label.text + text

    def content(self, parent: ET.Element) -> str:
        """The text of what is in an element."""
        return "".join(map(self.element, self.shown_children(parent)))

    def shown_children(self, element: ET.Element) -> list[ET.Element]:
        """The children to read: of several versions one, of a control that is not filled none."""
        kind = name(element)
        if kind == "mc:AlternateContent":
            self._add_remarks(drawings.other_versions(element))
            return drawings.version(element)
        if kind == "w:sdt" and controls.is_hint(element):
            self.remarks.add(remarks.HINT, text_in(element))
            return []
        return list(element)

    def element(self, element: ET.Element) -> str:
        """The text of an element, by the tables."""
        kind = name(element)
        if kind in elements.CONTAINERS:
            return self.content(element)
        if kind in _WITHOUT_CONTENT:
            self._report_misplaced(element)
        if kind in elements.CHARACTERS:
            self.open_fields.show()
            return elements.CHARACTERS[kind]
        if kind in self._readers:
            return self._readers[kind](element)
        if elements.is_left_out(kind):
            self.leave_out(element)
            return ""
        self.remarks.add(remarks.UNKNOWN, local(element))
        return (element.text or "").strip() + self.content(element)

    def leave_out(self, element: ET.Element) -> None:
        """Leave an element out, with the remark that its table has."""
        remark = elements.LEFT_OUT.get(name(element))
        if remark:
            self.remarks.add(remark, text_in(element))
        if remark not in _REPORTS_ITS_WORDS:
            self._report_misplaced(element)

    def _report_misplaced(self, element: ET.Element) -> None:
        """Report the words in an element that shows none."""
        words = text_in(element)
        if words.strip():
            self.remarks.add(remarks.MISPLACED, words)

    def _add_remarks(self, remarked: drawings.Remarked) -> None:
        for remark, words in remarked:
            self.remarks.add(remark, words)

    def _text(self, element: ET.Element) -> str:
        """The text of a `t`."""
        self.open_fields.show()
        return (element.text or "") + "".join(map(self.element, element))

    def _run(self, element: ET.Element) -> str:
        """The text of a run, unless it is hidden or struck through."""
        look = self._formatting(element)
        text = self.content(element)
        remark = _why_left_out(look)
        if remark is None or not text.strip():
            return look.written(text)
        if self._formula is not None:
            self._formula.hidden.append(text)
        self.remarks.add(remark, text)
        return ""

    def _formatting(self, run: ET.Element) -> formatting.Formatting:
        """The formatting of a run: its own over that of its style over that of the paragraph's."""
        properties = child(run, "rPr")
        look = formatting.of(properties)
        for style in (value(child(properties, "rStyle")), self._style):
            look = look.over(self.styles.get(style, styles.NONE).formatting)
        return look

    def _nested(self, element: ET.Element) -> str:
        """A paragraph where none should be: on a line of its own."""
        return f"\n{self.paragraph(element)}\n"

    def _symbol(self, element: ET.Element) -> str:
        """A character that is named by its place in a font."""
        found = controls.symbol(element)
        if not found:
            named = f"{attribute(element, 'font')} {attribute(element, 'char')}"
            self.remarks.add(remarks.SYMBOL, named)
        self.open_fields.show()
        return found

    def _field_character(self, element: ET.Element) -> str:
        """The beginning, middle or end of a field: what it shows, if its result is not there."""
        kind = value(element, "fldCharType")
        if kind == "begin":
            return self._begin_field(element)
        if kind == "separate":
            self.open_fields.separate()
        return self._field_without_result(self.open_fields.end()) if kind == "end" else ""

    def _begin_field(self, element: ET.Element) -> str:
        self.open_fields.begin()
        chosen = controls.form_field(child(element, "ffData"))
        if chosen:
            self.open_fields.show()
        return chosen

    def _field_code(self, element: ET.Element) -> str:
        """Part of the code of a field."""
        self.open_fields.add_code(element.text or "")
        return "".join(map(self.element, element))

    def _simple_field(self, element: ET.Element) -> str:
        """A field whose code is an attribute."""
        result = self.content(element)
        return result or self._field_without_result(value(element, "instr"))

    def _field_without_result(self, code: str) -> str:
        text = fields.shown(code)
        if text is None:
            self.remarks.add(remarks.FIELD, code.strip())
            return ""
        return text

    def _drawing(self, element: ET.Element) -> str:
        """A picture, a chart or a shape."""
        drawing = drawings.read(element)
        self.boxes += drawing.boxes
        self._add_remarks(drawing.remarked)
        return drawing.words

    def _text_box(self, element: ET.Element) -> str:
        """A text box without a drawing."""
        self.boxes.append(element)
        return ""

    def _reference(self, element: ET.Element) -> str:
        """A reference to a note or a comment, whose words are reported."""
        key = (name(element), value(element, "id"))
        self.referred.add(key)
        self.remarks.add(REFERENCES[key[0]], self.notes.get(key, _UNKNOWN_NOTE))
        return ""

    def _formula_part(self, element: ET.Element) -> str:
        """A formula or a part of one, in one line."""
        if self._formula is not None:
            return self._formula_text(element, self._formula)
        self._formula = formula = _Formula()
        text = self._formula_text(element, formula)
        self._formula = None
        if formula.is_rewritten:
            self.remarks.add(remarks.EQUATION, text)
        shown = bare("".join([text, *formula.hidden]))
        if Counter(bare(text_in(element))) - Counter(shown):
            self.remarks.add(remarks.MISPLACED, text_in(element))
        return text

    def _formula_text(self, element: ET.Element, formula: _Formula) -> str:
        kind = name(element)
        if kind == "m:oMath":
            return self.content(element)
        if kind == "m:phant" and is_on(element, "phantPr", "show") is False:
            self.remarks.add(remarks.HIDDEN, text_in(element))
            formula.hidden.append(text_in(element))
            return ""
        if kind != "m:phant":
            formula.is_rewritten = True
        return formulas.WRITTEN[kind](element, self.content)


def _why_left_out(look: formatting.Formatting) -> Remark | None:
    """The remark on a run that is hidden or struck through, None where it is neither."""
    if look.hidden:
        return remarks.HIDDEN
    if look.struck or look.struck_twice:
        return remarks.STRUCK
    return None


# The remarks that hold the words of what is left out, or say that words were deleted.
_REPORTS_ITS_WORDS = (remarks.REVISED, remarks.READING)
_WITHOUT_CONTENT = frozenset(("w:sym", "w:fldChar", *REFERENCES, *elements.CHARACTERS))
