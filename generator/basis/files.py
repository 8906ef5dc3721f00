"""Files: which ones a path means, and how one is written so that it is never half there."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from io import BufferedWriter
from itertools import count
from pathlib import Path

from generator.basis.messages import say
from generator.basis.problems import UserError, reason

SUFFIXES = {".yaml", ".yml"}
# What Windows allows in no file name, so that a file made elsewhere can be opened there.
FORBIDDEN = '<>:"|?*'
# A file that Windows still holds (a virus scanner, Word closing) is tried again for half a second.
_TRIES = 6 if os.name == "nt" else 1
_PAUSE = 0.1


def reports_in(paths: Iterable[Path]) -> list[Path]:
    """The YAML files that paths mean, each once: a file itself, every one in a folder and below it.

    Raises UserError for a path that is not there and for a folder that holds none.
    """
    return list(dict.fromkeys(file for path in paths for file in _reports(path)))


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
    _refuse(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target) as file:
            whole = Path(file.name)
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                file.close()
                _put_in_place(whole, target)
            finally:
                whole.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(target, error) from error


def _beside(target: Path) -> BufferedWriter:
    """A new file in the folder of the target, under a name that no other run has taken."""
    number = 0
    while True:
        try:
            return target.with_name(f".fazhi-{os.getpid()}-{number}.part").open("xb")
        except FileExistsError:
            number += 1


def _put_in_place(whole: Path, target: Path) -> None:
    """Replace the target; what Windows still holds is tried again for a while."""
    for left in reversed(range(_TRIES)):
        try:
            whole.replace(target)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _refuse(target: Path) -> None:
    """Raise UserError for a name that Windows cannot hold, or a file that is open."""
    bad = next((character for character in target.name if character in FORBIDDEN), None)
    if bad:
        raise UserError(
            say(
                "文件名 {name} 里有“{bad}”，Windows 里不能用。请用 -o 换一个名字。",
                name=target.name,
                bad=bad,
            )
        )
    owner = _owner(target)
    if owner:
        raise UserError(
            say(
                "{target} 正在 Word、WPS 或 LibreOffice 里打开。请关闭后再试，或用 -o {other} 换一个名字。"
                "（如果并没有打开，请删去 {owner}。）",
                target=target,
                other=another(target),
                owner=owner.name,
            )
        )


def _owner(target: Path) -> Path | None:
    """The small file that an office program keeps beside a document that it has open."""
    name = target.name
    owners = (f"~${name}", f"~${name[2:]}", f".~lock.{name}#")
    return next((path for path in map(target.with_name, owners) if _there(path)), None)


def another(target: Path) -> Path:
    """A free name like the target's: 报告(2).docx."""
    names = (target.with_name(f"{target.stem}({n}){target.suffix}") for n in count(2))
    return next(name for name in names if not _there(name))


def _unwritable(target: Path, error: OSError) -> UserError:
    return UserError(
        say(
            "写不了文件 {target}：{reason}。原有的文件没有动。请换一个文件夹或名字再试。",
            target=target,
            reason=reason(error),
        )
    )


def _there(path: Path) -> bool:
    """Whether a file is there; a name too long for any file is not."""
    return os.path.exists(path)  # noqa: PTH110 (Path.exists raises for such a name)
