"""`fazhi import`: a report that exists, as DOCX or text, becomes YAML."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.basis import files, terminal
from generator.basis.exits import CLEAN, FOUND
from generator.basis.messages import say
from generator.commands import options
from generator.importing import clean as cleaning
from generator.importing import converting, reading, recognition
from generator.importing.model import PUBLISHED, Edition, Note
from generator.printing.blocks import Para, Table
from generator.printing.composing import compose
from generator.reports.reading import parse

_SHOWN = 20  # differences; after so many, nobody reads on
_DIFFERS = say("印出来的字与原文不一样")
_MORE = say("另有 {more} 处不一样。")
_WRITTEN = say("已写好 {out}。看过“待核”的地方以后运行：fazhi check {check}")


@click.command("import")
@click.argument("file", type=options.PATH)
@options.output()
@options.kind_folder()
@click.option(
    "--clean",
    is_flag=True,
    help="清理网页带进来的东西：导航、访问量、注音、繁体字、半角标点；清理了什么都列出来。",
)
def command(file: Path, out: Path | None, clean: bool) -> None:
    """把已有的报告 FILE（.docx、.txt、.md）变成 YAML 文件，一个字也不丢。"""
    options.refuse_existing(out)
    original = reading.read(file)
    items, notes = list(original.items), list(original.notes)
    of = recognition.choose(items)
    if clean:
        items, cleaned = cleaning.clean(items, recognition.of(of))
        notes += cleaned
    made = converting.convert(items, of, printed, terminal.visible(file.name))
    notes += made.notes
    _tell_notes(file, notes)
    _tell_differences(file, made.differences)
    _put_out(out, made)
    lost = made.differences or any(note.lost for note in notes)
    sys.exit(FOUND if lost else CLEAN)


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


def _tell_notes(file: Path, notes: Sequence[Note]) -> None:
    for note in notes:
        terminal.echo(f"{_place(file, note)} {note.message}", err=True)


def _tell_differences(file: Path, differences: Sequence[Note]) -> None:
    """List the first places where what is printed differs from the original."""
    for note in differences[:_SHOWN]:
        terminal.echo(f"{_place(file, note)} {_DIFFERS} {note.message}", err=True)
    more = len(differences) - _SHOWN
    if more > 0:
        terminal.echo(f"{file} {_MORE.fill(more=more)}", err=True)


def _place(file: Path, note: Note) -> str:
    return f"{file}:{note.line}" if note.line else str(file)


def _put_out(out: Path | None, made: converting.Import) -> None:
    if out is None:
        terminal.data(made.text)
        return
    files.write_text(out, made.text)
    check = f"{out}" if made.edition == PUBLISHED.name else f"{out} --edition {made.edition}"
    terminal.echo(_WRITTEN.fill(out=out, check=check), err=True)
