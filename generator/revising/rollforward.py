"""Last year's report → the YAML text of this year's: its outline and names, its prose to be verified.

The year moves on where it is the report's year or the year of its plans; figures and dates are
left blank; last year's plans stand as comments where this year's measures must answer for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from generator.basis.figures import BLANK
from generator.basis.messages import say
from generator.basis.problems import Path
from generator.basis.terminal import visible
from generator.checking.rules.carried_over import MARK
from generator.kinds.schema import NONE
from generator.parsing import scalars, writing
from generator.reports import counts
from generator.reports.source import Source, texts
from generator.revising import next_year
from generator.revising.next_year import Years

_INTRODUCTION = say(
    "由 {old} 年度的报告 {file} 沿用而来：\n"
    "1. 提纲、单位和人名照旧；标题里的年度已经改过，请再看一遍。\n"
    "2. 标着“{mark}”的文字是上年的，逐段改成今年的情况，再删去这个标记。\n"
    "3. 上年的数字都空成了“{blank}”，请填今年的数，原来的数写在上面的“# 上年”里；日期、文号要重新填。\n"
    "4. 上年对今年的安排列在“{answers}”开头，逐条对照，写清做到了没有。\n"
    "改好以后：fazhi check 文件名，看还有哪里没有改完。"
)
_STOOD = say("上年：{text}")
_PROMISED = say("上年安排：{text}")
_STAY = ("setting", "value", "name")  # the roles of what stays from year to year
_HEADINGS = ("title", "heading", "table-head")  # in these only the year moves on
_KEPT_OF_PLANS = ("heading", "setting")
_EMPTIED_IN_PLANS = ("lead", "text", "points")  # fields of a section of plans, to be written anew


def roll(found: Source, years: Years, given: Mapping[str, str] | None = None) -> str:
    """The YAML text of the next report; its keys are in the language of the old file.

    `given` are the values of fields that are another's this year.
    """
    roller = _Roller(found, years, given or {})
    introduction = _INTRODUCTION.fill(
        old=years.old,
        file=visible(found.page.file),
        mark=MARK,
        blank=BLANK,
        answers=roller.answered_in,
    )
    lines = [*_comments(str(introduction).splitlines()), *roller.lines()]
    return "".join(f"{line}\n" for line in lines)


class _Roller:
    """Writes the fields of a report anew, line by line."""

    def __init__(self, found: Source, years: Years, given: Mapping[str, str]) -> None:
        self.found = found
        self.years = years
        self.given = {**given, "year": str(years.new)}
        # Of the parts that promise something, the sections, and where this year answers for them.
        promising = [part for part in found.kind.parts.values() if part.answered_by]
        self.plans = {
            path: section for part in promising for path, section in found.holding(part.key)
        }
        answering = [path for part in promising for path, _ in found.holding(part.answered_by)]
        self.answering = answering[0][:1] if answering else None
        self.carried = {
            path: writing.flow(map(str, row)) for path, row in counts.carried(found).items()
        }
        self.answered_in = found.schema.label((promising[0].answered_by,)) if promising else ""

    def lines(self) -> Iterator[str]:
        """Every field of the report, a blank line before each."""
        if self.answering is None:
            yield from _comments(self._promises())
        yield from self._new_fields()
        for path in self.found.nodes:
            if len(path) == 1 and self._carry(path) != "drop":
                key = str(path[0])
                yield ""
                yield from self._field(path, self.given.get(key, self.found.data.get(key)))

    def _new_fields(self) -> Iterator[str]:
        """What is given this year for fields that the old file does not have."""
        for key, value in self.given.items():
            field = self.found.schema.fields.get(key)
            if field and (key,) not in self.found.nodes:
                yield from ("", *writing.field(field.label, [writing.value(value)]))

    def _promises(self) -> Iterator[str]:
        """Last year's plans, paragraph by paragraph."""
        for path, section in self.plans.items():
            for below, text in texts(section):
                if below != ("heading",) and self.found.role((*path, *below)) != "setting":
                    for paragraph in _paragraphs(text):
                        yield str(_PROMISED.fill(text=paragraph))

    def _field(self, path: Path, value: Any) -> Iterator[str]:
        first, *below = writing.field(self._name(path), self._value(path, value))
        yield from self._stood(path, value)
        yield first
        if path == self.answering:
            yield from writing.indented(_comments(self._promises()))
        yield from below

    def _name(self, path: Path) -> str:
        return self.found.nodes[path].name

    def _role(self, path: Path) -> str:
        field = self.found.field(path)
        return field.role if field else ""

    def _carry(self, path: Path) -> str:
        field = self.found.field(path)
        return field.carry if field else ""

    def _value(self, path: Path, value: Any) -> list[str]:
        """The first line of a value, which stands behind its key, and those below."""
        if self._role(path) == "count":
            return [self.carried.get(path, "")]
        if value is None or self._carry(path) == "blank":
            return [""]
        if isinstance(value, dict):
            return ["", *writing.indented(self._group(path, value))]
        if isinstance(value, list):
            items = (self._item((*path, number), item) for number, item in enumerate(value))
            return ["", *chain.from_iterable(map(writing.item, items))]
        lines = _paragraphs(self._text(path, "\n".join(_paragraphs(value))))
        return writing.paragraphs(lines) if len(lines) > 1 else [writing.value(lines[0])]

    def _group(self, path: Path, group: Mapping[str, Any]) -> Iterator[str]:
        for key, value in group.items():
            inside = (*path, key)
            if path not in self.plans or self.found.role(inside) in _KEPT_OF_PLANS:
                yield from self._field(inside, value)
            elif key in _EMPTIED_IN_PLANS:
                yield f"{self._name(inside)}:"

    def _item(self, path: Path, item: Any) -> list[str]:
        if isinstance(item, dict):
            return list(self._group(path, item))
        if isinstance(item, list):
            now = [next_year.cell(cell) for cell in item]
            was = "、".join(item) if now != item else ""
            return [*self._was(was), writing.flow(map(scalars.quoted, now))]
        return [*self._stood(path, item), *self._value(path, item)]

    def _stood(self, path: Path, value: Any) -> Iterator[str]:
        """Comments that tell the figures of a text which are left blank in it, as they stood."""
        if isinstance(value, str) and self._carry(path) != "blank" and self._is_prose(path, value):
            for paragraph in _paragraphs(value):
                yield from self._was(next_year.blanked(paragraph))

    def _was(self, text: str) -> list[str]:
        return list(_comments([str(_STOOD.fill(text=text))] if text else ()))

    def _is_prose(self, path: Path, text: str) -> bool:
        return self.found.role(path) not in (*_STAY, *_HEADINGS) and text != NONE

    def _text(self, path: Path, text: str) -> str:
        role = self.found.role(path)
        if role in _STAY or text == NONE:
            return text
        if role in _HEADINGS:  # a table's head sets last year beside this one: both move on
            return next_year.heading(text, self.years, back=1 if role == "table-head" else 0)
        return next_year.prose(text, self.years)


def _comments(lines: Iterable[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)


def _paragraphs(text: str) -> list[str]:
    """The lines of a text, ended by whatever YAML may take for a line end."""
    return [line for line in map(str.strip, text.splitlines()) if line]
