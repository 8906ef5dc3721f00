"""The command line: the table of commands, the exit codes, the one place where errors are caught."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from generator import __version__
from generator.basis import faults, resources, terminal
from generator.basis.exits import CLEAN, STOPPED, UNREAD, UNUSABLE
from generator.basis.messages import LANGUAGES, SOURCE_LANGUAGE, Message, say, speak, spoken
from generator.basis.problems import UserError, reason

# What Click itself says (“Missing argument …”) it looks up by gettext; locale/zh_CN has it.
gettext.bindtextdomain("click", str(resources.locale()))
gettext.textdomain("click")
os.environ.setdefault("LANGUAGE", "zh_CN")

# Each command is a module of `generator.commands`, imported when it is called or listed.
COMMANDS = {
    "new": "新建一份待填的报告（YAML 文件），或从上年的报告沿用",
    "import": "把已有的报告（Word、文本文件）变成 YAML 文件",
    "form": "把一家单位的供稿做成 Word、Excel 供稿表",
    "check": "检查报告：缺了什么、错在哪一行",
    "status": "看报告填到哪里了，哪家单位还欠着",
    "preview": "在浏览器里看报告印出来的样子，边看边填",
    "render": "把报告印成纯文本、Word 文件、网页或 PDF",
    "diff": "比较两稿或两个年度的报告",
    "review": "把领导在 Word 里改过的收回报告里",
    "figures": "列出报告里的每一个数，供核对",
    "kinds": "列出能写哪几种报告",
    "rules": "列出所有的规则",
    "explain": "解释一条规则，举出正反例子",
    "schema": "给编辑器用的 JSON Schema：边写边提示字段",
    "lsp": "给编辑器用：边写边指出问题，提示字段",
    "fonts": "看看本机有没有公文要用的字体",
}
_HELP = {"--version": say("显示版本号。"), "--lang": say("说明用的语言。")}
_STOPPED = say("已经停下。写好的文件都是完整的，其余的没有动。")
_NO_DOCSTRINGS = say(
    "Python 的 -OO（PYTHONOPTIMIZE=2）去掉了 fazhi 要用的说明，这样运行不了。请不要这样设，再运行一次。"
)


class _Group(click.Group):
    """A group that imports a command when it is used, and speaks Chinese."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        speak(_speech().language(args))
        for param in self.params:
            if isinstance(param, click.Option):
                param.help = str(_HELP[param.opts[0]])
        if spoken() != SOURCE_LANGUAGE:
            os.environ["LANGUAGE"] = spoken()  # for what Click itself says
        with _visible():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        with _visible():
            return super().invoke(ctx)

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        translated: click.Command = _speech().translated(command(name))
        return translated

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS:
            names = "、".join(COMMANDS)
            raise UserError(
                say("没有「{name}」这个命令。命令有：{names}。", name=args[0], names=names)
            )
        return super().resolve_command(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        kinds: Any = import_module("generator.kinds.kind")  # as a command: -OO is refused before
        self.help = str(say("起草、检查、印制{name}。", name=kinds.load().name))
        super().format_help_text(ctx, formatter)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(str(say("命令"))):
            formatter.write_dl(
                [(name, str(Message(about, {}))) for name, about in COMMANDS.items()]
            )


def command(name: str) -> click.Command:
    """The command of this name, as it is written, in Chinese."""
    module: Any = import_module(f"generator.commands.{name}{'_' * iskeyword(name)}")
    found: click.Command = module.command
    return found


def _speech() -> Any:
    return import_module("generator.commands.speech")  # as a command: -OO is refused before


@contextmanager
def _visible() -> Iterator[None]:
    """What Click says of wrong usage quotes what was typed, and that may be the name of a file."""
    try:
        yield
    except click.ClickException as error:
        error.message = terminal.line(error.message)  # type: ignore[misc]  # shown as it is set
        raise


@click.command(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fazhi")
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
def cli() -> None:
    """The group of all commands."""


def run(args: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 clean, 1 problems found, 2 usage, an unreadable file or our fault."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=terminal.BY_CODE)  # a console that is not UTF-8 must not crash
    sys.exit(_exit_code(args))


def _exit_code(args: Sequence[str] | None) -> int | str | None:
    """Run a command. Returns its exit code; what stopped it has been said."""
    if sys.flags.optimize > 1:  # Cerberus and the manual live on docstrings
        return _refuse(_NO_DOCSTRINGS, UNUSABLE)
    screen = sys.stdout
    try:
        code: int = cli.main(args=args, prog_name="fazhi", standalone_mode=False) or CLEAN
    except SystemExit as leaving:
        # Where nobody reads on, Click puts something over the streams and leaves with 1.
        return leaving.code if sys.stdout is screen else UNREAD
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        terminal.echo(err=True)  # the cursor stands behind a question
        return _refuse(_STOPPED, STOPPED)
    except OSError as error:
        return _refuse(_not_written(error), UNUSABLE)
    except Exception as error:  # noqa: BLE001 (the last place where anything can be said)
        return _refuse(faults.told(error), UNUSABLE)
    return code


def _refuse(message: Message, code: int) -> int:
    """Say why a command did not do what was asked. Returns the exit code."""
    terminal.echo(f"fazhi: {message}", err=True)
    return code


def _not_written(error: OSError) -> Message:
    """Why the system refuses: mostly to take the output, for files have their own message."""
    if error.filename is None:
        return say("输出写不出去：{reason}。", reason=reason(error))
    return say("{file}：{reason}。", file=error.filename, reason=reason(error))
