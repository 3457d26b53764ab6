"""Programs tell systemd that they are ready, and that they live; one that stands still does not."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storecore.notifier import BEAT_S

pytestmark = pytest.mark.processes

ROOT = Path(__file__).parents[2]
HEAR_S = 40.0
PROGRAMS = {
    "edge": ["edge_agent", "--cloud-url", "http://127.0.0.1:9"],
    "bridge": ["firmware_bridge"],
    "kiosk": [
        "kiosk",
        "--edge-url",
        "http://127.0.0.1:9",
        "--camera",
        "off",
        "--full-screen",
        "true",
    ],
}


@contextmanager
def running(program: str, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], socket.socket]]:
    """The program as systemd would start it, and what it says to it."""
    module, *more = PROGRAMS[program]
    environment = {
        **os.environ,
        "NOTIFY_SOCKET": str(folder / "notify"),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
    }
    command = [sys.executable, "-m", module, "--data", str(folder / "data"), "--port", "0", *more]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(environment["NOTIFY_SOCKET"])
        line.settimeout(HEAR_S)
        with subprocess.Popen(command, cwd=ROOT, env=environment) as child:
            yield child, line
            child.kill()


@pytest.mark.parametrize("program", PROGRAMS)
def test_it_says_that_it_is_ready_and_lives_and_stops(program: str, tmp_path: Path) -> None:
    with running(program, tmp_path) as (child, line):
        heard = {line.recv(100)}
        while heard != {b"READY=1", b"WATCHDOG=1"}:
            heard.add(line.recv(100))
        child.send_signal(signal.SIGTERM)
        while line.recv(100) != b"STOPPING=1":
            pass
        assert child.wait(HEAR_S) == 0


def test_one_that_stands_still_falls_silent(tmp_path: Path) -> None:
    with running("edge", tmp_path) as (child, line):
        while line.recv(100) != b"WATCHDOG=1":
            pass
        child.send_signal(signal.SIGSTOP)
        line.setblocking(False)
        time.sleep(0.2)
        while True:  # what it had said before
            try:
                line.recv(100)
            except BlockingIOError:
                break
        line.settimeout(1.5 * BEAT_S)
        with pytest.raises(TimeoutError):
            line.recv(100)
        child.send_signal(signal.SIGCONT)
        assert line.recv(100) == b"WATCHDOG=1"
