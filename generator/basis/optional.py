"""Libraries that an installation may lack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from generator.basis.messages import Message, say
from generator.basis.problems import UserError

_NO_EXCEL = say("读写 Excel 文件要用 openpyxl，这台电脑上没有装。请运行：pip install openpyxl")


@contextmanager
def else_told(missing: Message) -> Iterator[None]:
    """Import libraries inside of this. Raises UserError, which says how to install one that is missing."""
    try:
        yield
    except ImportError as error:
        raise UserError(missing) from error


def openpyxl(missing: Message = _NO_EXCEL) -> Any:
    """The library for Excel files. Raises UserError, saying how to install it."""
    with else_told(missing):
        import openpyxl  # noqa: PLC0415 (it may be missing)
    return openpyxl
