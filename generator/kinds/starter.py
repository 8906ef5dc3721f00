"""A new report, empty and commented, made from the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.basis.messages import say
from generator.kinds.schema import Rules, Schema

_INTRODUCTION = say(
    "填写方法：\n"
    "1. 冒号是英文冒号，后面空一格再写内容；内容再长也写在一行里，不用自己换行。\n"
    "2. 要分成几段的，冒号后面写“|”，换行缩进两格，一行一段。\n"
    "3. 列表每项一行，以“- ”开头；项数不够照样子添，多余的删去。\n"
    "4. 序号（一、（一）1. 一是）和标题末尾的标点由工具加，不要自己写。\n"
    "5. 用不上的栏目留空或删去；“#”后面是说明，可以删去。\n"
    "填好以后：fazhi check 文件名，看缺了什么；fazhi render 文件名，印成 Word 文件。"
)
_ADVICE = {True: say("必填"), False: say("选填")}
_DUE_FILED = say("上报版必填")
_WIDE_LIST = 2  # how many empty items a list of texts starts with


def starter(schema: Schema, *, english: bool, given: Mapping[str, str]) -> str:
    """The YAML text of an empty report, its keys in Chinese or in English.

    `given` are the values, as YAML, of fields that are known already.
    """
    comments = [f"# {line}\n" for line in str(_INTRODUCTION).splitlines()]
    fields = schema.definitions["report"].items()
    return "".join(comments) + "".join(
        "\n" + _top(schema, key, rules, english, given.get(key, "")) for key, rules in fields
    )


def _top(schema: Schema, key: str, rules: Rules, english: bool, value: str) -> str:
    meta = rules["meta"]
    due = _DUE_FILED if "due" in meta else _ADVICE[rules["required"] or "part" in meta]
    example = f"例：{meta['example']}" if "example" in meta else ""
    comment = f"# {meta['label']}（{due}）：{meta['hint']}。{example}\n"
    first, *rest = _field(schema, key, rules, english)
    return comment + "".join(f"{line}\n" for line in (f"{first} {value}".rstrip(), *rest))


def _field(schema: Schema, key: str, rules: Rules, english: bool) -> Iterator[str]:
    """The lines of one empty field, with the fields that `start` in it below."""
    meta = rules["meta"]
    name = key if english else meta["label"]
    inside: Any = rules.get("schema")
    yield f"{name}:"
    if isinstance(inside, str):
        yield from _indented(_inside(schema, inside, meta.get("start", ()), english))
    elif rules["type"] == "list" and inside["type"] == "string":
        yield from ["  -"] * _WIDE_LIST
    elif rules["type"] == "list" and "start" in meta:
        first, *rest = _inside(schema, inside["schema"], meta["start"], english)
        yield f"  - {first}"
        yield from _indented(rest, 4)


def _inside(schema: Schema, definition: str, keys: tuple[str, ...], english: bool) -> list[str]:
    fields = schema.definitions[definition]
    return [line for key in keys for line in _field(schema, key, fields[key], english)]


def _indented(lines: list[str], by: int = 2) -> list[str]:
    return [" " * by + line for line in lines]
