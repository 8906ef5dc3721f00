"""What `fazhi new` makes for units: an empty contribution, or a whole folder of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from generator.basis import files, terminal
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing import units
from generator.kinds import starter
from generator.kinds.kind import Kind
from generator.parsing import writing

Main: TypeAlias = Callable[[str], str]  # what it includes → the text of a main file
MAIN, PARTS = "报告.yaml", "parts"
_UNIT = "unit"


def contribution(of: Kind, given: Mapping[str, str], *, english: bool) -> str:
    """The YAML text of an empty contribution, with what is known of the unit."""
    known = {key: writing.value(value) for key, value in {**of.named, **given}.items()}
    return starter.contribution(of, english=english, given=known)


def folder(into: Path, listed: Path, of: Kind, main: Main, *, english: bool) -> None:
    """Write a main file and an empty contribution for each unit of a list.

    `main` gives the text of the main file that includes these. Raises UserError where the list is none, or where one of the files is there already.
    """
    found = units.read(listed, of)
    parts = {f"{PARTS}/{unit[_UNIT]}.yaml": unit for unit in found}
    include = writing.flow(map(writing.words_in_flow, parts))
    made = {into / MAIN: main(include)} | {
        into / name: contribution(of, unit, english=english) for name, unit in parts.items()
    }
    for file in made:
        if files.there(file):
            raise UserError(say("文件 {out} 已经有了，没有动它。请换一个文件夹。", out=file))
    files.write_all({file: files.encoded(text) for file, text in made.items()})
    terminal.echo(
        say(
            "已写好 {main} 和 {count} 家单位的文件（在 {parts} 里）。要发给单位用 Word 填的：fazhi form {parts} -o 供稿表；收齐没有：fazhi status {into}",
            main=into / MAIN,
            count=len(parts),
            parts=into / PARTS,
            into=into,
        )
    )
