"""Tracked changes of a Word file: who has inserted, deleted, moved or formatted how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from generator.basis.messages import say
from generator.importing.model import Note
from generator.importing.word.markup import name, value

_KINDS = {
    "w:ins": say("插入"),
    "w:del": say("删去"),
    "w:moveFrom": say("移走"),
    "w:moveTo": say("移来"),
    "w:rPrChange": say("改字的格式"),
    "w:pPrChange": say("改段落格式"),
}
_TOLD = say("有修订没有接受：{told}。插入、移来的字导入了，删去、移走的没有。")
_BY = say("{author}{kind} {count} 处")


def notes(body: ET.Element) -> Iterator[Note]:
    """A note on who has changed what, where changes are tracked by name."""
    counted = Counter(
        (value(each, "author"), name(each)) for each in body.iter() if name(each) in _KINDS
    )
    told = [
        str(_BY.fill(author=author, kind=_KINDS[kind], count=count))
        for (author, kind), count in counted.items()
        if author
    ]
    if told:
        yield Note(0, _TOLD.fill(told="、".join(told)))
