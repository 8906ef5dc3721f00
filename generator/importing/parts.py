"""The tree of sections → the parts of a report, by what their headings or their texts say.

First the tree is cut into passages, each labelled with the part that it belongs to, "" where that
is not known; then passages with the same label are grouped; then each group becomes a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from generator.basis.messages import Message
from generator.importing import passages, prose, sections
from generator.importing.model import NONE, Data, Item, Node, Paragraph
from generator.importing.outline import Outline
from generator.importing.passages import Passage
from generator.importing.recognition import Recognition
from generator.importing.sections import Context, Section


def read(outline: Outline, known: Recognition, year: str) -> tuple[list[Item], Data]:
    """The opening of a report of a year, and its parts in the order in which they stand.

    What belongs to none is among them.
    """
    opening, found = passages.read(outline.root, known, year)
    data: Data = {}
    for part, group in _grouped(found, known).items():
        note = _note(group)
        if note:
            data[f"#{part}"] = str(note)
        data[part] = _fields(group, Context(known, outline.kept, part))
    return opening, data


def _grouped(found: Sequence[Passage], known: Recognition) -> dict[str, list[Passage]]:
    """The passages by part: what cannot have a place of its own joins its neighbour."""
    groups: dict[str, list[Passage]] = {}
    waiting: list[Passage] = []
    last = ""
    for part, run in _named(_runs(found), known):
        if part and part not in groups:
            groups[part] = [*waiting, *run]
            waiting = []
            last = part
        elif last:
            groups[last] += run
        else:
            waiting += run
    return groups


def _runs(found: Sequence[Passage]) -> list[tuple[str, list[Passage]]]:
    """The passages that follow each other with the same label."""
    return [(part, list(run)) for part, run in groupby(found, key=lambda passage: passage.part)]


def _named(
    runs: list[tuple[str, list[Passage]]], known: Recognition
) -> list[tuple[str, list[Passage]]]:
    """The runs with a label for the first and the last unknown one, if that part is missing."""
    parts = [part for part, _ in runs]
    labels = list(parts)
    if "" in labels and known.usual not in parts:
        labels[labels.index("")] = known.usual
    unknown = [index for index, part in enumerate(labels) if not part]
    if unknown and known.kind.rest and known.kind.rest not in parts:
        labels[unknown[-1]] = known.kind.rest
    return [(part, run) for part, (_, run) in zip(labels, runs, strict=True)]


def _note(group: Sequence[Passage]) -> Message | None:
    """What to say of a part."""
    note = next((passage.note for passage in group if passage.note), None)
    if note is None and not all(passage.part for passage in group):
        return passages.BY_PLACE
    return note


def _fields(group: Sequence[Passage], context: Context) -> Data | list[Data]:
    """The fields of a part; what belongs to none is a list."""
    if context.part == context.known.kind.rest:
        return [sections.settled(_section(passage, context)) for passage in group]
    if len(group) == 1:
        return sections.settled(_section(group[0], context))
    inner = tuple(_section(passage, context) for passage in group)
    return sections.settled(Section({"heading": NONE}, inner))


def _section(passage: Passage, context: Context) -> Section:
    """A passage as a section: what has no ordinal has no heading."""
    node = passage.node
    if node is None:
        return sections.content(passage.body, (), context).headed(NONE)
    causes: list[str] = []
    if context.needs_causes:
        node, causes = _without_causes(node)
    made = _with_heading(node, context)
    made = made.adding(prose.closing(causes, tells_causes=context.needs_causes))
    if passage.part not in ("", context.part, context.known.kind.rest):
        return made.adding({"item": passage.part})
    return made


def _with_heading(node: Node, context: Context) -> Section:
    """A section under its heading; a chapter has its title in its text."""
    if node.level:
        return sections.numbered(node, context)
    return sections.content(node.body, node.children, context).headed(NONE)


def _without_causes(node: Node) -> tuple[Node, list[str]]:
    """A section without the causes, and what follows them, at the end of its deeper sections; these."""
    body = passages.last_body(node) if node.children else []
    for index, item in enumerate(body[1:], 1):
        rest = [each.text for each in body[index:] if isinstance(each, Paragraph)]
        is_prose = len(rest) == len(body) - index
        if isinstance(item, Paragraph) and prose.begins_causes(item.text) and is_prose:
            return passages.with_last_body(node, body[:index]), rest
    return node, []
