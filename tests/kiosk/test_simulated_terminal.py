"""The kiosk's nexo door against the simulated terminal, running as its own process."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.devices.nexo import NexoTerminal
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult
from storecore.clock import SystemClock
from storecore.ids import IdSource
from tests.kiosk.shop import eur
from tests.waiting import until

pytestmark = pytest.mark.processes
MODULE = "firmware_bridge.drivers.simulated.terminal"


class TerminalProcess:
    """Starts, kills and starts again on the same port and disk."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.door = NexoTerminal(f"http://127.0.0.1:{self.port}", "terminal-1", "kiosk-1")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, approve_after_s: float = 0.0) -> None:
        """Start and wait until it is ready."""
        command = [sys.executable, "-m", MODULE, "--port", str(self.port)]
        command += ["--data", str(self.directory), "--approve-after-s", str(approve_after_s)]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        until(self.door.ready)

    def kill(self) -> None:
        """Pull its plug."""
        if self._process is not None:
            os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[TerminalProcess]:
    process = TerminalProcess(tmp_path)
    yield process
    process.kill()


def intent(minor: int) -> PaymentIntent:
    """A fresh intent, its id made as the kiosk makes it."""
    clock = SystemClock()
    return PaymentIntent(
        intent_id=IdSource(clock).new(),
        transaction_id="t",
        amount=eur(minor),
        at_ms=clock.wall_ms(),
    )


def test_it_approves_once_and_remembers_after_it_was_killed(terminal: TerminalProcess) -> None:
    terminal.start()
    asked = intent(1250)
    paid = terminal.door.pay(asked)
    assert (paid.result, paid.amount) == (PaymentResult.APPROVED, asked.amount)
    assert terminal.door.pay(asked) == paid
    terminal.kill()
    assert terminal.door.status(asked.intent_id).result is PaymentResult.UNKNOWN
    terminal.start()
    assert terminal.door.status(asked.intent_id) == paid


def test_it_declines_what_ends_in_13_and_does_not_know_what_it_was_not_asked(
    terminal: TerminalProcess,
) -> None:
    terminal.start()
    declined = intent(213)
    assert terminal.door.pay(declined).result is PaymentResult.DECLINED
    assert terminal.door.status(declined.intent_id).result is PaymentResult.DECLINED
    assert terminal.door.status(intent(100).intent_id).result is PaymentResult.NOT_FOUND


def test_it_can_be_stopped_while_it_waits_and_before(terminal: TerminalProcess) -> None:
    terminal.start(approve_after_s=60)
    asked = intent(500)

    def waits() -> bool:
        return terminal.door.status(asked.intent_id).result is PaymentResult.IN_PROGRESS

    with ThreadPoolExecutor(1) as away:
        paying = away.submit(terminal.door.pay, asked)
        until(waits)
        terminal.door.abort(asked.intent_id)
        assert paying.result(10).result is PaymentResult.ABORTED
    early = intent(500)
    terminal.door.abort(early.intent_id)
    assert terminal.door.pay(early).result is PaymentResult.ABORTED
    stopped = Outcome(result=PaymentResult.ABORTED, detail="Aborted")
    assert terminal.door.status(asked.intent_id) == stopped
