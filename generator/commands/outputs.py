"""Where `fazhi check` puts what it found: which format goes to the screen, and which to files."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

import click

from generator.basis import files, terminal
from generator.basis.messages import say
from generator.basis.problems import Problem, UserError
from generator.reporting import REPORTERS, job_summary


def targets(_: click.Context, __: click.Parameter, given: Sequence[str]) -> dict[str, Path]:
    """The file of each format that goes to one, from the values of --output-file."""
    found: dict[str, Path] = {}
    for value in given:
        style, _equals, file = value.partition("=")
        if style not in REPORTERS or not file:
            raise click.BadParameter(
                str(
                    say(
                        "请写成“格式=文件名”，如 sarif=report.sarif；格式可以是：{names}。",
                        names="、".join(REPORTERS),
                    )
                )
            )
        if style in found:
            raise click.BadParameter(str(say("一种格式只能写进一个文件。")))
        found[style] = Path(file)
    return found


def for_screen(styles: Sequence[str], targets: Container[str]) -> str | None:
    """The format for the screen: one that was named and has no file of its own.

    Raises UserError where several are left.
    """
    if not styles:
        return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    shown = [style for style in dict.fromkeys(styles) if style not in targets]
    if len(shown) > 1:
        raise UserError(
            say(
                "{styles} 不能都显示在屏幕上，请把其中的写进文件，如 --output-file {last}=文件名。",
                styles="、".join(shown),
                last=shown[-1],
            )
        )
    return shown[0] if shown else None


def put_out(
    problems: Sequence[Problem],
    names: Sequence[str],
    screen: str | None,
    targets: Mapping[str, Path],
    language: str,
) -> None:
    """Write the problems of the named files in each format to its file, and show those for the screen."""
    made = {
        file: files.encoded(REPORTERS[style](problems, names, language))
        for style, file in targets.items()
    }
    files.write_all(made)
    if screen:
        _show(screen, REPORTERS[screen](problems, names, language))
    if "github" in (screen, *targets):
        _add_to_page_of_run(job_summary(problems, names, language))


def _show(style: str, text: str) -> None:
    """Print a report: for people, for GitHub's runner, or for a program that reads it."""
    if style in {"text", "github"}:
        terminal.page(text, commands=style == "github")
    else:
        terminal.data(text)


def _add_to_page_of_run(summary: str) -> None:
    """Append to the page of the run, where GitHub Actions says that there is one."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        with Path(page).open("ab") as file:
            file.write(files.encoded(summary))
