"""Whether characters of a value can be changed where they are written, and nothing else with them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.parsing.node import Node
from generator.parsing.pitfalls.values import STARTS

# What means something else in a value of each style.
_MARKS: Mapping[str | None, frozenset[str]] = {
    "'": frozenset("'"),
    '"': frozenset('"\\'),
    None: frozenset(":#,[]{}"),
}
_FIELD_OR_COMMENT = re.compile(r":(?=\s)|\s#")


def may_change(node: Node, start: int, end: int, text: str) -> bool:
    """Whether `text` can be written in place of the characters of a value from `start` to `end`.

    They must stand in one line of the file as they are, and the rest must be read as before.
    """
    if not node.scalar or start == end:
        return False
    written, value, style = node.page.text, node.scalar.value, node.span.style or None
    index = node.index_of(start)
    old, after = value[start:end], written[index + end - start :][:2]
    if written[index : index + end - start] != old or "\n" in old + text:
        return False
    marks = _MARKS.get(style, frozenset())
    if not marks.isdisjoint(text) or (style and not marks.isdisjoint(old)):
        return False
    begins_line = not written[written.rfind("\n", 0, index) + 1 : index].strip()
    if begins_line and (text + after)[:1].isspace():
        return False
    rest = value[:start] + text + value[end:]
    if style is None and (
        rest[:1] in STARTS or _FIELD_OR_COMMENT.search(written[index - 1] + text + after)
    ):
        return False
    return bool(rest.strip())
