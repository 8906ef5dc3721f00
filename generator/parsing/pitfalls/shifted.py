"""Fields that stand at the left edge although they belong to the field above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.parsing.fields import Fields, Named
from generator.parsing.pitfalls import keys, table
from generator.parsing.pitfalls.levels import STEP
from generator.parsing.pitfalls.line import Line
from generator.parsing.pitfalls.marks import ANY, first_word


def move(lines: Sequence[Line], fields: Fields) -> None:
    """Move such fields, with all that stands in them, to where they belong; tell of each run of them."""
    for owner, run in _runs(lines, fields):
        name = _name(run[0])
        for line in run:
            line.move(STEP)
            line.group = run
        first = run[0]
        first.hit(table.SHIFTED, STEP, {"name": name, "owner": owner}, first.text)


def _runs(lines: Sequence[Line], fields: Fields) -> Iterator[tuple[str, list[Line]]]:
    """The name of a field, and the lines below it that belong to it but begin at the left edge."""
    owner: Named | None = None
    owner_name = ""
    run: list[Line] = []
    for line in [*lines, None]:
        name = _name(line) if line else ""
        if line is None or name in fields:
            if run:
                yield owner_name, _without_end(run)
            owner, owner_name, run = fields.get(name), name, []
        elif run or (owner and name in owner.inside):
            run.append(line)


def _name(line: Line) -> str:
    """The name of the field that a line at the left edge begins with; "" for any other line."""
    text = line.original
    if not text or text[0] in f"#-{ANY}":
        return ""
    key = keys.find(text, None, must=True)
    return key.name if key else first_word(text)


def _without_end(run: list[Line]) -> list[Line]:
    """A run of lines without the empty lines and comments after it."""
    while not run[-1].original.strip(ANY) or run[-1].original.startswith("#"):
        run = run[:-1]
    return run
