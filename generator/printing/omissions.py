"""What a report holds and its document leaves out: a template may add words, it never takes any.

The schema says which edition prints which field: `printed`, `unless` and `final`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from generator.basis.numerals import NUMERAL
from generator.basis.problems import Path
from generator.kinds.fields import Field
from generator.kinds.schema import Schema
from generator.printing.blocks import Block, Para, Table
from generator.printing.filters import iso_date, lines, long_date

# What a template sets before a heading or a point: （一） 1. （1） 一是 ①
_NUMBER = re.compile(rf"（?(?:{NUMERAL})(?:、|）|\.|是)|[①-⑳㉑-㉟㊱-㊿]")
_MANY = 300  # texts to count; where there are more, points in one paragraph are taken apart first


class Text(NamedTuple):
    """A line of what an author wrote, without white space, and where it stands in the data."""

    path: Path
    text: str


def find(
    schema: Schema, typed: Mapping[str, Any], blocks: Sequence[Block], edition: str
) -> list[Text]:
    """The texts of a report that its blocks do not say as often as it says them."""
    pieces = list(_pieces(blocks))
    texts = list(_texts(schema, typed, edition, "".join(pieces)))
    # Nearly all texts are a paragraph, a cell, or what follows a number: those are soon found.
    left, rest = _unmatched(texts, pieces, key=str)
    left, rest = _unmatched(left, rest, key=_unnumbered)
    if len(left) > _MANY:
        left, _ = _unmatched(left, _points(rest), key=str)
    # The others stand somewhere in a paragraph. Counted, none can be taken for another.
    written = "\n".join(each.text for each in texts)
    return _missing(left, written, printed="\n".join(pieces))


def _missing(texts: Iterable[Text], written: str, printed: str) -> list[Text]:
    """The texts that are printed less often than they are written; the longest first.

    What is missing with a longer text that holds it is reported once, as that text.
    """
    missing: list[Text] = []
    reported = ""
    for each in sorted(texts, key=lambda each: len(each.text), reverse=True):
        wanted = written.count(each.text) - reported.count(each.text)
        if printed.count(each.text) < wanted:
            missing.append(each)
            reported += each.text + "\n"
    return missing


def _pieces(blocks: Iterable[Block]) -> Iterator[str]:
    """What paragraphs and cells say, without white space."""
    for block in blocks:
        if isinstance(block, Para):
            yield _without_space(block.text)
        elif isinstance(block, Table):
            yield from (_without_space(cell.text) for row in block.rows for cell in row)


def _without_space(text: str) -> str:
    return "".join(text.split())


def _texts(schema: Schema, typed: Mapping[str, Any], edition: str, printed: str) -> Iterator[Text]:
    """Every line that an edition must print; of a date, the form in which it is printed."""
    for path, value, final in _values(schema, typed, edition):
        if isinstance(value, date):
            text = iso_date(value) if iso_date(value) in printed else long_date(value)
        else:
            text = str(value).rstrip().rstrip(final)
        yield from (Text(path, _without_space(line)) for line in lines(text))


def _values(
    schema: Schema, typed: Mapping[str, Any], edition: str
) -> Iterator[tuple[Path, Any, str]]:
    """The values that an edition prints, with the marks that are not printed at their ends."""
    waiting: list[tuple[Path, Any, str]] = [((), typed, "")]
    while waiting:
        path, value, final = waiting.pop()
        if isinstance(value, list):
            waiting += [((*path, place), each, final) for place, each in enumerate(value)]
        elif isinstance(value, dict):
            for key, inside in value.items():
                field = schema.field((*path, key))
                if field and _is_printed(field, typed, edition):
                    waiting.append(((*path, key), inside, field.final))
        elif value is not None:
            yield path, value, final


def _is_printed(field: Field, typed: Mapping[str, Any], edition: str) -> bool:
    """Whether an edition prints a field, and no other that is given stands in its place."""
    replaced = bool(field.unless) and typed.get(field.unless) is not None
    return (field.printed or edition) == edition and not replaced


def _unmatched(
    texts: Iterable[Text], pieces: Iterable[str], key: Callable[[str], str]
) -> tuple[list[Text], list[str]]:
    """The texts that are the key of no piece, and the pieces that are left; each matches once."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for piece in pieces:
        waiting[key(piece)].append(piece)
    left = []
    for each in texts:
        if waiting[each.text]:
            waiting[each.text].pop()
        else:
            left.append(each)
    return left, list(chain.from_iterable(waiting.values()))


def _points(pieces: Iterable[str]) -> Iterator[str]:
    """What stands between the numbers of points that run on in one paragraph."""
    for piece in pieces:
        yield from _NUMBER.split(piece)


def _unnumbered(piece: str) -> str:
    """A piece without the number at its beginning."""
    number = _NUMBER.match(piece)
    return piece[number.end() :] if number else piece
