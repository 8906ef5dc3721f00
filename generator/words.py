"""A kind's template and a report's data → markup: every word of the report, each in its role."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

TEMPLATE = "body.xml.j2"


def render(
    kind: Path,
    report: Mapping[str, Any],
    parts: Sequence[str],
    labels: Mapping[str, str],
    edition: str = "published",
) -> str:
    """The markup of a report: its typed data, its parts in the order in which they are printed."""
    template = _environment(kind).get_template(TEMPLATE)
    return template.render(report=report, parts=parts, labels=labels, edition=edition)


class _Environment(Environment):
    """Jinja2 in which `section.items` is the key "items" of a mapping, never its method."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the item of a mapping, else what Jinja2 would find."""
        if isinstance(obj, dict):
            return self.getitem(obj, attribute)
        return super().getattr(obj, attribute)


@lru_cache
def _environment(kind: Path) -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(kind), autoescape=True, undefined=StrictUndefined
    )
    environment.filters.update(lines=lines, long_date=long_date, iso_date=iso_date)
    return environment


def lines(text: str) -> list[str]:
    """The paragraphs of a text, one a line, without the white space around each."""
    # By its own method: what is markup already stays markup, and is not escaped a second time.
    return [line for line in (piece.strip() for piece in text.split("\n")) if line]


def long_date(day: date | str) -> str:
    """A date as GB/T 9704—2012 clause 7.3.5.4 has it, 2026年2月4日; text stays as it is."""
    from babel.dates import format_date

    return format_date(day, "long", locale="zh_CN") if isinstance(day, date) else day


def iso_date(day: date | str | None) -> str:
    """A date as 2026-02-04 for the properties of the file, "" where there is none."""
    return day.isoformat() if isinstance(day, date) else ""
