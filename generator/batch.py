"""Many jobs, in one process or several: results in order, memory that does not grow with their number."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")
_AHEAD = 4  # jobs handed out for each process before the first result is awaited
_TOGETHER = 8  # jobs that are handed out as one, where there are many
_A_CORE = 4  # processes: more of them only wait for each other
_MOST = 61  # processes that a pool can have on Windows
_FEW = 8  # with so few jobs, starting processes costs more than it saves


def workers(asked: int | None, jobs: int) -> int:
    """How many processes to use: as many as asked for, else one a core, one for a few jobs.

    There are no more than there are jobs, nor many more than there are cores, nor than Windows can
    wait for.
    """
    cores = os.cpu_count() or 1
    wanted = asked or (1 if jobs <= _FEW else cores)
    return max(1, min(wanted, jobs, _A_CORE * cores, _MOST))


def each(
    job: Callable[[Item], Callable[[], Result]], items: Sequence[Item], processes: int
) -> Iterator[Result]:
    """The results of a job on every item, in the order of the items.

    The job gives what is left to do for the disk, and that gives the result: one of several
    processes goes on with the next item meanwhile. To them, `job` must be something that can be sent.
    """
    if processes == 1:
        yield from (job(item)() for item in items)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(job, os.getpid())) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        try:
            for some in _portions(items, processes):
                waiting.append(pool.submit(_do, some))
                if len(waiting) > _AHEAD * processes:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for left in waiting:
                left.cancel()


def _portions(items: Sequence[Item], processes: int) -> Iterator[Sequence[Item]]:
    """The items in portions, small ones at the end: the processes shall be done at the same time."""
    start = 0
    while start < len(items):
        size = max(1, min(_TOGETHER, (len(items) - start) // (processes * _AHEAD)))
        yield items[start : start + size]
        start += size


# In a process of the pool: the one job that it does.
_jobs: list[Callable[[Any], Callable[[], Any]]] = []


def _begin(job: Callable[[Any], Callable[[], Any]], parent: int) -> None:
    """Take the job, which is sent once; end when the process that this one works for is gone.

    Ctrl-C is for that one to tell: this one does what it has begun.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _jobs.append(job)
    Thread(target=_end_with, args=(parent,), daemon=True).start()


def _do(items: Sequence[Any]) -> list[Any]:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as disk:
        left = [disk.submit(_jobs[0](item)) for item in items]
        return [each.result() for each in left]


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
