"""What systemd hears of a program: ready once, alive while its loop turns, stopping."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from storecore.clock import ManualClock
from storecore.notifier import BEAT_S, Notifier


@pytest.fixture(params=["path", "abstract"])
def systemd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, socket.socket]]:
    """A socket as systemd opens one, and how it names it."""
    named = str(tmp_path / "notify") if request.param == "path" else f"@storeside{tmp_path}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind("\0" + named[1:] if named.startswith("@") else named)
        line.settimeout(5)
        yield named, line


def test_it_says_so_and_not_more_often_than_needed(systemd: tuple[str, socket.socket]) -> None:
    named, line = systemd
    clock = ManualClock()
    notifier = Notifier({"NOTIFY_SOCKET": named}, clock.monotonic_s)
    notifier.ready()
    for _ in range(100):
        notifier.beat()
    clock.advance(BEAT_S)
    notifier.beat()
    notifier.stopping()
    heard = [line.recv(100).decode() for _ in range(4)]
    assert heard == ["READY=1", "WATCHDOG=1", "WATCHDOG=1", "STOPPING=1"]


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": "/no/such/socket"}])
def test_nobody_listening_is_no_trouble(environment: dict[str, str]) -> None:
    notifier = Notifier(environment)
    notifier.ready()
    notifier.beat()
    notifier.stopping()
