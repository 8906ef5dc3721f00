"""What `check` finds as comments of a Word file, each at the words that it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any, NamedTuple

import docx
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.run import Run

from generator.basis.characters import CLAUSE_ENDS
from generator.basis.messages import say
from generator.basis.problems import Path, Problem
from generator.printing.writers.carrying import PART
from generator.printing.writers.package import moment, packed, sealed, unpacked
from generator.reports import carried
from generator.reports.source import Source

AUTHOR = "fazhi"
_CLAUSE = re.compile(f"[^{CLAUSE_ENDS}]+")
_SAID = say("{message}规则：{rule}")
_INSTEAD = say("{message}改成：{instead}。规则：{rule}")
_STYLES = {"CommentReference", "CommentText"}  # python-docx names them; Word has its own


class _Words(NamedTuple):
    """A run of the file, and where its words begin in a value."""

    path: Path
    offset: int
    run: Any

    @property
    def end(self) -> int:
        return self.offset + len(_text(self.run))


def annotated(content: bytes, found: Source, problems: Iterable[Problem], date: str) -> bytes:
    """The bytes of a DOCX with its problems as comments; without problems they are what they were."""
    placed = [(problem, _offset(found, problem)) for problem in problems]
    if not placed:
        return content
    word = docx.Document(BytesIO(content))
    words = list(_words(word, content))
    for problem, offset in placed:
        run = _run(problem.path, offset, words)
        if run is None:
            run = next(word.element.body.iter(qn("w:r")))
        form = _INSTEAD if problem.instead else _SAID
        text = form.fill(message=problem.message, instead=problem.instead, rule=problem.rule)
        comment = word.add_comment(Run(run, word.paragraphs[0]), str(text), AUTHOR, AUTHOR[0])
        comment._comment_elm.set(qn("w:date"), moment(date))  # noqa: SLF001
    saved = BytesIO()
    _without_styles(word)
    word.save(saved)
    return packed(sealed(unpacked(saved.getvalue()), unpacked(content)))


def _offset(found: Source, problem: Problem) -> int | None:
    """The character of its value at which a problem is; None where it is about the field."""
    node = found.nodes.get(problem.path)
    if node is None or node.scalar is None or problem.place == found.place(problem.path):
        return None
    here = problem.place[1:]
    characters = range(len(node.scalar.value))
    return bisect_left(characters, here, key=lambda at: found.place(problem.path, at)[1:])


def _words(word: Word, content: bytes) -> Iterator[_Words]:
    """The runs that are in bookmarks, with their origins."""
    told = carried.unpacked(_properties(content))
    for start in word.element.body.iter(qn("w:bookmarkStart")):
        place = carried.place(start.get(qn("w:name")))
        if told and place:
            yield _Words(tuple(told.places[place[0]]), place[1], start.getnext())


def _properties(content: bytes) -> dict[str, str]:
    part = unpacked(content).get(PART)
    root = parse_xml(part) if part else ()
    return {each.get("name"): each[0].text for each in root}


def _run(path: Path, offset: int | None, words: list[_Words]) -> Any:
    """The run that says what a problem is about, cut out of its paragraph; None where there is none."""
    if offset is not None:
        for number, each in enumerate(words):
            if each.path == path and each.offset <= offset < each.end:
                words[number : number + 1] = cut = list(_cut(each, offset))
                return next(piece.run for piece in cut if piece.offset == offset)
    inside = (each.run for each in words if path and each.path[: len(path)] == path)
    return next(inside, None)


def _cut(words: _Words, offset: int) -> Iterator[_Words]:
    """A run cut around the clause that begins at a character of its value."""
    text = _text(words.run)
    start = offset - words.offset
    clause = _CLAUSE.match(text, start)
    ends = (start, clause.end() if clause else start + 1, len(text))
    at, run = 0, words.run
    for end in ends:
        if at < end:
            piece = deepcopy(words.run)
            _set(piece, text[at:end])
            run.addnext(piece)
            run = piece
            yield _Words(words.path, words.offset + at, piece)
        at = max(at, end)
    words.run.getparent().remove(words.run)


def _text(run: Any) -> str:
    """The words of a run that is text alone; what else it holds is left whole."""
    pieces = [each for each in run if each.tag != qn("w:rPr")]
    return pieces[0].text or "" if len(pieces) == 1 and pieces[0].tag == qn("w:t") else ""


def _set(run: Any, text: str) -> None:
    run.find(qn("w:t")).text = text


def _without_styles(word: Word) -> None:
    """Take out the styles that the file does not have."""
    comments = word.part._comments_part.element  # noqa: SLF001
    for root in (word.element.body, comments):
        for element in [*root.iter(qn("w:rStyle"), qn("w:pStyle"))]:
            if element.get(qn("w:val")) in _STYLES:
                element.getparent().remove(element)
