"""The events of a YAML file → data in English keys, a node for each value, and problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import yaml

from generator.basis.characters import UNPRINTABLE
from generator.basis.messages import Message, say
from generator.basis.problems import Path, Problem
from generator.parsing import scalars
from generator.parsing.accounting import Account
from generator.parsing.fields import Fields
from generator.parsing.node import Node, root
from generator.parsing.page import Page

Data: TypeAlias = "str | list[Any] | dict[str, Any] | None"


class Built(NamedTuple):
    """The data of a file, where each piece of it was written, and what is wrong with it."""

    data: dict[str, Any]
    nodes: Mapping[Path, Node]
    problems: list[Problem]


class _Written(NamedTuple):
    """A field that was read: its node, and where the last event in it begins."""

    node: Node
    last: int


def build(page: Page, events: Sequence[Any], fields: Fields) -> Built:
    """What the events of a page say, where `fields` are those at its root."""
    builder = _Builder(page, events)
    data = builder.document(fields)
    return Built(data, builder.nodes, builder.problems)


class _Builder:
    """Takes the events one after the other, and the values that they begin."""

    def __init__(self, page: Page, events: Sequence[Any]) -> None:
        self.page = page
        self.account = Account(events)
        self.nodes: dict[Path, Node] = {(): root(page)}
        self.problems: list[Problem] = []
        self._events = iter(events)
        self._index = 0  # where the last event that was taken begins

    def document(self, fields: Fields) -> dict[str, Any]:
        """The mapping at the root; anything else there is a problem."""
        self._next()  # the start of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            self._report(0, say("文件是空的。运行 fazhi new -o 文件名 可以得到一份待填的报告。"))
            return {}
        event = self._next()
        start = self._index
        value = self._value(event, (), fields, start, "")
        self._end()
        if isinstance(value, str | list):
            self._report(start, say("文件最外层应当是“字段: 内容”，一行一个字段。"))
            return {}
        if fields:  # else any name is a field's
            self.problems += self.account.lost(self.page, value, self.nodes)
        return value or {}

    def _end(self) -> None:
        """Report what stands after the document."""
        self._next()  # the end of the document
        if not isinstance(self._next(), yaml.StreamEndEvent):
            message = say("这里用“---”另起了一份内容。一个文件只能写一份报告，请删去这一行。")
            self._report(self._index, message, "two-reports")

    def _next(self) -> Any:
        event = next(self._events)
        self._index = event.start_mark.index
        return event

    def _until(self, end: type[yaml.Event]) -> Iterator[Any]:
        """The events that begin an item or a field, up to the end of their list or mapping."""
        event = self._next()
        while not isinstance(event, end):
            yield event
            event = self._next()

    def _report(self, index: int, message: Message, rule: str = "syntax") -> None:
        self.problems.append(self.page.problem(index, rule, message))

    def _value(self, event: Any, path: Path, fields: Fields, key: int, name: str) -> Data:
        """The value that an event begins; its key is called `name` and begins at `key`."""
        self._refuse(event)
        span = scalars.span(event)
        if isinstance(event, yaml.ScalarEvent):
            scalar = scalars.read(self.page.text, event)
            self.nodes[path] = Node(self.page, key, span, name, scalar)
            return self._text(scalar.value, event)
        self.nodes[path] = Node(self.page, key, span, name)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path, fields)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, fields)
        return None

    def _refuse(self, event: Any) -> None:
        """Report what hides or repeats content: anchors, aliases, tags."""
        index = event.start_mark.index
        if event.anchor:  # an alias has one, too
            mark = self.page.text[index : index + 1]
            message = say(
                "内容以 {mark} 开头，在 YAML 里有别的意思。请给整段加上英文单引号。", mark=mark
            )
            self._report(index, message, "yaml-feature")
        elif event.tag:
            message = say("内容以 ! 开头，在 YAML 里有别的意思。请给整段加上英文单引号。")
            self._report(index, message, "yaml-feature")

    def _text(self, text: str, event: Any) -> str | None:
        """A text, or None where nothing at all is written."""
        if event.style == '"':
            self._check_escapes(text, event.start_mark.index)
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if text.strip():
            return text
        return "" if event.style else None

    def _check_escapes(self, text: str, index: int) -> None:
        """Report the first escape that stands for what cannot be printed."""
        bad = UNPRINTABLE.search(text)
        if bad:
            code = f"{ord(bad[0]):04X}"
            message = say("这段文字里写着控制字符 U+{code}，印不出来，请删去。", code=code)
            self._report(index, message, "control-character")

    def _list(self, path: Path, fields: Fields) -> Data:
        items: list[Any] = []
        for event in self._until(yaml.SequenceEndEvent):
            value = self._value(event, (*path, len(items)), fields, self._index, "")
            if value is not None:
                items.append(value)
        return items if any(items) else None

    def _mapping(self, path: Path, fields: Fields) -> Data:
        data: dict[str, Any] = {}
        written: dict[str, _Written] = {}
        for event in self._until(yaml.MappingEndEvent):
            start = self._index
            name = self._name(event, path)
            field = fields.get(name)
            key = field.key if field else name
            here = (*path, key)
            earlier = written.get(key)
            if earlier:
                self._report(start, _repeated(name, earlier.node), "duplicate-field")
            inside = field.inside if field else {}
            value = self._value(self._next(), here, inside, start, name)
            self._settle(start, earlier, is_field=name in fields, is_reported=not name)
            if earlier and not value:  # the earlier value stays
                self.nodes[here] = earlier.node
            written[key] = earlier or _Written(self.nodes[here], self._index)
            is_unknown = bool(fields) and name not in fields
            if name and (value or is_unknown):  # of an unknown field, its name is not lost either
                data[key] = value
        return data or None

    def _settle(
        self, start: int, earlier: _Written | None, *, is_field: bool, is_reported: bool
    ) -> None:
        """Account for the name of a field, and for all of a field that is reported as a whole."""
        if is_field:
            self.account.settle(start, start)
        if earlier or is_reported:
            self.account.settle(start, self._index)
        if earlier:
            self.account.settle(earlier.node.key, earlier.last)

    def _name(self, event: Any, path: Path) -> str:
        """The name that a key event writes; "" where it is no name at all."""
        self._refuse(event)
        start = self._index
        if not isinstance(event, yaml.ScalarEvent):
            self._value(event, (*path, "?"), {}, start, "")
            message = say("这里以 {{ 或 [ 开头，会被读成别的东西。请给整段加上英文单引号。")
            self._report(start, message)
            return ""
        if event.value == "<<" and not event.style:
            message = say("“<<” 是 YAML 的合并写法，这里不能用，请直接写出内容。")
            self._report(start, message, "yaml-feature")
            return ""
        name: str = event.value.strip()
        if not name:
            self._report(start, say("冒号前面没有字段名。"))
        return name


def _repeated(name: str, earlier: Node) -> Message:
    """What to say of a field that is written again, by the same name or by its other one."""
    line = earlier.page.place(earlier.key).line
    if earlier.name == name:
        return say(
            "「{name}」在第 {line} 行已经写过，后写的会顶掉先写的。请合并成一处。",
            name=name,
            line=line,
        )
    return say(
        "「{name}」与第 {line} 行的「{earlier}」是同一个字段，只能写一个。",
        name=name,
        line=line,
        earlier=earlier.name,
    )
