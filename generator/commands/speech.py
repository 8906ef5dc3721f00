"""In which language the command line speaks: the help of the commands is Chinese, and translated."""

from __future__ import annotations

import copy
import itertools
import os
from collections.abc import Iterator, Sequence

import click

from generator.basis.messages import LANGUAGES, SOURCE_LANGUAGE, Message, say, spoken
from generator.commands import options

_OPTION = "--lang"


def language(args: Sequence[str]) -> str:
    """The language of a command line: that of its --lang, else that of LANGUAGE, else Chinese."""
    given = [
        *(value for flag, value in itertools.pairwise(args) if flag == _OPTION),
        *(each.partition("=")[2] for each in args if each.startswith(f"{_OPTION}=")),
        os.environ.get("LANGUAGE", "")[:2],
    ]
    return next((each for each in given if each in LANGUAGES), SOURCE_LANGUAGE)


def translated(command: click.Command) -> click.Command:
    """A command whose help is in the language that is spoken, and which takes --lang."""
    made = copy.copy(command)
    made.help = _said(command.help)
    made.params = [_translated(param) for param in command.params]
    if not any(_OPTION in param.opts for param in command.params):
        made.params.append(_option())
    return made


def texts(command: click.Command) -> Iterator[str]:
    """What the help of a command says, to be translated."""
    yield command.help or ""
    yield from (param.help or "" for param in command.params if isinstance(param, click.Option))


def _translated(param: click.Parameter) -> click.Parameter:
    made = copy.copy(param)
    if isinstance(made, click.Option):
        made.help = _said(made.help)
    return made


def _option() -> click.Option:
    """The option of a command that speaks only through its messages: `language` has read it."""
    return click.Option(
        [_OPTION],
        type=options.Choice(LANGUAGES),
        default=spoken,
        show_default="zh",
        expose_value=False,
        help=str(say("说明用的语言。")),
    )


def _said(text: str | None) -> str:
    return str(Message(text, {})) if text else ""
