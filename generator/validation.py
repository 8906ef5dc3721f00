"""Cerberus, and what its error codes mean in a report: nothing else knows that it is Cerberus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator import numerals
from generator.imports import VERSIONS, instead, later
from generator.messages import Message, say

with instead(VERSIONS | later("pprint")):
    from cerberus import Validator
    from cerberus.errors import BaseErrorHandler, ErrorDefinition
    from cerberus.schema import SchemaRegistry, UnvalidatedSchema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cerberus.errors import ValidationError

    from generator.problems import Path
    from generator.schema import Rules, Schema

Explanation = tuple[str, Message, dict[str, object]]
_YEAR = ErrorDefinition(0x101, "check_with")
_DATE = ErrorDefinition(0x102, "check_with")
_CELLS = ErrorDefinition(0x103, "check_with")
_NUMBER = ErrorDefinition(0x104, "check_with")
_COLOR = ErrorDefinition(0x105, "check_with")
_FONT = ErrorDefinition(0x107, "check_with")
_DOCUMENT_NUMBER = ErrorDefinition(0x106, "check_with")
_LONG = ErrorDefinition(0x108, "longest")
_WORD = ErrorDefinition(0x109, "check_with")
_A_NUMBER = say("“机关代字〔四位数年份〕序号号”的样子，如 示政发〔2026〕3号")
_OF_A_TEXT = {"type", "longest"}
_OF: dict[type, str] = {list: "list", dict: "dict"}
_NESTING = {"type", "schema"}
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

    def _validate_schema(self, schema: Any, field: Any, value: Any) -> None:
        # Cerberus makes a validator for each list and section; where all that may be a text is one,
        # there is no surprise.
        if not self._is_plain({"type": _OF.get(type(value)), "schema": schema}, value):
            super()._validate_schema(schema, field, value)

    _validate_schema.__doc__ = Validator._validate_schema.__doc__  # read by Cerberus: what it takes

    def _is_plain(self, rules: Rules | None, value: Any) -> bool:
        """Whether a value is a text, or lists and sections of texts, where that is all that is wanted."""
        if type(value) is str:
            if not rules or rules["type"] != "string" or not rules.keys() <= _OF_A_TEXT:
                return False
            return len(value) <= int(rules.get("longest", len(value)))
        if not rules or rules.keys() != _NESTING or rules["type"] != _OF.get(type(value)):
            return False
        schema = rules["schema"]
        if type(value) is list:
            return all(self._is_plain(schema, each) for each in value)
        fields = self.schema_registry.get(schema) if schema in self._config["optional"] else {}
        return all(self._is_plain(fields.get(key), each) for key, each in value.items())

    def _validate_longest(self, longest: int, field: Any, value: Any) -> None:
        """{'type': 'integer'}"""
        if isinstance(value, str) and len(value) > longest:
            self._error(field, _LONG, longest, len(value))

    def _check_with_year(self, field: str, value: Any) -> None:
        if isinstance(value, str) and numerals.read_year(value) is None:
            self._error(field, _YEAR)

    def _check_with_date(self, field: str, value: Any) -> None:
        if isinstance(value, str) and numerals.read_date(value) is None:
            self._error(field, _DATE)

    def _check_with_number(self, field: str, value: Any) -> None:
        meta = self.schema[field]["meta"]
        number = numerals.read_number(value) if isinstance(value, str) else 0.0
        if number is None or not float(meta["least"]) <= number <= float(meta["most"]):
            self._error(field, _NUMBER, meta["least"], meta["most"])

    def _check_with_color(self, field: str, value: Any) -> None:
        if not re.fullmatch("[0-9A-Fa-f]{6}", value):
            self._error(field, _COLOR)

    def _check_with_font(self, field: str, value: Any) -> None:
        if not re.fullmatch(r"[^\"&<>{};\\\n]{1,31}", value):  # Word takes 31 characters
            self._error(field, _FONT)

    def _check_with_word(self, field: int, value: Any) -> None:
        if value == "":
            self._error(field, _WORD)

    def _check_with_document_number(self, field: str, value: Any) -> None:
        right = numerals.document_number(value) if isinstance(value, str) else value
        if right != value:
            self._error(field, _DOCUMENT_NUMBER, f"“{right}”" if right else _A_NUMBER)

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


def errors(validator: ReportValidator, data: dict[str, Any]) -> list[ValidationError]:
    """What Cerberus finds wrong in `data`, held against the definition `report`."""
    validator.validate(data, normalize=False)
    found: list[ValidationError] = validator.errors
    return found


def validator(definitions: Mapping[str, Mapping[str, Rules]], edition: str) -> ReportValidator:
    """Cerberus with the definitions of a schema file, for an edition."""
    rules = ready(definitions, edition)
    # The schema files are ours and a test validates them; to do so here would cost 60 ms a start.
    return ReportValidator(
        UnvalidatedSchema(rules["report"]),
        schema_registry=SchemaRegistry(rules),
        error_handler=_Reported,
        optional=tuple(name for name, fields in rules.items() if not _requires(fields)),
    )


def _requires(fields: Mapping[str, Rules]) -> bool:
    return any("required" in rules for rules in fields.values())


def ready(
    definitions: Mapping[str, Mapping[str, Rules]], edition: str
) -> dict[str, dict[str, Rules]]:
    """The definitions of a schema file as Cerberus takes them, for an edition."""
    return {
        name: {key: _cerberus(rules, edition) for key, rules in fields.items()}
        for name, fields in definitions.items()
    }


def _cerberus(rules: Rules, edition: str) -> Rules:
    """The rules as Cerberus takes them: what this edition needs, and the values by either name.

    It spends time on every key of a rule, so what says nothing is left out.
    """
    meta = rules["meta"]
    taken = {key: value for key, value in rules.items() if key not in ("meta", "required")}
    if "least" in meta:
        taken["meta"] = meta
    if rules["required"] or meta.get("due") == edition:
        taken["required"] = True
    if "longest" in meta:
        longest = {"longest": int(meta["longest"])}
        taken |= longest | ({"schema": taken["schema"] | longest} if "schema" in taken else {})
    values = meta.get("values")
    if values:
        taken["allowed"] = [*values, *values.values(), *(["无"] if "none" in meta else [])]
    return taken


def _missing(schema: Schema, path: Path, _: ValidationError) -> Explanation:
    meta = schema.rules(path)["meta"]
    return (
        "missing-field",
        say("缺少「{label}」（{key}）。要填的是：{hint}。"),
        {"label": meta["label"], "key": path[-1], "hint": meta["hint"]},
    )


def _unknown(schema: Schema, path: Path, _: ValidationError) -> Explanation:
    inside = schema.rules(path[:-1]).get("schema", "report") if path[:-1] else "report"
    return (
        "unknown-field",
        say("没有「{name}」这个字段。{suggestion}"),
        {"name": path[-1], "suggestion": _suggestion(str(path[-1]), schema.definitions[inside])},
    )


def _suggestion(name: str, fields: Mapping[str, Rules]) -> Message:
    """What the author may have meant by an unknown field `name`."""
    labels = [rules["meta"]["label"] for rules in fields.values()]
    from difflib import get_close_matches

    close = get_close_matches(name, [*labels, *fields], n=1, cutoff=0.5)
    if close:
        return say("是不是「{name}」？", name=close[0])
    return say("这里可以写：{names}。", names="、".join(labels))


def _wrong_type(schema: Schema, path: Path, error: ValidationError) -> Explanation:
    types = schema.rules(path)["type"]
    return (
        "wrong-type",
        say("「{label}」应当是{want}，这里写成了{got}。"),
        {
            "label": schema.label(path),
            "want": _TYPES[types if isinstance(types, str) else types[-1]],
            "got": _GOT[type(error.value)],
        },
    )


def _unallowed(schema: Schema, path: Path, error: ValidationError) -> Explanation:
    values = schema.rules(path)["meta"]["values"]
    wrong = error.value if isinstance(error.value, str) else "、".join(map(str, error.info[0]))
    return (
        "bad-value",
        say("「{label}」不能写“{value}”，可以写：{values}。"),
        {"label": schema.label(path), "value": wrong, "values": "、".join(values)},
    )


def _too_long(schema: Schema, path: Path, error: ValidationError) -> Explanation:
    longest, length = error.info
    return (
        "limit",
        say("「{label}」有 {length} 个字，最多 {longest} 个。请看看是不是把正文写到了这里。"),
        {"label": schema.label(path), "length": length, "longest": longest},
    )


def _bad(message: Message) -> Callable[[Schema, Path, ValidationError], Explanation]:
    def explain(schema: Schema, path: Path, error: ValidationError) -> Explanation:
        gaps = {str(name): value for name, value in zip(("want", "got"), error.info, strict=False)}
        return "bad-value", message, {"label": schema.label(path), "value": error.value, **gaps}

    return explain


EXPLANATIONS: dict[int, Callable[[Schema, Path, ValidationError], Explanation]] = {
    0x02: _missing,
    0x03: _unknown,
    0x24: _wrong_type,
    0x44: _unallowed,
    0x45: _unallowed,
    _LONG.code: _too_long,
    _YEAR.code: _bad(say("「{label}」应当是四位数的年份，如 2025，这里写的是“{value}”。")),
    _DATE.code: _bad(say("「{label}」应当是真实的日期，如 2026-02-24，这里写的是“{value}”。")),
    _NUMBER.code: _bad(say("「{label}」应当是 {want} 到 {got} 之间的数，这里写的是“{value}”。")),
    _COLOR.code: _bad(say("「{label}」应当是六位十六进制的颜色，如 FF0000，这里写的是“{value}”。")),
    _FONT.code: _bad(
        say(
            "「{label}」应当是一种字体的名字，照 Word 字体栏里的样子写，不带引号、分号、尖括号，这里写的是“{value}”。"
        )
    ),
    _WORD.code: _bad(say("「{label}」是空的，请写上词，或者删去这一项。")),
    _DOCUMENT_NUMBER.code: _bad(
        say(
            "「{label}」应当写成{want}（年份四位、用六角括号，序号不加“第”、不补零），"
            "这里写的是“{value}”。"
        )
    ),
    _CELLS.code: _bad(say("「{label}」有 {got} 格，表有 {want} 列，请补齐（空的一格写 ''）。")),
}
