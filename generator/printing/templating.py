"""Templates from outside: rendered in Jinja2's sandbox, their mistakes named by their line.

Such a template reaches the report's data and the project's filters, and nothing else: no other
file, no attribute of an object, no text grown without bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from traceback import extract_tb
from typing import Any, cast
from xml.etree.ElementTree import ParseError

from jinja2 import TemplateError, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer
from markupsafe import escape

from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.printing import blocks
from generator.printing.blocks import Document
from generator.printing.words import TEMPLATE, KeysFirst, prepared

LONGEST = 1_000_000  # characters of a text that a template may make by multiplying
MOST_TURNS = 100_000  # of all loops, and calls of macros, together
_GREATEST_POWER = 100
# Jinja2's filters that make no text larger than what they are given.
FILTERS = (
    "abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "forceescape", "groupby",
    "int", "items", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse",
    "round", "safe", "select", "selectattr", "sort", "string", "sum", "trim", "unique", "upper",
)  # fmt: skip
_GLOBALS = ("range", "namespace", "cycler", "joiner")
_JOINED, _COUNTED = "joined text", "counted turns"  # names that no template can write


class _Bounding(NodeTransformer):
    """Lets no loop turn, and no `~` join, without being counted."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 (Jinja2's name)
        """A loop over what counts its turns."""
        if node.recursive:
            raise TemplateSyntaxError("recursive", node.lineno)
        self.generic_visit(node)
        node.iter = _filtered(node.iter, _COUNTED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 (Jinja2's name)
        """A join that looks at the size first."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), _JOINED)


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(cast("nodes.Expr", node), name, [], [], None, None, lineno=node.lineno)


def _joined(pieces: Iterable[Any], separator: Any = "") -> str:
    """The pieces as one text, safe where one of them is. Raises SecurityError where it grows large."""
    texts = [piece if hasattr(piece, "__html__") else str(piece) for piece in pieces]
    if sum(map(len, texts)) + len(texts) * len(str(separator)) > LONGEST:
        raise SecurityError("too large")
    safe = any(hasattr(text, "__html__") for text in (*texts, separator))
    return (escape(separator) if safe else str(separator)).join(texts)


class _Sandbox(KeysFirst, ImmutableSandboxedEnvironment):
    """The environment of outside templates."""

    intercepted_binops = frozenset(("*", "**", "+", "%"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.turns = 0
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.filters |= {"join": _joined, _JOINED: _joined, _COUNTED: self._counted}
        self.globals = {name: self.globals[name] for name in _GLOBALS}

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """The items, as long as all loops together have not turned too often."""
        for item in items:
            self._turn()
            yield item

    def _turn(self) -> None:
        self.turns += 1
        if self.turns > MOST_TURNS:
            raise SecurityError("too many turns")

    def call(self, *args: Any, **options: Any) -> Any:
        """Call a macro or a function: a turn like that of a loop."""
        self._turn()
        return super().call(*args, **options)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Bounding().visit(super()._parse(source, name, filename))
        return tree

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """Return what is printed as one text."""
        return "".join(_growing(pieces))

    def wrap_str_format(self, _: Any) -> None:
        """Let no text be formatted: a width makes it as long as one likes."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what loops and namespaces are made for; the data are reached by their keys."""
        return isinstance(obj, LoopContext | Namespace) and super().is_safe_attribute(
            obj, attr, value
        )

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse texts and numbers that would fill the memory."""
        size = max(_size(left), _size(right), 1)
        times = max((value for value in (left, right) if isinstance(value, int)), default=1)
        if (operator == "*" and size * times > LONGEST) or (
            operator == "**" and times > _GREATEST_POWER
        ):
            raise SecurityError("too large")
        if operator == "+" and _size(left) + _size(right) > LONGEST:
            raise SecurityError("too large")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("%")
        return super().call_binop(context, operator, left, right)


def _size(value: Any) -> int:
    """How long a text or a list is, 0 for what is neither."""
    return len(value) if hasattr(value, "__len__") else 0


def _growing(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces, as long as they are not too large together."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LONGEST:
            raise SecurityError("too large")
        yield piece


def render(
    folder: Path,
    report: Mapping[str, Any],
    parts: Sequence[str],
    labels: Mapping[str, str],
    edition: str,
) -> str:
    """What `words.render` does, for the template in `folder`. Raises UserError for its mistakes."""
    environment = prepared(_Sandbox, folder)
    try:
        template = environment.get_template(TEMPLATE)
        return template.render(report=report, parts=parts, labels=labels, edition=edition)
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        RecursionError,
        SyntaxError,
        MemoryError,
    ) as error:
        raise _mistake(folder / TEMPLATE, _line(error), str(error)) from error


def document(
    folder: Path,
    report: Mapping[str, Any],
    parts: Sequence[str],
    labels: Mapping[str, str],
    edition: str,
) -> Document:
    """The document that an outside template makes. Raises UserError for its mistakes."""
    markup = render(folder, report, parts, labels, edition)
    if "<!DOCTYPE" in markup:
        raise _mistake(folder / TEMPLATE, None, "<!DOCTYPE")
    try:
        return blocks.read(markup)
    except (ParseError, ValueError, KeyError) as error:
        raise _mistake(folder / TEMPLATE, None, str(error)) from error


def _line(error: Exception) -> int | None:
    """The line of the template at which an error was raised."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    lines = [
        frame.lineno
        for frame in extract_tb(error.__traceback__)
        if frame.filename.endswith(TEMPLATE)
    ]
    return lines[-1] if lines else None


def _mistake(file: Path, line: int | None, reason: str) -> UserError:
    if line is None:
        return UserError(say("模板 {file} 有错：{reason}", file=file, reason=reason))
    return UserError(
        say("模板 {file} 第 {line} 行有错：{reason}", file=file, line=line, reason=reason)
    )
