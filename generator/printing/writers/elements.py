"""Paragraphs as the markup of an HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from generator.printing.blocks import HEADINGS, Para, Role, Run
from generator.printing.origins import written_path
from generator.printing.writers.breaking import LINE_BREAK


def element(para: Para, runs: Sequence[Run], css: Mapping[str, str] | None = None) -> str:
    """A paragraph with its role as class; `css` are properties that depend on its text."""
    tag = para.role if para.role in HEADINGS else "p"
    pieces = _pieces(runs)
    if len(pieces) == 1:
        return f'<{tag} class="{para.role}"{_style(css)}>{pieces[0]}</{tag}>'
    inside = "\t".join(f"<span>{piece}</span>" for piece in pieces)
    return f'<{tag} class="{para.role} tabs"{_style(css)}>{inside}</{tag}>'


def box(name: str, inside: Sequence[str], css: Mapping[str, str] | None = None) -> str:
    """A box around elements."""
    return "\n".join([f'<div class="{name}"{_style(css)}>', *inside, "</div>"])


def _style(css: Mapping[str, str] | None) -> str:
    written = ";".join(f"{name}:{value}" for name, value in (css or {}).items())
    return f' style="{written}"' if written else ""


def inside(runs: Sequence[Run]) -> str:
    """The text of runs that stand on one line."""
    return "".join(map(_said, runs))


def _pieces(runs: Sequence[Run]) -> list[str]:
    """What stands between the tabs of a paragraph."""
    made = []
    for piece in _split(runs, "\t"):
        alike = groupby(piece, key=lambda run: run.role)
        made.append("".join(_alike(role, list(each)) for role, each in alike))
    return made


def _split(runs: Iterable[Run], mark: str) -> list[list[Run]]:
    """The runs that stand between such marks."""
    pieces: list[list[Run]] = [[]]
    for run in runs:
        first, *others = _cut(run, mark)
        if first.text or not others:
            pieces[-1].append(first)
        pieces += [[each] for each in others]
    return pieces


def _cut(run: Run, mark: str) -> Iterator[Run]:
    """The pieces of a run between such marks, each with its place."""
    at = 0
    for text in run.text.split(mark):
        origin = run.origin and run.origin._replace(offset=run.origin.offset + at)
        yield Run(text, run.role, origin)
        at += len(text)  # what ends a line is no character of the value


def _alike(role: Role | None, runs: Sequence[Run]) -> str:
    """Runs of one role; lines that end on sense, of which a phone, which is narrower, takes no notice."""
    lines = [inside(line) for line in _split(runs, LINE_BREAK)]
    text = lines[0]
    if len(lines) > 1:
        text = "".join(f'<span class="line">{line}</span>' for line in lines)
    if not role or not text:
        return text
    heading = ""
    if role in HEADINGS:  # one that runs in: still found by those who go by headings
        heading = f' role="heading" aria-level="{role[1]}"'
    return f'<span class="{role}"{heading}>{text}</span>'


def _said(run: Run) -> str:
    """The text of a run, with its origin where it has one."""
    text = escape(run.text, quote=False)
    if not run.origin:
        return text
    path = written_path(run.origin.path)
    return f'<span data-origin="{path}:{run.origin.offset}">{text}</span>'
