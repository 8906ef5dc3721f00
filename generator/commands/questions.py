"""What `fazhi new` wants to know: asked at a terminal, or read from a file of answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from generator.basis import numerals, terminal
from generator.basis.messages import Message, say
from generator.basis.problems import UserError, located
from generator.kinds import kind
from generator.kinds.fields import Field
from generator.parsing import tree


def _type(value: str) -> str:
    values = _types()
    if value not in (*values, *values.values()):
        names = "、".join(values)
        raise UserError(say("单位类型不能写“{value}”，可以写：{names}。", value=value, names=names))
    return value


def _types() -> Mapping[str, str]:
    return kind.load().schema.fields["subject_type"].values


def _year(value: str) -> str:
    year = numerals.read_year(value)
    if year is None:
        raise UserError(say("年度应当是四位数的年份，如 2025，这里写的是“{value}”。", value=value))
    return str(year)


def _existing(value: str) -> str:
    if not os.path.lexists(value):
        raise UserError(say("没有这个文件或文件夹：{path}", path=value))
    return value


@dataclass(frozen=True)
class Question:
    """A question: its names besides its key, how it is asked, and what takes an answer.

    `take` returns the value for the report, or raises UserError.
    """

    names: tuple[str, ...]
    asked: Message
    take: Callable[[str], str] = str

    @property
    def label(self) -> str:
        """What authors call it."""
        return self.names[0]


def _kind(value: str) -> str:
    if kind.find(value) is None:
        raise UserError(kind.unknown(value))
    return value


QUESTIONS = {
    "kind": Question(("种类",), say("种类（{kinds}；写第一种就按回车）"), _kind),
    "subject": Question(("报告单位",), say("报告单位（如 示例区；先不填就按回车）")),
    "subject_type": Question(
        ("单位类型", "type"), say("单位类型（{types}；先不填就按回车）"), _type
    ),
    "year": Question(("年度",), say("年度（报告的是哪一年，四位数字；先不填就按回车）"), _year),
    "from": Question(("上年文件",), say("上年的报告文件（没有就按回车）"), _existing),
}


def accepted(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that say something, as the report takes them. Raises UserError for a wrong one."""
    given = {key: answer.strip() for key, answer in answers.items()}
    return {key: QUESTIONS[key].take(answer) for key, answer in given.items() if answer}


def answers_in(file: Path) -> dict[str, str]:
    """The answers in a YAML or JSON file. Raises UserError where there is anything else in it."""
    names = {
        name: Field(key, question.label)
        for key, question in QUESTIONS.items()
        for name in (key, *question.names)
    }
    found = tree.read(file, names)
    if found.problems:
        raise UserError(located(found.problems[0]))
    unknown = [str(key) for key in found.data if key not in QUESTIONS]
    no_text = [key for key, value in found.data.items() if not isinstance(value, str)]
    if unknown or no_text:
        raise UserError(
            say(
                "文件 {file} 里的「{name}」用不上。可以写的是：{names}，每项一个值。",
                file=file,
                name=[*unknown, *no_text][0],
                names="、".join(question.label for question in QUESTIONS.values()),
            )
        )
    return found.data


def ask(known: Mapping[str, str]) -> dict[str, str]:
    """The author's answers to the questions that are open; each is asked until it can be used."""
    answers = {}
    gaps = {"types": "、".join(_types()), "kinds": "、".join(_kinds())}
    for key, question in QUESTIONS.items():
        if key not in known:
            answers[key] = click.prompt(
                str(question.asked.fill(**gaps)),
                default="",
                show_default=False,
                value_proc=_taking(key),
                prompt_suffix="：",
                err=True,
            )
    return {key: answer for key, answer in answers.items() if answer}


def _kinds() -> list[str]:
    """The names of all kinds, the one first of which a report is where none is named."""
    first = kind.load(kind.outside())
    others = [kind.load(folder) for folder in kind.folders().values()]
    return [first.name, *(each.name for each in others if each is not first)]


def _taking(key: str) -> Callable[[str], str]:
    """What takes an answer and refuses it as Click wants it."""

    def take(answer: str) -> str:
        try:
            return accepted({key: answer}).get(key, "")
        except UserError as error:
            raise click.UsageError(terminal.line(error)) from error

    return take
