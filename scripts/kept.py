"""Writes what is kept ready made: the template as Jinja2 compiles it, the styled base of every look.

python scripts/kept.py
"""

from __future__ import annotations

from shutil import rmtree
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator import look, resources, words
from generator.writers import base, shipped

if TYPE_CHECKING:
    from pathlib import Path


def compile_template(folder: Path, target: Path) -> None:
    """Write the template of a kind as Python into the folder `target`."""
    words.prepared(words.KeysFirst, folder).compile_templates(target, zip=None, filter_func=_ours)


def _ours(name: str) -> bool:
    return name == words.TEMPLATE


def write_bases() -> None:
    """Write the bases of the looks that ship."""
    for file in (None, *look.shipped().values()):
        made, problems = look.load(file)
        if made is None:
            raise SystemExit(str(problems))
        with ZipFile(shipped.place(made), "w", ZIP_DEFLATED) as package:
            for name, content in base.parts(made).items():
                entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = ZIP_DEFLATED
                package.writestr(entry, content)


if __name__ == "__main__":
    for kept in (shipped.place(look.house()).parent, words.compiled(resources.kind()).parent):
        rmtree(kept, ignore_errors=True)
        kept.mkdir()
    write_bases()
    compile_template(resources.kind(), words.compiled(resources.kind()))
