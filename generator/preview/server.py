"""The report as a web page, for the browsers of this machine and nobody else."""

from __future__ import annotations

import errno
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from generator.basis import faults
from generator.basis.messages import Message, say
from generator.basis.problems import UserError, reason
from generator.preview.session import Session
from generator.preview.watching import Watch
from generator.reports import EDITIONS, PUBLISHED

HOST = "127.0.0.1"
MOST = 1_000_000  # bytes of what the page may send
_PAGE = Path(__file__).parent / "page"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
_PING = 15.0  # seconds after which a silent connection is tried
# Nothing from elsewhere; style attributes, because the paper's paragraphs have some.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_NO_TOKEN = say("地址不完整。请用 fazhi preview 显示的那个地址打开。")
_STRANGER = say("这个请求不是从预览的页面来的，没有理会。")
_NO_PAGE = say("没有这一页。")
_HUGE = say("发来的内容太大，没有收。")
_UNREADABLE = say("页面发来的内容读不懂，什么也没有改。请刷新页面再试。")
_TAKEN = say("端口 {port} 正被别的程序占用。请用 --port 换一个，或者不写 --port。")
_NO_PORT = say("开不了端口 {port}：{reason}。请用 --port 换一个，或者不写 --port。")


class Server(ThreadingHTTPServer):
    """Serves one session under an address that nobody can guess."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = False

    def __init__(self, session: Session, port: int = 0) -> None:
        """Take a port, 0 for any that is free. Raises UserError where that cannot be done."""
        self.session = session
        self.token = secrets.token_urlsafe(18)
        self.watch = Watch(session.watched)
        try:
            super().__init__((HOST, port), _Handler)
        except OverflowError as error:
            raise UserError(_NO_PORT.fill(port=port, reason=str(error))) from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise UserError(_TAKEN.fill(port=port)) from error
            raise UserError(_NO_PORT.fill(port=port, reason=reason(error))) from error
        self.watch.start()

    @property
    def origin(self) -> str:
        """Where the page comes from."""
        return f"http://{HOST}:{self.server_port}"

    @property
    def address(self) -> str:
        """The address to open."""
        return f"{self.origin}/{self.token}/"

    def server_close(self) -> None:
        """Give the port back, and stop looking at the files."""
        self.watch.stop()
        super().server_close()

    def handle_error(self, *_: object) -> None:
        """Say nothing: who asked has gone, and the next one is answered."""


@dataclass(frozen=True)
class _Refused(Exception):  # noqa: N818 (it is one of the answers)
    """A request that is not done, and what is said of it."""

    status: HTTPStatus
    message: Message


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:
        """Answer with a file of the page, or with the state of the report."""
        self._answered(self._get)

    def do_POST(self) -> None:
        """Change the report."""
        self._answered(self._post)

    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal."""

    def _answered(self, act: Any) -> None:
        try:
            self._refuse_strangers()
            act()
        except _Refused as refused:
            self._json(refused.status, {"error": self._said(refused.message)})
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except Exception as error:  # noqa: BLE001 (whatever it is, the page says it)
            self._json(HTTPStatus.CONFLICT, {"error": self._said(faults.told(error))})

    def _said(self, message: Message) -> str:
        return message.to(self.server.session.language)

    def _refuse_strangers(self) -> None:
        """Raise _Refused for what comes from another page, another name, or without the token."""
        origins = (self.server.origin, f"http://localhost:{self.server.server_port}")
        host = f"http://{self.headers.get('Host', '')}"
        origin = self.headers.get("Origin", host)
        if host not in origins or origin != host:
            raise _Refused(HTTPStatus.FORBIDDEN, _STRANGER)
        token = self.path.split("/")[1] if "/" in self.path else ""
        if not secrets.compare_digest(token.encode(), self.server.token.encode()):
            raise _Refused(HTTPStatus.FORBIDDEN, _NO_TOKEN)

    def _name(self) -> str:
        return urlsplit(self.path).path.split("/", 2)[-1] or "index.html"

    def _edition(self) -> str:
        asked = parse_qs(urlsplit(self.path).query).get("edition", [PUBLISHED])[0]
        return asked if asked in EDITIONS else PUBLISHED

    def _get(self) -> None:
        name = self._name()
        files = {file.name: file for file in _PAGE.iterdir()}
        if name == "events":
            self._events()
        elif name in files:
            self._send(HTTPStatus.OK, files[name].read_bytes(), _TYPES[files[name].suffix])
        else:
            raise _Refused(HTTPStatus.NOT_FOUND, _NO_PAGE)

    def _post(self) -> None:
        asked = self._asked()
        session, edition = self.server.session, self._edition()
        version = str(asked.get("version", ""))
        match self._name():
            case "change":
                session.change(edition, version, asked.get("changes"))
            case "mend":
                session.mend(edition, version, asked.get("number"))
            case "undo":
                session.undo()
            case _:
                raise _Refused(HTTPStatus.NOT_FOUND, _NO_PAGE)
        self._json(HTTPStatus.OK, session.state(edition))

    def _asked(self) -> dict[str, Any]:
        """What the page sends. Raises _Refused for what is too much, no JSON or from no page."""
        if "Origin" not in self.headers:
            raise _Refused(HTTPStatus.FORBIDDEN, _STRANGER)
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise _Refused(HTTPStatus.LENGTH_REQUIRED, _UNREADABLE)
        if int(length) > MOST:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _HUGE)
        try:
            asked = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            asked = None
        if not isinstance(asked, dict):
            raise _Refused(HTTPStatus.BAD_REQUEST, _UNREADABLE)
        return asked

    def _events(self) -> None:
        """Tell the page the state of the report, now and whenever it has changed."""
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream"})
        edition, watch = self._edition(), self.server.watch
        seen, told = 0, None
        while not watch.is_over:
            state = self.server.session.state(edition)
            if state != told:
                self.wfile.write(b"data: " + _encoded(state) + b"\n\n")
                told = state
            else:
                self.wfile.write(b": \n\n")
            self.wfile.flush()
            seen = watch.wait(seen, _PING)

    def _json(self, status: HTTPStatus, data: Mapping[str, Any]) -> None:
        self._send(status, _encoded(data), "application/json")

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self._head(status, {"Content-Type": kind, "Content-Length": str(len(body))})
        self.wfile.write(body)

    def _head(self, status: HTTPStatus, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, **_HEADERS}.items():
            self.send_header(name, value)
        self.end_headers()


def _encoded(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode(errors="backslashreplace")
