"""Tables of figures that a kind prescribes: recognised by the labels of their rows, and read cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from generator.basis.drafts import DUE
from generator.basis.problems import Path
from generator.importing import yaml
from generator.importing.model import PUBLISHED, Data, Edition, Grid, Item, Paragraph, bare
from generator.kinds.fields import Field
from generator.kinds.formats import FORMATS
from generator.kinds.kind import Kind

_FIRST_MARK = 10**11  # no report counts so many of anything
_TELLING = 6  # so many characters at the end of a heading tell which it is


class Row(NamedTuple):
    """What stands before the figures of a row, and where each of them goes."""

    label: str
    paths: list[Path]


class Form(NamedTuple):
    """A table as the kind prints it: its words from its heading on, each figure as its path."""

    words: list[str | Path]
    rows: list[Row]


class Taken(NamedTuple):
    """The figures that were read, what the kind prints for them, and the items that are left."""

    fields: Data
    printed: list[Paragraph]
    rest: list[Item]


def forms(kind: Kind, compose: Callable[[str, Edition], list[str]]) -> list[Form]:
    """The tables of figures of a kind, as it prints them."""
    marks: dict[str, Path] = {}
    data: Data = {}
    for name, table in kind.schema.fields.items():
        rows = [row for row in table.fields.values() if row.role == "count"]
        if rows:
            data[name] = {row.key: _marked((name, row.key), row, marks) for row in rows}
    if not data:
        return []
    named = {**kind.named, **data}
    return list(_forms(compose(yaml.write(named, kind.schema, ""), PUBLISHED), marks))


def _marked(path: Path, row: Field, marks: dict[str, Path]) -> Any:
    """The marks of a row, by which its figures are found in print."""
    if not row.columns:
        return _mark(path, marks)
    return [_mark((*path, column), marks) for column in range(len(row.columns))]


def _mark(path: Path, marks: dict[str, Path]) -> str:
    mark = str(_FIRST_MARK + len(marks))
    marks[mark] = path
    return mark


def _forms(words: Iterable[str], marks: Mapping[str, Path]) -> Iterator[Form]:
    """The printed words, cut after the last figure of each table; what is due belongs to none."""
    left = [path[0] for path in marks.values()]
    form: list[str | Path] = []
    for word in words:
        path = marks.get(word)
        form = [] if DUE.search(word) else [*form, path or word]
        if path:
            left.remove(path[0])
            if path[0] not in left:
                yield Form(form, list(_rows(form)))
                form = []


def _rows(form: Iterable[str | Path]) -> Iterator[Row]:
    label, paths = "", list[Path]()
    for word in form:
        if isinstance(word, tuple):
            paths.append(word)
        elif paths and word.strip():
            yield Row(label, paths)
            label, paths = bare(word), []
        else:
            label = bare(word) or label
    yield Row(label, paths)


def take(items: Sequence[Item], known: Sequence[Form]) -> Taken:
    """The tables of figures among the items, read, and the items without them and their headings."""
    taken = Taken({}, [], [])
    for item in items:
        form, values = _found(item, known)
        if form is None:
            taken.rest.append(item)
            continue
        _put(taken.fields, values)
        _drop_heading(taken.rest, form)
        words = [values[word] if isinstance(word, tuple) else word for word in form.words]
        taken.printed.append(Paragraph(item.line, "".join(words)))
    return taken


def _found(item: Item, known: Sequence[Form]) -> tuple[Form | None, dict[Path, str]]:
    """Which form a table is, and its figures by their paths."""
    for form in known if isinstance(item, Grid) else ():
        values = _values(item, form) if isinstance(item, Grid) else {}
        if values:
            return form, values
    return None, {}


def _values(grid: Grid, form: Form) -> dict[Path, str]:
    """The figures of a table by the rows of a form, in their order; none where a row is not there."""
    values: dict[Path, str] = {}
    rows = iter(grid.rows)
    for row in form.rows:
        figures = next(filter(None, (_figures(texts, row) for texts in rows)), [])
        if not figures:
            return {}
        values |= zip(row.paths, figures, strict=True)
    return values


def _figures(texts: Sequence[str], row: Row) -> list[str]:
    """The figures of a table's row, if it is this one."""
    said = [text for text in texts if text.strip()]
    split = max(0, len(said) - len(row.paths))
    read = [FORMATS["amount"].read(text) for text in said[split:]]
    is_this = not split or row.label in bare("".join(said[:split]))
    if not is_this or len(read) != len(row.paths) or None in read:
        return []
    return [str(figure) for figure in read]


def _put(fields: Data, values: Mapping[Path, str]) -> None:
    """Put figures where they go; the columns of a row come in their order."""
    for (table, key, *column), figure in values.items():
        group = fields.setdefault(str(table), {})
        if column:
            group.setdefault(key, []).append(figure)
        else:
            group[key] = figure


def _drop_heading(rest: list[Item], form: Form) -> None:
    """Leave out the heading above a table, which the kind prints by itself."""
    heading = form.words[0]
    last = rest[-1] if rest else None
    end = bare(heading)[-_TELLING:] if isinstance(heading, str) else ""
    if isinstance(last, Paragraph) and bare(last.text).endswith(end):
        rest.pop()


def put_back(items: Sequence[Item], printed: Sequence[Paragraph]) -> list[Item]:
    """The items with what the kind prints for the tables, each at its line."""
    made = list(items)
    for each in printed:
        after = (place for place, item in zip(count(), made, strict=False) if item.line > each.line)
        made.insert(next(after, len(made)), each)
    return made
