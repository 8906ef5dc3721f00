"""The report that is measured: one of the examples, in many variants and lengths."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from generator import reports
from generator.printing.blocks import Document, Para
from generator.printing.composing import compose

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "eight-chapters.yaml"
_PLACE = "甲川区"
_PART = re.compile(r"^(?:\S+):.*\n(?:(?:[ #].*)?\n)*", re.MULTILINE)


def variant(number: int) -> str:
    """The YAML of the example with the name of another place in it everywhere."""
    return EXAMPLE.read_text(encoding="utf-8").replace(_PLACE, f"示范{number:03d}区")


def longer(times: int) -> str:
    """The YAML of a report `times` as long: the sections of its first part again and again.

    Each copy names another place and carries its number, so that no two paragraphs are the same.
    """
    text = EXAMPLE.read_text(encoding="utf-8")
    head, body, tail = _split(text)
    copies = [_numbered(body.replace(_PLACE, f"示范{n:03d}区"), n) for n in range(times)]
    return head + "".join(copies) + tail


def _split(text: str) -> tuple[str, str, str]:
    """What stands before the sections of the measures, these sections, and what comes after."""
    start = text.index("\n", text.index("  分项:\n", text.index("主要举措和成效:"))) + 1
    end = re.compile(r"^\S", re.MULTILINE).search(text, start)
    assert end
    return text[:start], text[start : end.start()], text[end.start() :]


def _numbered(body: str, number: int) -> str:
    """The sections with a number at the end of each heading, and in each paragraph before its 。"""
    if not number:
        return body
    return re.sub(
        r"(?<=- 标题: )(.*)$|。$", lambda hit: _with(number, hit), body, flags=re.MULTILINE
    )


def _with(number: int, hit: re.Match[str]) -> str:
    return f"{hit[1]}（{number}）" if hit[1] else f"（{number}）。"


def document(file: Path) -> Document:
    """The blocks of a report's file."""
    return compose(reports.read(file))


def ready(made: Document) -> dict[str, Any]:
    """The same report as the data that a template engine is given: everything set already."""
    data: dict[str, Any] = {"title": made.title, "opening": [], "sections": []}
    where: list[dict[str, str]] = data["opening"]
    for block in made.blocks:
        if not isinstance(block, Para) or block.role == "title":
            continue
        if block.role == "h1":
            data["sections"].append({"heading": block.text, "paragraphs": []})
            where = data["sections"][-1]["paragraphs"]
        else:
            lead = "".join(run.text for run in block.runs if run.role)
            where.append({"lead": lead, "text": block.text.removeprefix(lead)})
    return data
