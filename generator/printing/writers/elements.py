"""Paragraphs as the markup of an HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from generator.printing.blocks import HEADINGS, Para, Run
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


def _pieces(runs: Sequence[Run]) -> list[str]:
    """What stands between the tabs of a paragraph."""
    pieces = [""]
    for run in runs:
        for index, text in enumerate(run.text.split("\t")):
            if index:
                pieces.append("")
            pieces[-1] += _run(Run(text, run.role))
    return pieces


def _run(run: Run) -> str:
    text = _lines(escape(run.text, quote=False))
    if not run.role or not text:
        return text
    heading = ""
    if run.role in HEADINGS:  # one that runs in: still found by those who go by headings
        heading = f' role="heading" aria-level="{run.role[1]}"'
    return f'<span class="{run.role}"{heading}>{text}</span>'


def _lines(text: str) -> str:
    """Lines that end on sense; a phone is narrower and takes no notice."""
    lines = text.split(LINE_BREAK)
    if len(lines) == 1:
        return text
    return "".join(f'<span class="line">{line}</span>' for line in lines)
