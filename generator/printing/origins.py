"""Values of a report that know where they stand in it, and the marks by which markup says so.

A value marks itself when a template puts it out: Jinja2 asks what it prints for `__html__`. The
marks are noncharacters, which no author can write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, SupportsIndex

from markupsafe import Markup, escape
from typing_extensions import Self

from generator.basis.problems import Path
from generator.kinds.schema import One
from generator.printing.blocks import Origin, Role, Run

# What begins a mark, and what ends its path, its offset and its words.
_START, _END = "\ufdd0", "\ufdd1"
_WHOLE = re.compile(f"({_START}[^{_START}{_END}]*{_END}[0-9]+{_END})([^{_START}{_END}]*)({_END})")
_ANY = re.compile(f"{_WHOLE.pattern}|[{_START}{_END}]")
_KEYS = "/"  # between the keys of a path that is written in markup


class Said(str):
    """A text that knows its path, and where in the value there it begins; its parts know it, too."""

    __slots__ = ("offset", "path")
    path: str
    offset: int

    def __new__(cls, text: str, path: str, offset: int = 0) -> Self:
        """Make a text that stands at a path."""
        made = super().__new__(cls, text)
        made.path = path
        made.offset = offset
        return made

    def __html__(self) -> str:
        """The text with its marks, line by line; white space around a line is outside of them."""
        if "\n" in self:
            lines = self.split("\n")
            return "\n".join(line.__html__() if line.strip() else str(line) for line in lines)
        words = self.strip()
        marked = f"{_START}{words.path}{_END}{words.offset}{_END}{escape(str(words))}{_END}"
        if words is self:
            return marked
        before, _, after = self.partition(words) if words else (self, "", "")
        return before + marked + after

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        """Part of the text."""
        part = super().__getitem__(key)
        if isinstance(key, slice) and key.step in (None, 1):
            return Said(part, self.path, self.offset + key.indices(len(self))[0])
        return part

    def strip(self, chars: str | None = None) -> Said:
        """The text without such characters at its ends."""
        words = super().strip(chars)
        if len(words) == len(self):
            return self
        before = len(self) - len(self.lstrip(chars))
        return Said(words, self.path, self.offset + before)

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[Any]:
        """The pieces of the text, which know their places."""
        made = []
        at = 0
        for piece in super().split(sep, maxsplit):
            at = self.index(piece, at)
            made.append(Said(piece, self.path, self.offset + at))
            at += len(piece) + len(sep or " ")
        return made


class _Number(int):
    """A number that knows its path."""

    path: str

    def __html__(self) -> str:
        return Said(str(self), self.path).__html__()


class _Day(date):
    """A date that knows its path."""

    path: str


class _Group(dict[str, Any]):
    """Fields that know their path."""

    path: str


def known(value: Any, path: str = "") -> Any:
    """Typed data of which every value knows its path."""
    if isinstance(value, str):
        return Said(value, path)
    if isinstance(value, dict):
        return _group(value, path)
    if isinstance(value, One):
        return [known(each, path) for each in value]
    if isinstance(value, list):
        return [known(each, f"{path}{_KEYS}{place}") for place, each in enumerate(value)]
    made = _Day(value.year, value.month, value.day) if isinstance(value, date) else _Number(value)
    made.path = path
    return made


def _group(value: Mapping[str, Any], path: str) -> _Group:
    start = path + _KEYS if path else ""
    group = _Group(value)
    group.path = path
    for key, each in value.items():
        if each is not None:
            group[key] = known(each, start + key)
    return group


def instead(text: str, value: object) -> str:
    """The text that is printed for a value: it stands where that does."""
    path = getattr(value, "path", None)
    return text if path is None else Said(text, path)


def within(text: str, group: Mapping[str, Any], key: str) -> str:
    """The text that is printed for a field of a group, a placeholder."""
    path = getattr(group, "path", None)
    if path is None:
        return text
    return Said(
        Markup(text).unescape(),  # noqa: S704 (it is put out again)
        f"{path}{_KEYS}{key}" if path else key,
    )


def unmarked(text: str) -> str:
    """Markup without the marks."""
    return _WHOLE.sub(r"\2", text) if _START in text else text


def mended(text: str) -> str:
    """Markup without the pieces of marks that a template has cut."""
    return _ANY.sub(r"\1\2\3", text)


def ends(text: str, marks: tuple[str, ...]) -> bool:
    """Whether a text of the markup ends with one of these marks of punctuation."""
    return text.rstrip(_END).endswith(marks)


def without_end(text: str, marks: str) -> str:
    """A text of the markup without such marks of punctuation at its end."""
    words = text.rstrip(_END)
    return words.rstrip(marks) + text[len(words) :]


def runs(text: str, role: Role | None = None) -> tuple[Run, ...]:
    """The runs of a text of the markup: what stands between marks has an origin."""
    if _START not in text:
        return (Run(text, role),)
    words, *marked = text.split(_START)
    made = [Run(words, role)] if words else []
    for each in marked:
        path, offset, said, words = each.split(_END)
        made.append(Run(said, role, Origin(read_path(path), int(offset))))
        if words:
            made.append(Run(words, role))
    return tuple(made)


def written(text: str) -> str:
    """A text as markup."""
    return text.__html__() if isinstance(text, Said) else escape(text)


def written_path(path: Path) -> str:
    """A path as one text."""
    return _KEYS.join(map(str, path))


@lru_cache(maxsize=4096)  # a value of many lines is asked for once a line
def read_path(written: str) -> Path:
    """The path that a text is."""
    return tuple(int(key) if key.isdigit() else key for key in written.split(_KEYS))
