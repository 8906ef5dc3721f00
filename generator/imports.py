"""How a library is imported without what it needs only to look up its own version."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

_METADATA = "importlib.metadata"


@contextmanager
def unversioned() -> Iterator[None]:
    """While a library is imported, its version is said to be unknown.

    Cerberus asks for it each time. To look it up takes longer than to check a report, and nobody
    reads it. Where importlib.metadata is there already, it answers.
    """
    unknown = SimpleNamespace(version=lambda _: "unknown", PackageNotFoundError=LookupError)
    answering = sys.modules.setdefault(_METADATA, cast("Any", unknown))
    try:
        yield
    finally:
        if answering is cast("Any", unknown):
            del sys.modules[_METADATA]
