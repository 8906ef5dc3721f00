"""`fazhi preview`: the report in the browser, as it will print, to be read and filled in."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from generator.basis import terminal
from generator.basis.messages import say
from generator.commands import opening, options
from generator.reports import folder


@click.command("preview")
@click.argument("path", type=options.PATH)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="用哪个端口；不写就用空着的。"
)
@click.option("--no-browser", is_flag=True, help="不打开浏览器，只显示地址。")
@options.kind_folder()
@options.lang()
def command(path: Path, port: int, lang: str, *, no_browser: bool) -> None:
    """在浏览器里看报告印出来的样子，边看边填。只有本机能打开，什么也不发到网上。

    PATH 是一份报告，或放着主文件和各单位供稿的文件夹。
    """
    from generator.preview.server import Server
    from generator.preview.session import Session

    file = folder.main(path)
    opening.checked(file)  # a file that cannot be read is told here, not on the page
    server = Server(Session(file, lang), port)
    try:
        terminal.echo(say("预览：{address}（按 Ctrl-C 结束）", address=server.address))
        if not no_browser:
            webbrowser.open(server.address)
        server.serve_forever()
    except KeyboardInterrupt:
        terminal.echo(say("预览已经结束。改动都已写进文件。"))
    finally:
        server.server_close()
