"""Reports at random, made from the schema: every field, and texts with every mark in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from generator import resources, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND = schema.load(resources.schema())
FILED = {"copy_number", "secrecy", "urgency", "number", "signatory", "addressee", "cc", "printed_by", "printed_on"}  # fmt: skip
NOWHERE = {"subject_type", "include", "run_in", "item", "subject", "year"}  # or in the title alone
DEEPEST = 2  # sections in sections
_FORMS = {
    "year": st.just("2025"),
    "date": st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(str),
    "document_number": st.just("示政发〔2026〕3号"),
}
MARKS = "甲乙丙丁一二12，。、；：？！“”‘’（）《》【】〔〕—…·％%-*#&<>{}[]|\\'\"@`:.() 　\n𠮷🎉é"
TEXT = st.text(MARKS, min_size=1, max_size=30).filter(
    lambda text: (
        text.strip("。．. 　\n") and text.strip() != schema.NONE and not {"'", "\n"} <= set(text)
    )
)


def reports(text: st.SearchStrategy[str] = TEXT) -> st.SearchStrategy[dict[str, Any]]:
    """Reports in which any of the fields are written."""
    return _fields("report", text, DEEPEST)


def _fields(name: str, text: st.SearchStrategy[str], deep: int) -> st.SearchStrategy[Any]:
    rules = {key: each for key, each in KIND.definitions[name].items() if key != "include"}
    if not deep:
        rules.pop("sections", None)
    needed = {"heading", "subject", "columns", "rows", "signed_by", "opening"} & set(rules)
    made = {key: _value(each, text, deep) for key, each in rules.items()}
    return st.fixed_dictionaries(
        {key: made[key] for key in made if key in needed},
        optional={key: made[key] for key in made if key not in needed},
    )


def _value(rules: Any, text: st.SearchStrategy[str], deep: int) -> st.SearchStrategy[Any]:
    inside, meta = rules.get("schema"), rules.get("meta", {})
    if inside == "table":
        return st.integers(1, 3).flatmap(lambda columns: _table(text, columns))
    if isinstance(inside, str):
        return _fields(inside, text, deep)
    one = st.sampled_from(list(meta["values"])) if "values" in meta else text
    if "list" in rules["type"]:
        each = one if "values" in meta else _value(inside, text, deep - 1)
        return st.lists(each, min_size=1, max_size=2)
    return _FORMS.get(rules.get("check_with", ""), one)


def _table(text: st.SearchStrategy[str], columns: int) -> st.SearchStrategy[Any]:
    row = st.lists(st.one_of(text, st.just("")), min_size=columns, max_size=columns)
    head = st.lists(text, min_size=columns, max_size=columns)
    return st.fixed_dictionaries(
        {"columns": head, "rows": st.lists(row, min_size=1, max_size=3)},
        optional={"caption": text, "unit": text},
    )


def written(data: dict[str, Any]) -> str:
    """A report as YAML, every text in quotes, so that its marks are no YAML."""
    return yaml.safe_dump(data, allow_unicode=True, default_style="'", width=10**6)


def lines(data: Any, edition: str, key: str = "") -> Iterator[str]:
    """Every line that an author wrote and an edition prints, without white space.

    A heading's full stop at the end is fazhi's; of a date the author writes no words.
    """
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in NOWHERE and (edition == "filed" or name not in FILED):
                yield from lines(value, edition, name)
    elif isinstance(data, list):
        for value in data:
            yield from lines(value, edition, key)
    elif key not in ("date", "printed_on"):
        text = data.strip().rstrip("。．.") if key == "heading" else data
        yield from filter(None, ("".join(line.split()) for line in text.split("\n")))
