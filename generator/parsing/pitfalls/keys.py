"""Field names and the marks of lists, as YAML wants them and as authors write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import NamedTuple

from generator.parsing.fields import Named
from generator.parsing.pitfalls import table
from generator.parsing.pitfalls.marks import ANY, BULLETS, COLONS, DASHES, first_word
from generator.parsing.pitfalls.spaces import HIDDEN, code, wrong_after
from generator.parsing.pitfalls.table import Pitfall


class Key(NamedTuple):
    """A field name that opens a line: where its value begins, and how it should be written."""

    name: str
    end: int
    wanted: str
    pitfall: Pitfall | None = None
    at: int = 0
    gaps: Mapping[str, object] = MappingProxyType({})


ITEM = re.compile(f"-(?=[{ANY}]|$)")
_PROPER = re.compile(
    r"""(?!\?[ ])(?P<name>"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#\[\]{}"'|>%@`&*!,][^\n]*?)[ ]?:(?=[ ]|$)"""
)
_AS_IT_SHOULD_BE = re.compile(r"(\w+):(?: (?=\S)|$)")
_LOOSE = re.compile(f"([^{COLONS}]{{1,30}})([{COLONS}])([{ANY}]*)")
_NAME = re.compile(r"[^\W_][\w（）()-]{0,14}")
_SENTENCE = re.compile("[，。；、！？“”《》]")
_MARKS: tuple[tuple[re.Pattern[str], Pitfall], ...] = (
    (re.compile(f"([{DASHES[:-1]}]+)[{ANY}]*(?=[^{ANY}])"), table.DASH),
    (re.compile("(-)(?=[^-])"), table.NO_SPACE_AFTER_DASH),
    (re.compile(f"([○{BULLETS}])[{ANY}]*(?=[^{ANY}])"), table.LIST_MARK),
    (re.compile(f"([(（]?\\d{{1,2}}(?:[）)、．]|\\.(?!\\d))|[①-⑳])[{ANY}]*(?=[^{ANY}])"), table.LIST_MARK),
    (re.compile(f"([（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[一二三四五六七八九十]{{1,3}}是)[{ANY}]*(?=[^{ANY}])"), table.LIST_MARK),
)  # fmt: skip
_LONGEST = 15  # characters of a field's name
_CLOSE = 0.5  # how alike an unknown name and the name of a field must be
_SURE = 3  # how many of these open no sentence, wherever they stand
_NUMBER = re.compile(r"[-－—–−]\d+([.．]\d+)?[%％]?$")


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
    right = _AS_IT_SHOULD_BE.match(text)
    if right:
        return Key(right[1], right.end(), right[0])
    proper, loose = _PROPER.match(text), _LOOSE.match(text)
    if loose and (not proper or loose.end(2) <= proper.end()):
        key = _with_any_colon(loose)
        is_meant = must and not proper and _is_misspelt(key, field)
        if key.pitfall and (known(key.name, field) or is_meant):
            return key
    if not proper:
        return None
    return _with_colon(proper)


def _with_colon(found: re.Match[str]) -> Key:
    """A name with a colon and a space after it, or a colon that ends the line."""
    text, colon_end = found.string, found.end()
    written = text[:colon_end]
    name = found["name"].strip().strip("'\"")
    end = colon_end + len(text[colon_end:]) - len(text[colon_end:].lstrip(ANY))
    is_last = end == len(text)
    hidden = HIDDEN.search(written)
    if hidden:
        wanted = HIDDEN.sub("", written) + ("" if is_last else " ")
        gaps = {"code": code(hidden[0])}
        return Key(HIDDEN.sub("", name), end, wanted, table.INVISIBLE, hidden.start(), gaps)
    space = None if is_last else wrong_after(":", text[colon_end:end])
    if not space:
        return Key(name, end, text[:end])
    if space.pitfall is table.SPACE_AFTER:  # an indent that the author gave to the text
        return Key(name, colon_end, written)
    return Key(name, end, f"{written} ", space.pitfall, colon_end, space.gaps)


def _with_any_colon(found: re.Match[str]) -> Key:
    """A name with anything like a colon after it, read as if it were one and a space."""
    raw, mark, gap = found.groups()
    name = HIDDEN.sub("", raw).strip(ANY)
    is_last = found.end() == len(found.string)
    key = Key(name, found.end(), f"{name}:" if is_last else f"{name}: ")
    colon, after = found.span(2)
    if mark != ":":
        gaps = {"name": name, "mark": mark}
        return key._replace(pitfall=table.FULL_WIDTH_COLON, at=colon, gaps=gaps)
    hidden = HIDDEN.search(raw)
    if hidden:
        gaps = {"code": code(hidden[0])}
        return key._replace(pitfall=table.INVISIBLE, at=hidden.start(), gaps=gaps)
    if is_last or gap.startswith(" "):
        return key
    if not gap:
        return key._replace(pitfall=table.NO_SPACE_AFTER_COLON, at=colon, gaps={"name": name})
    space = wrong_after(":", gap)
    return key._replace(pitfall=space.pitfall, at=after, gaps=space.gaps) if space else key


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
        is_field = key and known(key.name, field)
        if inside or is_field or number < _SURE or any(map(_is_listed, neighbours)):
            is_ordinal = (
                number >= _SURE and not is_field
            )  # which may be a word or a figure: it stays
            end = 0 if is_ordinal else found.end()
            return Key("", end, "- ", pitfall, 0, {"mark": found[1]})
    return None


def _is_listed(text: str) -> bool:
    """Whether a line begins with a dash, or with what may stand in its place."""
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
    return bool(get_close_matches(key.name, field.inside, n=1, cutoff=_CLOSE))
