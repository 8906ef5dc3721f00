"""The fields of a report: Cerberus behind one adapter.

`load` reads a kind's schema.yaml. The Schema that comes back translates written keys (for
`source.read`), checks a Source, gives the data their types, and knows every field's label and hint.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from generator import kept, numerals, source
from generator.messages import say
from generator.pitfalls import table as pitfalls
from generator.problems import Path, Problem, UserError, first, ordered
from generator.source import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path as FilePath

    from cerberus.errors import ValidationError

    from generator.source import Source
    from generator.validation import ReportValidator

Rules: TypeAlias = "dict[str, Any]"
NONE = "无"
# With one of these in a file, even a draft would lose something that its author wrote.
STRUCTURAL = frozenset(
    ("encoding", "control-character", "syntax", "yaml-feature", "limit", "duplicate-field",
     "unknown-field", "wrong-type", "too-deep", "conflict")
) | pitfalls.RULES  # fmt: skip


READERS: dict[str, Callable[[str], object]] = {
    "year": numerals.read_year,
    "date": numerals.read_date,
    "number": numerals.read_number,
}


class Schema:
    """The definitions of a schema file: `report`, and what its fields are made of."""

    def __init__(
        self,
        definitions: Mapping[str, Mapping[str, Rules]],
        names: Mapping[str, Mapping[str, Field]],
    ) -> None:
        self.definitions = definitions
        self.names = names

    @property
    def fields(self) -> Mapping[str, Field]:
        """What the keys of a file stand for, for `source.read`."""
        return self.names["report"]

    @cached_property
    def contribution(self) -> Schema:
        """The fields of what one unit contributes: its own, and a report's, none of them required."""
        optional = {
            key: {**rules, "required": False, "meta": {**rules["meta"], "due": None}}
            for key, rules in self.definitions["report"].items()
        }
        report = {**optional, **self.definitions["contribution"]}
        definitions = {**self.definitions, "report": report}
        return Schema(definitions, _names(definitions))

    @cached_property
    def _validators(self) -> dict[str, ReportValidator]:
        """What has been made to check an edition."""
        return {}

    def rules(self, path: Path) -> Rules:
        """The rules of the field at `path`: {} for a list's item or what is no field."""
        rules: Rules = {"schema": "report"}
        for key in path:
            inside = rules.get("schema", {})
            if isinstance(inside, str):
                inside = self.definitions[inside]
            rules = inside if isinstance(key, int) else inside.get(key, {})
        return rules

    def label(self, path: Path) -> str:
        """How an author calls the field at `path`: its label, and which one of a list."""
        names = [key for key in path if isinstance(key, str)]
        upto = path[: len(path) - path[::-1].index(names[-1])] if names else ()
        label = self.rules(upto).get("meta", {}).get("label", names[-1] if names else "")
        count = path[len(upto) :]
        return f"{label}（第 {'-'.join(str(int(n) + 1) for n in count)} 项）" if count else label

    def check(self, found: Source, edition: str = "") -> list[Problem]:
        """What is wrong with the fields of a source, and what its `edition` needs besides.

        Of too many problems there are the first ones.
        """
        from generator.validation import errors, validator

        if edition not in self._validators:
            self._validators[edition] = validator(self.definitions, edition)
        reported = errors(self._validators[edition], found.data)
        reported.sort(key=lambda error: found.node(error.document_path).key)
        return ordered(first(self._problem(error, found) for error in reported))

    def _problem(self, error: ValidationError, found: Source) -> Problem:
        from generator.validation import EXPLANATIONS

        path = tuple(error.document_path)
        rule, message, gaps = EXPLANATIONS[error.code](self, path, error)
        offset = 0 if rule in ("bad-value", "wrong-type") and path in found.nodes else None
        return found.problem(path, "error", rule, message.fill(**gaps), offset)

    def typed(self, data: dict[str, Any], name: str = "report") -> dict[str, Any]:
        """`data` for printing: every field is there (None if absent) and has its type.

        Years are int, dates datetime.date, names lists of text; 无 is "" where a field may be none.
        What cannot be read stays the text that it was.
        """
        return {
            key: self._read(rules, data[key]) if key in data else None
            for key, rules in self.definitions[name].items()
        }

    def _read(self, rules: Rules, value: Any) -> Any:
        if value is None:
            return None
        meta, inside = rules.get("meta", {}), rules.get("schema")
        if value == NONE and "none" in meta:
            return [] if "list" in rules["type"] else ""
        if isinstance(value, dict):
            return self.typed(value, str(inside))
        if rules["type"] != "string" and isinstance(value, str):
            value = [value]
        if isinstance(value, list):
            item = {**(inside or {}), "meta": {"values": meta.get("values", {})}}
            return [self._read(item, each) for each in value]
        reader = READERS.get(rules.get("check_with", ""))
        read = reader(value) if reader else meta.get("values", {}).get(value)
        return value if read is None else read


def lost(problems: Iterable[Problem]) -> Problem | None:
    """The first problem by which something that an author wrote would be lost."""
    return next((p for p in problems if p.rule in STRUCTURAL and p.level == "error"), None)


@lru_cache
def load(file: FilePath) -> Schema:
    """The schema in a file. Raises UserError if it is broken."""
    data = kept.values(file)
    if data is None:
        data = written(file)
    definitions = {name: _definition(fields) for name, fields in data.items()}
    return Schema(definitions, _names(definitions))


def written(file: FilePath) -> dict[str, Any]:
    """What is written in a schema file. Raises UserError if it is broken."""
    found = source.read(file)
    if found.problems:
        first = found.problems[0]
        raise UserError(
            say(
                "模板文件 {file} 第 {line} 行：{message}",
                file=file,
                line=first.place.line,
                message=first.message,
            )
        )
    return found.data


def _definition(fields: Mapping[str, Rules]) -> dict[str, Rules]:
    return {
        key: {**rules, "required": rules.get("required") == "true"} for key, rules in fields.items()
    }


def _names(definitions: Mapping[str, Mapping[str, Rules]]) -> dict[str, dict[str, Field]]:
    """For each definition: its fields by key and by label. A section holds sections: one dict."""
    names: dict[str, dict[str, Field]] = {name: {} for name in definitions}
    for name, fields in definitions.items():
        for key, rules in fields.items():
            inside = rules.get("schema", "")
            inside = inside.get("schema", "") if isinstance(inside, dict) else inside
            within = names.get(inside, {}) if isinstance(inside, str) else {}
            label = rules["meta"]["label"]
            field = Field(key, label, within, "part" in rules["meta"], "list" in rules["type"])
            names[name] |= {key: field, label: field}
    return names
