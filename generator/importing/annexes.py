"""The attachments after the end of a report: a page with 附件, a title, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.importing import outline, sections
from generator.importing.lines import ANNEX
from generator.importing.matter import Matter
from generator.importing.model import Data, Item, Paragraph, Taken, bare
from generator.importing.recognition import Recognition

_FIRST = r"附件\s*[:：]\s*"
_HEAD = 2  # items at the top of a page: its label and its title


class _Listed(NamedTuple):
    """Where the lines stand that list the attachments, and what was taken off them."""

    start: int
    taken: list[Taken]


def read(items: Sequence[Item], known: Recognition) -> tuple[Matter, list[Item]]:
    """The attachments, if each has a page of its own and is listed before the signature.

    The other items are returned without the lines that list them.
    """
    starts = [index for index, item in enumerate(items) if _is_label(item)]
    if not starts:
        return Matter(), list(items)
    ends = [*starts[1:], len(items)]
    pages = [items[start:end] for start, end in zip(starts, ends, strict=True)]
    main = list(items[: starts[0]])
    names = [_title(page) for page in pages]
    listed = _listed(main, names) if all(names) else None
    if listed is None:
        return Matter(), list(items)
    del main[listed.start : listed.start + len(names)]
    taken = [*_colons(page[0] for page in pages), *listed.taken]
    attachments = []
    for name, page in zip(names, pages, strict=True):
        attachment, more = _attachment(name, page[_HEAD:], known)
        attachments.append(attachment)
        taken += more
    return Matter({"attachments": attachments}, taken=tuple(taken)), main


def _is_label(item: Item) -> bool:
    if not isinstance(item, Paragraph) or item.literal:
        return False
    return bool(ANNEX.fullmatch(bare(item.text)))


def _title(page: Sequence[Item]) -> str:
    """The title of a page, "" if it has none."""
    title = page[1] if len(page) >= _HEAD else None
    return title.text if isinstance(title, Paragraph) else ""


def _attachment(name: str, items: Sequence[Item], known: Recognition) -> tuple[Data, list[Taken]]:
    """The fields of an attachment, and what was taken off its items."""
    tree = outline.read(items)
    context = sections.Context(known, tree.kept)
    content = sections.content(tree.root.body, tree.root.children, context)
    return sections.settled(content.headed(name)), tree.taken


def _colons(labels: Iterable[Item]) -> Iterator[Taken]:
    """The colons after 附件1, which are not printed."""
    for label in labels:
        text = label.text if isinstance(label, Paragraph) else ""
        if text.endswith((":", "：")):
            yield Taken(label.line, text, len(text) - 1, len(text), "")


def _listed(main: Sequence[Item], names: Sequence[str]) -> _Listed | None:
    """The lines that list the attachments, the last that do; None if none do."""
    for start in range(len(main) - len(names), -1, -1):
        taken = list(_numbers(main[start:], names))
        if len(taken) == len(names):
            return _Listed(start, taken)
    return None


def _numbers(lines: Sequence[Item], names: Sequence[str]) -> Iterator[Taken]:
    """The numbers before the names in the lines that list them, up to one that does not."""
    for index, (line, name) in enumerate(zip(lines, names, strict=False)):
        number = _number(line, name, index, len(names))
        if number is None:
            return
        yield number


def _number(line: Item, name: str, index: int, count: int) -> Taken | None:
    """The number before an attachment's name in a line that lists it, None if it does not."""
    number = rf"{index + 1}\s*[.．、]" if count > 1 else r"(?:1\s*[.．、])?"
    pattern = rf"{'' if index else _FIRST}({number})\s*"
    hit = re.match(pattern, line.text) if isinstance(line, Paragraph) else None
    if hit is None or bare(hit.string[hit.end() :]) != bare(name):
        return None
    shown = rf"{index + 1}\." if count > 1 else ""
    return Taken(line.line, hit.string, hit.start(1), hit.end(1), shown)
