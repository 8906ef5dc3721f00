"""What stands around the body of a report, as each of its readers returns it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.basis.messages import say
from generator.importing.model import Data, Item, Note, Paragraph, Taken

_NOT_PRINTED = say("“{text}”没有导入：工具不印它。")


@dataclass(frozen=True)
class Matter:
    """The fields that some lines give.

    `words` are these lines in the order in which the printer sets them, where that may be another;
    `taken` is what was taken off them; `unsaid` are the roles that the printer sets although these
    lines lack them.
    """

    fields: Data = field(default_factory=dict)
    words: tuple[Item, ...] = ()
    taken: tuple[Taken, ...] = ()
    unsaid: frozenset[str] = frozenset()
    notes: tuple[Note, ...] = ()


def not_printed(lines: Iterable[Paragraph]) -> list[Note]:
    """Notes on lines that have no place in a report."""
    return [Note(line.line, _NOT_PRINTED.fill(text=line.text)) for line in lines]
