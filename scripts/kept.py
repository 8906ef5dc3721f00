"""Writes templates/kept: what is made of the files beside it, so that no command has to make it.

python scripts/kept.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from shutil import rmtree

from generator.basis import kept, resources
from generator.kinds import schema
from generator.printing import look, words
from generator.printing.writers import shipped


def write(folder: Path) -> None:
    """Write everything into a folder: values, bases, the template."""
    for place, values in (
        *read(),
        (kept.place(".json", *contents(look.files())), look.values()[0]),
    ):
        text = json.dumps(values, ensure_ascii=False, indent=1) + "\n"
        (folder / place.name).write_text(text, encoding="utf-8", newline="\n")
    for file in (None, *look.shipped().values()):
        made, problems = look.load(file)
        if made is None:
            raise SystemExit(str(problems))
        for place, half in zip(shipped.places(made), shipped.build(made), strict=True):
            (folder / place.name).write_bytes(half)
    environment = words.prepared(words.KeysFirst, resources.kind())
    target = folder / words.compiled(resources.kind()).name
    environment.compile_templates(target, zip=None, filter_func=lambda name: name == words.TEMPLATE)


def read() -> list[tuple[Path, object]]:
    """What is written in the schemas and the list of terms."""
    files = (resources.schema(), look.files()[1], resources.kind() / "terms.yaml")
    return [(kept.place(".json", *contents([file])), schema.written(file)) for file in files]


def contents(files: list[Path] | tuple[Path, ...]) -> list[bytes]:
    """The bytes of files."""
    return [file.read_bytes() for file in files]


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else resources.templates() / "kept"
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write(folder)
