"""What a terminal or the log of a CI run is given: the one way out for every text we print.

A file, or the name of one, may hold characters that move the cursor, turn the direction of writing
or cannot be seen, and lines that GitHub Actions would take for commands. Here each such character
is shown by its code: <U+001B>.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from functools import lru_cache
from unicodedata import category

import click

from generator.encoding import UNPRINTABLE
from generator.messages import say
from generator.problems import UserError

# Controls, formats (among them what turns the direction and what has no width), halves of
# characters (the bytes of a name that is not UTF-8), separators of lines and paragraphs.
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# What makes GitHub's runner take a line for a command: the first at its beginning, the other anywhere.
_COMMAND = re.compile(r"^[^\S\n]*:(?=:)|##\[", re.MULTILINE)
# What a console cannot write is shown by its code, too: the name of this way with errors.
BY_CODE = "fazhi.by-code"


def visible(text: object) -> str:
    """A text on one line, in which each character that a terminal obeys or hides is its code."""
    said = str(text)
    if said.isprintable():
        return said
    return "".join(map(_shown, said))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    hidden = category(character) in _HIDDEN or UNPRINTABLE.match(character)
    return code(character) if hidden else character


def code(character: str) -> str:
    """How a character is shown by its code."""
    return f"<U+{ord(character):04X}>"


def _by_code(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 (no other comes from a stream)
    return "".join(map(code, error.object[error.start : error.end])), error.end


codecs.register_error(BY_CODE, _by_code)


def without_commands(text: str) -> str:
    """A text of which GitHub takes no line for a command: what would make it one is shown by its code."""
    return _COMMAND.sub(lambda hit: hit[0][:-1] + code(hit[0][-1]), text)


def echo(text: object = "", *, err: bool = False) -> None:
    """Print one line."""
    click.echo(line(text), err=err)


def line(text: object) -> str:
    """One line as it is printed."""
    said = visible(text)
    return without_commands(said) if _under_github() else said


def page(text: str, *, err: bool = False, commands: bool = False) -> None:
    """Print a text of several lines; only with `commands` may GitHub take one for a command."""
    shown = visible if commands else line
    click.echo("\n".join(map(shown, text.split("\n"))), nl=False, err=err)


def data(text: str) -> None:
    """Print what another program or a file is to take: UTF-8 as it is, but to a person as a page.

    Raises UserError where GitHub would take a line of it for a command.
    """
    if sys.stdout and sys.stdout.isatty():
        page(text)
        return
    if _under_github() and not _to_a_file() and without_commands(text) != text:
        raise UserError(
            say("内容里有 GitHub 会当成命令的行（如 ::add-mask::）。请用 -o 写进文件。")
        )
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def _under_github() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _to_a_file() -> bool:
    """Whether standard output goes to a file, and not to the log."""
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (AttributeError, OSError):
        return False
