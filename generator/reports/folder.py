"""A folder of reports: which file is the main one, and which files a report includes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from generator.basis.files import real
from generator.basis.listing import yaml_in
from generator.basis.messages import Message, say
from generator.basis.problems import Path, Problem, UserError
from generator.kinds import kind
from generator.parsing import tree
from generator.parsing.encoding import decode
from generator.reports import reading
from generator.reports.source import Source

_MAIN_NAMES = {"report", "报告"}
INCLUDE = "include"
_ROOT = re.compile(r"/|[A-Za-z]:")


def outstanding(found: Source) -> list[tuple[str, Problem]]:
    """The entries of `include` that cannot be taken, and why."""
    return [
        (str(found.data["include"] if len(path) == 1 else found.data["include"][path[1]]), wrong)
        for path, means in entries(found)
        if isinstance(means, Message)
        for wrong in [found.problem(path, "error", "include", means, 0)]
    ]


def included(found: Source) -> list[FilePath]:
    """The files that a report includes, as far as they are there and may be read."""
    files = [file for _, means in entries(found) if isinstance(means, list) for file in means]
    return list({real(file): file for file in files}.values())


@dataclass(frozen=True)
class Reports:
    """The reports among files, and all the files that any of them includes."""

    reports: list[FilePath]
    parts: set[FilePath]


def whole(files: list[FilePath]) -> Reports:
    """Which of the files are reports, and no part of another.

    Where two include each other, neither is a part of the other.
    """
    including = {
        real(file): {real(part) for part in included(reading.read(file))}
        for file in files
        if _mentions_parts(file)
    }
    inside = {
        part
        for file, parts in including.items()
        for part in parts
        if file not in including.get(part, ())
    }
    return Reports([file for file in files if real(file) not in inside], inside)


def _mentions_parts(file: FilePath) -> bool:
    """Whether the field's name stands anywhere in a file: few are read twice.

    A file that cannot be read includes nothing; it is told of where it is read to be checked.
    """
    try:
        page, _ = decode(tree.content(file), str(file))
    except UserError:
        return False
    field = kind.load().schema.fields[INCLUDE]
    return field.key in page.text or field.label in page.text


def main(path: FilePath) -> FilePath:
    """The main file of a folder; a file is its own. Raises UserError where none can be told."""
    if not os.path.isdir(path):  # noqa: PTH112 — says no where Path.is_dir raises
        return path
    listed = yaml_in(path)
    files = [file for file in listed.files if file.parent == path]
    including = [
        file for file in files if _mentions_parts(file) and INCLUDE in reading.read(file).data
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


def entries(found: Source) -> Iterator[tuple[Path, list[FilePath] | Message]]:
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
