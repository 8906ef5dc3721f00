"""The steps of the one way through, as tests take them: read, check, compose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator import reports
from generator.basis import resources
from generator.basis.problems import Problem
from generator.checking.report import check
from generator.kinds import kind
from generator.parsing import mending
from generator.parsing.mending import Mended
from generator.printing import composing
from generator.printing.blocks import Document, Para, Role, Run, Table
from generator.printing.words import MACROS, TEMPLATE
from generator.reports import PUBLISHED, Source, reading


def checked(file: str | Path, edition: str = PUBLISHED) -> tuple[Source, list[Problem]]:
    """A report and what is wrong with it."""
    found = reports.read(file, edition)
    return found, check(found)


def parsed(text: str | bytes, file: str = "x.yaml", edition: str = PUBLISHED) -> Source:
    """A report given as text."""
    raw = text if isinstance(text, bytes) else text.encode()
    return replace(reading.parse(raw, file), edition=edition)


def mended(raw: bytes, file: str) -> Mended:
    """A file as `check --fix` mends it."""
    return mending.mend(raw, file, lambda new: check(reading.parse(new, file)))


def composed(found: Source, edition: str = "", templates: Path | None = None) -> Document:
    """The document of a report, for its own edition or another."""
    return composing.compose(replace(found, edition=edition or found.edition), templates)


def left_out(
    found: Source, document: Document, edition: str = "", templates: Path | None = None
) -> list[Problem]:
    """What a document does not say of a report, for its own edition or another."""
    return composing.left_out(replace(found, edition=edition or found.edition), document, templates)


def whole_template() -> str:
    """Our own template with the macros that it imports in it: what may be changed is in one text."""
    template = (kind.load().folder / TEMPLATE).read_text(encoding="utf-8")
    macros = (resources.templates() / "base" / MACROS).read_text(encoding="utf-8")
    before, after = re.split(r"\{%- from .*? import .*? -%\}", template)
    return before + macros + after


def table_of(*rows: Sequence[str]) -> Table:
    """A table of such texts; the first row is its head."""
    roles: list[Role] = ["head", *["cell"] * (len(rows) - 1)]
    return Table(
        tuple(
            tuple(Para(role, (Run(text),)) for text in row)
            for role, row in zip(roles, rows, strict=True)
        )
    )
