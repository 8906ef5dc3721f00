"""A first look at a file: whether its lines are so plain that no pitfall can be in any of them.

Most files are, most of the time, and then the long way through the lines is not gone. What this
cannot tell at a glance (a quoted text, a comment after a value, a list at the column of its field)
it leaves to that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.parsing.encoding import UNPRINTABLE
from generator.parsing.pitfalls.keys import Named
from generator.parsing.pitfalls.marks import ANY, COLONS, first_word

_LINE = re.compile(r"( *)((?:- )*)(?:([^\W\d_][\w（）]*):(?: (.+))?|(.+))")
_BLOCK = re.compile("[|>][-+]?")
_LIST = re.compile(r"""\[[^\[\]{}#:"'&*!|>%@`\t?-]*\]""")
_COLONS = frozenset(COLONS)
# What is not, or may not be, a text as it stands, if it begins with one of these.
STARTS = frozenset(f"-?:,[]{{}}#&*!|>'\"%@`~=<｜＞{ANY}")
_ENDS = frozenset(f":{ANY}")
_NAME_ENDS = 32  # characters within which a name and its colon would stand
_FIELD, _ITEM = ":", "-"


def sound(text: str, fields: Mapping[str, Named]) -> bool:
    """Whether every line is a plain field or item that stands where it should."""
    if UNPRINTABLE.search(text):
        return False
    known = names(fields)
    open_: list[tuple[int, str]] = []
    waiting, block, inner = True, -1, 0
    for line in text.split("\n"):
        content = line.lstrip(" ")
        indent = len(line) - len(content)
        if not content:
            continue
        if block >= 0 and indent > block:
            inner = inner or indent
            if indent < inner:
                return False
            continue
        block = -1
        if content[0] == "#":
            continue
        found = _LINE.fullmatch(line)
        if not found or not _stands(found, open_, waiting=waiting):
            return False
        name, value, item = found.group(3, 4, 5)
        if name and name not in known:
            return False
        if item and not (found[2] and _is_text(item) and _is_no_field(item, known)):
            return False
        waiting = not item and not value
        if value and _BLOCK.fullmatch(value):
            block, inner = open_[-1][0], 0
        elif value and not _is_text(value) and not _LIST.fullmatch(value):
            return False
    return True


def _stands(found: re.Match[str], open_: list[tuple[int, str]], *, waiting: bool) -> bool:
    """Whether a line stands beside its like, or below a field that waits for it; it is opened."""
    at, dashes = found.end(1), found[2]
    first = (at, _ITEM if dashes else _FIELD if found[3] else "")
    if waiting and at > (open_[-1][0] if open_ else -1):
        open_.append(first)
    else:
        while open_ and open_[-1][0] > at:
            open_.pop()
        if not open_ or open_[-1] != first:
            return False
    if dashes:
        open_ += [(at + step, _ITEM) for step in range(2, len(dashes), 2)]
        open_ += [(at + len(dashes), _FIELD)] if found[3] else []
    return True


def _is_text(value: str) -> bool:
    """Whether a value is a text that YAML takes as it is, up to its end."""
    return (
        value[0] not in STARTS
        and value[-1] not in _ENDS
        and ": " not in value
        and " #" not in value
        and "\t" not in value
    )


def _is_no_field(item: str, known: set[str]) -> bool:
    """Whether an item does not begin with a field's name that lacks a proper colon."""
    return _COLONS.isdisjoint(item[:_NAME_ENDS]) and first_word(item[:_NAME_ENDS]) not in known


def names(fields: Mapping[str, Named]) -> set[str]:
    """The names of all fields at any depth."""
    found, left, seen = set(fields), [fields], {id(fields)}
    while left:
        for field in left.pop().values():
            if id(field.inside) not in seen:
                seen.add(id(field.inside))
                found |= field.inside.keys()
                left.append(field.inside)
    return found
