"""`fazhi lsp`: for editors, what is wrong with a report as it is typed, and what may be written."""

from __future__ import annotations

import click

from generator.basis import optional
from generator.basis.messages import say
from generator.commands import options

_MISSING = say("fazhi lsp 要用 pygls，这台电脑上没有装。请运行：pip install pygls")


@click.command("lsp")
@options.kind_folder()
@options.lang()
def command(lang: str) -> None:
    """给编辑器用（如 VS Code）：边写边指出问题，提示字段。由编辑器启动，自己不用运行。"""
    with optional.else_told(_MISSING):
        from generator.editing.server import serve
    serve(lang)
