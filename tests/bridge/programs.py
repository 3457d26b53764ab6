"""Programs started as processes, asked over HTTP, and ended with the test."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import requests

from storeside.broker.process import choose_port
from tests.waiting import until

ROOT = Path(__file__).parents[2]


class Program:
    """`python -m MODULE --port PORT ...`, with its words in a file."""

    def __init__(self, module: str, log: Path, *options: str) -> None:
        self._module = module
        self._log = log
        self._options = options
        self.port = choose_port(0)
        self.command: tuple[str, ...] = ()
        """What stands before the options."""
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self._log.open("ab") as out:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", self._module, *self.command),
                    *("--port", str(self.port), *self._options),
                ],
                cwd=ROOT,
                stdout=out,
                stderr=out,
            )
        until(self._answers)

    def get(self, path: str) -> Any:
        """What it says on a path."""
        return self._session("GET", path, None).json()

    def post(self, path: str, body: Any) -> Any:
        """What it answers to a JSON body; a refusal fails the test."""
        reply = self._session("POST", path, body)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def refused(self, path: str, body: Any) -> Any:
        """What it answers to a JSON body that it must refuse."""
        reply = self._session("POST", path, body)
        assert 400 <= reply.status_code < 500, reply.text
        return reply.json()

    def kill(self) -> None:
        """SIGKILL."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> int:
        """SIGTERM; its exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)

    def words(self) -> str:
        """What it has printed."""
        return self._log.read_text()

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.words()
        try:
            return self._session("GET", "/v1/health", None).ok
        except requests.ConnectionError:
            return False

    def _session(self, method: str, path: str, body: Any) -> requests.Response:
        with requests.Session() as session:
            session.trust_env = False
            return session.request(method, self.url + path, json=body, timeout=15)
