"""A list of the units that contribute to a report (CSV, as Excel saves it) → what is known of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.basis import numerals, opening
from generator.basis.files import FORBIDDEN
from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing.sheets import rows_of_csv
from generator.kinds.fields import Field
from generator.kinds.kind import Kind
from generator.parsing.encoding import MAX_BYTES

Unit = Mapping[str, str]  # the fields of a contribution by key
_FIRST = 2  # the line of the first unit


def read(file: Path, of: Kind) -> list[Unit]:
    """The units of a list, in its order. Raises UserError where it is no such list."""
    rows = rows_of_csv(opening.within(file, MAX_BYTES), str(file))
    fields = [_field(name, file, of) for name in rows[0]] if rows else []
    named = [field for field in fields if field and field.required]
    if not named:
        raise UserError(say("{file} 的第一行应当是列名：{names}。", file=file, names=_names(of)))
    units = list(_units(file, fields, rows[1:]))
    _check_names(file, [unit[named[0].key] for unit in units if named[0].key in unit])
    return [unit for unit in units if named[0].key in unit]


def _names(of: Kind) -> str:
    fields = of.contribution.fields
    return "、".join(fields[key].label for key in fields if key in of.own)


def _field(name: str, file: Path, of: Kind) -> Field | None:
    """The field that a column names, None for a column without a name."""
    found = of.contribution.names.get(name)
    if found and found.key in of.own:
        return found
    if not name:
        return None
    raise UserError(
        say("{file} 里的列“{name}”用不上，可以有的列是：{names}。", file=file, name=name, names=_names(of))
    )  # fmt: skip


def _units(
    file: Path, fields: Sequence[Field | None], rows: Sequence[Sequence[str]]
) -> Iterator[Unit]:
    for line, row in enumerate(rows, _FIRST):
        given = {f.key: cell for f, cell in zip(fields, row, strict=False) if f and cell}
        for field in fields:
            if field and field.format and field.key in given:
                given[field.key] = _date(file, line, field, given[field.key])
        if given:
            yield given


def _date(file: Path, line: int, field: Field, text: str) -> str:
    day = numerals.read_date(text)
    if day:
        return day.isoformat()
    raise UserError(
        say("{file} 第 {line} 行的「{label}」“{text}”不是日期，请写成 2026-01-20 的样子。", file=file, line=line, label=field.label, text=text)
    )  # fmt: skip


def _check_names(file: Path, names: Sequence[str]) -> None:
    """Refuse names that cannot each be that of a file. Raises UserError."""
    if not names:
        raise UserError(say("{file} 里没有单位。", file=file))
    for name in names:
        if names.count(name) > 1:
            raise UserError(say("{file} 里“{name}”有两行，请只留一行。", file=file, name=name))
        if set(name) & set(FORBIDDEN + "/\\\n"):
            raise UserError(
                say("{file} 里“{name}”不能作文件名，请去掉里面的符号。", file=file, name=name)
            )
