"""`fazhi import`: a report that exists, as DOCX or text, becomes YAML."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from generator import files, pipeline, resources, schema, source, terminal
from generator.blocks import Para, Table
from generator.cli import CLEAN, FOUND
from generator.commands import options
from generator.importing import converting, reading
from generator.importing.model import PUBLISHED, Edition, Note
from generator.messages import say
from generator.problems import UserError

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN = 20  # differences; after so many, nobody reads on


@click.command("import")
@click.argument("file", type=options.PATH)
@options.output()
@click.option(
    "--clean",
    is_flag=True,
    help="清理网页带进来的东西：导航、访问量、注音、繁体字、半角标点；清理了什么都列出来。",
)
def command(file: Path, out: Path | None, clean: bool) -> None:
    """把已有的报告 FILE（.docx、.txt、.md）变成 YAML 文件，一个字也不丢。"""
    if out is not None and os.path.lexists(out):
        raise UserError(say("文件 {out} 已经有了，没有动它。请换一个名字。", out=out))
    found = reading.read(file)
    items, notes = list(found.items), list(found.notes)
    if clean:
        from generator.importing import clean as cleaning

        items, said = cleaning.clean(items)
        notes += said
    made = converting.convert(
        items, schema.load(resources.schema()), printed, terminal.visible(file.name)
    )
    _tell(file, [*notes, *made.notes])
    _tell(file, made.differences[:_SHOWN], say("印出来的字与原文不一样"))
    more = len(made.differences) - _SHOWN
    _tell(file, [Note(0, say("另有 {more} 处不一样。", more=more))] if more > 0 else [])
    _put(out, made)
    lost = made.differences or any(note.lost for note in [*notes, *made.notes])
    sys.exit(FOUND if lost else CLEAN)


def printed(text: str, edition: Edition = PUBLISHED) -> list[str]:
    """The paragraphs and cells that the draft of a report in YAML prints in an edition.

    The roles that the original lacks are left out: the printer sets them for every report.
    """
    found = source.parse(text.encode(), "", schema.load(resources.schema()).fields)
    words = []
    for block in pipeline.compose(found, edition.name).blocks:
        if isinstance(block, Table):
            words += [cell for row in block.rows for cell in row]
        elif isinstance(block, Para) and block.role not in edition.unsaid:
            words += _halves(block, edition)
    return words


def _halves(block: Para, edition: Edition) -> list[str]:
    """What a paragraph says: of number and signers, which share one, each by itself."""
    if block.role != "number":
        return [block.text]
    number, _, signers = block.text.partition("\t")
    return [number] if "signer" in edition.unsaid else [number, signers]


def _tell(file: Path, notes: list[Note], kind: object = "") -> None:
    for note in notes:
        place = f"{file}:{note.line}" if note.line else str(file)
        terminal.echo(" ".join(map(str, filter(None, (place, kind, note.message)))), err=True)


def _put(out: Path | None, made: converting.Import) -> None:
    if out is None:
        terminal.data(made.text)
        return
    files.write_text(out, made.text)
    check = f"{out}" if made.edition == PUBLISHED.name else f"{out} --edition {made.edition}"
    told = say("已写好 {out}。看过“待核”的地方以后运行：fazhi check {check}", out=out, check=check)
    terminal.echo(told, err=True)
