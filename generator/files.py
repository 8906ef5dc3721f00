"""Files: which ones a path means, and how one is written so that it is never half there."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from generator.messages import say
from generator.problems import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIXES = {".yaml", ".yml"}


def reports_in(paths: Iterable[Path]) -> list[Path]:
    """The YAML files that paths mean: a file itself, every one in a folder and below it.

    Raises UserError for a path that is not there and for a folder that holds none.
    """
    return [file for path in paths for file in _reports(path)]


def _reports(path: Path) -> list[Path]:
    if not path.exists():
        raise UserError(say("没有这个文件或文件夹：{path}", path=path))
    if not path.is_dir():
        return [path]
    found = yaml_in(path)
    if not found:
        raise UserError(say("文件夹 {path} 里没有 YAML 文件（.yaml、.yml）。", path=path))
    return found


def yaml_in(folder: Path) -> list[Path]:
    """The YAML files in a folder and below it, sorted, without hidden ones."""
    inside = sorted(file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES)
    return [
        file
        for file in inside
        if not any(p.startswith(".") for p in file.relative_to(folder).parts)
    ]


def write(target: Path, content: bytes) -> None:
    """Write a whole file or none: beside its target first, then in its place.

    Raises UserError where that cannot be done; an older file is then left as it was.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.stem[:40]}-", delete=False
        ) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary = Path(file.name)
        try:
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            say(
                "写不了文件 {target}：{reason}。它可能正在 Word 或 WPS 里打开，请关闭后再试，或用 -o 换一个名字。",
                target=target,
                reason=reason,
            )
        ) from error


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
