"""What the rules of language share: an excerpt that shows what is mended."""

from __future__ import annotations

_AROUND = 4  # characters of context on either side of what an excerpt mends


def mended(line: str, start: int, end: int, right: str) -> str:
    """A short excerpt of `line` in which `right` replaces what stands from `start` to `end`."""
    return line[max(start - _AROUND, 0) : start] + right + line[end : end + _AROUND]
