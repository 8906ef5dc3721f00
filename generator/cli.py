"""The command line: the table of commands, the exit codes, the one place where errors are caught."""

from __future__ import annotations

import gc
import gettext
import os
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

# Of what a short run makes next to nothing is garbage: to look for it took a sixth of the time.
gc.set_threshold(50_000)

from generator import __version__, resources  # noqa: E402
from generator.imports import INSPECT, instead, later  # noqa: E402

# What Click itself says (“Missing argument …”) it looks up by gettext; locale/zh_CN has it.
gettext.bindtextdomain("click", str(resources.locale()))
gettext.textdomain("click")
os.environ.setdefault("LANGUAGE", "zh_CN")

with instead(INSPECT | later("uuid")):
    import click

from generator import faults, terminal  # noqa: E402
from generator.messages import say  # noqa: E402
from generator.problems import UserError, reason  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.messages import Message

CLEAN, FOUND, UNUSABLE = 0, 1, 2
STOPPED, UNREAD = 130, 141  # as a shell says of what Ctrl-C stopped, and of what nobody reads on
# Each command is a module of `generator.commands`, imported when it is called or listed.
COMMANDS = {
    "new": "新建一份待填的报告（YAML 文件），或从上年的报告沿用",
    "import": "把已有的报告（Word、文本文件）变成 YAML 文件",
    "check": "检查报告：缺了什么、错在哪一行",
    "status": "看报告填到哪里了，哪家单位还欠着",
    "render": "把报告印成纯文本、Word 文件、网页或 PDF",
    "diff": "比较两稿或两个年度的报告",
    "rules": "列出所有的规则",
    "explain": "解释一条规则，举出正反例子",
    "schema": "给编辑器用的 JSON Schema：边写边提示字段",
    "fonts": "看看本机有没有公文要用的字体",
}


_BARE = say(
    "Python 的 -OO（PYTHONOPTIMIZE=2）去掉了 fazhi 要用的说明，这样运行不了。请不要这样设，再运行一次。"
)


def _module(name: str) -> Any:
    """The module of a command: its name, with a _ after it where that is a word of Python's."""
    return import_module(f"generator.commands.{name}{'_' * iskeyword(name)}")


@contextmanager
def _quoting() -> Iterator[None]:
    """What Click says of wrong usage quotes what was typed, and that may be the name of a file."""
    try:
        yield
    except click.ClickException as error:
        error.message = terminal.line(error.message)  # type: ignore[misc]  # shown as it is set
        raise


class _Group(click.Group):
    """A group that imports a command when it is used."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with _quoting():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        with _quoting():
            return super().invoke(ctx)

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        command: click.Command = _module(name).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS:
            names = "、".join(COMMANDS)
            raise UserError(
                say("没有「{name}」这个命令。命令有：{names}。", name=args[0], names=names)
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fazhi")
def cli() -> None:
    """起草、检查、印制法治政府建设年度情况报告。"""


def main(args: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 clean, 1 problems found, 2 usage, an unreadable file or our fault."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=terminal.BY_CODE)  # a console that is not UTF-8 must not crash
    if sys.flags.optimize > 1:  # Cerberus and the manual live on docstrings
        sys.exit(_told(_BARE, UNUSABLE))
    screen = sys.stdout
    try:
        code = cli.main(args=args, prog_name="fazhi", standalone_mode=False) or CLEAN
    except SystemExit as leaving:
        # Where nobody reads on, Click puts something over the streams and leaves with 1.
        code = leaving.code if sys.stdout is screen else UNREAD
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        terminal.echo(err=True)  # the cursor stands behind a question
        code = _told(say("已经停下。写好的文件都是完整的，其余的没有动。"), STOPPED)
    except OSError as error:
        code = _told(_unwritten(error), UNUSABLE)
    except Exception as error:  # noqa: BLE001 (the last place where one can be told)
        code = _told(faults.told(error), UNUSABLE)
    sys.exit(code)


def _told(message: Message, code: int) -> int:
    """Tell why a command did not do what was asked; the exit code comes back."""
    terminal.echo(f"fazhi: {message}", err=True)
    return code


def _unwritten(error: OSError) -> Message:
    """What is told where the system refuses: mostly the output, for files have their own message."""
    if error.filename is None:
        return say("输出写不出去：{reason}。", reason=reason(error))
    return say("{file}：{reason}。", file=error.filename, reason=reason(error))


def run() -> None:
    """`main` as a process, which leaves at once: to free its objects first takes a while, for nothing."""
    try:
        main()
    except SystemExit as leaving:
        if isinstance(leaving.code, str):
            raise
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError):
                stream.flush()
        os._exit(leaving.code or 0)
