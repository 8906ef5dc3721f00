"""Paragraphs, tables and deeper sections → the fields of a section of our grammar.

Fields print in a fixed order. What stands in another goes into sections without a heading, which
add no level and no words. A key that begins with # is a comment on the field after it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from generator.basis import ordinals
from generator.basis.messages import say
from generator.importing import points
from generator.importing.model import Data, Grid, Item, Node, Paragraph
from generator.importing.recognition import Recognition

NONE = "无"
WANT = "?"  # a key that is no field: what this section must, or must not, have run in
RUN_IN = ("sections", "points", "causes")
_CAPTION = re.compile(r"^表|[表况计]$")
_LONGEST_CAPTION = 40
_UNIT = re.compile(r"^单位[：:]\s*(\S{1,10})$")
CAUSES = re.compile(
    r"(?:主要|究其)?原因|(?:出现|产生|造成|存在|导致|上述)[^。；]{0,16}(?:原因|根源)"
)
REMEDIES = re.compile(r"下一步整改|整改|针对|对(?:这|上述|以上|存在|查找|照)|为解决")
_TYPED = say("待核：这里的“一是”等次序词排不成要点，原样留在文字里。")
_KEPT = say("待核：这里的序号越级、不连续，或者是成句的条目，原样留在文字里。")
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
    def faults(self) -> bool:
        """Whether the part must tell causes, too: they are told from what is wrong."""
        part = self.known.kind.parts.get(self.part)
        return part is not None and part.needs is not None


def section(node: Node, context: Context) -> Data:
    """The fields of a numbered section."""
    data: Data = {"heading": node.heading, **content(node.body, node.children, context)}
    item, words = context.known.of_inner_heading(node.heading) if node.level > 1 else ("", "")
    if item and item != context.part:
        data |= {"#item": str(_ITEM_GUESS.fill(words=words)), "item": item}
    return data


def content(body: Sequence[Item], children: Sequence[Node], context: Context) -> Data:
    """The fields for what stands in a section."""
    grids = [item for item in body if isinstance(item, Grid)]
    if len(grids) > 1 or (grids and children):
        inner = [{"heading": NONE, **_simple(chunk, (), context)} for chunk in _chunks(body)]
        deeper = sections(children, context)
        return {WANT: deeper[WANT], "sections": [*inner, *deeper["sections"]]}
    return _simple(body, children, context)


def literal(items: Sequence[Item]) -> list[Data]:
    """Sections without headings that say the items as they are."""
    return [
        {
            "heading": NONE,
            "text": "\n".join(item.text for item in chunk if isinstance(item, Paragraph)),
            **next((_grid(item) for item in chunk if isinstance(item, Grid)), {}),
        }
        for chunk in _chunks(items)
    ]


def _grid(grid: Grid) -> Data:
    rows = [list(row) for row in grid.rows]
    return {"table": {"columns": rows[0], "rows": rows[1:]}}


def _chunks(body: Iterable[Item]) -> list[list[Item]]:
    """The body cut after each table."""
    chunks: list[list[Item]] = [[]]
    for item in body:
        chunks[-1].append(item)
        if isinstance(item, Grid):
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _simple(body: Sequence[Item], children: Sequence[Node], context: Context) -> Data:
    """The fields for paragraphs with one table at most, and none beside deeper sections."""
    at = next((i for i, item in enumerate(body) if isinstance(item, Grid)), len(body))
    before = [item for item in body[:at] if isinstance(item, Paragraph)]
    after = [item.text for item in body[at + 1 :] if isinstance(item, Paragraph)]
    grid = body[at] if at < len(body) else None
    table, before = _table(grid, before) if isinstance(grid, Grid) else ({}, before)
    key = "lead" if children else "text"
    data = prose(before, context, key, followed=bool(table or children))
    if children:
        deeper = sections(children, context)
        data[WANT] |= deeper.pop(WANT)
        data |= deeper
    return data | table | ({"closing": "\n".join(after)} if after else {})


def _table(grid: Grid, before: list[Paragraph]) -> tuple[Data, list[Paragraph]]:
    """The fields of a table with its caption and unit; the paragraphs that are neither."""
    data: Data = {}
    unit = _UNIT.match(before[-1].text) if before else None
    rest = before[:-1] if unit else before
    last = rest[-1].text if rest else ""
    if len(last) <= _LONGEST_CAPTION and _CAPTION.search(last) and not ordinals.of_point(last):
        data |= {"#caption": str(_CAPTION_GUESS), "caption": last}
        rest = rest[:-1]
    if unit:
        data["unit"] = unit[1]
    return {"table": data | _grid(grid)["table"]}, rest


def prose(paragraphs: Sequence[Paragraph], context: Context, key: str, *, followed: bool) -> Data:
    """The fields for paragraphs, under `key` where they hold no points.

    `followed`: a table or sections come after them.
    """
    texts, why, joined = [paragraph.text for paragraph in paragraphs], list[str](), False
    if context.faults and not followed:
        texts, why, joined = _faults(texts)
    found = points.gather(texts)
    if found and followed and found.after:
        found = None
    if found and context.faults and not (followed or why or found.after):
        found, why = _caused(found)
        joined = bool(why)
    data: Data = {WANT: {"points": found.run_in if found else None, "causes": joined or None}}
    if found:
        data |= {"lead": "\n".join(found.before), "points": found.points}
    elif texts:
        data |= _plain(texts, key)
    if not found and any(paragraph.line in context.kept for paragraph in paragraphs):
        data[f"#{key}"] = str(_KEPT)
    after = [*(found.after if found else []), *why]
    return {name: value for name, value in (data | closing(after, context)).items() if value != ""}


def _plain(texts: Sequence[str], key: str) -> Data:
    data: Data = {key: "\n".join(texts)}
    if any(map(points.numbered, texts)):
        data[f"#{key}"] = str(_TYPED)
    return data


def _faults(texts: list[str]) -> tuple[list[str], list[str], bool]:
    """What is wrong; why, and what is done about it; whether these stand in one paragraph."""
    for index, text in enumerate(texts[1:], 1):
        if CAUSES.match(text):
            return texts[:index], texts[index:], False
    for index, text in enumerate(texts):
        if points.numbered(text):
            continue
        starts = [hit.end() for hit in re.finditer("。", text) if CAUSES.match(text, hit.end())]
        if starts:
            what, why = text[: starts[0]], _remedied(text[starts[0] :])
            return [*texts[:index], what], [*why, *texts[index + 1 :]], True
    return texts, [], False


def _caused(found: points.Points) -> tuple[points.Points, list[str]]:
    """Points that run in without the causes of them all, which follow the last of them; these."""
    *others, last = found.points
    alone = found.run_in and not any(CAUSES.search(text) for text in others)
    for hit in re.finditer("。", last) if alone else ():
        if CAUSES.match(last, hit.end()):
            why = _remedied(last[hit.end() :])
            return found._replace(points=[*others, last[: hit.end()]]), why
    return found, []


def _remedied(text: str) -> list[str]:
    """Causes, and the sentences about what is done, if they follow."""
    for hit in re.finditer("。", text):
        if REMEDIES.match(text, hit.end()):
            return [text[: hit.end()], text[hit.end() :]]
    return [text]


def closing(after: Sequence[str], context: Context) -> Data:
    """The fields for what stands after everything else: causes and remedies, or a closing."""
    if not after:
        return {}
    if not (context.faults and CAUSES.match(after[0])):
        return {"closing": "\n".join(after)}
    at = next((i for i, text in enumerate(after) if REMEDIES.match(text)), len(after))
    return {"causes": "\n".join(after[:at]), "remedies": "\n".join(after[at:])}


def sections(nodes: Sequence[Node], context: Context) -> Data:
    """The field that holds deeper sections, and whether their headings run in."""
    wants = {_wants(node) for node in nodes} - {None}
    if len(wants) > 1:
        return {WANT: {}, "sections": _mixed(nodes, context)}
    want = wants.pop() if wants else None
    return {WANT: {"sections": want}, "sections": [section(node, context) for node in nodes]}


def _mixed(nodes: Sequence[Node], context: Context) -> list[Data]:
    """Sections of which some have headings that run in: each sort in one without a heading."""
    groups: list[list[Node]] = []
    sort: bool | None = None
    for node in nodes:
        wanted = _wants(node)
        if not groups or (wanted is not None and sort is not None and wanted != sort):
            groups.append([])
            sort = None
        groups[-1].append(node)
        sort = sort if wanted is None else wanted
    return [{"heading": NONE, **sections(group, context)} for group in groups]


def _wants(node: Node) -> bool | None:
    """Whether the heading of a section must run in, must not, or may."""
    if node.run_in:
        return True
    return False if node.body and isinstance(node.body[0], Paragraph) else None


def settle(data: Data, above: tuple[str, ...] = ()) -> Data:
    """A section with what runs in it said, where that is otherwise than `above` it."""
    data = dict(data)
    want = data.pop(WANT, {})
    inner: list[Data] = data.get("sections", [])
    held = tuple(key for key in RUN_IN if _held(key, want.get(key), inner, key in above))
    if held != above:
        data["run_in"] = list(held) or NONE
    if inner:
        data["sections"] = [settle(each, held) for each in inner]
    return data


def _held(key: str, want: bool | None, inner: Sequence[Data], above: bool) -> bool:
    if want is not None:
        return want
    wanted = {each for each in _all_wants(key, inner) if each is not None}
    return wanted.pop() if len(wanted) == 1 else above


def _all_wants(key: str, inner: Iterable[Data]) -> list[bool | None]:
    found: list[bool | None] = []
    for each in inner:
        found += [each.get(WANT, {}).get(key), *_all_wants(key, each.get("sections", []))]
    return found
