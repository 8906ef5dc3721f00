"""The library for Excel files, which an installation may lack."""

from __future__ import annotations

from typing import Any

from generator.basis.messages import say
from generator.basis.problems import UserError


def library() -> Any:
    """Openpyxl. Raises UserError, saying how to install it."""
    try:
        import openpyxl  # noqa: PLC0415 (it may be missing)
    except ImportError as error:
        raise UserError(
            say("读写 Excel 文件要用 openpyxl，这台电脑上没有装。请运行：pip install openpyxl")
        ) from error
    return openpyxl
