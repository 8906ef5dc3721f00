"""Waits until one of some files is saved, by whatever program: their stat is looked at again and again."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

PAUSE = 0.02  # seconds between two looks: what is saved is seen at once
Stamp: TypeAlias = tuple[tuple[int, int, int], ...]


def stamp(files: Iterable[Path]) -> Stamp:
    """What tells that files are no longer what they were; a file that is not there counts, too."""
    return tuple(map(_stamp, files))


def _stamp(file: Path) -> tuple[int, int, int]:
    try:
        found = os.stat(file)  # noqa: PTH116 (no exception but OSError)
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)


class Watch:
    """Looks at files in a thread of its own, and wakes who waits when they change."""

    def __init__(self, files: Callable[[], Iterable[Path]]) -> None:
        """`files` says which files to look at: those of now, which may become others."""
        self._files = files
        self._changed = threading.Condition()
        self._count = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more, and let everybody go who waits."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()
        self.wake()

    @property
    def is_over(self) -> bool:
        """Whether it looks no more."""
        return self._over.is_set()

    def wake(self) -> None:
        """Wake everybody who waits."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Wait until there is a change that is later than the one `seen`, or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._count > seen, seconds)
            return self._count

    def _look(self) -> None:
        told = last = stamp(self._files())
        while not self._over.wait(PAUSE):
            now = stamp(self._files())
            is_whole = now == last  # an editor may still be writing
            last = now
            if is_whole and now != told:
                told = now
                self.wake()
