"""Reads the words of a DOCX back and holds them against those of the blocks: none lost, none added."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.printing.blocks import Block, Para, Table
from xml.sax.saxutils import unescape

_START, _END = '<w:t xml:space="preserve">', "</w:t>"  # a regex would take ten times as long
_LAID_OUT = "\t\v"  # tabs and ends of lines are elements, no text
_AROUND = 8  # characters that a message shows from the first difference


def check(markup: str, blocks: Iterable[Block]) -> None:
    """Raises UserError where the text of the markup is not that of the blocks."""
    found = unescape("".join([text.partition(_END)[0] for text in markup.split(_START)[1:]]))
    wanted = "".join(map(_text, blocks))
    for mark in _LAID_OUT:
        wanted = wanted.replace(mark, "")
    # A template may have the parts of a signature in another order than the page.
    if found != wanted and sorted(found) != sorted(wanted):
        at = _first_difference(wanted, found)
        raise UserError(
            say(
                "没有写出文件：DOCX 里的字和内容不一致，应为“{wanted}”的地方成了“{found}”。"
                "这是程序的错，不是您的；请把这份 YAML 发给维护者。",
                wanted=wanted[at : at + _AROUND],
                found=found[at : at + _AROUND],
            )
        )


def _text(block: Block) -> str:
    match block:
        case Para():
            return "".join([run.text for run in block.runs])
        case Table():
            return "".join(["".join(row) for row in block.rows])
        case _:
            return ""


def _first_difference(one: str, other: str) -> int:
    return next(at for at, (a, b) in enumerate(zip_longest(one, other)) if a != b)
