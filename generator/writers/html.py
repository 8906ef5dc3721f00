"""Blocks → HTML: one page that needs nothing besides, to read on a screen or print on A4 paper."""

from __future__ import annotations

import sys
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from generator.blocks import Block, Break, Document, Para, Table
from generator.writers import breaking, css, groups, head, readback, tables
from generator.writers.elements import element
from generator.writers.sheet import Sheet

if sys.version_info >= (3, 11):
    from typing import assert_never
else:
    from typing_extensions import assert_never

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.look import Look

# Roles that are set as one: where they stand depends on all of their texts.
_GROUPS: dict[str, Callable[[Sequence[Para], Sheet], list[str]]] = {
    **dict.fromkeys(head.ROLES, groups.head),
    "annex": groups.annexes,
    "signature": groups.signing,
    "date": groups.signing,
    "cc": groups.imprint,
    "printed": groups.imprint,
}
_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="author" content="{author}">
<style>
{style}</style>
</head>
<body>
<main>
{main}</main>
</body>
</html>
"""


def write(document: Document, look: Look) -> bytes:
    """The document as the bytes of an .html file: no script, nothing fetched from elsewhere.

    Raises UserError if its words are not those of the document.
    """
    used = {role for block in document.blocks for role in _roles(block)}
    page = _PAGE.format(
        title=escape(document.title),
        author=escape(document.author),
        style=css.sheet(look, [role for role in look.styles if role in used]),
        main="".join(made + "\n" for made in _main(document.blocks, Sheet(look))),
    )
    return readback.proven("html", page.encode(), document.blocks)


def _roles(block: Block) -> Iterable[str]:
    """The roles whose look a block needs."""
    match block:
        case Para():
            return [block.role, *(run.role for run in block.runs if run.role)]
        case Table():
            return ["head", "cell"]
        case Break():
            return []
        case _:
            assert_never(block)


def _main(blocks: Sequence[Block], sheet: Sheet) -> Iterator[str]:
    for setter, members in groupby(blocks, key=_setter):
        if setter:
            yield from setter([block for block in members if isinstance(block, Para)], sheet)
        else:
            yield from (_block(block, sheet) for block in members)


def _setter(block: Block) -> Callable[[Sequence[Para], Sheet], list[str]] | None:
    return _GROUPS.get(block.role) if isinstance(block, Para) else None


def _block(block: Block, sheet: Sheet) -> str:
    match block:
        case Para():
            return element(block, breaking.balanced(block, sheet))
        case Table():
            return _table(block)
        case Break():
            return "<hr>"
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    head, *rows = table.rows
    lines = [
        '<div class="wide"><table>',
        "<thead>",
        _row(head, 'th scope="col" class="head"'),
        "</thead>",
        "<tbody>",
        *(_row(row, 'td class="cell"') for row in rows),
        "</tbody>",
        "</table></div>",
    ]
    return "\n".join(lines)


def _row(cells: tuple[str, ...], start: str) -> str:
    return f"<tr>{''.join(_cell(text, start) for text in cells)}</tr>"


def _cell(text: str, start: str) -> str:
    prose = ' style="text-align:left"' if start.startswith("td") and tables.long(text) else ""
    return f"<{start}{prose}>{escape(text, quote=False)}</{start[:2]}>"
