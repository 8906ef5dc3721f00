"""What a report holds and its document does not say: a template may add words, it never takes any.

Which field is printed in which edition is told by `printed`, `unless` and `final` in the schema.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.blocks import Para, Table
from generator.patterns import pattern
from generator.words import iso_date, lines, long_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.blocks import Block
    from generator.problems import Path
    from generator.schema import Schema

# What a template sets before a heading or a point: （一） 1. （1） 一是 ①
_NUMBER = pattern(r"（?(?:[一二三四五六七八九十百千零]+|\d+)(?:、|）|\.|是)|[①-⑳㉑-㉟㊱-㊿]")


_MANY = 300  # texts to count; where there are more, points in one paragraph are taken apart first


class Text(NamedTuple):
    """A line of what an author wrote, without white space, and where it stands in the data."""

    path: Path
    text: str


def find(kind: Schema, typed: dict[str, Any], blocks: Sequence[Block], edition: str) -> list[Text]:
    """The texts of a report that its blocks do not say as often as it says them."""
    pieces = list(_pieces(blocks))
    wanted = list(_wanted(kind, typed, edition, "".join(pieces)))
    # Nearly all texts are a paragraph, a cell, or what follows a number: those are soon found.
    left, rest = _apart(wanted, pieces, bare=str)
    left, rest = _apart(left, rest, bare=_unnumbered)
    if len(left) > _MANY:
        left, _ = _apart(left, _points(rest), bare=str)
    # The others stand somewhere in a paragraph. Counted, none can be taken for another.
    written, said = "\n".join(each.text for each in wanted), "\n".join(pieces)
    return _fewer(left, written, said)


def _fewer(texts: Iterable[Text], written: str, said: str) -> list[Text]:
    """The texts that are said less often than they are written; the longest first.

    What is missing together with a text that holds it is told once, as that text.
    """
    missing: list[Text] = []
    gone = ""
    for each in sorted(texts, key=lambda each: -len(each.text)):
        if said.count(each.text) < written.count(each.text) - gone.count(each.text):
            missing.append(each)
            gone += each.text + "\n"
    return missing


def _pieces(blocks: Iterable[Block]) -> Iterator[str]:
    """What paragraphs and cells say, without white space."""
    for block in blocks:
        if isinstance(block, Para):
            yield _close(block.text)
        elif isinstance(block, Table):
            yield from (_close(cell) for row in block.rows for cell in row)


def _close(text: str) -> str:
    return "".join(text.split())


def _wanted(kind: Schema, typed: dict[str, Any], edition: str, said: str) -> Iterator[Text]:
    """Every line that an edition is to print; of a date, the form in which it stands there."""
    for path, value, final in _values(kind, typed, edition):
        text = str(value).rstrip().rstrip(final)
        if isinstance(value, date):
            text = iso_date(value) if iso_date(value) in said else long_date(value)
        yield from (Text(path, _close(line)) for line in lines(text))


def _values(kind: Schema, typed: dict[str, Any], edition: str) -> Iterator[tuple[Path, Any, str]]:
    """The values that an edition prints, with the marks that are not printed at their ends."""
    waiting: list[tuple[Path, Any, str]] = [((), typed, "")]
    while waiting:
        path, value, final = waiting.pop()
        if isinstance(value, list):
            waiting += [((*path, place), each, final) for place, each in enumerate(value)]
        elif isinstance(value, dict):
            for key, inside in value.items():
                meta = kind.rules((*path, key))["meta"]
                replaced = typed.get(meta.get("unless")) is not None
                if meta.get("printed", edition) == edition and not replaced:
                    waiting.append(((*path, key), inside, meta.get("final", "")))
        elif value is not None:
            yield path, value, final


def _apart(
    wanted: Iterable[Text], pieces: Iterable[str], bare: Callable[[str], str]
) -> tuple[list[Text], list[str]]:
    """The texts for which there is no piece that is just this text, and the pieces that are left."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for piece in pieces:
        waiting[bare(piece)].append(piece)
    left = []
    for each in wanted:
        same = waiting.get(each.text)
        if same:
            same.pop()
        else:
            left.append(each)
    return left, [piece for same in waiting.values() for piece in same]


def _points(pieces: Iterable[str]) -> Iterator[str]:
    """What stands between the numbers of points that run on in one paragraph."""
    for piece in pieces:
        yield from _NUMBER.split(piece)


def _unnumbered(piece: str) -> str:
    number = _NUMBER.match(piece)
    return piece[number.end() :] if number else piece
