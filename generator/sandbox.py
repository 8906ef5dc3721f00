"""An outside template, rendered in a process of its own: within bounds, and with its data alone.

Such a template reaches the report's data and the project's filters, and nothing else: no other
file, no attribute of an object. The operating system bounds what it takes; where that has no means
for it (Windows), only the time is bounded, by whoever has started this process.
"""

from __future__ import annotations

import json
import pickle
import signal
import sys
from contextlib import suppress
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import TemplateError, TemplateNotFound, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from generator.words import TEMPLATE, KeysFirst, prepared

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 1_000_000  # characters of the markup
# Around the number of a line of the template, where lines are asked for.
LINE, LINE_END = "\ue000", "\ue001"
# What a mistake is called, by the exception: the first that fits.
KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (TemplateSyntaxError, "syntax"),
    (SecurityError, "forbidden"),
    (UndefinedError, "undefined"),
    (TemplateNotFound, "file"),
    (UnicodeDecodeError, "encoding"),
    (RecursionError, "endless"),
    (MemoryError, "memory"),
    (TimeoutError, "slow"),
    (ZeroDivisionError, "zero"),
    (OverflowError, "large"),
    (Exception, "failed"),
)


class Job(NamedTuple):
    """What to render: the template's folder, and what `words.render` is given besides."""

    folder: Path
    given: dict[str, Any]
    lines: bool = False  # whether the markup is to tell the lines of the template
    seconds: int = 0
    memory: int = 0


class Answer(NamedTuple):
    """What came of it: markup, or a mistake with its kind, its line and what Python says of it."""

    markup: str = ""
    mistake: str = ""
    line: int | None = None
    said: str = ""


class _Unknown(StrictUndefined):
    """Something that is not there, and is called by its name alone."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class _Numbering(NodeTransformer):
    """Puts the number of each line of the template into the text that begins there."""

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802 (Jinja2's name)
        first, *others = node.data.split("\n")
        lines = [f"\n{_mark(node.lineno + n)}{line}" for n, line in enumerate(others, 1)]
        return nodes.TemplateData(_mark(node.lineno) + first + "".join(lines), lineno=node.lineno)


def _mark(line: int) -> str:
    return f"{LINE}{line}{LINE_END}"


class _Sandbox(KeysFirst, ImmutableSandboxedEnvironment):
    """The environment of outside templates."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what loops and namespaces are made for; the data are reached by their keys."""
        return isinstance(obj, LoopContext | Namespace) and super().is_safe_attribute(
            obj, attr, value
        )

    def wrap_str_format(self, _: Any) -> None:
        """Let no text be formatted: that is another way to attributes."""


class _Numbered(_Sandbox):
    """The same, in which the markup tells the lines of the template."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Numbering().visit(super()._parse(source, name, filename))
        return tree


def render(job: Job) -> Answer:
    """The markup that a template makes, or its mistake."""
    environment = prepared(_Numbered if job.lines else _Sandbox, job.folder)
    environment.undefined = _Unknown
    try:
        markup = environment.get_template(TEMPLATE).render(**job.given)
    except Exception as error:  # noqa: BLE001 (whatever a template can bring about is its mistake)
        kind = next(kind for cause, kind in KINDS if isinstance(error, cause))
        return Answer(mistake=kind, line=_line(error), said=_said(error))
    if len(markup) > LONGEST and not job.lines:
        return Answer(mistake="large")
    return Answer(markup)


def _said(error: Exception) -> str:
    """What an exception says; of a file that is not there, its name."""
    if isinstance(error, TemplateNotFound):
        return str(error.name)
    said = error.message if isinstance(error, TemplateError) else str(error)
    return said or type(error).__name__


def _line(error: Exception) -> int | None:
    """The line of the template at which an error was raised."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename.endswith(TEMPLATE)]
    return lines[-1] if lines else None


def bound(seconds: int, memory: int) -> None:
    """Bound the processor time and the memory of this process, where the system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        signal.signal(signal.SIGXCPU, _late)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _late(*_: object) -> None:
    """Stop where the template is; what does not come back to Python is killed a second later."""
    raise TimeoutError


def main() -> None:
    """Do the job on the standard input; the answer goes to the standard output."""
    job = Job(*pickle.load(sys.stdin.buffer))  # noqa: S301 (from the process that started this one)
    bound(job.seconds, job.memory)
    answer = render(job)
    sys.stdout.buffer.write(json.dumps(answer).encode())
