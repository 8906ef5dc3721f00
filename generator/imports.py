"""How libraries are imported without what they load, each time, for a use that is none of ours."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Cerberus asks for its own version. To look it up takes longer than to check a report, and nobody
# reads it.
VERSIONS: dict[str, Any] = {
    "importlib.metadata": SimpleNamespace(
        version=lambda _: "unknown", PackageNotFoundError=LookupError
    )
}
# A DOCX is never compressed but by deflate (ECMA-376-2 B.1), and Python can do without OpenSSL for
# the digest by which Jinja2 names a template, unless its distributor left that out.
COMPRESSIONS: dict[str, Any] = {"bz2": None, "lzma": None}
OPENSSL: dict[str, Any] = {"_hashlib": None} if find_spec("_sha1") else {}


@contextmanager
def instead(others: Mapping[str, Any]) -> Iterator[None]:
    """While a library is imported, these modules seem to be others, or, if None, not to be there.

    A module that has been imported already stays what it is.
    """
    new = {name: other for name, other in others.items() if name not in sys.modules}
    sys.modules.update(cast("Any", new))
    try:
        yield
    finally:
        for name in new:
            del sys.modules[name]
