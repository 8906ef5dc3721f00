"""Where the data files are: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

from generator.imports import instead, later

with instead(later("urllib.parse")):
    from pathlib import Path

_HERE = Path(__file__).parent
_IN_WHEEL = _HERE / "templates"
_KIND = "fazhi"
# What an office calls its own list of words, beside its reports or in a folder above.
TERMS = ("terms.yaml", "用语表.yaml")


def templates() -> Path:
    """The folder of the report kinds and of the look."""
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _HERE.parent / "templates"


def kind() -> Path:
    """The folder of the kind of report: its schema.yaml and body.xml.j2."""
    return templates() / _KIND


def schema() -> Path:
    """The schema file of the kind."""
    return kind() / "schema.yaml"


def locale() -> Path:
    """The folder of the message catalogs."""
    return _HERE / "locale"
