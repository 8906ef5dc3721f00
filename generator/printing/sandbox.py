"""An outside template, rendered in a process of its own: within limits, and with its data alone.

Such a template reaches the report's data, our macros and our filters, and nothing else: no other
file, no attribute of an object. The operating system limits its time and memory; where it has no
means for that (Windows), `templating` limits the time alone.
"""

from __future__ import annotations

import json
import pickle
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from traceback import extract_tb
from typing import Any, NamedTuple

from jinja2 import TemplateError, TemplateNotFound, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from generator.printing.words import TEMPLATE, KeysFirst, Words, environment

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment]

LONGEST = 1_000_000  # characters of the markup
# Around the number of a line of the template, where lines are asked for.
LINE, LINE_END = "\ue000", "\ue001"
# What a mistake is called, by the exception: the first that fits.
MISTAKES: tuple[tuple[type[BaseException], str], ...] = (
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


@dataclass(frozen=True)
class Job:
    """What to render: the template's folder, the words that it is given, its limits."""

    folder: Path
    words: Words
    numbered: bool = False  # whether the markup is to hold the numbers of the template's lines
    seconds: int = 0
    memory: int = 0  # bytes


class Answer(NamedTuple):
    """The result: markup, or a mistake with its kind, its line and what Python says of it.

    `marked` is the same markup with the origin of its words, "" where the template fails at that.
    """

    markup: str = ""
    mistake: str = ""
    line: int | None = None
    said: str = ""
    marked: str = ""


class _Unknown(StrictUndefined):
    """Something that is not there; its message is its name alone."""

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


class Sandbox(KeysFirst, ImmutableSandboxedEnvironment):
    """The environment of outside templates."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what loops and namespaces are made for; the data are reached by their keys."""
        return isinstance(obj, LoopContext | Namespace) and super().is_safe_attribute(
            obj, attr, value
        )

    def wrap_str_format(self, _: Any) -> None:
        """Let no text be formatted: that is another way to attributes."""


class _Numbered(Sandbox):
    """The same, in which the markup holds the numbers of the template's lines."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        return _Numbering().visit(tree) if name == TEMPLATE else tree


def render(job: Job) -> Answer:
    """The markup that a template makes, or its mistake."""
    made = environment(job.folder, _Numbered if job.numbered else Sandbox)
    made.undefined = _Unknown
    try:
        markup = made.get_template(TEMPLATE).render(vars(job.words))
    except Exception as error:  # noqa: BLE001 (whatever a template can bring about is its mistake)
        kind = next(kind for cause, kind in MISTAKES if isinstance(error, cause))
        return Answer(mistake=kind, line=_line(error), said=_said(error))
    if len(markup) > LONGEST and not job.numbered:
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


def limit(seconds: int, memory: int) -> None:
    """Limit the processor time and the memory of this process, where the system can."""
    if resource is None:
        return
    with suppress(OSError, ValueError):
        signal.signal(signal.SIGXCPU, _stop)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _stop(*_: object) -> None:
    """End the template where it is; if Python does not get to this, the system kills it a second later."""
    raise TimeoutError


def main() -> None:
    """Do the job on the standard input; the answer goes to the standard output."""
    job = pickle.load(sys.stdin.buffer)  # noqa: S301 (from the process that started this one)
    limit(job.seconds, job.memory)
    answer = render(job)
    if answer.markup and not job.numbered:
        marked = render(replace(job, words=job.words.known()))
        answer = answer._replace(marked=marked.markup)
    sys.stdout.buffer.write(json.dumps(answer).encode())
