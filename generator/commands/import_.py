"""`fazhi import`: a report that exists, as DOCX or text, becomes YAML."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import click

from generator.basis import files, terminal
from generator.basis.exits import CLEAN, FOUND
from generator.basis.messages import say
from generator.commands import imported, options
from generator.importing import clean as cleaning
from generator.importing import contributing, converting, forms, reading, recognition, yaml
from generator.importing.model import PUBLISHED, Note

_SHOWN = 20  # differences; after so many, nobody reads on
_DIFFERS = say("印出来的字与原文不一样")
_MORE = say("另有 {more} 处不一样。")
_WRITTEN = say("已写好 {out}。看过“待核”的地方以后运行：fazhi check {check}")


@click.command("import")
@click.argument("file", type=options.PATH)
@options.output()
@click.option("--unit", help="这是这家单位的供稿，不是整份报告。")
@click.option("--contact", help="供稿单位的联系人和电话；与 --unit 同用。")
@click.option("--due", help="供稿的报送期限，年-月-日；与 --unit 同用。")
@options.kind_folder()
@click.option(
    "--clean",
    is_flag=True,
    help="清理网页带进来的东西：导航、访问量、注音、繁体字、半角标点；清理了什么都列出来。",
)
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    file: Path,
    out: Path | None,
    clean: bool,
    unit: str | None,
    contact: str | None,
    due: str | None,
) -> None:
    """把已有的报告 FILE（Word、WPS、PDF、网页、文本等）变成 YAML 文件，一个字也不丢。

    填好的供稿表（fazhi form）读回各个栏目；加上 --unit，是一家单位的供稿。
    """
    options.refuse_existing(out)
    own = options.of_unit(unit, contact, due) if unit else {}
    filled = forms.read(file)
    if filled:
        _put_out_form(file, out, filled, own)
    original = reading.read(file)
    items, notes = list(original.items), list(original.notes)
    letter = contributing.letter(items if unit else [])
    if unit:
        items = letter.items
        notes += letter.notes
        own = {**({"contact": letter.contact} if letter.contact else {}), **own}
    of = recognition.choose(items)
    if clean:
        items, cleaned = cleaning.clean(items, recognition.of(of))
        notes += cleaned
    exact = None if unit or clean else imported.as_printed(file, original)
    if exact:
        _put_out(out, exact)
        sys.exit(CLEAN)
    made = imported.report(file, items, of)
    notes += made.notes
    if unit:
        data, told = contributing.fields(made.report, of, own, letter.covering)
        text = yaml.write(data, of.contribution, made.introduction)
        made = made._replace(text=text, edition=PUBLISHED.name)
        notes += told
    _tell_notes(file, notes)
    _tell_differences(file, made.differences)
    _put_out(out, made)
    lost = made.differences or any(note.lost for note in notes)
    sys.exit(FOUND if lost else CLEAN)


def _put_out_form(
    file: Path, out: Path | None, filled: forms.Contribution, own: Mapping[str, str]
) -> NoReturn:
    """Write the contribution that a form is, and exit."""
    _tell_notes(file, filled.notes)
    text = forms.text(filled, dict(own), terminal.visible(file.name))
    _put_out(out, converting.Import(text, filled.notes, []))
    sys.exit(FOUND if any(note.lost for note in filled.notes) else CLEAN)


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
