"""The attachments after the end of a report: a page with 附件, a title, and what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.importing import outline
from generator.importing.model import Data, Item, Paragraph, Taken, bare
from generator.importing.sections import Context, content, settle

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_LABEL = re.compile(r"附件(\d{0,2})")
_SHORTEST = 2  # a label and a title


class Annexed(NamedTuple):
    """The report without its attachments and the lines that list them; the attachments."""

    items: list[Item]
    attachments: list[Data]
    taken: list[Taken]


def split(items: Sequence[Item], plain: Container[int] = ()) -> Annexed:
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
    del main[listed : listed + len(names)]
    trees = [outline.read(page[_SHORTEST:], plain) for page in pages]
    attachments = [
        settle({"heading": name, **content(tree.root.body, tree.root.children, Context(tree.kept))})
        for name, tree in zip(names, trees, strict=True)
    ]
    return Annexed(main, attachments, [each for tree in trees for each in tree.taken])


def _is_label(item: Item, plain: Container[int]) -> bool:
    is_text = isinstance(item, Paragraph) and item.line not in plain
    return is_text and bool(_LABEL.fullmatch(bare(item.text)))  # type: ignore[union-attr]


def _listed(main: Sequence[Item], names: Sequence[str]) -> int | None:
    """Where the lines stand that list the attachments, None if they do not."""
    many = len(names) > 1
    lines = [f"{number}.{name}" if many else name for number, name in enumerate(names, 1)]
    wanted = [bare(("" if index else "附件：") + line) for index, line in enumerate(lines)]
    said = [bare(item.text) if isinstance(item, Paragraph) else "" for item in main]
    found = [at for at in range(len(said)) if said[at : at + len(wanted)] == wanted]
    return found[-1] if found else None
