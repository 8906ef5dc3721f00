"""Writes templates/bases: the styled base of every look that ships, as python-docx builds it.

python scripts/bases.py
"""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator import look
from generator.writers import base, shipped


def looks() -> list[look.Look]:
    """The house's look and those that ship besides."""
    loaded = [look.load(file)[0] for file in (None, *look.shipped().values())]
    return [each for each in loaded if each]


if __name__ == "__main__":
    folder = shipped.place(look.house()).parent
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.docx"):
        old.unlink()
    for each in looks():
        with ZipFile(shipped.place(each), "w", ZIP_DEFLATED) as package:
            for name, content in base.parts(each).items():
                entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = ZIP_DEFLATED
                package.writestr(entry, content)
