"""A form that a unit has filled in → the fields of its contribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from generator.basis import numerals, opening, ordinals
from generator.basis.messages import say
from generator.basis.problems import Path
from generator.importing import yaml
from generator.importing.model import (
    NONE,
    STOPS,
    Answer,
    Data,
    Filled,
    Grid,
    Item,
    Note,
    Paragraph,
    commented,
    row_text,
)
from generator.importing.sheets import filled_form as in_excel
from generator.importing.word.docx import filled_form as in_word
from generator.importing.word.package import MAX_FILE
from generator.kinds.fields import Field
from generator.kinds.kind import Kind, folders, load
from generator.kinds.schema import Schema
from generator.reports import form

_READERS = {".docx": in_word, ".xlsx": in_excel}
_INTRODUCTION = say("由 fazhi import 从供稿表 {name} 读入。")
_FEWEST = 2  # rows that are known: so many make a form
_MISSING = say(
    "供稿表里没有「{label}」这一栏了，可能被删去了。没有要写的可以不管；有的，请在 YAML 文件里补上。"
)
_STRAY = say("“{text}”不在供稿表的格子里，没有导入。请把它抄到该填的栏目里。")
_UNKNOWN = say(
    "左边写着“{label}”的一行认不出是哪一栏，右边的“{text}”没有导入。请对照原来的表改回左边的字。"
)
_SECOND_TABLE = say("这一节里有几张表，后面的表放在另外的分项里。")
_NO_HEADING = say("待填：这一项没有写标题。")
_HEADING, _TABLE = "heading", "table"
_OURS = frozenset(map(str, form.WORDS))


class Contribution(NamedTuple):
    """The fields of a contribution to a report of a kind, and what there is to tell about it."""

    kind: Kind
    data: Data
    notes: list[Note]


def read(file: FilePath) -> Contribution | None:
    """What a form says, None for a file that is no form. Raises UserError where it is unreadable."""
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        return None
    raw = opening.content(file, MAX_FILE)
    filled = reader(raw, str(file), _is_form)
    if filled is None:
        return None
    kinds = [load(), *map(load, folders().values())]
    of = max(kinds, key=lambda of: sum(_known(answer, of) for answer in filled.answers))
    return _Reading(of).contribution(filled)


def text(made: Contribution, own: Data, name: str) -> str:
    """The YAML text of a contribution that was read from a form; `own` is what else is known."""
    introduction = str(_INTRODUCTION.fill(name=name))
    return yaml.write({**made.kind.named, **made.data, **own}, made.kind.contribution, introduction)


def _is_form(answers: Sequence[Answer]) -> bool:
    """Whether rows are those of a form: some of them are what a unit says of itself."""
    of = load()
    own = {key for a in answers for key in _path(a, of)[:1] if key in of.own}
    return len(own) >= _FEWEST


def _known(answer: Answer, of: Kind) -> bool:
    return bool(_path(answer, of))


def _path(answer: Answer, of: Kind) -> Path:
    schema = of.contribution
    return form.by_tag(answer.tag, schema) or form.by_label(answer.label, (), schema) or ()


class _Reading:
    """Puts the rows of a form into fields, one after the other.

    `moved`: what a row that was copied is for, by the section that the original row is for.
    """

    def __init__(self, of: Kind) -> None:
        self.kind = of
        self.schema = of.contribution
        self.values: dict[Path, Any] = {}
        self.moved: dict[Path, Path] = {}
        self.root: Path = ()
        self.seen: set[str] = set()
        self.notes: list[Note] = []

    def contribution(self, filled: Filled) -> Contribution:
        """The fields of a form, and the notes on it."""
        for answer in filled.answers:
            self._take(answer)
        self._tell_missing()
        data = _data(self.values, self.schema)
        data = {key: data[key] for key in sorted(data, key=lambda key: key not in self.kind.own)}
        return Contribution(self.kind, data, [*filled.notes, *self.notes])

    def _take(self, answer: Answer) -> None:
        """Put one row where it belongs, or tell that it belongs nowhere."""
        path = form.by_tag(answer.tag, self.schema)
        path = path or form.by_label(answer.label, self.root, self.schema)
        field = self.schema.field(path) if path else None
        if path is None or field is None:
            self._tell_unknown(answer)
            return
        self.seen.add(str(path[0]))
        if field.group and len(path) == 1:
            self.root = path
            return
        if path[-1] == _HEADING and self._place(path) in self.values:
            section = path[:-1]
            self.moved[section] = self._next(section[:-1])
        self._put(self._place(path), field, answer)

    def _place(self, path: Path) -> Path:
        """The path itself, or where the copy of its section goes."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.moved:
                return self.moved[path[:length]] + path[length:]
        return path

    def _next(self, items: Path) -> Path:
        """The path of one more item of a list."""
        place = len(items)
        taken = [int(path[place]) for path in self.values if path[:place] == items]
        return (*items, max(taken, default=-1) + 1)

    def _put(self, path: Path, field: Field, answer: Answer) -> None:
        """Put what a row says where it belongs; tables stand in the section of the row."""
        lines = [item.text for item in answer.items if isinstance(item, Paragraph)]
        for item in answer.items:
            if isinstance(item, Grid):
                above = lines if field.group == _TABLE else []
                self._put_table(path[:-1], item, above)
        if field.group != _TABLE:
            self.values[path] = [*self.values.get(path, ()), *_values(field, lines)]

    def _put_table(self, section: Path, grid: Grid, above: Sequence[str]) -> None:
        """Put a table into a section; of several, the later ones into sections without headings."""
        if (*section, _TABLE) in self.values:
            self.notes.append(Note(grid.line, _SECOND_TABLE))
            section = self._next((*section, "sections"))
            heading = (*section, _HEADING)
            self.values[heading] = [NONE]
        columns, *rows = map(list, grid.rows)
        table = (*section, _TABLE)
        self.values[table] = {**_captions(above), "columns": columns, "rows": rows}

    def _tell_unknown(self, answer: Answer) -> None:
        """Tell of words that stand in no row of a form, or in one that is not known."""
        words = " ".join(map(_words, answer.items)).strip()
        if not words or words in _OURS:
            return
        stray = (
            _UNKNOWN.fill(label=answer.label, text=words)
            if answer.label
            else _STRAY.fill(text=words)
        )
        self.notes.append(Note(answer.line, stray, lost=True))

    def _tell_missing(self) -> None:
        """Tell of what every unit is asked for, and no row is left of."""
        for key, field in self.schema.fields.items():
            asked = field.asked or key in self.kind.own
            if asked and key not in self.seen:
                self.notes.append(Note(0, _MISSING.fill(label=field.label)))


