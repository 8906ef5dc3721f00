"""How libraries are imported without what they load, each time, for a use that is seldom ours."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any, cast

# Cerberus asks for its own version. To look it up takes longer than to check a report, and nobody
# reads it.
VERSIONS: dict[str, Any] = {
    "importlib.metadata": SimpleNamespace(
        version=lambda _: "unknown", PackageNotFoundError=LookupError
    )
}
# The digest by which Jinja2 names a template is Python's own, unless its distributor left that out:
# OpenSSL need not be loaded for it.
OPENSSL: dict[str, Any] = {"_hashlib": None} if find_spec("_sha1") else {}


class _Later:
    """Stands in for a module, which is imported when something of it is used.

    Whoever takes a name from it as long as it stands in gets a function, by which the module's own
    is called; whoever asks later, what the module has. `known` are functions for which it need not
    be imported at all.
    """

    def __init__(self, name: str, **known: Callable[..., Any]) -> None:
        self._name = name
        vars(self).update(known)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self._name) is not cast("Any", self):
            return getattr(import_module(self._name), name)

        def call(*args: Any, **named: Any) -> Any:
            if sys.modules.get(self._name) is cast("Any", self):
                del sys.modules[self._name]
            return getattr(self, name)(*args, **named)

        return call


def cleandoc(text: str) -> str:
    """What inspect.cleandoc gives: a text without the indentation of its lines after the first."""
    first, *rest = text.expandtabs().split("\n")
    indent = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=None)
    return "\n".join([first.lstrip(), *(line[indent:] for line in rest)]).strip("\n")


# Click wants nothing else of it for what it says of a command.
INSPECT: dict[str, Any] = {"inspect": _Later("inspect", cleandoc=cleandoc)}


def later(*names: str) -> dict[str, Any]:
    """Modules that need not be there before they are called."""
    return {name: _Later(name) for name in names}


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
        for name, other in new.items():
            if sys.modules.get(name) is other:
                del sys.modules[name]
