"""The way through the lines of a file: what is open at each of them, and what is wrong in it."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from generator.patterns import pattern
from generator.pitfalls import keys, table, texts, values
from generator.pitfalls.levels import STEP, Left, Levels, first_child, first_item, indents
from generator.pitfalls.marks import ANY
from generator.pitfalls.sound import names
from generator.pitfalls.spaces import LEAD, after, clean, straighten, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pitfalls.keys import Key, Named
    from generator.pitfalls.levels import Kind
    from generator.pitfalls.line import Line

_DOCUMENT = pattern(r"---(?=\s|$)")
_AFTER_DASH = pattern(f"-([{ANY}]*)")
DEEPEST = 50  # open mappings and lists, of which the reading takes fewer
_LOOKED_AT = 2000  # lines below, to tell how they are indented


class Walker:
    """Goes through the lines once, from the first to the last."""

    def __init__(self, lines: list[Line], root: Named | None) -> None:
        self.lines = lines
        self.root = root
        self.levels = Levels()
        self.names: set[str] = set()  # the fields at the root so far
        self.left = Left("open", -1, "map", root, None)

    def run(self) -> None:
        """Find what is wrong in every line, up to where the reading will end for its depth."""
        number = 0
        while number < len(self.lines) and len(self.levels.open) <= DEEPEST:
            clean(self.lines[number])
            number += 1 + self._line(self.lines[number])

    def _line(self, line: Line) -> int:
        """Read one line, and say how many lines below it belong to it."""
        content = line.fixed.strip(ANY)
        if not content or content.startswith("#"):
            line.read = "" if wrong(line.fixed[: len(line.fixed) - len(content)]) else line.read
            if content and self.left.state == "text":
                self.left = self.left._replace(state="closed")
            return 0
        if _DOCUMENT.match(line.fixed):
            if self.levels.open:
                line.hit(table.TWO_REPORTS, 0, {}, "")
                return self._repeated(line)
            return 0
        indent = self._indent(line)
        text = line.fixed[indent:]
        if text.startswith("＃"):
            read = f"{line.fixed[:indent]}#{text[1:]}"
            line.hit(table.MARK, indent, {"mark": "＃", "want": "#"}, read)
            return 0
        if self.left.state != "open" and self._is_below(indent, text):
            if not self._goes_below(line, indent):
                return 0
            indent = len(LEAD.match(line.read)[0])  # type: ignore[index]
        self._list_mark(line, indent)
        return self.structure(line, indent)

    def _repeated(self, line: Line) -> int:
        """How many lines after a “---” are another report, which repeats a field of this one."""
        rest = list(self.rest(line))
        after = next((each.written for each in rest if each.written.strip(ANY)), "")
        key = keys.find(after, self.root, must=False)
        if not key or key.name not in self.names:
            return 0
        for each in rest:
            each.read = ""
        return len(rest)

    def _indent(self, line: Line) -> int:
        """The indentation of a line, mended where it is no space."""
        lead = LEAD.match(line.fixed)[0]  # type: ignore[index]
        spaces = len(lead) - len(lead.lstrip(" "))
        text = line.fixed[len(lead) :]
        goes_on = self.left.state == "text" and not keys.structural(
            text, self.levels.fields(), must=False
        )
        if goes_on and spaces > self.left.indent:
            return spaces
        return straighten(line, self._goes_on if goes_on else self._fits)

    def _goes_on(self, indent: int) -> int:
        """How well an indentation fits a line that goes on with the text above."""
        return 2 if indent <= self.left.indent else int(indent != self.left.indent + STEP)

    def _fits(self, indent: int) -> int:
        """How well an indentation fits what is open; 0 is best."""
        opens = self.left.state == "open"
        if opens and indent == self.left.indent + STEP:
            return 0
        if indent in self.levels.indents():
            return 1
        return 2 if opens and indent > self.left.indent else 3

    def below(self, line: Line, indent: int) -> Iterator[Line]:
        """The lines after `line` that are no field or item at `indent` or to the left of it."""
        fields = self.levels.fields()
        for each in self.rest(line):
            text = each.written.lstrip(ANY)
            left = len(each.written) - len(each.written.lstrip(" ")) <= indent
            if left and text and keys.structural(text, fields, must=True):
                return
            yield each

    def _is_below(self, indent: int, text: str) -> bool:
        """Whether a line stands below the last value, or is an item where there is no list."""
        lists = [level for level in self.levels.open if level.kind == "seq"]
        item = keys.ITEM.match(text) and not lists
        return indent > self.left.indent or bool(item and indent == self.left.indent)

    def _goes_below(self, line: Line, indent: int) -> bool:
        """Whether a line under a value is more than its next line: mended, or told at that value."""
        text = line.fixed[indent:]
        left = self.left
        key = keys.find(text, None, must=False)
        if key and self._is_sentence(line, text, key, left.field):
            key = None
        item = bool(keys.ITEM.match(text))
        if not item and not (key and keys.namelike(key.name)):
            if left.state == "closed":
                return True
            verdict = values.judge(f"x{text}", list)
            if verdict.pitfall is table.COLON_IN_VALUE:
                at, read = indent + verdict.at - 1, line.fixed[:indent] + verdict.text[1:]
                line.hit(table.COLON_IN_VALUE, at, {}, read, read)
            return False
        slipped = left.kind == "seq" if item else self._slipped(key, indent)
        if slipped:
            self._too_deep(line, indent, left.indent, left.line)
        elif left.line:
            start = left.line.fixed[: left.at]
            read = f"{start}# {left.line.fixed[left.at :]}"
            left.line.hit(table.VALUE_AND_BELOW, left.at, {"line": line.number + 1}, read)
            self.left = left._replace(state="open")
        return True

    def _slipped(self, key: Key | None, indent: int) -> bool:
        """Whether a field under a text is its neighbour, indented too far."""
        left = self.left
        if left.kind == "seq" or not key:
            return False
        level = self.levels.at(left.indent)
        if keys.known(key.name, left.field):
            return False
        return keys.known(key.name, level.field if level else None) or indent == left.indent + 1

    def _too_deep(self, line: Line, indent: int, wanted: int, like: Line | None) -> None:
        read = " " * wanted + line.fixed[indent:]
        number = like.number + 1 if like else 0
        gaps = {"by": indent - wanted, "want": wanted, "line": number}
        line.hit(table.TOO_DEEP, indent, gaps, read)

    def _list_mark(self, line: Line, indent: int) -> None:
        """Mend what stands in place of an item's dash."""
        level = self.levels.at(indent)
        inside = bool(level and level[:2] == (indent, "seq"))
        if not inside and not (self.left.state == "open" and indent >= self.left.indent >= 0):
            return
        if keys.ITEM.match(line.fixed, indent):
            return
        nearby = self.lines[max(line.number - 1, 0) : line.number + 2]
        beside = [each.written.strip(ANY) for each in nearby if each is not line]
        field = level.field if inside and level else self.left.field
        if not inside and field and not field.many:
            return
        found = keys.list_mark(line.fixed[indent:], beside, field, inside=inside)
        if found and found.pitfall:
            read = f"{line.fixed[:indent]}- {line.fixed[indent + found.end :]}"
            line.hit(found.pitfall, indent, found.gaps, read)

    def structure(self, line: Line, indent: int) -> int:
        """Read the dashes, the field name and the value of a line."""
        at, first = indent, True
        while keys.ITEM.match(line.fixed, at):
            at = self.arrive(line, at, "seq", "", first=first)
            first = False
            gap = _AFTER_DASH.match(line.fixed, at)[1]  # type: ignore[index]
            hit = after("-", gap) if len(line.fixed) > at + 1 + len(gap) else None
            if hit:
                read = f"{line.fixed[:at]}- {line.fixed[at + 1 + len(gap) :]}"
                line.hit(hit[0], at + 1, hit[1], read)
                gap = " "
            self.left = Left("open", at, "seq", self.field(at), line, at + 1 + len(gap))
            at += 1 + len(gap)
            if not line.fixed[at:]:
                return 0
        pasted = texts.is_pasted_row(self, line, at)
        key = None if pasted else self._key(line, at, first=first)
        if not key:
            return texts.text(self, line, at, first=first)
        at = self.arrive(line, at, "map", key.name, first=first)
        text = line.fixed[:at] + key.wanted + line.fixed[at + key.end :]
        if key.pitfall:
            line.hit(key.pitfall, at + key.at, key.gaps, text)
        if len(self.levels.open) == 1:
            self.names.add(key.name)
        field = self.field(at)
        inner = field.inside.get(key.name) if field else None
        self.left = Left("open", at, "map", inner, line, at + len(key.wanted))
        return texts.value(self, line)

    def field(self, at: int) -> Named | None:
        """The field whose value the level at a column is."""
        level = self.levels.at(at)
        return level.field if level else None

    def _key(self, line: Line, at: int, *, first: bool) -> Key | None:
        """The field name that a line or an item begins with."""
        text = line.fixed[at:]
        opens = self.left.state == "open" and at > self.left.indent
        field = self.left.field if opens else self.field(at)
        holds = field is None or bool(field.inside)
        must = holds if first else holds and field is not None
        key = keys.find(text, field, must=must or (first and not opens))
        return None if key and self._is_sentence(line, text, key, field) else key

    def _is_sentence(self, line: Line, text: str, key: Key, field: Named | None) -> bool:
        """Whether what reads like a name without a value is a sentence that ends with a colon."""
        if field is None or field.inside or text[key.end :].strip(ANY) or key.name in self.known:
            return False
        below = next((each.written for each in self.rest(line) if each.written.strip(ANY)), "")
        inner = below.lstrip(" ")
        deeper = len(below) - len(inner) > self.left.indent
        return not (deeper and keys.structural(inner, (), must=False))

    @cached_property
    def known(self) -> set[str]:
        """The names of all fields that there are."""
        return names(self.root.inside) if self.root else set()

    def arrive(self, line: Line, indent: int, kind: Kind, name: str, *, first: bool) -> int:
        """Open or go on with the level of a field or item; the column where it belongs."""
        left = self.left
        if not first:
            self.levels.push(indent, kind, left.field, line.number)
            return indent
        within = indent > left.indent or (kind, left.kind, indent) == ("seq", "map", left.indent)
        if left.state == "open" and within:
            return self._open(line, indent, kind)
        level = self.levels.settle(indent, kind, name)
        if not level:
            return indent
        if level.indent < indent:
            self._too_deep(line, indent, level.indent, self.lines[level.line])
        else:
            read = " " * level.indent + line.fixed[indent:]
            gaps = {"got": indent, "want": level.indent, "line": level.line + 1}
            line.hit(table.NOT_DEEP, indent, gaps, read, read)
            line.fixed, line.held = read, True
        return level.indent

    def _open(self, line: Line, indent: int, kind: Kind) -> int:
        left = self.left
        wanted = indent
        if indent > left.indent:
            ends = not re.search(r"(:|[|>][-+\d]*)$", line.fixed.rstrip())
            below = list(indents(islice(self.rest(line), _LOOKED_AT), left.indent))
            alike = [each for each, its in below if its == kind]
            wanted = first_child(indent, left.indent, alike, ends=ends)
            keyed = kind == "seq" and keys.find(line.fixed[indent + STEP :], None, must=False)
            if keyed and not alike and below and below[0][1] == "map":
                wanted = first_item(indent, left.indent, below[0][0])
        if wanted != indent:
            read = " " * wanted + line.fixed[indent:]
            line.hit(table.FIRST_ASTRAY, indent, {"got": indent, "want": wanted}, read)
        self.levels.push(wanted, kind, left.field, line.number)
        return wanted

    def rest(self, line: Line) -> Iterator[Line]:
        """The lines after `line`."""
        return (self.lines[number] for number in range(line.number + 1, len(self.lines)))

    @cached_property
    def has_fields(self) -> bool:
        """Whether any line of the file begins with a field name."""
        return any(keys.find(line.written, self.root, must=False) for line in self.lines)