def _words(item: Item) -> str:
    if isinstance(item, Paragraph):
        return item.text
    return " ".join(map(row_text, item.rows))


def _captions(above: Sequence[str]) -> Data:
    """The caption and the unit of a table, out of the lines above it."""
    units = [line for line in above if line.startswith(form.UNIT)]
    captions = [line for line in above if line not in units]
    return {
        **({"caption": "\n".join(captions)} if captions else {}),
        **({"unit": units[0].removeprefix(form.UNIT)} if units else {}),
    }


def _values(field: Field, lines: Sequence[str]) -> list[str]:
    """The lines that a row fills in, without what the printer sets."""
    if field.role == "heading":
        return [_unnumbered(line).rstrip(STOPS) for line in lines]
    if field.types == ("list",):
        return [_unnumbered(line) for line in lines]
    if field.format == "date":
        days = [numerals.read_date(line) for line in lines]
        return [day.isoformat() if day else line for day, line in zip(days, lines, strict=True)]
    return list(lines)


def _unnumbered(text: str) -> str:
    """A line without an ordinal typed before it."""
    point = ordinals.of_point(text)
    if point:
        return text[ordinals.of_points(text, point)[0].end :].strip()
    mark = ordinals.of_heading(text)
    return text[mark.end :].strip() if mark else text


def _data(values: Mapping[Path, Any], schema: Schema) -> Data:
    """Values by path as nested data; a list is without its empty items, a heading that lacks is told."""
    return {
        key: made
        for key, field in schema.fields.items()
        for made in [_nested(field, (key,), values)]
        if made
    }


def _nested(field: Field, path: Path, values: Mapping[Path, Any]) -> Any:
    """What a field holds by all the values at its path and below."""
    if path in values:
        value = values[path]
        return value if field.types == ("list",) or isinstance(value, dict) else "\n".join(value)
    if not field.group:
        return None
    if not field.many:
        return _group(field, path, values)
    numbers = sorted({int(p[len(path)]) for p in values if p[: len(path)] == path})
    return [made for n in numbers for made in [_group(field, (*path, n), values)] if made]


def _group(field: Field, path: Path, values: Mapping[Path, Any]) -> Data:
    made: Data = {}
    for key, inner in field.fields.items():
        value = _nested(inner, (*path, key), values)
        if value:
            made[key] = value
    if not made or not isinstance(path[-1], int) or _HEADING in made:
        return made
    needs_none = set(made) == {_TABLE}
    return {**({_HEADING: NONE} if needs_none else commented(_HEADING, "", _NO_HEADING)), **made}
