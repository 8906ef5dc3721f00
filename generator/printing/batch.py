"""Many jobs, in one process or several: results in order."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
_CHUNK = 8  # jobs that a process takes at once, where there are many
_PER_CORE = 4  # processes: more of them only wait for each other
_MOST = 61  # processes that a pool can have on Windows
_FEW = 8  # with so few jobs, starting processes costs more than it saves


def workers(asked: int | None, jobs: int) -> int:
    """How many processes to use: as many as asked for, else one a core, one for a few jobs.

    There are no more than there are jobs, nor many more than there are cores, nor than Windows can
    wait for.
    """
    cores = os.cpu_count() or 1
    wanted = asked or (1 if jobs <= _FEW else cores)
    return max(1, min(wanted, jobs, _PER_CORE * cores, _MOST))


def results(
    job: Callable[[Item], Result], items: Sequence[Item], processes: int
) -> Iterator[Result]:
    """The results of a job on every item, in the order of the items.

    With several processes, job, items and results must be picklable.
    """
    if processes == 1:
        yield from map(job, items)
        return
    chunk = max(1, min(_CHUNK, len(items) // (2 * processes)))
    with ProcessPoolExecutor(processes, initializer=_begin) as pool:
        yield from pool.map(job, items, chunksize=chunk)


def _begin() -> None:
    """Leave Ctrl-C to the process that this one works for, and end when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the end of the parent, which a kill may bring about, and end."""
    parent = parent_process()
    if parent:
        parent.join()
        signal.raise_signal(signal.SIGTERM)
