"""Field names and the marks of lists, as YAML wants them and as authors write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from generator.patterns import pattern
from generator.pitfalls import table
from generator.pitfalls.marks import ANY, BULLETS, COLONS, DASHES, first_word
from generator.pitfalls.spaces import HIDDEN, after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.pitfalls.table import Pitfall


class Named(Protocol):
    """A field of the schema, as far as this package knows it."""

    @property
    def key(self) -> str:
        """Its English key."""

    @property
    def many(self) -> bool:
        """Whether it may hold a list."""

    @property
    def inside(self) -> Mapping[str, Named]:
        """The fields that may stand in it, by each of their names."""


class Key(NamedTuple):
    """A field name that opens a line: where its value begins, and how it should be written."""

    name: str
    end: int
    wanted: str
    pitfall: Pitfall | None = None
    at: int = 0
    gaps: dict[str, object] = {}  # noqa: RUF012  (never changed)


ITEM = pattern(f"-(?=[{ANY}]|$)")
_PROPER = pattern(
    r"""(?!\?[ ])(?P<name>"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#\[\]{}"'|>%@`&*!,][^\n]*?)[ ]?:(?=[ ]|$)"""
)
_LOOSE = pattern(f"([^{COLONS}]{{1,30}})([{COLONS}])([{ANY}]*)")
_NAME = pattern(r"[^\W_][\w（）()-]{0,14}")
_SENTENCE = pattern("[，。；、！？“”《》]")
_MARKS: tuple[tuple[re.Pattern[str], Pitfall], ...] = (
    (pattern(f"([{DASHES[:-1]}]+)[{ANY}]*(?=[^{ANY}])"), table.DASH),
    (pattern("(-)(?=[^-])"), table.NO_SPACE_AFTER_DASH),
    (pattern(f"([○{BULLETS}])[{ANY}]*(?=[^{ANY}])"), table.LIST_MARK),
    (pattern(f"([(（]?\\d{{1,2}}(?:[）)、．]|\\.(?!\\d))|[①-⑳])[{ANY}]*(?=[^{ANY}])"), table.LIST_MARK),
    (pattern(f"([（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[一二三四五六七八九十]{{1,3}}是)[{ANY}]*(?=[^{ANY}])"), table.LIST_MARK),
)  # fmt: skip
_LONGEST = 15  # characters of a field's name
_CLOSE = 0.5  # how alike an unknown name and the name of a field must be
_SURE = 3  # how many of these open no sentence, wherever they stand
_NUMBER = pattern(r"[-－—–−]\d+([.．]\d+)?[%％]?$")


def known(name: str, field: Named | None) -> bool:
    """Whether a field of this name may stand in `field`."""
    return field is not None and name in field.inside


def namelike(name: str) -> bool:
    """Whether this could be a field's name, and is not the beginning of a sentence."""
    return bool(_NAME.fullmatch(name))


def find(text: str, field: Named | None, *, must: bool) -> Key | None:
    """The field name that opens `text`, if one does.

    `field` is what it stands in, if that is known; `must` says that nothing else may stand here.
    """
    proper, loose = _PROPER.match(text), _LOOSE.match(text)
    if loose and (not proper or loose.end(2) <= proper.end()):
        key = _read(loose)
        if key.pitfall and (
            known(key.name, field) or (must and not proper and _is_misspelt(key, field))
        ):
            return key
    if not proper:
        return None
    name = proper["name"].strip().strip("'\"")
    gap = re.match(f"[{ANY}]*", text[proper.end() :])
    end = proper.end() + len(gap[0] if gap else "")
    hit = after(":", text[proper.end() : end]) if end < len(text) else None
    hidden = HIDDEN.search(text[: proper.end()])
    if hidden:
        hit = table.INVISIBLE, {"code": f"{ord(hidden[0]):04X}"}
        name = HIDDEN.sub("", name)
    wanted = HIDDEN.sub("", text[: proper.end()]) + " " * (end < len(text))
    if not hit or hit[0] is table.SPACE_AFTER:  # an indent that the author gave to the text
        return Key(name, proper.end() if hit else end, text[: proper.end() if hit else end])
    return Key(name, end, wanted, hit[0], hidden.start() if hidden else proper.end(), hit[1])


def _read(loose: re.Match[str]) -> Key:
    """A name with anything like a colon after it, read as if it were one and a space."""
    raw, mark, gap = loose.groups()
    name = HIDDEN.sub("", raw).strip(ANY)
    rest = loose.string[loose.end() :]
    wanted = f"{name}: " if rest else f"{name}:"
    hidden = HIDDEN.search(raw)
    if mark != ":":
        pitfall, at, gaps = table.FULL_WIDTH_COLON, loose.start(2), {"name": name, "mark": mark}
    elif hidden:
        pitfall, at, gaps = table.INVISIBLE, hidden.start(), {"code": f"{ord(hidden[0]):04X}"}
    elif not gap and rest:
        pitfall, at, gaps = table.NO_SPACE_AFTER_COLON, loose.start(2), {"name": name}
    else:
        hit = None if gap.startswith(" ") else after(":", gap)
        if not hit or not rest:
            return Key(name, loose.end(), wanted)
        return Key(name, loose.end(), wanted, hit[0], loose.end(2), hit[1])
    return Key(name, loose.end(), wanted, pitfall, at, gaps)


def list_mark(
    text: str, neighbours: Iterable[str], field: Named | None, *, inside: bool
) -> Key | None:
    """What stands at the start of `text` in place of “- ”, if anything does.

    `neighbours` are the lines beside it, `field` is what it stands in, `inside` says that this is a
    list already.
    """
    if _NUMBER.match(text) and not inside:
        return None
    for number, (mark, pitfall) in enumerate(_MARKS):
        found = mark.match(text)
        if not found:
            continue
        key = find(text[found.end() :], field, must=False)
        keyed = key and known(key.name, field)
        if inside or keyed or number < _SURE or any(map(_listed, neighbours)):
            return Key("", found.end(), "- ", pitfall, 0, {"mark": found[1]})
    return None


def _listed(text: str) -> bool:
    return bool(ITEM.match(text)) or any(mark.match(text) for mark, _ in _MARKS)


def structural(text: str, fields: Iterable[Named | None], *, must: bool) -> bool:
    """Whether a line is an item or a field, and not the text of a paragraph.

    `fields` are those in which the line may stand; `must` says that it stands in none but text
    could only be there by mistake.
    """
    if ITEM.match(text) or text.startswith(("---", "#", "＃")):
        return True
    word = first_word(text)
    for field in fields:
        if must and known(word, field):
            return True
        key = find(text, field, must=must)
        if key and (known(key.name, field) or _is_name(key)):
            return True
    return False


def _is_name(key: Key) -> bool:
    """Whether an unknown name could be a field's, and is not the beginning of a sentence."""
    return not _SENTENCE.search(key.name) and len(key.name) <= _LONGEST


def _is_misspelt(key: Key, field: Named | None) -> bool:
    """Whether an unknown name is meant for a field's: a sentence, too, may end with a Chinese colon."""
    if field is None or key.pitfall is not table.FULL_WIDTH_COLON:
        return namelike(key.name)
    from difflib import get_close_matches

    return bool(get_close_matches(key.name, field.inside, n=1, cutoff=_CLOSE))
