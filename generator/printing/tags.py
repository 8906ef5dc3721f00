"""The elements of the markup that a template writes, and what is wrong with a markup.

docs/templates.md explains each; a test holds it against this table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple, NoReturn
from xml.parsers import expat

from generator.basis.messages import Message, say
from generator.basis.numerals import FIRSTS, counts
from generator.printing.blocks import HEADINGS, ROLES

_TEXTS = frozenset(ROLES) - {"body", "head", "cell"}  # of these, <p> and <cell> are made
_INLINE = _TEXTS | {"tab"}
_DEPTH = 2  # elements that are open in a paragraph: the root and itself
_COUNT, _ROWS = re.compile("[1-9][0-9]?"), re.compile("[0-9]{1,2}")
_Value = Literal["text", "join", "sample", "date", "count", "rows", "numbered"]
_NONE: Mapping[str, _Value] = MappingProxyType({})


class Shape(NamedTuple):
    """What an element may hold and which attributes it may have, each with what it holds."""

    holds: frozenset[str] = frozenset()
    text: bool = True
    attributes: Mapping[str, _Value] = _NONE
    needs: bool = False  # whether it must hold an element


_JOIN: dict[str, _Value] = {"join": "join"}
_NUMBERED = ("on", "anew")  # how the number of a heading may go on otherwise than as it stands
_ROOT: dict[str, _Value] = {
    "title": "text",
    "author": "text",
    "date": "date",
    **dict.fromkeys((*HEADINGS, "point"), "sample"),
    "stop": "text",
}
_TOP = _TEXTS | {"p", "points", "table", "break", "restart"}
ELEMENTS: dict[str, Shape] = {
    "report": Shape(_TOP, text=False, attributes=_ROOT),
    **{role: Shape(_INLINE) for role in ROLES if role in _TEXTS},
    **dict.fromkeys(HEADINGS, Shape(attributes=_JOIN | {"numbered": "numbered"})),
    "p": Shape(attributes=_JOIN),
    "points": Shape(frozenset(("point",)), text=False, attributes=_JOIN),
    "point": Shape(frozenset(("p",)), text=False),
    "table": Shape(frozenset(("row",)), text=False, attributes={"heads": "rows"}, needs=True),
    "row": Shape(frozenset(("cell",)), text=False, needs=True),
    "cell": Shape(attributes={"across": "count", "down": "count"}),
    **dict.fromkeys(("tab", "break", "restart"), Shape(text=False)),
}


class Fault(NamedTuple):
    """What is wrong with a markup, and the character of it at which that was found."""

    message: Message
    place: int


class _FoundError(Exception):
    """A fault that was found at the place where the parser is."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


# What expat finds most often, by its number.
_BROKEN = {
    3: say("什么也没有写，或者没有写完"),
    4: say("这里的写法不合 XML：文字里的 <、& 要写成 &lt;、&amp;，属性的值要放在引号里"),
    7: say("标签没有成对：结束标签和前面的开始标签不是同一个"),
    8: say("同一个属性写了两遍"),
    9: say("最外面只能有一个 <report>，它后面不能再有东西"),
    11: say("& 后面的名称不认得，只能写 &lt; &gt; &amp; &quot; &apos;"),
}
_OTHERWISE = say("这里的写法不合 XML")


def fault(markup: str) -> Fault | None:
    """The first fault of a markup; None where `read_document` can read it."""
    content = markup.encode(errors="replace")
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 (the last piece)
    except _FoundError as error:
        return Fault(error.message, _character(content, reader.parser.CurrentByteIndex))
    except expat.ExpatError as error:
        message = _BROKEN.get(error.code, _OTHERWISE)
        return Fault(message, _character(content, reader.parser.ErrorByteIndex))
    return None


def _character(content: bytes, index: int) -> int:
    return len(content[: max(0, index)].decode(errors="ignore"))


