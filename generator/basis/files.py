"""How files are written: several together or none, and never half of one."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from generator.basis.messages import Message, say
from generator.basis.problems import UserError, reason

# What Windows allows in no file name, so that a file made elsewhere can be opened there.
FORBIDDEN = '<>:"|?*'
# A file that Windows still holds (a virus scanner, Word closing) is tried again for half a second.
_TRIES = 6 if os.name == "nt" else 1
_PAUSE = 0.1
_PART = re.compile(r"\.fazhi-\d+-\d+\.part")
_LEFT = 3600  # seconds, after which no run can still be writing a part


def real(file: str | Path) -> Path:
    """The file that a path means in the end, whether or not it is there."""
    return Path(os.path.realpath(file))


def there(path: Path) -> bool:
    """Whether a file is there; a name too long for any file is not."""
    return os.path.exists(path)  # noqa: PTH110 (Path.exists raises for such a name)


def write(target: Path, content: bytes) -> None:
    """Write a whole file or none. Raises UserError where that cannot be done."""
    write_all({target: content})


def write_text(target: Path, text: str) -> None:
    """The same for a text; what is no character (in a file's name) is written by its code."""
    write(target, encoded(text))


def encoded(text: str) -> bytes:
    """A text in UTF-8; what is no character (in a file's name) is written by its code."""
    return text.encode(errors="backslashreplace")


def write_all(made: Mapping[Path, bytes]) -> None:
    """Write every file or none: each beside its target first, then all in their places.

    Raises UserError where that cannot be done; older files are then left as they were.
    """
    places = [_place(target) for target in made]
    parts: list[Path] = []
    try:
        for place, content in zip(places, made.values(), strict=True):
            parts.append(_new_part(place))
            _fill(parts[-1], content, place)
        for number, (part, place) in enumerate(zip(parts, places, strict=True)):
            _put(part, place, places[:number])
    except KeyboardInterrupt:  # which may come before the name of a new part is known here
        ours = f".fazhi-{os.getpid()}-*.part"
        parts += [part for place in places for part in place.path.parent.glob(ours)]
        raise
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def changed_on(file: Path) -> str:
    """The day of a file's last change, as this machine's calendar has it: 2026-02-28."""
    return time.strftime("%Y-%m-%d", time.localtime(file.stat().st_mtime))


def keep(file: Path, content: bytes, day: str = "") -> Path:
    """Write what a file was beside it, under the first of name.bak, name.bak2 … that is free.

    With a `day`, that stands before .bak.
    Where the file is a link, that is beside what it means. Its mode and owner are those of the file.
    """
    place = _place(file)
    part = _new_part(place)
    try:
        _fill(part, content, place)
        name = next(name for name in _backups(place.path, day) if _taken(name, 0o600))
        part.replace(name)
    except OSError as error:
        raise _unwritable(file, reason(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return name


def _backups(file: Path, day: str) -> Iterator[Path]:
    name = f"{file.name}.{day}" if day else file.name
    return (file.with_name(f"{name}.bak{n if n > 1 else ''}") for n in count(1))


class _Place(NamedTuple):
    """A target as it was named, the file that this means, and what that file is, if it is there."""

    target: Path
    path: Path
    old: os.stat_result | None


def _place(target: Path) -> _Place:
    """Where a target is to be written. Raises UserError where it must not be."""
    path = real(target) if os.path.islink(target) else target  # noqa: PTH114 (as in `there`)
    for name in dict.fromkeys((target, path)):
        _refuse(name)
    try:
        old = path.lstat() if os.path.lexists(path) else None
        if old:
            _refuse_kind(target, old.st_mode)
            _patiently(lambda: os.close(os.open(path, os.O_RDWR)))  # whether it may be replaced
    except OSError as error:
        raise _unwritable(target, reason(error)) from error
    return _Place(target, path, old)


def _refuse_kind(target: Path, mode: int) -> None:
    """Raise UserError where there is something else than a file that may be changed."""
    if stat.S_ISDIR(mode):
        raise _unwritable(target, say("它是一个文件夹"))
    if stat.S_ISLNK(mode):
        raise _unwritable(target, say("它是一个指向自己的链接"))
    if not stat.S_ISREG(mode):
        raise _unwritable(target, say("它是一个管道或设备，不是文件"))
    if not mode & 0o222:
        raise UserError(
            say("{target} 是只读的，没有动它。要改写它，请先去掉它的“只读”属性。", target=target)
        )


def _new_part(place: _Place) -> Path:
    """A new, empty file in the folder of the target, under a name that no other run has taken.

    Nobody else may read it as long as it does not have the mode of the file whose place it takes.
    """
    folder = place.path.parent
    names = (folder / f".fazhi-{os.getpid()}-{number}.part" for number in count())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(real(folder))
        return next(name for name in names if _taken(name, 0o600 if place.old else 0o666))
    except OSError as error:
        raise _unwritable(place.target, reason(error)) from error


def _taken(name: Path, mode: int) -> bool:
    """Whether a name was free and is now that of an empty file, which no other run can take."""
    try:
        os.close(os.open(name, os.O_CREAT | os.O_EXCL, mode))
    except FileExistsError:
        return False
    return True


@cache
def _sweep(folder: Path) -> None:
    """Remove what runs that were killed have left in a folder; once in each run."""
    with os.scandir(folder) as entries:
        left = [entry for entry in entries if _PART.fullmatch(entry.name)]
    for entry in left:
        with suppress(OSError):
            if time.time() - entry.stat(follow_symlinks=False).st_mtime > _LEFT:
                Path(entry.path).unlink()


def _fill(part: Path, content: bytes, place: _Place) -> None:
    """Write a part to the disk, with the mode and, as far as we may, the owner of what it replaces."""
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if place.old:
            _give(part, place.old)
    except OSError as error:
        raise _unwritable(place.target, reason(error)) from error


def _give(part: Path, old: os.stat_result) -> None:
    if hasattr(os, "chown"):
        for owner in (-1, old.st_uid):  # only root may give a file away, but we may keep its group
            with suppress(OSError):
                os.chown(part, owner, old.st_gid)
    part.chmod(stat.S_IMODE(old.st_mode))


def _put(part: Path, place: _Place, done: list[_Place]) -> None:
    """Replace the target by its part. Raises UserError, which names what was replaced before."""
    try:
        _patiently(partial(part.replace, place.path))
    except OSError as error:
        if not done:
            raise _unwritable(place.target, reason(error)) from error
        names = "、".join(str(each.target) for each in done)
        raise UserError(
            say(
                "写不了文件 {target}：{reason}。{names} 已经写好，其余的没有动。",
                target=place.target,
                reason=reason(error),
                names=names,
            )
        ) from error


def _patiently(act: Callable[[], object]) -> None:
    """Do something with a file; what Windows still holds is tried again for a while."""
    for left in reversed(range(_TRIES)):
        try:
            act()
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
    return next((path for path in map(target.with_name, owners) if there(path)), None)


def another(target: Path) -> Path:
    """A free name like the target's: 报告(2).docx."""
    names = (target.with_name(f"{target.stem}({n}){target.suffix}") for n in count(2))
    return next(name for name in names if not there(name))


def _unwritable(target: Path, why: Message | str) -> UserError:
    return UserError(
        say(
            "写不了文件 {target}：{reason}。原有的文件没有动。请换一个文件夹或名字再试。",
            target=target,
            reason=why,
        )
    )
