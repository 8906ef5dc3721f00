"""A kind's template and a report's data → markup: every word of the report, each in its role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from generator.basis import opening, resources
from generator.parsing.encoding import MAX_BYTES
from generator.printing.filters import FILTERS
from generator.printing.origins import known

TEMPLATE = "body.xml.j2"
MACROS = "macros.xml.j2"  # what the templates of all kinds share


@dataclass(frozen=True)
class Words:
    """What a template is given: the typed data of a report, and the parts to print, in their order.

    `labels` are those of the parts that every report must have.
    """

    report: Mapping[str, Any]
    parts: Sequence[str]
    labels: Mapping[str, str]
    edition: str

    def known(self) -> Words:
        """The same, in which every value of the report knows where it stands."""
        return replace(self, report=known(self.report))


def render(folder: Path, words: Words) -> str:
    """The markup that the template in a folder of ours makes of a report's words."""
    return _own(folder).get_template(TEMPLATE).render(vars(words))


@lru_cache
def _own(folder: Path) -> Environment:
    return environment(folder, KeysFirst)


class KeysFirst(Environment):
    """Jinja2 in which `section.items` is the key "items" of a mapping, never its method."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the item of a mapping, else what Jinja2 would find."""
        if not isinstance(obj, dict):
            return super().getattr(obj, attribute)
        return obj[attribute] if attribute in obj else self.getitem(obj, attribute)


def environment(folder: Path, kind: type[Environment]) -> Environment:
    """An environment of a kind, with the project's filters, for the template in a folder."""
    made = kind(loader=_loader(folder), autoescape=True, undefined=StrictUndefined)
    made.filters.update(FILTERS)
    return made


def _loader(folder: Path) -> FunctionLoader:
    """Loads the template of a folder and our macros, and no other file: to include one is to read it."""
    files = {TEMPLATE: folder / TEMPLATE, MACROS: resources.templates() / "base" / MACROS}

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name not in files:
            return None
        text = opening.within(files[name], MAX_BYTES).decode()
        return text, str(files[name]), lambda: True  # it does not change meanwhile

    return FunctionLoader(load)
