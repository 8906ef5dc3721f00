"""A change → what is to be written in the text of one file, in the ways in which it can be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.basis.paths import value_if_any
from generator.basis.problems import Path
from generator.parsing import shape, writing
from generator.parsing.fields import Fields
from generator.parsing.scalars import BLOCKS
from generator.parsing.shape import Value, column_of, line_end, line_start
from generator.parsing.tree import Tree
from generator.revising import in_line, spelling
from generator.revising.changing import Change, Comment, Insert, Move, Remove, SetText
from generator.revising.in_line import Splice, Way
from generator.revising.spelling import Spelling


def ways(tree: Tree, change: Change) -> Iterator[Way]:
    """The ways in which a change can be written in a file, the likest to what stands there first."""
    yield from _Rewriting(tree).ways(change)


class _Rewriting:
    """Knows how the values of one file are laid out."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.text = tree.page.text
        self.values = shape.values(self.text)
        names = [node.name for path, node in tree.nodes.items() if len(path) == 1]
        self.english = bool(names) and all(name.isascii() for name in names)

    def ways(self, change: Change) -> Iterator[Way]:
        match change:
            case SetText(path, text) if not text:
                yield from self._remove(path)
            case SetText(path, text):
                yield from self._put(path, text)
            case Insert(path, index, item):
                yield from self._insert(path, index, item)
            case Remove(path):
                yield from self._remove(path)
            case Move(path, index):
                yield from self._move(path, index)
            case Comment(path, text):
                yield self._comment(path, text)

    def _at(self, path: Path) -> Value | None:
        """The value at a path; None where nothing of it is written."""
        if not path:
            return self.values.get(min(self.values, default=0))
        node = self.tree.nodes.get(path)
        return self.values.get(node.span.start) if node else None

    def _fields(self, path: Path) -> Fields:
        """The fields that may stand at a path."""
        fields = self.tree.fields
        for key in path:
            if isinstance(key, str):
                fields = fields[key].inside if key in fields else {}
        return fields

    def _spellings(self, style: str | None = None) -> Iterator[Spelling]:
        return (Spelling(self.english, speller) for speller in spelling.styles(style))

    def _put(self, path: Path, value: Any) -> Iterator[Way]:
        """Write a value where there is another, or none."""
        there = self._at(path)
        is_item = bool(path) and isinstance(path[-1], int)
        if there is None or (is_item and there.is_open):
            yield from self._add(path, value)
            return
        fields = self._fields(path)
        for how in self._spellings(there.style):
            if there.in_flow:
                yield [Splice(there.start, there.end, self._spaced(there, value, fields, how))]
            else:
                yield self._replaced(there, value, fields, how)

    def _spaced(self, there: Value, value: Any, fields: Fields, how: Spelling) -> str:
        """A value in one line, and a space before it where there is none."""
        written = spelling.flow(value, fields, how)
        is_close = there.is_open and self.text[there.start - 1] == ":"
        return f" {written}" if is_close else written

    def _replaced(self, there: Value, value: Any, fields: Fields, how: Spelling) -> Way:
        """Write a value behind its name or dash, and its further lines below."""
        is_item = there.name is None
        first, *below = (spelling.behind_dash if is_item else spelling.behind)(value, fields, how)
        margin = column_of(self.text, there.sign)
        low = writing.indented(below, margin)
        if first and there.is_text and not there.is_open:
            return self._in_place(there, first, low)
        start = there.behind
        text = f" {first}" if first else ""
        stop = start if there.is_open else there.end
        rest = line_end(self.text, stop)
        if self.text[stop:rest].strip():  # a comment, which stays in its line
            return [Splice(start, stop, text), Splice(rest, rest, _below(low))]
        return [Splice(start, rest, text + _below(low))]

    def _in_place(self, there: Value, first: str, low: Sequence[str]) -> Way:
        """Write a text over another: over its marks and lines, not the comment behind them."""
        if there.style not in BLOCKS:
            end = line_end(self.text, there.end)
            return [Splice(there.start, there.end, first), Splice(end, end, _below(low))]
        head = line_end(self.text, there.start)
        mark = there.start + len(self.text[there.start : head].split()[0])
        if first in BLOCKS:
            first = first + self.text[there.start + 1 : mark].strip("123456789")
        return [Splice(there.start, mark, first), Splice(head, max(there.end, head), _below(low))]

    def _add(self, path: Path, value: Any) -> Iterator[Way]:
        """Write a value whose field or item is not there, nor perhaps what it would stand in."""
        above, key = path[:-1], path[-1]
        there = self._at(above)
        is_fit = there is not None and (there.is_list if isinstance(key, int) else there.inside)
        if not is_fit or there is None:
            yield from self._put(above, [value] if isinstance(key, int) else {key: value})
        elif isinstance(key, int):
            yield from self._insert(above, key, value)
        else:
            yield from self._add_field(there, above, key, value)

    def _add_field(self, there: Value, path: Path, key: str, value: Any) -> Iterator[Way]:
        """Write a field into others, where it stands in the form."""
        fields = self._fields(path)
        order = list(dict.fromkeys(field.key for field in fields.values()))
        before = order[: order.index(key)] if key in order else order
        named = _named(there, fields)
        last = next((named[each] for each in reversed(before) if each in named), None)
        for how in self._spellings():
            if there.is_flow:
                name = spelling.name(key, fields, how)
                written = f"{name}: {spelling.flow(value, fields, how)}"
                yield [in_line.among(there, last.number + 1 if last else 0, written)]
                continue
            lines = spelling.field(key, value, fields, how)
            yield [self._beside(there, last, lines, is_root=not path)]

    def _beside(
        self, there: Value, last: Value | None, lines: list[str], *, is_root: bool = False
    ) -> Splice:
        """Lines after one of the values in a list or group, or before the first."""
        margin = column_of(self.text, there.start)
        gap = "\n" if is_root and "\n\n" in self.text else ""
        if last:
            end = line_end(self.text, last.end)
            return Splice(end, end, gap + _below(writing.indented(lines, margin)))
        first, *below = lines
        written = [first, *writing.indented(below, margin), " " * margin]
        return Splice(there.start, there.start, "\n".join(written))

    def _among_lines(self, there: Value, number: int, lines: list[str]) -> Splice:
        """The lines of one more item: after the one before it, else above the first and its comments."""
        if number:
            return self._beside(there, there.inside[number - 1], lines)
        start = self._lines(there.inside[0])[0]
        margin = column_of(self.text, there.start)
        if self.text[line_start(self.text, there.start) : there.start].strip():
            return self._beside(there, None, lines)
        return Splice(start, start, "\n".join([*writing.indented(lines, margin), ""]))

    def _insert(self, path: Path, index: int, item: Any) -> Iterator[Way]:
        """Write an item into a list, or over an empty one that waits there to be filled."""
        there = self._at(path)
        if there is None or not there.is_list:
            old = self._old_items(path)
            yield from self._put(path, [*old[:index], item, *old[index:]])
            return
        said = [value for value in there.inside if _says(value)]
        number = said[index].number if index < len(said) else len(there.inside)
        last = said[index - 1] if index else None
        waiting = there.inside[last.number + 1 if last else 0 : number]
        fields = self._fields(path)
        for how in self._spellings():
            if there.is_flow:
                yield [in_line.among(there, number, spelling.flow(item, fields, how))]
            elif waiting and isinstance(item, dict) and waiting[0].inside:
                yield self._filled(waiting[0], path, item, how)
            elif waiting:
                yield self._replaced(waiting[0], item, fields, how)
            else:
                lines = spelling.dashed(spelling.behind_dash(item, fields, how))
                yield [self._among_lines(there, number, lines)]

    def _old_items(self, path: Path) -> list[Any]:
        """The item that a field holds which may hold several."""
        data = value_if_any(self.tree.data, path)
        return [] if data is None else [data]

    def _filled(self, waiting: Value, path: Path, item: Any, how: Spelling) -> Way:
        """Write an item into the empty fields of one that waits; new fields below them."""
        fields = self._fields(path)
        named = _named(waiting, fields)
        way: Way = []
        new: list[str] = []
        for key, value in item.items():
            if key in named:
                inner = fields[key].inside if key in fields else {}
                way += self._replaced(named[key], value, inner, how)
            else:
                new += spelling.field(key, value, fields, how)
        return [*way, self._beside(waiting, waiting.inside[-1], new)] if new else way

    def _remove(self, path: Path) -> Iterator[Way]:
        there = self._at(path)
        if there is None:
            return
        if there.name is None and there.parent and not there.parent.is_flow:
            start, end = self._lines(there)
            yield [Splice(start, end, "")]
            yield [Splice(there.behind, there.end, "")]  # it begins in the line of another dash
        elif there.name is None and there.parent:
            yield [in_line.without(there.parent, there.number)]
        elif there.in_flow:
            yield [Splice(there.start, there.end, "")]
        elif there.is_text and there.style not in BLOCKS:
            begin = there.start - len(self.text[there.behind : there.start]) * self._is_beside(
                there
            )
            yield [Splice(begin, there.end, "")]
        else:
            yield [Splice(there.behind, there.end, "")]

    def _is_beside(self, there: Value) -> bool:
        """Whether only blanks stand between a value and its name."""
        return not self.text[there.behind : there.start].strip()

    def _lines(self, there: Value) -> tuple[int, int]:
        """The lines of an item with the comments right above it, up to the next line."""
        start = line_start(self.text, there.sign)
        margin = self.text[start : there.sign]
        while start:
            above = line_start(self.text, start - 1)
            if not self.text.startswith(f"{margin}#", above):
                break
            start = above
        end = line_end(self.text, there.end)
        is_last = end == len(self.text)
        return (max(start - 1, 0), end) if is_last else (start, end + 1)

    def _move(self, path: Path, index: int) -> Iterator[Way]:
        there = self._at(path)
        goal = self._at((*path[:-1], index))
        if there is None or goal is None or there.parent is None:
            return
        is_down = goal.number > there.number
        if there.parent.is_flow:
            yield [in_line.rearranged(there.parent, there.number, goal.number)]
            return
        start, end = self._lines(there)
        piece = self.text[start:end].strip("\n")
        first, last = self._lines(goal)
        if not is_down:
            yield [Splice(first, first, f"{piece}\n"), Splice(start, end, "")]
        elif last == len(self.text):
            yield [Splice(start, end, ""), Splice(last, last, f"\n{piece}")]
        else:
            yield [Splice(start, end, ""), Splice(last, last, f"{piece}\n")]

    def _comment(self, path: Path, text: str) -> Way:
        """A comment above the line in which a field or item begins."""
        there = self._at(path)
        if there is None:
            return []
        start = line_start(self.text, there.sign)
        line = self.text[start : line_end(self.text, start)]
        margin = line[: len(line) - len(line.lstrip())]
        return [Splice(start, start, f"{margin}# {text}\n")]


def _below(lines: Sequence[str]) -> str:
    return "".join(f"\n{line}" for line in lines)


def _named(group: Value, fields: Fields) -> dict[str, Value]:
    """The values of a group of fields by their English keys."""
    names = [(value.name.value.strip(), value) for value in group.inside]
    return {fields[name].key if name in fields else name: value for name, value in names}


def _says(value: Value) -> bool:
    """Whether a value is more than a place that waits to be filled."""
    if value.is_text:
        return not value.is_open
    return any(_says(each) and (value.is_list or each.node.value) for each in value.inside)
