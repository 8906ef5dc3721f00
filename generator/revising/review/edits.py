"""Edits of data: what was done to each value, put together from the paragraphs that print it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.basis.messages import Message, say
from generator.basis.numerals import read_date
from generator.basis.paths import value_at
from generator.basis.problems import Path
from generator.kinds.schema import Schema
from generator.reports.source import texts
from generator.revising.review.paper import Who
from generator.revising.review.pieces import Replaced, replaced, shown
from generator.revising.review.places import Item

_NO_DATE = say("“{was}”改成了“{now}”：读不出是哪一天，没有照改。")


class Edit(NamedTuple):
    """What was done to a value: pieces of it replaced, or all of it written (`now`) or taken out.

    With an `item`, that was put into the list at the path, before the one that has the `number`.
    """

    path: Path
    was: str
    now: str
    who: tuple[Who, ...]
    pieces: tuple[Replaced, ...] = ()
    number: int = 0
    item: Any = None
    removes: bool = False


class Loose(NamedTuple):
    """What has no place in the data: near which field it stands, and what is said of it."""

    path: Path
    message: Message
    who: tuple[Who, ...] = ()


class Edits:
    """What was done, while it is gathered.

    `pieces` of texts were replaced, in `printed` where a value is printed otherwise than it is written;
    `removed` are values that went, `added` items that came; `loose` is what has no place.
    """

    def __init__(self, data: Mapping[str, Any], schema: Schema) -> None:
        self.data = data
        self.schema = schema
        self.values = dict(texts(data))
        self.printed: dict[Path, str] = {}
        self.pieces: dict[Path, list[Replaced]] = defaultdict(list)
        self.who: dict[Path, list[Who]] = defaultdict(list)
        self.removed: set[Path] = set()
        self.added: list[tuple[Item, tuple[Who, ...]]] = []
        self.loose: list[Loose] = []

    def edits(self) -> list[Edit]:
        """All edits, each value once."""
        made = [
            Edit(path, shown(value_at(self.data, path)), "", self._who_within(path), removes=True)
            for path in self._topmost((), self.data)
        ]
        for path in self.pieces:
            made += self._rewritten(path)
        for (path, number, item), who in self.added:
            made.append(Edit(path, "", shown(item), who, number=number, item=item))
        return made

    def _who_within(self, path: Path) -> tuple[Who, ...]:
        names = (who for each, by in self.who.items() if each[: len(path)] == path for who in by)
        return tuple(dict.fromkeys(names))

    def _topmost(self, path: Path, value: Any) -> Iterator[Path]:
        """The values of which nothing is left, each as a whole."""
        if path and self._is_gone(path, value):
            yield path
        elif isinstance(value, dict | list):
            for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
                yield from self._topmost((*path, key), inside)

    def _is_gone(self, path: Path, value: Any) -> bool:
        """Whether all words of a value were taken out; how it was set does not count."""
        left = [
            each
            for each, text in texts(value, path)
            if text and each not in self.removed and not self._is_setting(each)
        ]
        has_more = any(added.path[: len(path)] == path for added, _ in self.added)
        gone = any(each in self.removed for each, _ in texts(value, path))
        return gone and not left and not has_more

    def _is_setting(self, path: Path) -> bool:
        names = path[:-1] if isinstance(path[-1], int) else path
        field = self.schema.field(names)
        return field is not None and field.role == "setting"

    def _rewritten(self, path: Path) -> Iterator[Edit]:
        """A text with pieces of it replaced; a date is written as one again."""
        was = self.printed.get(path, self.values.get(path, ""))
        now = replaced(was, self.pieces[path])
        who = tuple(dict.fromkeys(self.who[path]))
        if now == was or path in self.removed:
            return
        if path not in self.printed or path not in self.values:
            yield Edit(path, self.values.get(path, ""), now, who, tuple(self.pieces[path]))
            return
        day = read_date(now)
        written = str(day) if day else now if was in self.values[path] else ""
        if written:
            whole = Replaced(0, len(self.values[path]), written)
            yield Edit(path, self.values[path], written, who, (whole,))
        else:
            self.loose.append(Loose(path, _NO_DATE.fill(was=was, now=now), who))
