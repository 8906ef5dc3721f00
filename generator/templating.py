"""Templates from outside: rendered in Jinja2's sandbox, their mistakes named by their line.

Such a template reaches the report's data and the project's filters, and nothing else: no other
file, no attribute of an object, no text grown without bounds.
"""

from __future__ import annotations

from traceback import extract_tb
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from jinja2 import TemplateError
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from generator import blocks
from generator.messages import say
from generator.problems import UserError
from generator.words import TEMPLATE, KeysFirst, prepared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from jinja2.runtime import Context

    from generator.blocks import Document

LONGEST = 1_000_000  # characters of a text that a template may make by multiplying
_GREATEST_POWER = 100


class _Sandbox(KeysFirst, ImmutableSandboxedEnvironment):
    """The environment of outside templates."""

    intercepted_binops = frozenset(("*", "**"))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what loops and namespaces are made for; the data are reached by their keys."""
        return isinstance(obj, LoopContext | Namespace) and super().is_safe_attribute(
            obj, attr, value
        )

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse texts and numbers that would fill the memory."""
        size = len(left) if hasattr(left, "__len__") else 1
        size = max(size, len(right) if hasattr(right, "__len__") else 1)
        times = max((value for value in (left, right) if isinstance(value, int)), default=1)
        if (operator == "*" and size * times > LONGEST) or (
            operator == "**" and times > _GREATEST_POWER
        ):
            raise SecurityError("too large")
        return super().call_binop(context, operator, left, right)


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
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
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
