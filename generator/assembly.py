"""A report that several units write: the main file, and what it includes, put together as one Source.

Every value keeps the page on which it was written, so that each problem names its own file. What
two files say differently is a problem that names both; nothing outside the folder is read.
"""

from __future__ import annotations

import os
from copy import deepcopy
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from generator import resources, schema, source
from generator.files import real
from generator.listing import yaml_in
from generator.messages import Message, say
from generator.patterns import pattern
from generator.problems import Path, Problem, UserError
from generator.rules.outline import says_something

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.schema import Schema
    from generator.source import Node, Source

OWN = ("unit", "contact", "due")  # what a contribution says of itself
_MAIN_NAMES = {"report", "报告"}
_INCLUDE = ("include", "汇入")
_CODECS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_ROOT = pattern(r"/|[A-Za-z]:")


def read(file: str | FilePath, kind: Schema) -> Source:
    """The data of a file and of all that it includes. Raises UserError if it is unreadable."""
    found = source.read(file, kind.fields)
    own = {(name,) for key in OWN for name in (key, kind.contribution.fields[key].label)}
    if ("subject",) not in found.nodes and own & found.nodes.keys():
        return source.read(file, kind.contribution.fields)
    return _Whole(found, kind).source() if "include" in found.data else found


def is_contribution(found: Source) -> bool:
    """Whether a source is what one unit contributes, and no report of its own."""
    return "unit" in found.fields


def problems(found: Source, kind: Schema) -> list[Problem]:
    """What is wrong with a contribution as such, apart from the report that it belongs to."""
    wrong = [p for p in kind.contribution.check(found) if p.path[:1] and p.path[0] in OWN]
    if "include" in found.data:
        message = say("供稿里不能再“汇入”别的文件，请写在主文件里。")
        wrong.append(found.problem(("include",), "error", "include", message))
    if found.data and not contributes(found.data):
        message = say("「{unit}」还没有供稿：除了标题，什么也没有写。", unit=name(found))
        wrong.append(found.problem(("unit",), "error", "owed", message))
    return wrong


def name(found: Source) -> str:
    """What to call the unit whose contribution this is: its file's name where it does not say."""
    return str(found.data.get("unit") or FilePath(found.page.file).stem)


def contributes(data: dict[str, Any]) -> bool:
    """Whether a contribution says anything beyond its headings."""
    for key, value in data.items():
        each = value if isinstance(value, list) else [value]
        if key not in (*OWN, "include") and any(
            says_something(one) if isinstance(one, dict) else one for one in each
        ):
            return True
    return False


def outstanding(found: Source) -> list[tuple[str, Problem]]:
    """The entries of `include` that cannot be taken, and why."""
    return [
        (str(found.data["include"] if len(path) == 1 else found.data["include"][path[1]]), wrong)
        for path, means in _entries(found)
        if isinstance(means, Message)
        for wrong in [found.problem(path, "error", "include", means, 0)]
    ]


def included(found: Source) -> list[FilePath]:
    """The files that a report includes, as far as they are there and may be read."""
    files = [file for _, means in _entries(found) if isinstance(means, list) for file in means]
    return list({real(file): file for file in files}.values())


def whole(files: list[FilePath]) -> tuple[list[FilePath], set[FilePath]]:
    """The files without those that another of them includes; and all that any of them includes.

    Where two include each other, neither is a part of the other.
    """
    fields = schema.load(resources.schema()).fields
    including = {
        real(file): set(map(real, included(source.read(file, fields))))
        for file in filter(_may_include, files)
    }
    inside = {
        part
        for file, parts in including.items()
        for part in parts
        if file not in including.get(part, ())
    }
    return [file for file in files if real(file) not in inside], inside


def _may_include(file: FilePath) -> bool:
    """Whether the field's name stands anywhere in a file, in whatever encoding: few are parsed twice.

    A file that cannot be read includes nothing; it is told of where it is read to be checked.
    """
    try:
        raw = source.content(file)
    except UserError:
        return False
    return any(name.encode(codec) in raw for name in _INCLUDE for codec in _CODECS)


def main(path: FilePath) -> FilePath:
    """The main file of a folder; a file is its own. Raises UserError where none can be told."""
    if not os.path.isdir(path):  # noqa: PTH112 — says no where Path.is_dir raises
        return path
    listed = yaml_in(path)
    files = [file for file in listed.files if file.parent == path]
    fields = schema.load(resources.schema()).fields
    including = [
        file for file in filter(_may_include, files) if "include" in source.read(file, fields).data
    ]
    named = [file for file in files if file.stem in _MAIN_NAMES]
    for candidates in (including, named, files):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            names = "、".join(file.name for file in candidates)
            raise UserError(
                say(
                    "文件夹 {path} 里有几个文件都可能是主文件：{names}。请写明是哪一个。",
                    path=path,
                    names=names,
                )
            )
    if listed.unusable:
        raise UserError(listed.unusable[0])
    raise UserError(
        say(
            "文件夹 {path} 里没有主文件（写着“汇入”的报告，或 report.yaml、报告.yaml）。", path=path
        )
    )


