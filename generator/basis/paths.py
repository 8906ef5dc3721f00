"""What stands at a path in nested data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def value_at(data: Any, path: Sequence[str | int]) -> Any:
    """The value at a path. Raises LookupError where there is none."""
    for key in path:
        data = data[key]
    return data


def value_if_any(data: Any, path: Sequence[str | int]) -> Any:
    """The value at a path, None where there is none."""
    for key in path:
        data = inside(data, key)
    return data


def inside(value: Any, key: str | int) -> Any:
    """The field or item of a value, None where it has none such."""
    if isinstance(value, dict):
        return value.get(key)
    is_there = isinstance(value, list) and isinstance(key, int) and key < len(value)
    return value[key] if is_there else None
