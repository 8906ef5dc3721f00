"""Whether a page is full and a line holds all that it can, from the blocks and the page as printed."""

from __future__ import annotations

import re

from pages import Line

from generator.basis.characters import printed_width as width
from generator.printing.blocks import HEADINGS, Block, Break, Document, Para, Table

LINES, CHARACTERS = 22, 28
# LibreOffice 7.4 takes “ ” · beside digits from the Latin font, where they are so much narrower.
_NARROWER = 0.55
_WEAK = re.compile("(?<=[0-9])[·”’]|[“‘](?=[0-9])")
_OPENING, _CLOSING, _WORD = (
    "[（《〈“‘〔【[]*",
    "[，。；：！？、）》〉”’〕】\\]%·]",
    "[0-9A-Za-z%.,:/-]+",
)
# What a line may not split: a word or character with the marks that open and close it. LibreOffice
# ends no line between a mark and a number either.
_UNIT = re.compile(f"{_OPENING}(?:{_WORD}|—+|…+|.)(?:{_CLOSING}+(?:{_WORD})?)?")
_TOGETHER = 4  # the name of a table, its unit, its head and its first row stand on one page


def of_chinese_alone(text: str) -> bool:
    """Whether nothing in a line is in the Latin font."""
    return all(width(char) == 1 for char in text)


def longest(line: str, following: str) -> tuple[float, float]:
    """How wide a line is, and how wide it would be with what follows it, in characters."""
    more = line + _UNIT.match(following)[0]
    return _measured(line), _measured(more)


def _measured(text: str) -> float:
    return width(text) - _NARROWER * len(_WEAK.findall(text))


def why_short(room: int, following: list[Line], document: Document) -> str | None:
    """Why a page leaves lines free: what begins the next page does not fit with what it is kept with."""
    start = _block_at(following[0].text, document)
    if start is None:
        return None
    block, *after = document.blocks[start:]
    if isinstance(block, Table) or block.role in ("caption", "unit"):
        return "table" if room < _TOGETHER else None
    height = 0
    while block.role in HEADINGS and after and isinstance(after[0], Para):
        height += _height(block)
        block, *after = after
    if height and room < height + 1:
        return "heading"
    height += _height(block)
    if after and isinstance(after[0], Para) and after[0].role in ("annex", "signature"):
        return "signature" if room < height + _signing(document.blocks) else None
    if any(isinstance(before, Break) for before in document.blocks[start - 1 : start]):
        return "new page"
    return None


def _block_at(text: str, document: Document) -> int | None:
    """The block that begins with a line."""
    for index, block in enumerate(document.blocks):
        if _bare(block).startswith(text):
            return index
    return None


def _bare(block: Block) -> str:
    if isinstance(block, Para):
        return re.sub(r"\s", "", block.text)
    return (
        re.sub(r"\s", "", "".join(cell.text for cell in block.rows[0]))
        if isinstance(block, Table)
        else "\n"
    )


def _height(block: Para) -> int:
    return -int(-(2 + width(block.text)) // CHARACTERS)


def _signing(blocks: tuple[Block, ...]) -> int:
    """The lines of list of annexes, signatures and date, each part with a blank line above."""
    roles = [block.role for block in blocks if isinstance(block, Para)]
    return (
        sum(roles.count(role) for role in ("annex", "signature", "date")) + 1 + ("annex" in roles)
    )
