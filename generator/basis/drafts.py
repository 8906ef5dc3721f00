"""What a draft prints in the place of what is missing."""

from __future__ import annotations

import re

DUE = re.compile("【待补：([^【】]*)】")  # with the label of the field


def due(label: str) -> str:
    """What stands in the place of a field until it is written."""
    return f"【待补：{label}】"
