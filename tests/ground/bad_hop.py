"""A hop that answers with tricks first and truly afterwards: a server on a real socket before one
that works."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

import requests

from storecore.packing import pack

Trick = Callable[["Door"], None]


class Door(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: BadHop

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.bodies.append((body, self.headers.get("Content-Encoding", "")))
        self._answer(body)

    def do_GET(self) -> None:
        self._answer(b"")

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""

    def answer(self, status: int, content: bytes, **headers: str) -> None:
        """Answer in good form."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def ask_behind(self, body: bytes) -> requests.Response:
        """What the server behind says."""
        kept = ("Content-Type", "Content-Encoding", "X-Correlation-Id")
        headers = {name: self.headers[name] for name in kept if name in self.headers}
        with requests.Session() as session:
            session.trust_env = False
            return session.request(
                self.command, self.server.behind + self.path, data=body, headers=headers, timeout=10
            )

    def _answer(self, body: bytes) -> None:
        self.body = body
        if self.server.tricks:
            self.server.tricks.popleft()(self)
            return
        answer = self.ask_behind(body)
        self.answer(answer.status_code, answer.content)


class BadHop(ThreadingHTTPServer):
    """Plays its tricks one after the other; then it is only a door to what stands behind."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, behind: str, tricks: Iterable[Trick]) -> None:
        super().__init__(("127.0.0.1", 0), Door)
        self.behind = behind
        self.tricks = deque(tricks)
        self.bodies: list[tuple[bytes, str]] = []
        self.over = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,))

    def handle_error(self, *_: object) -> None:
        """Whoever asked has hung up: that is what these tricks are for."""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.over.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


def status(code: int, **headers: str) -> Trick:
    """Another status than 200."""
    return lambda door: door.answer(code, b'{"code": "bad_request", "detail": "no"}', **headers)


def content(body: bytes, **headers: str) -> Trick:
    """200, and this."""
    return lambda door: door.answer(200, body, **headers)


def hang_up(door: Door) -> None:
    """The line breaks before the answer; nothing was taken."""
    door.close_connection = True


def half(door: Door) -> None:
    """The batch was taken; the line breaks in the middle of the answer."""
    answer = door.ask_behind(door.body).content
    door.send_response(200)
    door.send_header("Content-Length", str(len(answer)))
    door.end_headers()
    door.wfile.write(answer[: len(answer) // 2])
    door.close_connection = True


def silent(door: Door) -> None:
    """Takes the batch and never says so."""
    door.ask_behind(door.body)
    door.server.over.wait()


def drip(door: Door) -> None:
    """An answer without end, byte after byte."""
    door.send_response(200)
    door.send_header("Content-Length", "1000000")
    door.end_headers()
    while not door.server.over.wait(0.02):
        door.wfile.write(b" ")


def bomb(door: Door) -> None:
    """A few bytes that unpack to hundreds of millions."""
    door.answer(200, pack(b" " * 200_000_000), Content_Encoding="gzip")
