"""The one way through: a file is read and checked, its words are set, and writers print them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

from generator import resources, rules, schema, source
from generator.problems import ordered
from generator.rules.outline import holding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.blocks import Document
    from generator.problems import Problem
    from generator.source import Field, Source

Edition = Literal["published", "filed"]  # 公开版, 上报版
EDITIONS: tuple[Edition, ...] = get_args(Edition)


def read(file: str | Path, edition: str = "published") -> tuple[Source, list[Problem]]:
    """A report's data, and everything that is wrong with it, sorted by place.

    `edition` adds what that edition needs besides. Raises UserError if the file is unreadable.
    """
    kind = schema.load(resources.schema())
    found = replace(source.read(file, kind.fields), edition=edition)
    if any(problem.level == "error" for problem in found.problems) and not found.data:
        return found, ordered(found.problems)
    return found, ordered(found.problems + kind.check(found, edition) + rules.run(found))


def fields() -> Mapping[str, Field]:
    """What the keys of a report stand for."""
    return schema.load(resources.schema()).fields


def compose(found: Source, edition: str = "published") -> Document:
    """The document that a report's data make; what is missing is marked in it."""
    from generator import blocks, words

    kind = schema.load(resources.schema())
    return blocks.read(
        words.render(resources.kind(), kind.typed(found.data), _order(found), found.parts, edition)
    )


def _order(found: Source) -> list[str]:
    """The parts to print, in the order of the file; those that it lacks come last.

    A part that a section inside another part holds is not printed a second time.
    """
    keys = [key for key in found.parts if found.data.get(key) or not holding(found, key)] + [
        "other"
    ] * ("other" in found.data)
    end = len(found.page.text)
    return sorted(keys, key=lambda key: found.nodes[(key,)].key if (key,) in found.nodes else end)
