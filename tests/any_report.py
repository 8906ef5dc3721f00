"""Reports at random, made from the schema: every field, and texts with every mark in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml
from hypothesis import strategies as st

from generator.kinds import kind, schema
from generator.kinds.fields import Field, Group

KIND = kind.load().schema
FILED = {"copy_number", "secrecy", "urgency", "number", "signatory", "addressee", "cc", "printed_by", "printed_on"}  # fmt: skip
NOWHERE = {
    "subject_type",
    "include",
    "run_in",
    "numbering",
    "item",
    "subject",
    "year",
}  # or in the title alone
DEEPEST = 2  # sections in sections
FIXED = {"include", "kind"}  # they name files and folders, which there are none of
NEEDED = {"heading", "subject", "columns", "rows", "signed_by", "opening"}
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
    return _fields(KIND.fields, text, DEEPEST)


def _fields(group: Group, text: st.SearchStrategy[str], deep: int) -> st.SearchStrategy[Any]:
    left_out = FIXED if deep else {*FIXED, "sections"}
    made = {key: _value(each, text, deep) for key, each in group.items() if key not in left_out}
    return st.fixed_dictionaries(
        {key: value for key, value in made.items() if key in NEEDED},
        optional={key: value for key, value in made.items() if key not in NEEDED},
    )


def _value(field: Field, text: st.SearchStrategy[str], deep: int) -> st.SearchStrategy[Any]:
    one = st.sampled_from(list(field.values)) if field.values else text
    if field.many:
        each = _value(field.item, text, deep - 1) if field.item.fields else one
        return st.lists(each, min_size=1, max_size=2)
    if field.group == "table":
        return st.integers(1, 3).flatmap(lambda columns: _table(text, columns))
    if field.fields:
        return _fields(field.fields, text, deep)
    return _FORMS.get(field.format, one)


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
