"""The form of a kind: its schema.yaml, checked, laid over the fields that all kinds share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.basis import resources
from generator.basis.messages import Message, say
from generator.basis.problems import Path as DataPath
from generator.basis.problems import UserError, located
from generator.kinds import fields, schema, validation
from generator.kinds.fields import ROLES
from generator.kinds.formats import FORMATS
from generator.kinds.schema import IN_TEMPLATE, ROOT, Schema
from generator.parsing import tree

_SCHEMA = "schema.yaml"
_AS_IT_IS = "base"  # what is written of a field that is taken from the shared ones
_CELLS = "cells"  # the form of a row, which has no text to read
_FREE = " fields"  # behind the name of a group: no group that is described here is called so
_FIELDS = say("字段，一个一项")


def load(folder: Path) -> Schema:
    """The fields of a kind: its own, in its order, laid over those that all kinds share.

    Raises UserError, with file and line, where its schema.yaml is broken.
    """
    shared = schema.written(resources.templates() / "base" / _SCHEMA)
    written = _written(folder / _SCHEMA, shared)
    report = {key: laid_over(shared[ROOT].get(key, {}), own) for key, own in written[ROOT].items()}
    definitions = {**laid_over(shared, written), ROOT: report}
    item = definitions["section"]["item"]
    item["meta"] = {**item["meta"], "values": _parts(report)}
    return Schema(fields.read(definitions))


def _parts(written: Mapping[str, Any]) -> dict[str, str]:
    """The mandatory parts by label: what a section may say that it holds."""
    metas = {key: rules["meta"] for key, rules in written.items()}
    return {meta["label"]: key for key, meta in metas.items() if meta.get("part") == "true"}


def laid_over(base: Mapping[str, Any], over: Mapping[str, Any] | str) -> dict[str, Any]:
    """The values of `over`, and those of `base` where it has none; the word `base` changes nothing."""
    if isinstance(over, str):
        return dict(base)
    return {**base} | {
        key: laid_over(base.get(key, {}), value) if isinstance(value, dict) else value
        for key, value in over.items()
    }


def _written(file: Path, shared: Mapping[str, Any]) -> dict[str, Any]:
    """What a schema.yaml says. Raises UserError, with the line, where that is wrong."""
    groups = {
        name: group for name, group in tree.read(file).data.items() if isinstance(group, dict)
    }
    form = _form_of(groups)
    found = tree.read(file, form.names)
    problems = found.problems + validation.check(form, found)
    problems += [
        found.problem(path, "error", "bad-value", message)
        for path, message in ([] if problems else _wrong(groups, shared))
    ]
    if problems:
        raise UserError(located(problems[0], IN_TEMPLATE))
    return found.data


def _form_of(groups: Mapping[str, Mapping[str, Any]]) -> Schema:
    """The form of a schema.yaml that has these groups of fields: how each may be described."""
    form = schema.written(resources.templates() / "definitions.schema.yaml")
    form["meta"]["role"]["meta"]["values"] = dict(zip(ROLES, ROLES, strict=True))
    forms = {name: name for name in (*FORMATS, _CELLS)}
    for described in ("field", "item"):
        form[described]["check_with"]["meta"]["values"] = forms
    form["values"] = {name: _free("string") for name in _values(groups)}
    for name, group in groups.items():
        form[f"{name}{_FREE}"] = {key: _free(["string", "dict"], "field") for key in group}
    form[ROOT] = {name: _free("dict", f"{name}{_FREE}") for name in {ROOT: None, **groups}}
    form[ROOT][ROOT]["required"] = "true"
    form.setdefault(f"{ROOT}{_FREE}", {})
    return Schema(fields.read({name: _named(group) for name, group in form.items()}))


def _free(types: str | list[str], inside: str = "") -> dict[str, Any]:
    """A field that the author of a kind may call as they like."""
    return {"type": types, "meta": {"hint": str(_FIELDS)}} | ({"schema": inside} if inside else {})


def _values(groups: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The words that any field says may be written in it."""
    for group in groups.values():
        for rules in group.values():
            meta = rules.get("meta") if isinstance(rules, dict) else None
            values = meta.get("values") if isinstance(meta, dict) else None
            yield from values if isinstance(values, dict) else ()


def _named(group: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a group, each called as it is written."""
    return {
        key: {**rules, "meta": {**rules.get("meta", {}), "label": key}}
        for key, rules in group.items()
    }


def _wrong(
    groups: Mapping[str, Mapping[str, Any]], shared: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[DataPath, Message]]:
    """What is wrong with the fields of a kind beside those that all kinds share."""
    known = {*groups, *shared}
    for name, group in groups.items():
        for key, rules in group.items():
            base = shared.get(name, {}).get(key, {})
            if isinstance(rules, str) and (rules != _AS_IT_IS or not base):
                names = "、".join(shared.get(name, ()))
                message = say(
                    "「{key}」照用不了 base。可以照用的是：{names}。", key=key, names=names
                )
                yield (name, key), message
            whole = laid_over(base, rules)
            lacking = [word for word in ("label", "hint") if word not in whole.get("meta", {})]
            lacking += [] if "type" in whole else ["type"]
            if lacking:
                yield (name, key), say("「{key}」缺少 {word}。", key=key, word=lacking[0])
            inside = _inside(whole)
            if inside and inside not in known:
                message = say("没有「{inside}」这一组字段。", inside=inside)
                yield (name, key, "schema"), message


def _inside(rules: Mapping[str, Any]) -> str:
    """The group of the fields inside a field, or inside each item of its list."""
    inside = rules.get("schema", "")
    return _inside(inside) if isinstance(inside, dict) else inside
