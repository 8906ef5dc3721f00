"""The attachments after the end of a report: a page with 附件, a title, and what it says."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.importing import outline
from generator.importing.model import Data, Item, Paragraph, Taken, bare
from generator.importing.recognition import Recognition
from generator.importing.sections import Context, content, settle

_LABEL = re.compile(r"附件\d{0,2}([:：]?)")
_FIRST = r"附件\s*[:：]\s*"
_SHORTEST = 2  # a label and a title


class Annexed(NamedTuple):
    """The report without its attachments and the lines that list them; the attachments."""

    items: list[Item]
    attachments: list[Data]
    taken: list[Taken]


def split(items: Sequence[Item], known: Recognition, plain: Container[int]) -> Annexed:
    """The attachments, if each has a page of its own and is listed before the signature."""
    starts = [index for index, item in enumerate(items) if _is_label(item, plain)]
    if not starts:
        return Annexed(list(items), [], [])
    pages = [items[a:b] for a, b in zip(starts, [*starts[1:], len(items)], strict=True)]
    main = list(items[: starts[0]])
    titles = [page[1] for page in pages if len(page) >= _SHORTEST]
    names = [title.text for title in titles if isinstance(title, Paragraph)]
    listed = _listed(main, names) if len(names) == len(pages) else None
    if listed is None:
        return Annexed(list(items), [], [])
    taken = [*_colons(page[0] for page in pages), *listed.taken]
    del main[listed.start : listed.start + len(names)]
    trees = [outline.read(page[_SHORTEST:], plain) for page in pages]
    attachments = [
        settle(
            {
                "heading": name,
                **content(tree.root.body, tree.root.children, Context(known, tree.kept)),
            }
        )
        for name, tree in zip(names, trees, strict=True)
    ]
    return Annexed(main, attachments, [*taken, *(each for tree in trees for each in tree.taken)])


def _is_label(item: Item, plain: Container[int]) -> bool:
    is_text = isinstance(item, Paragraph) and item.line not in plain
    return is_text and bool(_LABEL.fullmatch(bare(item.text)))  # type: ignore[union-attr]


def _colons(labels: Iterable[Item]) -> Iterator[Taken]:
    """The colons after 附件1, which are not printed."""
    for label in labels:
        text = label.text if isinstance(label, Paragraph) else ""
        if text.endswith((":", "：")):
            yield Taken(label.line, text, len(text) - 1, len(text), "")


class _Listed(NamedTuple):
    """Where the lines stand that list the attachments, and what was taken off them."""

    start: int
    taken: list[Taken]


def _listed(main: Sequence[Item], names: Sequence[str]) -> _Listed | None:
    """The lines that list the attachments, the last that do; None if none do."""
    for start in range(len(main) - len(names), -1, -1):
        lines = main[start : start + len(names)]
        taken = [
            _entry(*each, len(names)) for each in zip(lines, names, range(len(names)), strict=True)
        ]
        found = [each for each in taken if each]
        if len(found) == len(names):
            return _Listed(start, found)
    return None


def _entry(line: Item, name: str, index: int, count: int) -> Taken | None:
    """The number before an attachment's name in a line that lists it, None if it does not."""
    number = rf"{index + 1}\s*[.．、]" if count > 1 else r"(?:1\s*[.．、])?"
    pattern = rf"{'' if index else _FIRST}({number})\s*"
    hit = re.match(pattern, line.text) if isinstance(line, Paragraph) else None
    if hit is None or bare(hit.string[hit.end() :]) != bare(name):
        return None
    shown = rf"{index + 1}\." if count > 1 else ""
    return Taken(line.line, hit.string, hit.start(1), hit.end(1), shown)
