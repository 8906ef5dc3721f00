"""What came back in a Word file, as edits of the data that it was printed from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from generator.basis.messages import Message, say
from generator.basis.problems import Path
from generator.kinds.schema import Schema
from generator.reports import carried
from generator.revising.comparison.words import Stretch, stretches
from generator.revising.review import matching
from generator.revising.review.edits import Edit, Edits, Loose
from generator.revising.review.paper import Grid, Paper, Passage, Remark, Unit, Who
from generator.revising.review.pieces import (
    Replaced,
    all_who,
    beside,
    changed_by,
    short,
    spans,
)
from generator.revising.review.places import Item, Line, Place, continued, is_heading, place_for

_LEAST = 0.3  # of the paragraphs of a report that its file must still have
_OF_A_NUMBER = re.compile("[一二三四五六七八九十百零〇0-9（）()、.．是①-⑳]+")
_NUMBERED = say("序号“{was}”改成了“{now}”：序号由工具排，没有照改。")
_TEMPLATE = say("“{was}”改成了“{now}”：这几个字是工具印的，报告里没有，改不了。")
_STRANGE = say("{what}：报告里放不进去，请自己处理。")
_NEW_TABLE = say("新加的表“{text}”：请自己填到「表」里。")
_COLUMNS = say("表的列数改了（“{text}”）：请自己在「表」里改。")
_HOMELESS = say("新加的一段“{text}”：不知道该放进哪一栏，请自己放。")


class Attached(NamedTuple):
    """A comment, and the field that it is about."""

    path: Path
    remark: Remark


class Returned(NamedTuple):
    """All that came back."""

    edits: list[Edit]
    remarks: list[Attached]
    loose: list[Loose]


def compare(base: Paper, now: Paper, what: carried.Carried, schema: Schema) -> Returned | None:
    """What was done to a file since it was printed as `base`; None where hardly any of it is left."""
    found = list(matching.pairs(base.units, now.units))
    if sum(i is not None and j is not None for i, j in found) < _LEAST * len(base.units):
        return None
    comparison = _Comparison(what, schema)
    for i, j in found:
        comparison.unit(None if i is None else base.units[i], None if j is None else now.units[j])
    return Returned(comparison.found.edits(), comparison.remarks, comparison.told())


class _Comparison:
    """Goes through the pairs in their order and gathers what was done."""

    def __init__(self, what: carried.Carried, schema: Schema) -> None:
        self.what = what
        self.schema = schema
        self.found = Edits(what.data, schema)
        self.remarks: list[Attached] = []
        self.numbered: list[Loose] = []  # numbers that were changed
        self.last = Place((), 0)  # what the paragraph before comes from
        self.is_new = False  # whether that is one that was added, and what follows may belong to it

    def unit(self, old: Unit | None, new: Unit | None) -> None:
        """A paragraph or table of both files, or of one."""
        if isinstance(old, Grid):
            self._table(old, new if isinstance(new, Grid) else Grid(()))
        elif isinstance(new, Grid):
            self._tell(_NEW_TABLE, text=short(matching.words(new)))
        elif old:
            self._passage(old, new or Passage(()))
        elif new:
            self._come(new)
        if isinstance(new, Passage):
            self._notes(new)

    def _notes(self, new: Passage) -> None:
        """What is attached to a paragraph or cell, and what it holds besides words."""
        self.remarks += [Attached(self.last.path, remark) for remark in new.remarks]
        for what in new.strange:
            self._tell(_STRANGE, what=what)

    def _passage(self, old: Passage, new: Passage) -> None:
        """A paragraph that was there: changed, or gone."""
        places = self._places(old)
        known = [place for place in places if place]
        if new.now.strip():
            for stretch in stretches(old.now, new.now):
                if not stretch.kept:
                    self._replace(places, old.now, stretch, new)
        else:
            self._gone(known, all_who(new.letters))
        if known:
            self.last, self.is_new = known[-1], False

    def _places(self, old: Passage) -> list[Place | None]:
        """Where each character of a paragraph of the file as printed comes from."""
        places: list[Place | None] = []
        for mark, letters in groupby(old.letters, key=lambda letter: letter.mark):
            text = "".join(letter.text for letter in letters)
            number, offset = carried.place(mark) or (-1, 0)
            if not 0 <= number < len(self.what.places):
                places += [None] * len(text)
                continue
            path = tuple(self.what.places[number])
            if not self.found.values.get(path, "").startswith(text, offset):
                self.found.printed[path] = text
                offset = 0
            places += [Place(path, offset + at) for at in range(len(text))]
        return places

    def _replace(
        self, places: Sequence[Place | None], was: str, here: Stretch, new: Passage
    ) -> None:
        """Put words in the place of others: into the first value that they touch."""
        now = new.now[here.new_start : here.new_end]
        who = changed_by(new.letters, here.new_start, here.new_end)
        touched = list(spans(places[here.start : here.end]))
        if not touched:
            at = beside(places, here.start) if here.start == here.end else None
            if at is None:
                self._of_template(was[here.start : here.end], now, who)
                return
            touched = [(at.path, at.offset, at.offset)]
        for path, start, end in touched:
            self.found.pieces[path].append(Replaced(start, end, now))
            self.found.who[path] += who
            now = ""

    def _of_template(self, was: str, now: str, who: tuple[Who, ...]) -> None:
        if _OF_A_NUMBER.fullmatch(was + now):
            message = _NUMBERED.fill(was=was, now=now)
            self.numbered.append(Loose(self.last.path, message, who))
        else:
            self._tell(_TEMPLATE, who, was=was, now=now)

    def _gone(self, known: Sequence[Place], who: tuple[Who, ...]) -> None:
        """Take out what a paragraph printed: the value, or its line."""
        for path, start, end in spans(known):
            text = self.found.printed.get(path, self.found.values.get(path, ""))
            first = text.rfind("\n", 0, start) + 1
            last = text.find("\n", end)
            rest = text[:first] + ("" if last < 0 else text[last + 1 :])
            self.found.who[path] += who
            if rest.strip():
                cut = (first, last + 1) if last >= 0 else (first - 1, len(text))
                self.found.pieces[path].append(Replaced(*cut, ""))
            elif path in self.found.values:
                self.found.removed.add(path)

    def _come(self, new: Passage) -> None:
        """A paragraph that was added."""
        text = new.now.strip()
        if not text:
            return
        who = changed_by(new.letters, 0, len(new.now))
        if self.is_new and not is_heading(text, new.style):
            section, by = self.found.added[-1]
            self.found.added[-1] = continued(section, text), by + who
            return
        found = place_for(text, new.style, self.last, self.what.data, self.schema)
        if found is None:
            self._tell(_HOMELESS, who, text=short(text))
        elif isinstance(found, Line):
            self._add_line(found, who)
        else:
            self.found.added.append((found, who))
            self.is_new = isinstance(found.item, dict)

    def _add_line(self, line: Line, who: tuple[Who, ...]) -> None:
        """Put a line into a text that there is, or begin one."""
        text = self.found.values.get(line.path, "")
        if not text:
            earlier = [piece.text for piece in self.found.pieces[line.path]]
            self.found.pieces[line.path] = [Replaced(0, 0, "\n".join([*earlier, line.text]))]
        elif line.at < 0:
            self.found.pieces[line.path].append(Replaced(0, 0, line.text + "\n"))
        else:
            end = text.find("\n", line.at)
            at = len(text.rstrip("\n")) if end < 0 else end
            self.found.pieces[line.path].append(Replaced(at, at, "\n" + line.text))
        self.found.who[line.path] += who

    def _table(self, old: Grid, new: Grid) -> None:
        """The rows of a table, cell by cell."""
        path = self._table_path(old)
        if path is None:
            return
        rows = [[cell.now for cell in row] for row in new.rows]
        before = ["\t".join(cell.now for cell in row) for row in old.rows]
        if not rows:
            self.found.removed |= {each for each in self.found.values if each[: len(path)] == path}
            return
        after = ["\t".join(cell.before or cell.now for cell in row) for row in new.rows]
        at = 0
        for i, j in matching.rows(before, after):
            if i is not None:
                at = i
            if i is not None and j is not None and len(old.rows[i]) == len(new.rows[j]):
                self._row(path, i, old.rows[i], new.rows[j])
            elif i is not None and j is not None:
                self._tell(_COLUMNS, text=short(after[j]))
            elif i is not None:
                self.found.removed |= {
                    (*path, "rows", i - 1, c) for c in range(len(old.rows[i]))
                } & self.found.values.keys()
            elif j is not None:
                who = all_who(new.rows[j][0].letters)
                self.found.added.append((Item((*path, "rows"), at, rows[j]), who))
        self.last, self.is_new = Place((*path, "rows"), 0), False

    def _table_path(self, grid: Grid) -> Path | None:
        places = (place for cell in matching.cells(grid) for place in self._places(cell) if place)
        path = next((place.path for place in places), ())
        return path[: path.index("table") + 1] if "table" in path else None

    def _row(self, path: Path, number: int, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        for column, (one, other) in enumerate(zip(old, new, strict=True)):
            here = (*path, "rows", number - 1, column) if number else (*path, "columns", column)
            self.last = Place(here, 0)
            if one.now != other.now:
                self.found.pieces[here].append(Replaced(0, len(one.now), other.now))
                self.found.who[here] += changed_by(other.letters, 0, len(other.now))
            self._notes(other)

    def _tell(self, message: Message, who: tuple[Who, ...] = (), **gaps: object) -> None:
        self.found.loose.append(Loose(self.last.path, message.fill(**gaps), who))

    def told(self) -> list[Loose]:
        """What has no place; numbers that change where something came or went are set anew anyway."""
        is_due = self.found.added or self.found.removed
        return self.found.loose if is_due else [*self.found.loose, *self.numbered]
