"""A kind's template and a report's data → markup: every word of the report, each in its role."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import kept, opening
from generator.encoding import MAX_BYTES
from generator.imports import OPENSSL, instead, later

with instead(OPENSSL | later("inspect", "jinja2.bccache", "random", "urllib.parse")):
    import jinja2
    from jinja2 import (
        Environment,
        FileSystemLoader,
        ModuleLoader,
        StrictUndefined,
        TemplateNotFound,
    )
    from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TEMPLATE = "body.xml.j2"
_NOTHING = Markup()


def render(
    folder: Path,
    report: Mapping[str, Any],
    parts: Sequence[str],
    labels: Mapping[str, str],
    edition: str = "published",
) -> str:
    """The markup of a report: its typed data, its parts in the order in which they are printed."""
    template = _environment(folder).get_template(TEMPLATE)
    return template.render(report=report, parts=parts, labels=labels, edition=edition)


class KeysFirst(Environment):
    """Jinja2 in which `section.items` is the key "items" of a mapping, never its method."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the item of a mapping, else what Jinja2 would find."""
        if isinstance(obj, dict):
            if attribute in obj:
                return obj[attribute]
            return self.getitem(obj, attribute)
        return super().getattr(obj, attribute)


class OneTemplate(FileSystemLoader):
    """Loads the template of a folder and no other file: what is included is a file read."""

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the source as Jinja2 wants it. Raises TemplateNotFound for any other name."""
        if template != TEMPLATE:
            raise TemplateNotFound(template)
        file = Path(self.searchpath[0]) / template
        text = opening.within(file, MAX_BYTES).decode(self.encoding)
        return text, str(file), lambda: True


@lru_cache
def _environment(folder: Path) -> Environment:
    environment = prepared(KeysFirst, folder)
    if compiled(folder).is_dir():
        environment.loader = ModuleLoader(compiled(folder))
    return environment


def compiled(folder: Path) -> Path:
    """Where the template of a folder is kept as the Python that this Jinja2 makes of it, if it is."""
    return kept.place("", (folder / TEMPLATE).read_bytes(), jinja2.__version__.encode())


def prepared(kind: type[Environment], folder: Path) -> Environment:
    """An environment of a kind, for the template in a folder, with the project's filters."""
    environment = kind(loader=OneTemplate(folder), autoescape=True, undefined=StrictUndefined)
    environment.filters.update(
        lines=lines,
        paragraphs=paragraphs,
        enclosed=enclosed,
        long_date=long_date,
        iso_date=iso_date,
    )
    return environment


def lines(text: str) -> list[str]:
    """The paragraphs of a text, one a line, without the white space around each."""
    # The method, not str.strip: text that is escaped already must stay marked as such.
    return [line for line in (piece.strip() for piece in text.split("\n")) if line]


def paragraphs(text: str | None, join: bool = False) -> str:  # noqa: FBT002 (as filters are called)
    """The paragraphs of a text as elements, none for None; to `join`, the first goes on in what is before."""
    inside = "</p><p>".join([escape(line) for line in lines(text)]) if text else ""
    start = '<p join="yes">' if join else "<p>"
    return Markup(f"{start}{inside}</p>") if inside else _NOTHING  # noqa: S704 (escaped)


def enclosed(text: str, opening: str, closing: str) -> str:
    """The text in brackets: as it is where one pair of its own holds all of it, else in a pair more.

    `opening` and `closing` are the marks that are known as brackets; the first of each is added.
    """
    depths = list(accumulate((mark in opening) - (mark in closing) for mark in text))
    whole = len(text) > 1 and depths[-1] == 0 and all(depth > 0 for depth in depths[:-1])
    return text if whole else opening[0] + text + closing[0]


def long_date(day: date | str) -> str:
    """A date as GB/T 9704—2012 clause 7.3.5.4 has it, 2026年2月4日; text stays as it is."""
    return f"{day.year}年{day.month}月{day.day}日" if isinstance(day, date) else day


def iso_date(day: date | str | None) -> str:
    """A date as 2026-02-04 for the properties of the file, "" where there is none."""
    return day.isoformat() if isinstance(day, date) else ""
