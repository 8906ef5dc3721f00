"""`fazhi lsp`: for editors, what is wrong with a report as it is typed, and what may be written."""

from __future__ import annotations

import click

from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.commands import options


@click.command("lsp")
@options.kind_folder()
@options.lang()
def command(lang: str) -> None:
    """给编辑器用（如 VS Code）：边写边指出问题，提示字段。由编辑器启动，自己不用运行。"""
    try:
        from generator.editing.server import serve
    except ImportError as error:
        raise UserError(
            say("fazhi lsp 要用 pygls，这台电脑上没有装。请运行：pip install pygls")
        ) from error
    serve(lang)
