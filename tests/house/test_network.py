"""Nothing is sent anywhere: every command works, and asks for no connection, where there is none."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLES, INPUTS, complete

_OPENED: list[str] = []
_HOOKED: list[object] = []  # a hook can be added, and never be taken away
_WATCHED = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.bind",
    "socket.sendto",
    "urllib.Request",
)


def _watch(event: str, _: object) -> None:
    if event in _WATCHED:
        _OPENED.append(event)


@pytest.fixture
def opened():
    """The connections that were asked for; Python itself tells of them, whichever library asks."""
    if _watch not in _HOOKED:
        sys.addaudithook(_watch)
        _HOOKED.append(_watch)
    _OPENED.clear()
    return _OPENED


def test_the_watch_sees_a_connection(opened) -> None:
    with socket.socket() as unused, pytest.raises(OSError, match="refused"):
        unused.connect(("127.0.0.1", 9))
    assert opened == ["socket.connect"]


@pytest.mark.parametrize(
    "command",
    [
        ("new", "-o", "new.yaml"),
        ("import", "report.docx", "--clean"),
        ("check", "report.yaml", "--fix", "--diff"),
        ("check", EXAMPLES[0], "--format", "sarif"),
        ("status", "report.yaml"),
        ("render", "report.yaml", "-o", "out", "--to", "txt,docx,html"),
        ("diff", EXAMPLES[0], EXAMPLES[1]),
        ("rules",),
        ("explain", "limit"),
        ("schema",),
        ("fonts",),
    ],
    ids=lambda command: command[0],
)
def test_no_command_opens_a_connection(
    fazhi, opened, tmp_path: Path, monkeypatch, command: tuple[object, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.yaml").write_text(complete(导语="见 https://example.org/a.dtd"), encoding="utf-8")
    if command[0] == "import":
        assert fazhi("render", INPUTS[0], "-o", "report.docx", "--to", "docx").code == 0
    result = fazhi(*command)
    assert result.code in (0, 1)
    assert result.out + result.err
    assert opened == []
