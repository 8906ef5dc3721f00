"""The marks that a draft prints for what is missing, in a report that is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.importing import marks
from generator.importing.model import DUE, Data, Item, Paragraph
from generator.messages import say

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from generator.schema import Schema

_SET_BESIDE = ("", "：")  # what a draft prints beside the mark for an addressee that is missing
_LONGEST = 120  # characters of a line that may belong to head, frame or record
_OWED = say("原文写着“【待补：{label}】”。")


def fields(schema: Schema) -> dict[str, str]:
    """The fields of a report by their labels, which the marks name."""
    return {rules["meta"]["label"]: key for key, rules in schema.definitions["report"].items()}


def lacking(item: Item, known: Container[str]) -> list[str]:
    """The labels that a paragraph marks as missing, if it says nothing else."""
    text = item.text if isinstance(item, Paragraph) else ""
    labels = DUE.findall(text)
    alone = DUE.sub("", text) in _SET_BESIDE and all(label in known for label in labels)
    return labels if alone else []


def is_strange(item: Item, known: Container[str]) -> bool:
    """Whether a short line holds a mark that no draft of ours prints: it is an author's text."""
    text = item.text if isinstance(item, Paragraph) else ""
    if len(text) > _LONGEST or marks.read(text):
        return False
    return any(label not in known for label in DUE.findall(text))


def owed(
    labels: Iterable[str], printed: Sequence[str], report: Data, known: Mapping[str, str]
) -> Data:
    """Empty fields, each with a comment, for marks that the draft does not print again."""
    again = set(DUE.findall("\n".join(printed)))
    keys = {known[label]: label for label in sorted(labels) if label not in again}
    found: Data = {}
    for key, label in keys.items():
        if key not in report:
            found |= {f"#{key}": str(_OWED.fill(label=label)), key: ""}
    return found
