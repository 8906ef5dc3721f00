"""A new report, empty and commented, made from the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.basis.messages import Message, say
from generator.kinds.fields import Field
from generator.kinds.kind import FIELD as KIND
from generator.kinds.kind import Kind
from generator.kinds.schema import Schema
from generator.parsing import writing

_INTRODUCTION = say(
    "填写方法：\n"
    "1. 冒号是英文冒号，后面空一格再写内容；内容再长也写在一行里，不用自己换行。\n"
    "2. 要分成几段的，冒号后面写“|”，换行缩进两格，一行一段。\n"
    "3. 列表每项一行，以“- ”开头；项数不够照样子添，多余的删去。\n"
    "4. 序号（一、（一）1. 一是）和标题末尾的标点由工具加，不要自己写。\n"
    "5. 用不上的栏目留空或删去；“#”后面是说明，可以删去。\n"
    "填好以后：fazhi check 文件名，看缺了什么；fazhi render 文件名，印成 Word 文件。"
)
_FOR_UNITS = say(
    "本单位的供稿，只写本单位的事，不写总标题、导语和署名。\n"
    "1. 冒号是英文冒号，后面空一格再写内容；列表每项一行，以“- ”开头，不够照样子添。\n"
    "2. 序号（一、（一）1. 一是）和标题末尾的标点由工具加，不要自己写。\n"
    "3. 没有要写的栏目整栏删去；“#”后面是说明，可以删去。\n"
    "填好以后：fazhi check 文件名，看缺了什么。习惯用 Word 的：fazhi form 文件名 -o 供稿表.docx。"
)
_ADVICE = {True: say("必填"), False: say("选填")}
_LEFT_OUT = say("{name}（可以不写）")
_ABOUT = say("{name}（{due}）：{hint}。{example}")
_DUE_FILED = say("上报版必填")
_WIDE_LIST = 2  # how many empty items a list of texts starts with


def starter(schema: Schema, *, english: bool, given: Mapping[str, str]) -> str:
    """The YAML text of an empty report, its keys in Chinese or in English.

    `given` are the values, as YAML, of fields that are known already.
    """
    shown = [field for field in schema.fields.values() if field.key != KIND or KIND in given]
    return _form(_INTRODUCTION, shown, given, english=english)


def contribution(of: Kind, *, english: bool, given: Mapping[str, str]) -> str:
    """The YAML text of what one unit is to contribute: what it says of itself, what it is asked for."""
    schema = of.contribution
    asked = [
        replace(field, part=False, start=field.asked)
        for field in schema.fields.values()
        if field.asked
    ]
    shown = {*of.own, *({KIND} & given.keys())}
    own = [field for field in schema.fields.values() if field.key in shown]
    return _form(_FOR_UNITS, [*own, *asked], given, english=english)


def _form(
    introduction: Message, fields: Iterable[Field], given: Mapping[str, str], *, english: bool
) -> str:
    comments = [f"# {line}\n" for line in str(introduction).splitlines()]
    return "".join(comments) + "".join(
        "\n" + _top(field, given.get(field.key, ""), english=english) for field in fields
    )


def _top(field: Field, value: str, *, english: bool) -> str:
    """A field at the root: a comment on it, its name and value, and what starts inside it."""
    due = _DUE_FILED if field.due else _ADVICE[field.required or field.part]
    example = say("例：{example}", example=field.example) if field.example else ""
    name = field.key if english else field.label
    about = _ABOUT.fill(name=name, due=due, hint=Message(field.hint, {}), example=example)
    comment = f"# {about}".rstrip() + "\n"
    first, *rest = _lines(field, english=english)
    return comment + "".join(f"{line}\n" for line in (f"{first} {value}".rstrip(), *rest))


def _lines(field: Field, *, english: bool) -> Iterator[str]:
    """The lines of one empty field, with the fields that start in it below."""
    order = _order(field)
    yield f"{field.key if english else field.label}:{order}"
    if field.types == ("dict",):
        yield from writing.indented(_inside(field, english=english))
    elif field.types == ("list",) and field.item and field.item.types == ("string",) and not order:
        yield from ["  -"] * _WIDE_LIST
    elif field.types == ("list",) and field.start:
        yield from writing.item(_inside(field, english=english))


def _order(field: Field) -> str:
    """A comment on what the figures of a row are; the total may be left out."""
    if not field.columns:
        return ""
    *names, last = field.columns
    named = _LEFT_OUT.fill(name=last) if field.total else last
    return f"  # {'、'.join([*names, str(named)])}"


def _inside(field: Field, *, english: bool) -> list[str]:
    return [line for key in field.start for line in _lines(field.fields[key], english=english)]
