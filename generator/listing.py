"""Which files a path means."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.messages import Message, say
from generator.problems import reason
from generator.resources import TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIXES = {".yaml", ".yml"}


class Listing(NamedTuple):
    """The files that paths mean, and what is told of those that mean none."""

    files: list[Path]
    unusable: list[Message]


def reports_in(paths: Iterable[Path]) -> Listing:
    """The YAML files that paths mean, each once: a file itself, every one in a folder and below it."""
    listed = list(map(_reports, paths))
    files = dict.fromkeys(file for each in listed for file in each.files)
    return Listing(list(files), [told for each in listed for told in each.unusable])


def _reports(path: Path) -> Listing:
    if not os.path.lexists(path):
        return Listing([], [say("没有这个文件或文件夹：{path}", path=path)])
    if not os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises where nothing may be read)
        return Listing([path], [])
    found = yaml_in(path)
    if not found.files and not found.unusable:
        empty = say("文件夹 {path} 里没有 YAML 文件（.yaml、.yml）。", path=path)
        return Listing([], [empty])
    return found


def yaml_in(folder: Path) -> Listing:
    """The YAML files in a folder and below it, sorted, without hidden ones and lists of words."""
    found: list[Path] = []
    unusable: list[Message] = []
    walk = os.walk(folder, onerror=lambda error: unusable.append(_closed(error)))
    for path, inside, names in walk:
        inside[:] = [name for name in inside if not name.startswith(".")]
        found += [Path(path, name) for name in names if _is_report(name)]
        unusable += [_misnamed(Path(path, name)) for name in inside if _is_report(name)]
    return Listing(sorted(found), unusable)


def _is_report(name: str) -> bool:
    """Whether a file of this name may be a report."""
    return Path(name).suffix.lower() in SUFFIXES and name not in TERMS and name[0] != "."


def _closed(error: OSError) -> Message:
    return say("读不了文件夹 {path}：{reason}。", path=error.filename, reason=reason(error))


def _misnamed(folder: Path) -> Message:
    return say("{path} 是一个文件夹，名字却像一份报告。请给它改名，去掉末尾的 {suffix}。", path=folder, suffix=folder.suffix)  # fmt: skip
