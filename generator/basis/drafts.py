"""What a draft prints in the place of what is missing, and before what is not agreed upon."""

from __future__ import annotations

import re

DRAFT = "草稿"
DUE = re.compile("【待补：([^【】]*)】")  # with the label of the field
_PARTED = re.compile("(【待补[^】]*】)")
OPEN = "【待商定，{file}：】"  # before each of several versions, with the file that has it


def due(label: str) -> str:
    """What stands in the place of a field until it is written."""
    return f"【待补：{label}】"


def parted(text: str) -> list[str]:
    """A text cut at what is due in it: each second piece is due, the others may be empty."""
    return _PARTED.split(text)
