"""A printed Word file as a leader changes it: tracked and untracked, with comments."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

DATE = "2026-02-10T09:00:00Z"


class Edited:
    """A Word file that is open for changes."""

    def __init__(self, content: bytes) -> None:
        self.document = docx.Document(BytesIO(content))
        self.number = 9000

    def bytes(self) -> bytes:
        """The file as it is now."""
        saved = BytesIO()
        self.document.save(saved)
        return saved.getvalue()

    def run(self, text: str) -> Any:
        """The run that holds a text."""
        runs = self.document.element.body.iter(qn("w:r"))
        return next(r for r in runs if text in "".join(t.text or "" for t in r.iter(qn("w:t"))))

    def paragraph(self, text: str) -> Any:
        """The paragraph that holds a text."""
        paragraphs = self.document.element.body.iter(qn("w:p"))
        return next(
            p for p in paragraphs if text in "".join(t.text or "" for t in p.iter(qn("w:t")))
        )

    def change(self, old: str, new: str) -> None:
        """Type something else, untracked."""
        for text in self.run(old).iter(qn("w:t")):
            text.text = text.text.replace(old, new)

    def track(self, old: str, new: str, who: str = "王某", date: str = DATE) -> None:
        """Type something else in the place of a text, tracked; "" for one of them."""
        run = self.run(old)
        (text,) = run.iter(qn("w:t"))
        before, _, after = text.text.partition(old)
        last = run
        for piece, change in ((before, ""), (old, "del"), (new, "ins"), (after, "")):
            if piece:
                made = self._piece(run, piece, change, who, date)
                last.addnext(made)
                last = made
        run.getparent().remove(run)

    def _piece(self, run: Any, text: str, change: str, who: str, date: str) -> Any:
        made = deepcopy(run)
        for each in list(made):
            if each.tag != qn("w:rPr"):
                made.remove(each)
        words = OxmlElement("w:delText" if change == "del" else "w:t")
        words.text = text
        words.set(qn("xml:space"), "preserve")
        made.append(words)
        return self._in_change(made, change, who, date) if change else made

    def _in_change(self, inside: Any, change: str, who: str, date: str = DATE) -> Any:
        around = self._mark(change, who, date)
        around.append(inside)
        return around

    def _mark(self, change: str, who: str, date: str = DATE) -> Any:
        made = OxmlElement(f"w:{change}")
        self.number += 1
        for name, value in (("id", str(self.number)), ("author", who), ("date", date)):
            made.set(qn(f"w:{name}"), value)
        return made

    def add(self, after: str, text: str, who: str = "", style: str = "body") -> None:
        """A paragraph after the one that holds a text; tracked where somebody does it."""
        made = OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        named = OxmlElement("w:pStyle")
        named.set(qn("w:val"), style)
        properties.append(named)
        made.append(properties)
        run = OxmlElement("w:r")
        words = OxmlElement("w:t")
        words.text = text
        run.append(words)
        if who:
            mark = OxmlElement("w:rPr")
            mark.append(self._mark("ins", who))
            properties.append(mark)
            run = self._in_change(run, "ins", who)
        made.append(run)
        self.paragraph(after).addnext(made)

    def remove(self, text: str, who: str = "") -> None:
        """A paragraph that goes; tracked where somebody does it."""
        paragraph = self.paragraph(text)
        if not who:
            paragraph.getparent().remove(paragraph)
            return
        mark = OxmlElement("w:rPr")
        mark.append(self._mark("del", who))
        paragraph.find(qn("w:pPr")).append(mark)
        for run in list(paragraph.iter(qn("w:r"))):
            for words in run.iter(qn("w:t")):
                words.tag = qn("w:delText")
            around = self._mark("del", who)
            run.addprevious(around)
            around.append(run)

    def comment(self, about: str, text: str, who: str = "王某", date: str = DATE) -> None:
        """A comment on the run that holds a text."""
        paragraph = next(p for p in self._paragraphs() if about in p.text)
        run = next(run for run in paragraph.runs if about in run.text)
        made = self.document.add_comment(run, text, author=who)
        made._comment_elm.set(qn("w:date"), date)

    def _paragraphs(self) -> Any:
        yield from self.document.paragraphs
        for table in self.document.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
