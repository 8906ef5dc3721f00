"""The server behind the page: who may ask, what is refused, and that nothing is written then."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.basis.problems import UserError
from generator.preview.server import MOST, Server
from generator.preview.session import Session

REPORT = "报告单位: 示例区  # 全称\n年度: 2025\n导语: 2025年,一切都好。\n主送机关: 甲局\n"


class Client:
    """Asks a server as the page does, unless told otherwise."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.origin = server.origin
        self.host = f"127.0.0.1:{server.server_port}"

    def ask(
        self, name: str, body: Any = None, *, path: str | None = None, **headers: str
    ) -> tuple[int, bytes]:
        """The status and the bytes of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=30)
        target = f"/{self.server.token}/{name}" if path is None else path
        sent = {"Host": self.host, **({"Origin": self.origin} if body is not None else {})}
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        method = "GET" if body is None else "POST"
        connection.request(method, target, None if body is None else raw, {**sent, **headers})
        answer = connection.getresponse()
        return answer.status, answer.read()

    def told(self, name: str, body: Any = None, **more: Any) -> tuple[int, str]:
        """The status, and what the page says."""
        status, raw = self.ask(name, body, **more)
        return status, json.loads(raw).get("error", "")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.yaml"
    file.write_text(REPORT, encoding="utf-8")
    return file


def serving(file: Path, language: str = "zh") -> Iterator[Client]:
    server = Server(Session(file, language))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Client(server)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def client(report: Path) -> Iterator[Client]:
    yield from serving(report)


def version(client: Client) -> str:
    return str(client.server.session.read().version)


def set_text(client: Client, path: str, text: str) -> dict[str, Any]:
    return {"version": version(client), "changes": [{"do": "set", "path": path, "text": text}]}


def test_the_page_is_served_and_asks_for_nothing_from_elsewhere(client: Client) -> None:
    status, page = client.ask("")
    assert status == 200
    assert b"http" not in page
    for name in ("main.js", "paper.js", "editing.js", "side.js", "words.js", "preview.css"):
        status, text = client.ask(name)
        assert status == 200
        assert b"http" not in text


STRANGE = "这个请求不是从预览的页面来的，没有理会。"
NO_TOKEN = "地址不完整。请用 fazhi preview 显示的那个地址打开。"  # noqa: S105
REFUSED: list[tuple[str, dict[str, str], int, str]] = [
    ("a page of another site", {"Origin": "https://example.com"}, 403, STRANGE),
    ("a page of another port", {"Origin": "http://127.0.0.1:1"}, 403, STRANGE),
    ("a page without an origin", {"Origin": "null"}, 403, STRANGE),
    ("another name for this machine", {"Host": "example.com"}, 403, STRANGE),
    ("no token", {"path": "/change"}, 403, NO_TOKEN),
    ("another token", {"path": "/aaaa/change"}, 403, NO_TOKEN),
    ("nothing at all", {"path": "*"}, 403, NO_TOKEN),
    ("a body that is too large", {"Content-Length": str(MOST + 1)}, 413, "发来的内容太大，没有收。"),
    ("a body of unknown length", {"Content-Length": "x"}, 411, "页面发来的内容读不懂，什么也没有改。请刷新页面再试。"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("with_", "status", "told"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_whoever_is_not_the_page_changes_nothing(
    client: Client, report: Path, with_: dict[str, str], status: int, told: str
) -> None:
    asked = set_text(client, "subject", "别处")
    assert client.told("change", asked, **with_) == (status, told)
    assert report.read_text(encoding="utf-8") == REPORT


def test_what_is_asked_without_an_origin_is_not_done(client: Client, report: Path) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", client.server.server_port, timeout=30)
    body = json.dumps(set_text(client, "subject", "别处"))
    connection.request("POST", f"/{client.server.token}/change", body)
    assert connection.getresponse().status == 403
    assert report.read_text(encoding="utf-8") == REPORT


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b"[" * 100_000, {"changes": 1}, {"changes": [{"do": "x", "path": "a"}]}, {"changes": [{}]}],
    ids=["broken", "a list", "deep", "a number", "unknown", "empty"],
)  # fmt: skip
def test_what_cannot_be_read_is_told(client: Client, report: Path, body: Any) -> None:
    if isinstance(body, dict):
        body = {**body, "version": version(client)}
    status, told = client.told("change", body)
    assert (status // 100, told) == (4, "页面发来的内容读不懂，什么也没有改。请刷新页面再试。")
    assert report.read_text(encoding="utf-8") == REPORT


def test_only_the_files_of_the_page_are_served(client: Client) -> None:
    for name in ("../server.py", "..%2fserver.py", "index.htm", "events/x", "__pycache__"):
        assert client.told(name) == (404, "没有这一页。")
    assert client.told("nothing", {}) == (404, "没有这一页。")


def test_changes_are_written_and_undone_one_by_one(client: Client, report: Path) -> None:
    status, raw = client.ask("change", set_text(client, "subject", "示例县"))
    assert (status, json.loads(raw)["undo"]) == (200, 1)
    once = REPORT.replace("示例区", "示例县")
    assert report.read_text(encoding="utf-8") == once
    lines = {"do": "lines", "path": "addressee", "lines": ["甲局", "乙局"]}
    client.ask("change", {"version": version(client), "changes": [lines]})
    assert report.read_text(encoding="utf-8") == once.replace(" 甲局", "\n  - 甲局\n  - 乙局")
    client.ask("undo", {})
    assert report.read_text(encoding="utf-8") == once
    client.ask("undo", {})
    assert report.read_text(encoding="utf-8") == REPORT
    assert client.told("undo", {}) == (409, "没有可以撤销的了。")
    assert sorted(file.name for file in report.parent.iterdir()) == ["报告.yaml", "报告.yaml.bak"]


def test_a_list_of_the_panel_is_written_line_by_line(client: Client) -> None:
    for lines in (["甲局", "乙局", "丙局"], ["甲局", "丁局"], ["丁局"], []):
        body = {
            "version": version(client),
            "changes": [{"do": "lines", "path": "addressee", "lines": lines}],
        }
        assert client.told("change", body) == (200, "")
        found = client.server.session.read().found.data.get("addressee", [])
        assert found == lines


def test_a_finding_is_mended_by_its_number(client: Client, report: Path) -> None:
    problems = client.server.session.state("published")["problems"]
    number = next(n for n, each in enumerate(problems) if each["mends"])
    assert client.told("mend", {"version": version(client), "number": number}) == (200, "")
    assert report.read_text(encoding="utf-8") == REPORT.replace("2025年,", "2025年，")
    for none in (999, -1, "0", None):
        told = client.told("mend", {"version": version(client), "number": none})
        assert told == (409, "这一处已经不在了，什么也没有改。")


def test_of_two_previews_the_later_one_sees_what_the_other_wrote(
    client: Client, report: Path
) -> None:
    for other in serving(report):
        asked = set_text(other, "subject", "乙区")
        assert client.told("change", set_text(client, "subject", "甲区")) == (200, "")
        told = other.told("change", asked)
        assert told == (409, "文件刚刚在别处改过，没有写进去。下面是新的内容，请看过再改。")
        assert other.server.session.state("published")["texts"]["subject"] == "甲区"


def test_what_was_changed_elsewhere_is_not_undone(client: Client, report: Path) -> None:
    client.ask("change", set_text(client, "subject", "甲区"))
    elsewhere = REPORT.replace("示例区", "乙区")
    report.write_text(elsewhere, encoding="utf-8")
    told = f"{report} 刚刚被别的程序改过，没有动它。请看过新的内容以后再改。"
    assert client.told("undo", {}) == (409, told)
    assert report.read_text(encoding="utf-8") == elsewhere


def test_a_file_that_is_gone_is_told(client: Client, report: Path) -> None:
    asked = set_text(client, "subject", "甲区")
    report.unlink()
    told = f"读不了文件 {report}：没有这个文件或文件夹。"
    assert client.server.session.state("published")["error"] == told
    assert client.told("change", asked) == (409, told)
    assert not report.exists()


def test_the_page_is_told_of_what_is_saved(client: Client, report: Path) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", client.server.server_port, timeout=30)
    connection.request("GET", f"/{client.server.token}/events?edition=filed")
    stream = connection.getresponse()

    def next_state() -> dict[str, Any]:
        line = stream.readline()
        while not line.startswith(b"data: "):
            line = stream.readline()
        return dict(json.loads(line[6:]))

    assert next_state()["texts"]["subject"] == "示例区"
    report.write_text(REPORT.replace("示例区", "丙区"), encoding="utf-8")
    state = next_state()
    assert (state["texts"]["subject"], state["edition"]) == ("丙区", "filed")
    report.unlink()
    assert next_state()["error"].startswith("读不了文件")


def test_a_port_in_use_is_told(client: Client, report: Path) -> None:
    port = client.server.server_port
    with pytest.raises(UserError) as refused:
        Server(Session(report, "zh"), port)
    told = f"端口 {port} 正被别的程序占用。请用 --port 换一个，或者不写 --port。"
    assert str(refused.value.message) == told


def test_it_speaks_english_where_that_is_asked_for(report: Path) -> None:
    for client in serving(report, "en"):
        assert client.told("undo", {}) == (409, "There is nothing left to undo.")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent by a signal")
def test_the_command_shows_an_address_and_ends_with_ctrl_c(report: Path) -> None:
    command = [sys.executable, "-m", "generator", "preview", str(report), "--no-browser"]
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # A shell may have it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    assert running.stdout
    told = running.stdout.readline()
    assert told.startswith("预览：http://127.0.0.1:")
    running.send_signal(signal.SIGINT)
    rest, _ = running.communicate(timeout=60)
    assert (rest, running.returncode) == ("预览已经结束。改动都已写进文件。\n", 0)


def test_the_command_refuses_what_cannot_be_opened(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "generator",
        "preview",
        str(tmp_path / "没有.yaml"),
        "--no-browser",
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "没有这个文件或文件夹" in done.stderr
