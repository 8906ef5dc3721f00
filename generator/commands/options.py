"""The options that several commands share, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.messages import LANGUAGES, SOURCE_LANGUAGE
from generator.pipeline import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

Command = TypeVar("Command", bound="Callable[..., Any]")


PATH = click.Path(path_type=Path)


class Choice(click.Choice[str]):
    """One of several words, which are told where another is written."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Say what may be written."""
        return f"不能写“{value}”，可以写：{'、'.join(self.choices)}。"


edition = click.option(
    "--edition",
    type=Choice(EDITIONS),
    default="published",
    show_default=True,
    help="公开版（published）或上报版（filed）。",
)


def keys(about: str = "字段名用中文还是英文。") -> Callable[[Command], Command]:
    """The language of the field names."""
    return click.option(
        "--keys", type=Choice(["zh", "en"]), default="zh", show_default=True, help=about
    )


def lang(about: str = "说明用的语言。") -> Callable[[Command], Command]:
    """The language of what is said."""
    return click.option(
        "--lang",
        type=Choice(LANGUAGES),
        default=SOURCE_LANGUAGE,
        show_default=True,
        help=about,
    )


def output(about: str = "写到哪个文件；不写就显示在屏幕上。") -> Callable[[Command], Command]:
    """Where the output goes, as `out`."""
    return click.option("-o", "--output", "out", type=PATH, help=about)


def on_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at a stream; it is None where it was closed."""
    return stream is not None and stream.isatty()


def look() -> Callable[[Command], Command]:
    """The look of what is printed."""
    from generator.look import shipped

    return click.option(
        "--look",
        metavar="NAME|FILE",
        help=f"版式：{'、'.join(shipped())}，或自己的版式文件；不写就按国家标准。",
    )
