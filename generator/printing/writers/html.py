"""Blocks → HTML: one page that is complete by itself, to read on a screen or print on A4 paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from typing_extensions import assert_never

from generator.printing.blocks import (
    Block,
    Break,
    Document,
    Group,
    Para,
    Span,
    Table,
    without_origins,
)
from generator.printing.look import Look
from generator.printing.writers import breaking, css, fitting, html_groups, placement, readback
from generator.printing.writers.elements import box, element, inside
from generator.printing.writers.fitting import Fit
from generator.reports import carried
from generator.reports.source import Source

_SETTERS: dict[Group, Callable[[Sequence[Para], Look], list[str]]] = {
    "head": html_groups.head,
    "annexes": html_groups.annexes,
    "signing": html_groups.signing,
    "imprint": html_groups.imprint,
}
_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="author" content="{author}">
{carried}<style>
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

    It carries the data of its report, in its head. Raises UserError if its words are not those of
    the document.
    """
    metas = _carried(document.source) if document.source else ""
    return _made(document._replace(blocks=without_origins(document.blocks)), look, metas)


def _carried(source: Source) -> str:
    """What a page carries of its report, as browsers ignore it."""
    properties = carried.packed(carried.of(source)).items()
    return "".join(f'<meta name="{name}" content="{value}">\n' for name, value in properties)


def with_origins(document: Document, look: Look) -> bytes:
    """The same page, in which each run of the author's words has its origin, as data-origin="path:offset".

    The keys of a path are parted by /.
    """
    return _made(document, look)


def _made(document: Document, look: Look, metas: str = "") -> bytes:
    used = {role for block in document.blocks for role in _roles(block)}
    page = _PAGE.format(
        title=escape(document.title),
        author=escape(document.author),
        carried=metas,
        style=css.sheet(look, [role for role in look.styles if role in used]),
        main="".join(made + "\n" for made in _main(document.blocks, look)),
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


def _main(blocks: Sequence[Block], look: Look) -> Iterator[str]:
    for group, paras, others in placement.grouped(blocks):
        if group:
            yield from _SETTERS[group](paras, look)
        else:
            yield from _plain(others, look)


def _plain(blocks: Sequence[Block], look: Look) -> Iterator[str]:
    """Blocks without a group; those on a page that lies on its side in a box of their own."""
    turned = fitting.turned(blocks, look)
    for on_its_side, members in groupby(enumerate(blocks), key=lambda each: each[0] in turned):
        made = [_block(block, look, turned=on_its_side) for _, block in members]
        yield from [box("turned", made)] if on_its_side else made


def _block(block: Block, look: Look, *, turned: bool) -> str:
    match block:
        case Para():
            return element(block, breaking.balanced(block, look, turned=turned))
        case Table():
            return _table(block, look)
        case Break():
            return "<hr>"
        case _:
            assert_never(block)


def _table(table: Table, look: Look) -> str:
    made = fitting.fit(table, look)
    rows = [
        (number, _row(_cell(place, para, made) for place, para in cells))
        for number, cells in groupby(table.cells(), key=lambda cell: cell[0].row)
    ]
    total = sum(made.widths)
    columns = [f'<col style="width:{100 * each / total:.4g}%">' for each in made.widths]
    lines = [
        '<div class="wide"><table class="dense">' if made.dense else '<div class="wide"><table>',
        f"<colgroup>{''.join(columns)}</colgroup>",
        "<thead>",
        *(row for number, row in rows if number < table.heads),
        "</thead>",
        "<tbody>",
        *(row for number, row in rows if number >= table.heads),
        "</tbody>",
        "</table></div>",
    ]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _cell(place: Span, cell: Para, made: Fit) -> str:
    text = inside(cell.runs)
    across = f' colspan="{place.across}"' if place.across > 1 else ""
    down = f' rowspan="{place.down}"' if place.down > 1 else ""
    if cell.role == "head":
        scope = "colgroup" if place.across > 1 else "col"
        return f'<th scope="{scope}" class="head"{across}{down}>{text}</th>'
    align = ' style="text-align:left"' if place.column in made.left else ""
    return f'<td class="cell"{across}{down}{align}>{text}</td>'
