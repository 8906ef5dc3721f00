"""The names of issuing bodies, as they stand above a title and below a report."""

from __future__ import annotations

import re

LONGEST_LINE = 60  # characters of a line of names, or of a title
_BODY = re.compile(r"(?:政府|委员会|[局厅办委署部院会所站]|中心|支队|大队|办事处|党组|管委会)$")
NO_NAME = re.compile(r"[。，；：！？、,;:!?<>|]")


def is_name(line: str) -> bool:
    """Whether each word of a line is the name of a body."""
    return len(line) <= LONGEST_LINE and not NO_NAME.search(line) and all(
        _BODY.search(name) for name in line.split()
    )  # fmt: skip


def bodies(line: str) -> list[str]:
    """The bodies in a line: several where each of its words is one."""
    return line.split() if is_name(line) else [line]
