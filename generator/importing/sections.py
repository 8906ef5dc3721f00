"""Paragraphs, tables and deeper sections → the fields of a section of our grammar.

Fields print in a fixed order. What stands in another goes into sections without a heading, which
add no level and no words.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.basis import ordinals
from generator.basis.messages import say
from generator.importing import prose
from generator.importing.model import NONE, Data, Grid, Item, Node, Paragraph, commented
from generator.importing.recognition import Recognition

_RUN_IN = ("sections", "points", "causes")
_CAPTION = re.compile(r"^表|[表况计]$")
_LONGEST_CAPTION = 40
_UNIT = re.compile(r"^单位[：:]\s*(\S{1,10})$")
_CAPTION_GUESS = say("待核：表名是按位置认出来的。")
_ITEM_GUESS = say("待核：标题里写着{words}，所以标了事项。")


@dataclass(frozen=True)
class Context:
    """What a section must know of its surroundings.

    `kept`: the lines whose ordinals stayed in the text; `part`: the part that it stands in.
    """

    known: Recognition
    kept: Container[int] = ()
    part: str = ""

    @property
    def needs_causes(self) -> bool:
        """Whether the part must tell causes, too: they are told from what is wrong."""
        part = self.known.kind.parts.get(self.part)
        return part is not None and part.needs is not None


@dataclass(frozen=True)
class Section:
    """The fields of a section, and the deeper sections in it.

    `run_in` says which of sections, points and causes must run in (True) or must not (False); those
    that it does not name may do either.
    """

    fields: Data
    inner: tuple[Section, ...] = ()
    run_in: Mapping[str, bool] = field(default_factory=dict)

    def headed(self, heading: str) -> Section:
        """The same under a heading."""
        return self.adding({"heading": heading})

    def adding(self, fields: Data) -> Section:
        """The same with more fields."""
        return replace(self, fields=self.fields | fields)


def settled(section: Section, above: tuple[str, ...] = ()) -> Data:
    """All fields of a section; what runs in is said where that is otherwise than `above` it."""
    runs_in = tuple(key for key in _RUN_IN if _runs_in(section, key, default=key in above))
    data = dict(section.fields)
    if runs_in != above:
        data["run_in"] = list(runs_in) or NONE
    if section.inner:
        data["sections"] = [settled(each, runs_in) for each in section.inner]
    return data


def _runs_in(section: Section, key: str, *, default: bool) -> bool:
    """Whether something runs in: as the section must have it, or else all the deeper ones."""
    if key in section.run_in:
        return section.run_in[key]
    inside = set(_needs_inside(section, key))
    return inside.pop() if len(inside) == 1 else default


def _needs_inside(section: Section, key: str) -> Iterator[bool]:
    for each in section.inner:
        if key in each.run_in:
            yield each.run_in[key]
        yield from _needs_inside(each, key)


def numbered(node: Node, context: Context) -> Section:
    """A numbered section."""
    made = content(node.body, node.children, context).headed(node.heading)
    item, words = context.known.of_inner_heading(node.heading) if node.level > 1 else ("", "")
    if item and item != context.part:
        return made.adding(commented("item", item, _ITEM_GUESS.fill(words=words)))
    return made


def content(body: Sequence[Item], children: Sequence[Node], context: Context) -> Section:
    """What stands in a section, without its heading."""
    grids = [item for item in body if isinstance(item, Grid)]
    if len(grids) > 1 or (grids and children):
        pieces = [_with_one_table(each, (), context).headed(NONE) for each in _up_to_tables(body)]
        deeper = several(children, context)
        return replace(deeper, inner=(*pieces, *deeper.inner))
    return _with_one_table(body, children, context)


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
    deeper = several(children, context) if children else Section({})
    closing = {"closing": "\n".join(after)} if after else {}
    return Section(said.fields | table | closing, deeper.inner, {**said.run_in, **deeper.run_in})


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


def several(nodes: Sequence[Node], context: Context) -> Section:
    """What holds deeper sections: those whose headings run in apart from those whose do not."""
    needs = {_need(node) for node in nodes} - {None}
    if len(needs) > 1:
        alike = (several(group, context) for group in _alike(nodes))
        return Section({}, tuple(each.headed(NONE) for each in alike))
    inner = tuple(numbered(node, context) for node in nodes)
    need = needs.pop() if needs else None
    return Section({}, inner, {} if need is None else {"sections": need})


def _alike(nodes: Sequence[Node]) -> list[list[Node]]:
    """Runs of sections whose headings all may run in, or all may not."""
    groups: list[list[Node]] = []
    wanted: bool | None = None
    for node in nodes:
        need = _need(node)
        if not groups or (None not in (need, wanted) and need != wanted):
            groups.append([])
            wanted = None
        groups[-1].append(node)
        wanted = wanted if need is None else need
    return groups


def _need(node: Node) -> bool | None:
    """Whether the heading of a section must run in, must not, or may do either (None)."""
    if node.run_in:
        return True
    return False if node.body and isinstance(node.body[0], Paragraph) else None