class _Reader:
    """Reads a markup and stops at the first thing that the table does not have."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self.start_element
        self.parser.EndElementHandler = self.end_element
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.open: list[str] = []
        self.empty = False  # whether the element that is open holds none
        self.samples: dict[str, str] = {}

    def start_element(self, name: str, attributes: dict[str, str]) -> None:
        """An element may stand only where the table has it, with the attributes that it has there."""
        shape = ELEMENTS.get(name)
        if shape is None:
            _stop(say("没有 <{name}> 这种标签", name=name))
        if not self.open and name != "report":
            _stop(say("最外面要是 <report>，这里是 <{name}>", name=name))
        if self.open and name not in self._holds():
            _stop(say("<{name}> 不能写在 <{outer}> 里", name=name, outer=self.open[-1]))
        for key, value in attributes.items():
            self._attribute(name, shape, key, value)
        self._numbering(name, attributes)
        self.open.append(name)
        self.empty = True

    def _holds(self) -> frozenset[str]:
        """What the element that is open may hold; one in the middle of a text holds text alone."""
        inline = len(self.open) > _DEPTH and self.open[-1] in ROLES
        return frozenset() if inline else ELEMENTS[self.open[-1]].holds

    def _attribute(self, name: str, shape: Shape, key: str, value: str) -> None:
        if key not in shape.attributes:
            _stop(say("<{name}> 没有 {key} 这个属性", name=name, key=key))
        gaps = {"name": name, "key": key, "value": value}
        kind = shape.attributes[key]
        if kind == "join" and value not in ("yes", "no"):
            _stop(say("<{name}> 的 {key} 只能写 yes 或 no，这里是“{value}”", **gaps))
        if kind == "numbered" and value not in _NUMBERED:
            _stop(say("<{name}> 的 {key} 只能写 on 或 anew，这里是“{value}”", **gaps))
        if kind == "sample" and not counts(value):
            firsts = "、".join(FIRSTS)
            _stop(say("{key} 的样子“{value}”里没有可数的字，要有 {firsts} 中的一个，如 一、（一）1. ①；不要序号就空着", firsts=firsts, **gaps))  # fmt: skip
        if kind == "count" and not _COUNT.fullmatch(value):
            _stop(say("<{name}> 的 {key} 要写成 1 到 99 的整数，这里是“{value}”", **gaps))
        if kind == "rows" and not _ROWS.fullmatch(value):
            _stop(say("<{name}> 的 {key} 要写成 0 到 99 的整数，这里是“{value}”", **gaps))
        if kind == "date" and not _is_day(value):
            _stop(say("{key} 要写成 2026-02-24 的样子，或者空着，这里是“{value}”", **gaps))

    def _numbering(self, name: str, attributes: dict[str, str]) -> None:
        """What an element is counted by must be said on the root."""
        if name == "report":
            self.samples = attributes
        needed = [name] if name in (*HEADINGS, "point") else []
        if name in HEADINGS and attributes.get("join") == "yes":
            needed.append("stop")
        for key in needed:
            if key not in self.samples:
                _stop(say("用了 <{name}>，<report> 就要有属性 {key}", name=name, key=key))

    def end_element(self, name: str) -> None:
        """A table must have rows, a row cells."""
        self.open.pop()
        if self.empty and ELEMENTS[name].needs:
            _stop(say("<{name}> 是空的：表要有行，行要有格", name=name))
        self.empty = False

    def characters(self, text: str) -> None:
        """Text may stand only in the elements that are made for it."""
        if text.strip() and self.open and not ELEMENTS[self.open[-1]].text:
            _stop(say("<{outer}> 里不能直接写文字“{text}”", outer=self.open[-1], text=text.strip()))

    def doctype(self, *_: object) -> None:
        """There may be no document type, which could define anything."""
        _stop(say("不能写 <!DOCTYPE>"))


def _is_day(value: str) -> bool:
    """Whether a value is a day as 2026-02-24, or none."""
    try:
        return not value or date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _stop(message: Message) -> NoReturn:
    raise _FoundError(message)
