"""Brings the message catalogs up to date with the code: new messages come in untranslated.

What Click says of itself is translated in click.po, which gettext reads as click.mo.

python scripts/catalog.py
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path

import yaml
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from generator.cli import COMMANDS, command
from generator.commands import speech
from generator.kinds import kind

ROOT = Path(__file__).parents[1]
_ANY_DAY = datetime(2026, 1, 1, tzinfo=timezone.utc)  # the same file, whenever it is made


# What a kind.yaml says in messages, by the part of it and the name there.
SAID_BY_KINDS = {"必须写明": ("要写明的",), "篇幅": ("叫作", "建议")}


def messages() -> list[str]:
    """Every message of the package and of the kinds that ship, in Chinese, sorted."""
    found = extract_from_dir(ROOT / "generator", [("**.py", "python")], keywords={"say": None})
    said = {message for _, _, message, _, _ in found}
    return sorted({*said, *_of_kinds(), *_of_fields(), *_of_commands()} - {""})


def _of_kinds() -> Iterator[str]:
    for file in (ROOT / "templates").glob("*/kind.yaml"):
        for part in yaml.safe_load(file.read_text(encoding="utf-8")).get("部分", ()):
            for name, keys in SAID_BY_KINDS.items():
                yield from (part[name][key] for key in keys if name in part)


def _of_fields() -> Iterator[str]:
    """What each field is for, as the kinds that ship say."""
    for folder in (file.parent for file in (ROOT / "templates").glob("*/kind.yaml")):
        report_kind = kind.load(folder)
        for schema in (report_kind.schema, report_kind.contribution):
            yield from (field.hint for group in schema.groups.values() for field in group.values())


def _of_commands() -> Iterator[str]:
    """What the help of the commands says."""
    yield from COMMANDS.values()
    for name in COMMANDS:
        yield from speech.texts(command(name))


def update(file: Path) -> None:
    """Write the catalog anew: what the code says, with the translations that it had."""
    language = file.parents[1].name
    with file.open("rb") as stream:
        old = read_po(stream, locale=language)
    new = Catalog(locale=language, charset="utf-8", header_comment="", fuzzy=False)
    for message in messages():
        known = old.get(message)
        new.add(message, known.string if known else "")
    with file.open("wb") as stream:
        write_po(stream, new, omit_header=True, width=0)


def compiled(file: Path) -> bytes:
    """A catalog as gettext reads it."""
    made = BytesIO()
    with file.open("rb") as stream:
        catalog = read_po(stream, locale=file.parents[1].name)
    catalog.creation_date = catalog.revision_date = _ANY_DAY
    write_mo(made, catalog)
    return made.getvalue()


if __name__ == "__main__":
    for catalog in (ROOT / "generator" / "locale").glob("*/LC_MESSAGES/generator.po"):
        update(catalog)
    for catalog in (ROOT / "generator" / "locale").glob("*/LC_MESSAGES/click.po"):
        catalog.with_suffix(".mo").write_bytes(compiled(catalog))