def _entries(found: Source) -> Iterator[tuple[Path, list[FilePath] | Message]]:
    """Each entry of `include`: the files that it means, or why it cannot be taken."""
    value = found.data.get("include")
    for number, entry in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(entry, str):
            path: Path = ("include",) if isinstance(value, str) else ("include", number)
            yield path, _files(FilePath(found.page.file), entry.strip())


def _files(main_file: FilePath, entry: str) -> list[FilePath] | Message:
    folder, relative = main_file.parent, entry.replace("\\", "/")
    outside = say(
        "“{entry}”不在主文件所在的文件夹里，没有汇入。请把文件放进来，写相对的路径，如 parts/公安.yaml。",
        entry=entry,
    )
    target = folder / relative
    if _ROOT.match(relative) or ".." in relative.split("/"):
        return outside
    if not os.path.exists(target):  # noqa: PTH110 — says no where Path.exists raises
        return say("要汇入的“{entry}”还没有。请催供稿单位，或改正文件名。", entry=entry)
    files, unusable = yaml_in(target) if target.is_dir() else ([target], [])
    if not all(real(file).is_relative_to(real(folder)) for file in [target, *files]):
        return outside
    if unusable:
        return say("“{entry}”没有汇入。{why}", entry=entry, why=unusable[0])
    others = [file for file in files if real(file) != real(main_file)]
    if not others:
        return say("“{entry}”里没有可以汇入的 YAML 文件（.yaml、.yml）。", entry=entry)
    return others


class _Whole:
    """Puts contributions into the data of a main file, one after the other."""

    def __init__(self, found: Source, kind: Schema) -> None:
        self.found = found
        self.kind = kind
        self.data: dict[str, Any] = deepcopy(found.data)
        self.nodes = dict(found.nodes)
        self.problems = list(found.problems)
        self.moved: dict[Path, Path] = {}

    def source(self) -> Source:
        """The report as one source."""
        self.problems += [problem for _, problem in outstanding(self.found)]
        for file in included(self.found):
            self._add(file)
        return self.found.but(data=self.data, nodes=self.nodes, problems=self.problems)

    def _add(self, file: FilePath) -> None:
        part = source.read(file, self.kind.contribution.fields)
        self.problems += [*part.problems, *problems(part, self.kind)]
        self.moved = {}
        for key, value in deepcopy(part.data).items():
            if key not in (*OWN, "include"):
                self._join(self.data, (key,), (key,), value, part)
        for path, node in part.nodes.items():
            self._place(path, node)

    def _place(self, path: Path, node: Node) -> None:
        """Take over the node of a value that has moved into the report."""
        for length in range(len(path), 0, -1):
            target = self.moved.get(path[:length])
            if target:
                there = (*target, *path[length:])
                # A part that the main file leaves empty stands where it has its key.
                part = len(there) == 1 and isinstance(self.data[str(there[0])], dict)
                if not part or there not in self.nodes:
                    self.nodes[there] = node
                return

    def _join(
        self, into: dict[str, Any], path: Path, origin: Path, value: Any, part: Source
    ) -> None:
        """Bring one value, `origin` in its file, to `path` of the report."""
        key, rules = str(path[-1]), self.kind.rules(path)
        here = into.get(key)
        if here is None:
            into[key] = value
            self.moved[origin] = path
        elif isinstance(here, dict) and isinstance(value, dict) and rules["schema"] == "section":
            for inner, each in value.items():
                self._join(here, (*path, inner), (*origin, inner), each, part)
        elif isinstance(here, list) and isinstance(value, list) and rules["type"] == "list":
            self._append(here, path, origin, value, part)
        elif here != value:
            message = say(
                "「{label}」在 {file} 第 {line} 行已经写过，两处内容不同。请商定后只留一处。",
                label=self.kind.label(path),
                **self._where(path),
            )
            self.problems.append(part.problem(origin, "error", "conflict", message))

    def _append(
        self, here: list[Any], path: Path, origin: Path, value: list[Any], part: Source
    ) -> None:
        first = len(here)
        headings = {_heading(each): n for n, each in enumerate(here) if _heading(each)}
        for number, each in enumerate(value):
            at = (*origin, number)
            self.moved[at] = (*path, first + number)
            earlier = headings.get(_heading(each))
            if earlier is not None:
                message = say(
                    "标题“{heading}”在 {file} 第 {line} 行已经写过。请两家商定，合成一节，或改用不同的标题。",
                    heading=_heading(each),
                    **self._where((*path, earlier, "heading")),
                )
                self.problems.append(
                    part.problem((*at, "heading"), "error", "same-heading", message)
                )
        here += value

    def _where(self, path: Path) -> dict[str, object]:
        node = self.nodes[path]
        return {"file": node.page.file, "line": node.page.place(node.key).line}


def _heading(section: Any) -> str:
    """The heading of a section without white space; "" where it has none."""
    heading = section.get("heading") if isinstance(section, dict) else None
    bare = "".join(heading.split()) if isinstance(heading, str) else ""
    return "" if bare == "无" else bare
