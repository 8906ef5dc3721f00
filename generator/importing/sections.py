"""Paragraphs, tables and deeper sections → the fields of a section of our grammar.

Fields print in a fixed order. What stands in another goes into sections without a heading, which
add no level and no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.basis import ordinals
from generator.basis.messages import Message, say
from generator.importing import prose
from generator.importing.model import NONE, Data, Grid, Item, Node, Paragraph, commented
from generator.importing.recognition import Recognition

_RUN_IN = ("sections", "points", "causes")
_CAPTION = re.compile(r"^表|[表况计]$")
_LONGEST_CAPTION = 40
_UNIT = re.compile(r"^单位[：:]\s*(\S{1,10})$")
_CAPTION_GUESS = say("待核：表名是按位置认出来的。")
_END_GUESS = say("待核：原文没有分段，标题到这里为止是猜的。")
_ITEM_GUESS = say("待核：标题里写着{words}，所以标了事项。")


@dataclass(frozen=True)
class Context:
    """What a section must know of its surroundings.

    `kept`: why the ordinals of paragraphs stayed in the text; `part`: the part that it stands in.
    """

    known: Recognition
    kept: Mapping[Paragraph, Message]
    part: str = ""

    @property
    def needs_causes(self) -> bool:
        """Whether the part must tell causes, too: they are told from what is wrong."""
        part = self.known.kind.parts.get(self.part)
        return part is not None and part.needs is not None


@dataclass(frozen=True)
class Section:
    """The fields of a section, and the deeper sections in it.

    `joins` says what runs in: its own heading, its points, its causes (True), or must not (False).
    What it does not name may do either.
    """

    fields: Data
    inner: tuple[Section, ...] = ()
    joins: Mapping[str, bool] = field(default_factory=dict)

    def headed(self, heading: str) -> Section:
        """The same under a heading."""
        return self.adding({"heading": heading})

    def adding(self, fields: Data) -> Section:
        """The same with more fields."""
        return replace(self, fields=self.fields | fields)


def settled(
    section: Section, above: tuple[str, ...] = (), *, is_one_of_joined: bool = False
) -> Data:
    """All fields of a section; what runs in is said where that is otherwise than `above` it.

    `is_one_of_joined`: the section that it stands in says that the headings in it run in.
    """
    below = tuple(key for key in _RUN_IN if _runs_in(section, key, default=key in above))
    heading = ("heading",) if section.joins.get("heading") and not is_one_of_joined else ()
    data = dict(section.fields)
    if heading or below != above:
        data["run_in"] = [*heading, *below] or NONE
    if section.inner:
        are_joined = "sections" in below
        data["sections"] = [
            settled(each, below, is_one_of_joined=are_joined) for each in section.inner
        ]
    return data


def _runs_in(section: Section, key: str, *, default: bool) -> bool:
    """Whether something runs in: as the section must have it, or else all the deeper ones."""
    own = _needs(section, key)
    if own:
        return own == {True}
    inside = {need for each in section.inner for need in _needs_within(each, key)}
    return inside.pop() if len(inside) == 1 else default


def _needs(section: Section, key: str) -> set[bool]:
    """What a section needs: of its deeper sections, what their headings do."""
    if key != "sections":
        return {section.joins[key]} if key in section.joins else set()
    return {each.joins["heading"] for each in section.inner if "heading" in each.joins}


def _needs_within(section: Section, key: str) -> Iterator[bool]:
    yield from _needs(section, key)
    for each in section.inner:
        yield from _needs_within(each, key)


def numbered(node: Node, context: Context) -> Section:
    """A numbered section."""
    made = content(node.body, node.children, context).headed(node.heading)
    if node.is_guess:
        made = made.adding(commented("heading", node.heading, _END_GUESS))
    if node.run_in or _must_stand_alone(node):
        made = replace(made, joins={**made.joins, "heading": node.run_in})
    item, words = context.known.of_inner_heading(node.heading) if node.level > 1 else ("", "")
    if item and item != context.part:
        return made.adding(commented("item", item, _ITEM_GUESS.fill(words=words)))
    return made


def _must_stand_alone(node: Node) -> bool:
    """Whether a heading on a line of its own would run in if it were told to."""
    if not node.body:
        return not node.children
    return isinstance(node.body[0], Paragraph)


def content(body: Sequence[Item], children: Sequence[Node], context: Context) -> Section:
    """What stands in a section, without its heading."""
    grids = [item for item in body if isinstance(item, Grid)]
    if len(grids) > 1 or (grids and children):
        pieces = [_with_one_table(each, (), context).headed(NONE) for each in _up_to_tables(body)]
        return Section({}, (*pieces, *_all_numbered(children, context)))
    made = _with_one_table(body, children, context)
    numbered = children[0].numbered if children else ""
    return made.adding({"numbering": numbered}) if numbered else made


def _with_one_table(body: Sequence[Item], children: Sequence[Node], context: Context) -> Section:
    """Paragraphs with one table at most, and none beside deeper sections."""
    at = next((index for index, item in enumerate(body) if isinstance(item, Grid)), len(body))
    before = [item for item in body[:at] if isinstance(item, Paragraph)]
    after = [item.text for item in body[at + 1 :] if isinstance(item, Paragraph)]
    table: Data = {}
    for grid in body[at : at + 1]:
        if isinstance(grid, Grid):
            table, before = _captioned(grid, before)
    said = prose.read(
        before,
        key="lead" if children else "text",
        tells_causes=context.needs_causes,
        is_followed=bool(table or children),
        kept=context.kept,
    )
    closing = {"closing": "\n".join(after)} if after else {}
    return Section(said.fields | table | closing, _all_numbered(children, context), said.run_in)


def _all_numbered(nodes: Sequence[Node], context: Context) -> tuple[Section, ...]:
    return tuple(numbered(node, context) for node in nodes)


def _captioned(grid: Grid, before: list[Paragraph]) -> tuple[Data, list[Paragraph]]:
    """The fields of a table with its caption and unit; the paragraphs that are neither."""
    fields: Data = {}
    rest = list(before)
    unit = _UNIT.match(rest[-1].text) if rest else None
    if unit:
        fields["unit"] = unit[1]
        rest.pop()
    if rest and _is_caption(rest[-1].text):
        fields |= commented("caption", rest.pop().text, _CAPTION_GUESS)
    return {"table": fields | _rows(grid)}, rest


def _is_caption(text: str) -> bool:
    """Whether a paragraph above a table may be its caption."""
    if len(text) > _LONGEST_CAPTION or ordinals.of_point(text):
        return False
    return bool(_CAPTION.search(text))


def _rows(grid: Grid) -> Data:
    columns, *rows = map(list, grid.rows)
    return {"columns": columns, "rows": rows}


def _up_to_tables(body: Iterable[Item]) -> list[list[Item]]:
    """The body cut after each table."""
    pieces: list[list[Item]] = [[]]
    for item in body:
        pieces[-1].append(item)
        if isinstance(item, Grid):
            pieces.append([])
    return [piece for piece in pieces if piece]


def literal(items: Sequence[Item]) -> list[Data]:
    """Sections without headings that say the items as they are."""
    made: list[Data] = []
    for piece in _up_to_tables(items):
        text = "\n".join(item.text for item in piece if isinstance(item, Paragraph))
        made.append({"heading": NONE, "text": text})
        for item in piece:
            if isinstance(item, Grid):
                made[-1]["table"] = _rows(item)
    return made
