"""Coverage-guided fuzzing.

python tests/fuzz/run.py source|import|mistakes FILE [libFuzzer's options] [corpus folders]

FILE is where the input is saved that makes it fail. What is new goes into the first folder.
"""

from __future__ import annotations

import signal
import sys
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import gettempdir, mkdtemp

import atheris

import generator

with atheris.instrument_imports(include=["generator"]):
    for module in walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            import_module(module.name)

sys.path.append(str(Path(__file__).parents[1]))  # the mistakes

import targets

targets.clean._converter = lru_cache(targets.clean._converter)  # its dictionary is large
_LONGEST = 10  # seconds for one input, which is small

target, saved, *options = sys.argv[1:]
memory = Path("/dev/shm")  # noqa: S108 (a folder of its own in it)
folder = Path(mkdtemp(dir=memory if memory.is_dir() else gettempdir()))


def late(*_: object) -> None:
    """Say where an input takes so long."""
    raise TimeoutError(f"more than {_LONGEST} seconds")


def one(raw: bytes) -> None:
    """One input; what fails is saved, and shown by libFuzzer."""
    signal.alarm(_LONGEST)
    try:
        targets.run(target, raw, folder)
    except BaseException:
        Path(saved).write_bytes(raw)
        raise
    finally:
        signal.alarm(0)


signal.signal(signal.SIGALRM, late)
atheris.Setup([sys.argv[0], "-timeout=0", *options], one)
atheris.Fuzz()
