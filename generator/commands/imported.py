"""Reports as others have them, for the commands that read reports: what `fazhi import` makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.basis import terminal
from generator.basis.listing import SUFFIXES as OURS
from generator.basis.messages import say
from generator.importing import converting, reading, recognition, sheets, web, yaml
from generator.importing.converting import Import
from generator.importing.items import texts
from generator.importing.model import PUBLISHED, Edition, Item, Note, Read, bare
from generator.importing.word import docx
from generator.kinds import validation
from generator.kinds.kind import Kind
from generator.kinds.schema import lost
from generator.parsing.tree import content
from generator.printing.blocks import Para, Table
from generator.printing.composing import compose
from generator.printing.look import house
from generator.printing.writers import WRITERS
from generator.reports import Source, carried
from generator.reports.reading import parse

_READERS = {".docx": docx.read, ".html": web.read}  # of files that carry their data
_TABLES = (".xlsx", ".csv")
_AS_PRINTED = say("由 fazhi import 从 {name} 导入：它是 fazhi 印的，没有改过，与印它的那份一样。")


def is_foreign(file: Path) -> bool:
    """Whether a file must be imported to be read: by its name; a text may be YAML by another name."""
    suffix = file.suffix.lower()
    if suffix in OURS or suffix not in reading.SUFFIXES:
        return False
    return suffix != ".txt" or not parse(content(file), str(file)).data


def source(file: Path) -> Source:
    """A file that is no YAML as a report; words that are lost are told. Raises UserError."""
    original = reading.read(file)
    made = as_printed(file, original)
    if made is None:
        made = report(file, original.items, recognition.choose(original.items))
        _tell_lost(file, [*original.notes, *made.notes, *made.differences])
    found = parse(made.text.encode(), str(file))
    return replace(found, edition=made.edition)


def report(file: Path, items: Sequence[Item], of: Kind) -> Import:
    """The items of a file as a report of a kind."""
    name = terminal.visible(file.name)
    if file.suffix.lower() not in _TABLES:
        return converting.convert(items, of, printed, name)
    data, introduction = sheets.fields(items, of), converting.introduction(name)
    return Import(
        yaml.write(data, of.schema, introduction), [], [], report=data, introduction=introduction
    )


def _tell_lost(file: Path, notes: Sequence[Note]) -> None:
    for note in notes:
        if note.lost:
            terminal.echo(f"{file} {note.message}", err=True)


def as_printed(file: Path, original: Read) -> Import | None:
    """The report that a file was printed from, where it carries that and says the same words still."""
    suffix = file.suffix.lower()
    what = carried.unpacked(reading.properties(file))
    if suffix not in _READERS or what is None or not _is_text(what.data):
        return None
    found = carried.source(what, str(file))
    if lost(validation.check(found.schema, found)):
        return None
    printed_again = WRITERS[suffix.lstrip(".")](compose(found), house())
    again = _READERS[suffix](printed_again, str(file))
    if _words(again) != _words(original):
        return None
    introduction = str(_AS_PRINTED.fill(name=terminal.visible(file.name)))
    text = yaml.write({**found.kind.named, **what.data}, found.kind.schema, introduction)
    return Import(text, [], [], what.edition, dict(what.data), introduction)


def _is_text(value: Any) -> bool:
    """Whether data are texts only, as those of a YAML file are."""
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _is_text(each) for key, each in value.items())
    if isinstance(value, list):
        return all(map(_is_text, value))
    return isinstance(value, str)


def _words(found: Read) -> str:
    return "".join(bare(text) for item in found.items for text in texts(item))


def printed(text: str, edition: Edition = PUBLISHED) -> list[str]:
    """The paragraphs and cells that the draft of a report in YAML prints in an edition.

    The roles that the original lacks are left out: the printer sets them for every report.
    """
    found = replace(parse(text.encode(), ""), edition=edition.name)
    words = []
    for block in compose(found).blocks:
        if isinstance(block, Table):
            words += [cell.text for row in block.rows for cell in row]
        elif isinstance(block, Para) and block.role not in edition.unsaid:
            words += _halves(block, edition)
    return words


def _halves(block: Para, edition: Edition) -> list[str]:
    """What a paragraph says: of number and signers, which share one, each by itself."""
    if block.role != "number":
        return [block.text]
    number, _, signers = block.text.partition("\t")
    return [number] if "signer" in edition.unsaid else [number, signers]
