"""The options that several commands share, each declared once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from generator.basis import numerals
from generator.basis.messages import LANGUAGES, say, spoken
from generator.basis.problems import UserError
from generator.reports import EDITIONS

Command = TypeVar("Command", bound="Callable[..., Any]")
Item = TypeVar("Item")
PATH = click.Path(path_type=Path)


class Choice(click.Choice[str]):
    """One of several words; the refusal of another one names them."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Say what may be written."""
        return str(
            say(
                "不能写“{value}”，可以写：{choices}。", value=value, choices="、".join(self.choices)
            )
        )


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
        default=spoken,
        show_default="zh",
        help=about,
    )


def output(about: str = "写到哪个文件；不写就显示在屏幕上。") -> Callable[[Command], Command]:
    """Where the output goes, as `out`."""
    return click.option("-o", "--output", "out", type=PATH, help=about)


def kind_folder() -> Callable[[Command], Command]:
    """A kind of report from outside, in use while the command runs."""
    from generator.kinds import kind

    def use(_: click.Context, __: click.Parameter, folder: Path | None) -> None:
        kind.use(folder)
        if folder:
            kind.load(kind.outside())  # a broken one is told of before anything else

    return click.option(
        "--kind-folder",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        expose_value=False,
        callback=use,
        help="再认得一种报告：这个文件夹里写着它是什么，见 docs/kinds.md。",
    )


def kind_name() -> Callable[[Command], Command]:
    """The kind of report that is meant, by its name."""
    return click.option(
        "--kind", "kind_name", metavar="NAME", help="哪一种报告（fazhi kinds 列出有哪些）。"
    )


def folder_of(name: str | None) -> Path | None:
    """The folder of the kind that goes by a name: None for the default one.

    Without a name, it is that from outside which is in use. Raises UserError where there is none.
    """
    from generator.kinds import kind

    if name is None:
        return kind.outside()
    folder = kind.find(name)
    if folder is None:
        raise UserError(kind.unknown(name))
    return folder


def refuse_existing(out: Path | None) -> None:
    """Raise UserError where a command that only makes new files would write over one."""
    if out is not None and os.path.lexists(out):
        raise UserError(say("文件 {out} 已经有了，没有动它。请换一个名字。", out=out))


def of_unit(unit: str, contact: str | None, due: str | None) -> dict[str, str]:
    """What the options say of a unit, as its contribution has it. Raises UserError for no date."""
    given = {"unit": unit.strip(), "contact": contact or ""}
    if due:
        day = numerals.read_date(due)
        if day is None:
            message = say("报送期限“{due}”不是日期，请写成 2026-01-20 的样子。", due=due)
            raise UserError(message)
        given["due"] = day.isoformat()
    return {key: value for key, value in given.items() if value}


def on_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at a stream; it is None where it was closed."""
    return stream is not None and stream.isatty()


def progress_bar(items: Iterable[Item], count: int) -> AbstractContextManager[Iterable[Item]]:
    """The items, with a bar at a terminal where there are several."""
    hidden = count == 1 or not on_terminal(sys.stderr)
    return click.progressbar(items, count, file=sys.stderr, hidden=hidden)


def look() -> Callable[[Command], Command]:
    """The look of what is printed."""
    from generator.printing.look import shipped

    return click.option(
        "--look",
        metavar="NAME|FILE",
        help=f"版式：{'、'.join(shipped())}，或自己的版式文件；不写就按国家标准。",
    )
