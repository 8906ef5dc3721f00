"""A YAML file → plain data in English keys, with the place of every key and value.

Every scalar is text: what a field means is for its schema to say. What is left empty (`导语:`,
`""`, a list without items) is left out of the data, though its place is kept; only beside others
in a list does `""` stay, as an empty cell of a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml

from generator import folding, opening
from generator.accounting import Texts, repeated
from generator.encoding import MAX_BYTES, UNPRINTABLE, Page, decode
from generator.folding import BoundlessError, Span
from generator.messages import Message, say
from generator.pitfalls import scan
from generator.problems import Level, Path, Place, Problem
from generator.syntax import BAD_YAML, explain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path as FilePath

Data: TypeAlias = "str | list[Any] | dict[str, Any] | None"
_NOWHERE = Span(0, 0, None)
_BOUNDLESS = say("内容嵌套太深或条目太多，不像是一份报告。")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Field(NamedTuple):
    """What a written key stands for: a field's English key and label, and the fields inside it.

    `part` says whether it is one of the parts that every report must have, `many` whether it holds
    a list.
    """

    key: str
    label: str
    inside: Mapping[str, Field]
    part: bool = False
    many: bool = False


class Node(NamedTuple):
    """Where one value stands: its key or list item, the span of its own text, its name."""

    page: Page
    key: int
    span: Span
    name: str


class Source:
    """The data of a file, where each piece of it was written, and for which edition it is read."""

    def __init__(  # noqa: PLR0913, PLR0917 (a record)
        self,
        page: Page,
        data: dict[str, Any],
        nodes: Mapping[Path, Node],
        problems: list[Problem],
        fields: Mapping[str, Field],
        edition: str = "published",
    ) -> None:
        """`kept` is what those who look at this source have worked out, so that it is done once."""
        self.page = page
        self.data = data
        self.nodes = nodes
        self.problems = problems
        self.fields = fields
        self.edition = edition
        self.kept: dict[Any, Any] = {}

    def but(self, **changed: Any) -> Source:
        """This source with other attributes; what was worked out for this one is not kept."""
        same = {name: value for name, value in vars(self).items() if name != "kept"}
        return Source(**(same | changed))

    @property
    def parts(self) -> dict[str, str]:
        """The parts that every report must have: key and label, in the order of the rule."""
        return {field.key: field.label for field in self.fields.values() if field.part}

    def node(self, path: Path) -> Node:
        """The node at `path`, or the nearest above it."""
        while path not in self.nodes:
            path = path[:-1]
        return self.nodes[path]

    def place(self, path: Path, offset: int | None = None) -> Place:
        """Where the key at `path` is written, or the character `offset` of its value."""
        node = self.node(path)
        return node.page.place(self._index(path, offset))

    def problem(
        self, path: Path, level: Level, rule: str, message: Message, offset: int | None = None
    ) -> Problem:
        """A problem at `path`, or at the character `offset` of its value."""
        node, index = self.node(path), self._index(path, offset)
        return Problem(node.page.place(index), level, rule, message, path, node.page.line(index))

    def _index(self, path: Path, offset: int | None) -> int:
        node = self.node(path)
        if offset is None or path not in self.nodes:
            return node.key
        return folding.locate(node.page.text, node.span, self._text(path), offset)

    def _text(self, path: Path) -> str:
        value: Any = self.data
        for key in path:
            value = value[key]
        return value if isinstance(value, str) else ""


def read(file: str | FilePath, fields: Mapping[str, Field] | None = None) -> Source:
    """Read a YAML file; what is wrong in it is in `problems`. Raises UserError if unreadable."""
    return parse(content(file), str(file), fields)


def content(file: str | FilePath) -> bytes:
    """The bytes of a file, one more than the limit at most. Raises UserError if it is unreadable."""
    return opening.content(file, MAX_BYTES)


def parse(raw: bytes, file: str, fields: Mapping[str, Field] | None = None) -> Source:
    """Read the bytes of a YAML file; keys that `fields` names are given in English."""
    fields = fields or {}
    page, problems = decode(raw, file)
    if not page.text and problems:
        return Source(page, {}, {(): Node(page, 0, _NOWHERE, "")}, problems, fields)
    found, page, _ = scan(page, fields)
    problems += found
    root = Node(page, 0, _NOWHERE, "")
    try:
        folds: list[Span] = []
        builder = _Builder(page, folding.events(page.text, _LOADER, folds))
        data = builder.document(fields)
        problems += builder.problems  # before there are marks, which an author may type by escape
        if folds:
            page = folding.marked(page, folds)
            builder = _Builder(page, folding.events(page.text, _LOADER, []))
            data = builder.document(fields)
    except BAD_YAML as error:
        return Source(page, {}, {(): root}, [*problems, explain(error, page)], fields)
    except BoundlessError as beyond:
        limit = page.problem(beyond.args[0], "limit", _BOUNDLESS)
        return Source(page, {}, {(): root}, [*problems, limit], fields)
    return Source(page, data, builder.nodes, problems, fields)


class _Builder:
    """Turns the events of one YAML stream into data, nodes and problems."""

    def __init__(self, page: Page, events: Iterator[Any]) -> None:
        self.page = page
        self.texts = Texts()
        self.events = self.texts.noted(events)
        self.nodes: dict[Path, Node] = {}
        self.problems: list[Problem] = []

    def document(self, fields: Mapping[str, Field]) -> dict[str, Any]:
        """The mapping at the root; anything else there is a problem."""
        next(self.events)
        start = next(self.events)
        self.nodes[()] = Node(self.page, 0, _NOWHERE, "")
        if isinstance(start, yaml.StreamEndEvent):
            self._report(0, say("文件是空的。运行 fazhi new -o 文件名 可以得到一份待填的报告。"))
            return {}
        event = next(self.events)
        value = self._value(event, (), fields, event.start_mark.index, "")
        next(self.events)
        after, *_ = self.events
        if not isinstance(after, yaml.StreamEndEvent):
            self._report(
                after.start_mark.index,
                say("这里用“---”另起了一份内容。一个文件只能写一份报告，请删去这一行。"),
                "two-reports",
            )
        if value is not None and not isinstance(value, dict):
            message = say("文件最外层应当是“字段: 内容”，一行一个字段。")
            self._report(event.start_mark.index, message)
            return {}
        if fields:  # else any name is one
            self.problems += self.texts.lost(self.page, value, self.nodes)
        return value or {}

    def _report(self, index: int, message: Message, rule: str = "syntax") -> None:
        self.problems.append(self.page.problem(index, rule, message))

    def _value(
        self, event: Any, path: Path, fields: Mapping[str, Field], key: int, name: str
    ) -> Data:
        self._guard(event)
        self.nodes[path] = Node(self.page, key, folding.span(event), name)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, fields)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, fields)
        return None

    def _guard(self, event: Any) -> None:
        """Refuse what hides or repeats content: anchors, aliases, tags."""
        if event.anchor:  # an alias has one, too
            index = event.start_mark.index
            mark = self.page.text[index : index + 1]
            message = say(
                "内容以 {mark} 开头，在 YAML 里有别的意思。请给整段加上英文单引号。", mark=mark
            )
            self._report(index, message, "yaml-feature")
        elif event.tag:
            message = say("内容以 ! 开头，在 YAML 里有别的意思。请给整段加上英文单引号。")
            self._report(event.start_mark.index, message, "yaml-feature")

    def _scalar(self, event: Any) -> str | None:
        text: str = event.value
        if event.style == '"':
            text = self._escaped(text, event.start_mark.index)
        text = folding.unfold(text)
        return text if text.strip() else "" if event.style else None

    def _escaped(self, text: str, index: int) -> str:
        """A text in which an escape may stand for what cannot be typed."""
        bad = UNPRINTABLE.search(text)
        if bad:
            code = f"{ord(bad[0]):04X}"
            message = say("这段文字里写着控制字符 U+{code}，印不出来，请删去。", code=code)
            self._report(index, message, "control-character")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _sequence(self, path: Path, fields: Mapping[str, Field]) -> Data:
        items: list[Any] = []
        for event in self._until(yaml.SequenceEndEvent):
            value = self._value(event, (*path, len(items)), fields, event.start_mark.index, "")
            if value is not None:
                items.append(value)
        return items if any(items) else None

    def _mapping(self, path: Path, fields: Mapping[str, Field]) -> Data:
        found: dict[str, Any] = {}
        seen: dict[str, Node] = {}
        for event in self._until(yaml.MappingEndEvent):
            name = self._key(event, path)
            known = fields.get(name) or Field(name, name, {})
            here = (*path, known.key)
            earlier = seen.get(known.key)
            index = event.start_mark.index
            if earlier:
                self._report(
                    index,
                    repeated(name, earlier.name, earlier.page.place(earlier.key).line),
                    "duplicate-field",
                )
            value = self._value(next(self.events), here, known.inside, index, name)
            self.texts.field(index, earlier and earlier.key, known=name in fields, told=not name)
            if earlier and not value:
                self.nodes[here] = earlier  # whose value stays
            seen[known.key] = earlier or self.nodes[here]
            if name and (value or (fields and name not in fields)):
                found[known.key] = value  # nothing of an unknown field is lost, not even its name
        return found or None

    def _key(self, event: Any, path: Path) -> str:
        """The name that a key event writes; "" where it is no name at all."""
        self._guard(event)
        index = event.start_mark.index
        if not isinstance(event, yaml.ScalarEvent):
            self._value(event, (*path, "?"), {}, index, "")
            self._report(
                index, say("这里以 {{ 或 [ 开头，会被读成别的东西。请给整段加上英文单引号。")
            )
            return ""
        if event.value == "<<" and not event.style:
            self._report(
                index, say("“<<” 是 YAML 的合并写法，这里不能用，请直接写出内容。"), "yaml-feature"
            )
            return ""
        name: str = folding.unfold(event.value).strip()
        if not name:
            self._report(index, say("冒号前面没有字段名。"))
        return name

    def _until(self, end: type[yaml.Event]) -> Iterator[Any]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield event
