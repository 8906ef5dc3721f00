"""Cerberus, and what its error codes mean in a report: nothing else knows that it is Cerberus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from cerberus import Validator
from cerberus.errors import BaseErrorHandler, ErrorDefinition, ValidationError
from cerberus.schema import SchemaRegistry, UnvalidatedSchema

from generator.basis import numerals
from generator.basis.messages import Message, say
from generator.basis.problems import Path, Problem, first, ordered
from generator.kinds.fields import Field, Group
from generator.kinds.formats import FORMATS
from generator.kinds.schema import NONE, ROOT, Schema
from generator.parsing.tree import Tree

Explanation = tuple[str, Message, dict[str, object]]
_FORMAT = ErrorDefinition(0x101, "check_with")
_CELLS = ErrorDefinition(0x102, "check_with")
_ROW = ErrorDefinition(0x104, "columns")
_LONG = ErrorDefinition(0x103, "longest")
_A_NUMBER = say("“机关代字〔四位数年份〕序号号”的样子，如 示政发〔2026〕3号")
_TYPES = {
    "string": say("一段文字"),
    "list": say("列表（每项另起一行，以“- ”开头）"),
    "dict": say("下级字段（另起一行并缩进）"),
}
_GOT: dict[type, Message] = {
    str: say("一段文字"),
    list: say("列表"),
    dict: say("“字段: 内容”（如果这里本是一句话，请把英文冒号改成中文“：”）"),
}


class _Reported(BaseErrorHandler):  # type: ignore[misc]
    """Hands the errors over as a flat list, sorted by path, group errors opened."""

    def __call__(self, errors: Iterable[ValidationError]) -> list[ValidationError]:
        return list(self._flat(errors))

    def _flat(self, errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
        for error in sorted(errors):
            if error.is_group_error:
                yield from self._flat(error.child_errors)
            else:
                yield error


class ReportValidator(Validator):  # type: ignore[misc]
    """Cerberus with the formats that the schema files name in `check_with`."""

    mandatory_validations = ()  # `nullable`: what is empty is left out of the data
    priority_validations = ("type",)

    def _error(self, *given: Any) -> None:
        # Cerberus sorts all errors, and those of each field, whenever there is one more. Nothing
        # here asks for a field's errors, and `_Reported` sorts them once.
        if len(given) == 1:
            self._errors.extend(given[0])
        else:
            super()._error(*given)

    def _validate_longest(self, longest: int, field: Any, value: Any) -> None:
        """{'type': 'integer'}"""
        if isinstance(value, str) and len(value) > longest:
            self._error(field, _LONG, longest, len(value))

    def _validate_columns(self, columns: Sequence[str], field: Any, value: Any) -> None:
        """{'type': 'list'}"""
        described: Field = self.schema[field]["meta"]
        due = [len(columns), len(columns) - 1] if described.total else [len(columns)]
        if isinstance(value, list) and len(value) not in due:
            self._error(field, _ROW, columns[: due[-1]], len(value))

    def _check_with_form(self, field: str, value: Any) -> None:
        described: Field = self.schema[field]["meta"]
        if not isinstance(value, str):
            return
        read = FORMATS[described.format].read(value)
        beyond = isinstance(read, float) and not described.least <= read <= described.most
        if read is None or beyond:
            self._error(field, _FORMAT)

    def _check_with_cells(self, field: int, value: Any) -> None:
        columns = self._columns()
        if isinstance(value, list) and columns and len(value) != columns:
            self._error(field, _CELLS, columns, len(value))

    def _columns(self) -> int:
        """How many columns the table has whose rows are being checked."""
        table: Any = self.root_document
        for key in self.document_path[:-1]:
            table = table[key]
        return len(table.get("columns", ()))


def check(schema: Schema, found: Tree, edition: str = "") -> list[Problem]:
    """What is wrong with the fields of a file, and what its `edition` needs besides.

    Of too many problems there are the first ones.
    """
    validator = _validator(schema, edition)
    validator.validate(found.data, normalize=False)
    errors = sorted(validator.errors, key=lambda error: found.node(error.document_path).key)
    called = schema.by_keys if found.is_in_keys else schema
    return ordered(first(_problem(called, error, found) for error in errors))


def _problem(schema: Schema, error: ValidationError, found: Tree) -> Problem:
    path = tuple(error.document_path)
    rule, message, gaps = _EXPLANATIONS[error.code](schema, path, error)
    offset = 0 if rule in ("bad-value", "wrong-type") and path in found.nodes else None
    return found.problem(path, "error", rule, message.fill(**gaps), offset)


@lru_cache
def _validator(schema: Schema, edition: str) -> ReportValidator:
    """Cerberus with the groups of a schema, for an edition."""
    rules = cerberus_rules(schema, edition)
    # The schema files are ours and a test validates them; to do so here would cost 60 ms a start.
    return ReportValidator(
        UnvalidatedSchema(rules[ROOT]),
        schema_registry=SchemaRegistry(rules),
        error_handler=_Reported,
    )


def cerberus_rules(schema: Schema, edition: str) -> dict[str, dict[str, dict[str, Any]]]:
    """The groups of a schema as Cerberus takes them, for an edition."""
    return {
        name: {key: _rules(field, edition) for key, field in group.items()}
        for name, group in schema.groups.items()
    }


def _rules(field: Field, edition: str) -> dict[str, Any]:
    """A field as Cerberus takes it: what this edition needs, and the values by either name."""
    rules: dict[str, Any] = {"type": list(field.types)}
    if field.longest:
        rules["longest"] = field.longest
    if field.columns:
        rules |= {"columns": list(field.columns), "meta": field}
    if field.item:
        longest = {"longest": field.longest} if field.longest else {}
        rules["schema"] = _rules(field.item, edition) | longest
    elif field.group:
        rules["schema"] = field.group
    if field.format == "cells":
        rules["check_with"] = "cells"
    elif field.format:
        rules |= {"check_with": "form", "meta": field}
    if field.required or (field.due and field.due == edition):
        rules["required"] = True
    if field.values:
        none = [NONE] if field.may_be_none else []
        rules["allowed"] = [*field.values, *field.values.values(), *none]
    return rules


def _at(schema: Schema, path: Path) -> Field:
    """The field at a path at which Cerberus found something."""
    field = schema.field(path)
    if field is None:
        raise KeyError(path)
    return field


def _missing(schema: Schema, path: Path, _: ValidationError) -> Explanation:
    field = _at(schema, path)
    return (
        "missing-field",
        say("缺少{field}。要填的是：{hint}。"),
        {"field": schema.called(path), "hint": Message(field.hint, {})},
    )


def _unknown(schema: Schema, path: Path, _: ValidationError) -> Explanation:
    around: Group = _at(schema, path[:-1]).fields if path[:-1] else schema.fields
    return (
        "unknown-field",
        say("没有「{name}」这个字段。{suggestion}"),
        {"name": path[-1], "suggestion": _suggestion(str(path[-1]), around)},
    )


def _suggestion(name: str, group: Group) -> Message:
    """What the author may have meant by an unknown field `name`."""
    labels = [field.label for field in group.values()]
    close = get_close_matches(name, [*labels, *group], n=1, cutoff=0.5)
    if close:
        return say("是不是「{name}」？", name=close[0])
    return say("这里可以写：{names}。", names="、".join(labels))


def _wrong_type(schema: Schema, path: Path, error: ValidationError) -> Explanation:
    return (
        "wrong-type",
        say("「{label}」应当是{want}，这里写成了{got}。"),
        {
            "label": schema.label(path),
            "want": _TYPES[_at(schema, path).types[-1]],
            "got": _GOT[type(error.value)],
        },
    )


def _unallowed(schema: Schema, path: Path, error: ValidationError) -> Explanation:
    wrong = error.value if isinstance(error.value, str) else "、".join(map(str, error.info[0]))
    values = "、".join(_at(schema, path).values)
    return (
        "bad-value",
        say("「{label}」不能写“{value}”，可以写：{values}。"),
        {"label": schema.label(path), "value": wrong, "values": values},
    )


def _too_long(schema: Schema, path: Path, error: ValidationError) -> Explanation:
    longest, length = error.info
    return (
        "limit",
        say("「{label}」有 {length} 个字，最多 {longest} 个。请看看是不是把正文写到了这里。"),
        {"label": schema.label(path), "length": length, "longest": longest},
    )


def _wrong_form(schema: Schema, path: Path, error: ValidationError) -> Explanation:
    field = _at(schema, path)
    gaps: dict[str, object] = {"label": schema.label(path), "value": error.value}
    if field.format == "number":
        gaps |= {"want": f"{field.least:g}", "got": f"{field.most:g}"}
    elif field.format == "document_number":
        right = numerals.document_number(error.value)
        gaps["want"] = f"“{right}”" if right else _A_NUMBER
    form = FORMATS[field.format]
    causes = (message for pattern, message in form.causes if pattern.search(error.value))
    return "bad-value", next(causes, form.wrong), gaps


def _wrong_row(schema: Schema, path: Path, error: ValidationError) -> Explanation:
    columns, figures = error.info
    names = "、".join(columns)
    message = say(
        "「{label}」有 {got} 个数，应当依次写 {want} 个：{names}。带逗号的数要加引号，如 '1,234'。"
    )
    gaps = {"label": schema.label(path), "got": figures, "want": len(columns), "names": names}
    return "bad-value", message, gaps


def _wrong_cells(schema: Schema, path: Path, error: ValidationError) -> Explanation:
    columns, cells = error.info
    message = say("「{label}」有 {got} 格，表有 {want} 列，请补齐（空的一格写 ''）。")
    return "bad-value", message, {"label": schema.label(path), "want": columns, "got": cells}


_EXPLANATIONS: Mapping[int, Callable[[Schema, Path, ValidationError], Explanation]] = {
    0x02: _missing,
    0x03: _unknown,
    0x24: _wrong_type,
    0x44: _unallowed,
    0x45: _unallowed,
    _LONG.code: _too_long,
    _FORMAT.code: _wrong_form,
    _CELLS.code: _wrong_cells,
    _ROW.code: _wrong_row,
}
