"""Blocks → HTML: one page that needs nothing besides, to read on a screen or print on A4 paper."""

from __future__ import annotations

import sys
from html import escape
from typing import TYPE_CHECKING

from generator.blocks import Block, Break, Document, Para, Run, Table
from generator.writers.css import sheet

if sys.version_info >= (3, 11):
    from typing import assert_never
else:
    from typing_extensions import assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.look import Look

_HEADINGS = ("h1", "h2", "h3", "h4")
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
    """The document as the bytes of an .html file: no script, nothing fetched from elsewhere."""
    used = {role for block in document.blocks for role in _roles(block)}
    return _PAGE.format(
        title=escape(document.title),
        author=escape(document.author),
        style=sheet(look, [role for role in look.styles if role in used]),
        main="".join(_block(block) + "\n" for block in document.blocks),
    ).encode()


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


def _block(block: Block) -> str:
    match block:
        case Para():
            return _para(block)
        case Table():
            return _table(block)
        case Break():
            return "<hr>"
        case _:
            assert_never(block)


def _para(para: Para) -> str:
    tag = para.role if para.role in _HEADINGS else "p"
    pieces = _pieces(para)
    if len(pieces) == 1:
        return f'<{tag} class="{para.role}">{pieces[0]}</{tag}>'
    inside = "\t".join(f"<span>{piece}</span>" for piece in pieces)
    return f'<{tag} class="{para.role} tabs">{inside}</{tag}>'


def _pieces(para: Para) -> list[str]:
    """What stands between the tabs of a paragraph."""
    pieces = [""]
    for run in para.runs:
        first, *others = (_run(Run(text, run.role)) for text in run.text.split("\t"))
        pieces[-1] += first
        pieces += others
    return pieces


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    if not run.role or not text:
        return text
    heading = ""
    if run.role in _HEADINGS:  # one that runs in: still found by those who go by headings
        heading = f' role="heading" aria-level="{run.role[1]}"'
    return f'<span class="{run.role}"{heading}>{text}</span>'


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
    end = start[:2]
    return f"<tr>{''.join(f'<{start}>{escape(cell, quote=False)}</{end}>' for cell in cells)}</tr>"
