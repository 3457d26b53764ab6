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
import requests

from kiosk.devices.nexo import NexoTerminal
from kiosk.domain.payment import Outcome, PaymentIntent, PaymentResult, Refund
from storecore.clock import SystemClock
from storecore.contracts.nexo.protection import Protection
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

    def start(self, approve_after_s: float = 0.0, *more: str) -> None:
        """Start and wait until it is ready."""
        command = [sys.executable, "-m", MODULE, "--port", str(self.port), *more]
        command += ["--data", str(self.directory), "--approve-after-s", str(approve_after_s)]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        until(self.door.ready)

    def behaves(self, **how: object) -> None:
        """What terminal, card and bank do from now on."""
        self.post("/v1/behaviour", how)

    def post(self, path: str, body: dict[str, object]) -> dict[str, object]:
        """Ask its own door."""
        with requests.Session() as session:
            session.trust_env = False
            reply = session.post(f"http://127.0.0.1:{self.port}{path}", json=body, timeout=10)
        assert reply.status_code == 200, reply.text
        answer: dict[str, object] = reply.json()
        return answer

    def shows(self) -> dict[str, object]:
        """What is on its display."""
        with requests.Session() as session:
            session.trust_env = False
            reply = session.get(f"http://127.0.0.1:{self.port}/v1/display", timeout=10)
        shown: dict[str, object] = reply.json()
        return shown

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


def refund(paid: Outcome, minor: int, number: str, *, again: bool = False) -> Refund:
    """So much of what was paid is to go back."""
    assert paid.amount is not None
    return Refund(
        refund_id=number,
        intent_id="i",
        amount=eur(minor),
        paid=paid.amount,
        reference=paid.reference,
        stamp=paid.stamp,
        at_ms=1,
        again=again,
    )


def test_it_takes_a_part_and_gives_back_no_more_than_that(terminal: TerminalProcess) -> None:
    terminal.start()
    terminal.behaves(card="part", percent=40)
    paid = terminal.door.pay(intent(1000))
    assert (paid.result, paid.amount) == (PaymentResult.PARTIAL, eur(400))
    first = terminal.door.refund(refund(paid, 300, "refund-1"))
    assert first.result is PaymentResult.APPROVED
    assert terminal.door.refund(refund(paid, 300, "refund-1", again=True)) == first
    too_much = terminal.door.refund(refund(paid, 200, "refund-2"))
    assert too_much.result is PaymentResult.DECLINED
    assert terminal.door.refund(refund(paid, 100, "refund-3")).result is PaymentResult.APPROVED


def test_a_lost_answer_is_found_by_asking_and_charged_once(terminal: TerminalProcess) -> None:
    terminal.start()
    terminal.behaves(lost_answers=1)
    asked = intent(700)
    assert terminal.door.pay(asked).result is PaymentResult.UNKNOWN
    assert terminal.door.status(asked.intent_id).result is PaymentResult.APPROVED
    assert terminal.door.pay(asked) == terminal.door.status(asked.intent_id)


def test_it_comes_back_late_when_nothing_can_be_stopped_any_more(
    terminal: TerminalProcess,
) -> None:
    terminal.start()
    terminal.behaves(late_s=1.5)
    asked = intent(700)

    def shows_approved() -> bool:
        return terminal.shows()["screen"] == "approved"

    with ThreadPoolExecutor(1) as away:
        paying = away.submit(terminal.door.pay, asked)
        until(shows_approved)
        assert terminal.door.status(asked.intent_id).result is PaymentResult.IN_PROGRESS
        terminal.door.abort(asked.intent_id)
        assert paying.result(10).result is PaymentResult.APPROVED


def test_nobody_comes_with_a_card(terminal: TerminalProcess) -> None:
    terminal.start(0.0, "--card-timeout-s", "0.2")
    terminal.behaves(card="stay_away")
    assert terminal.door.pay(intent(700)).result is PaymentResult.ABORTED


def test_with_an_empty_battery_it_says_nothing(terminal: TerminalProcess) -> None:
    terminal.start()
    terminal.behaves(dark=True)
    assert not terminal.door.ready()
    asked = intent(700)
    assert terminal.door.pay(asked).result is PaymentResult.UNKNOWN
    terminal.behaves()
    assert terminal.door.status(asked.intent_id).result is PaymentResult.NOT_FOUND


@pytest.mark.parametrize("accepted", [True, False])
def test_what_was_approved_without_the_bank_is_decided_later(
    terminal: TerminalProcess, accepted: bool
) -> None:
    terminal.start()
    terminal.behaves(bank_up=False)
    asked = intent(700)
    paid = terminal.door.pay(asked)
    assert (paid.result, paid.offline) == (PaymentResult.APPROVED, True)
    strict = PaymentIntent(
        intent_id="STRICT6789", transaction_id="t", amount=eur(700), at_ms=1, online_only=True
    )
    assert terminal.door.pay(strict).result is PaymentResult.DECLINED
    terminal.kill()
    terminal.start()
    assert terminal.door.status(asked.intent_id) == paid
    assert terminal.post("/v1/forward", {"accepted": accepted}) == {"payments": 1}
    told = terminal.door.status(asked.intent_id)
    expected = PaymentResult.APPROVED if accepted else PaymentResult.DECLINED
    assert (told.result, told.offline) == (expected, False)


def test_it_speaks_sealed_messages_with_who_logs_in_and_shares_the_key(
    terminal: TerminalProcess,
) -> None:
    shared = Protection("shop", 3, "a passphrase")
    url = f"http://127.0.0.1:{terminal.port}"
    terminal.door = NexoTerminal(url, "terminal-1", "kiosk-1", shared)
    sealed = ("--key-identifier", "shop", "--key-version", "3", "--passphrase", "a passphrase")
    terminal.start(0.0, "--login-needed", *sealed)
    asked = intent(700)
    assert terminal.door.pay(asked).result is PaymentResult.APPROVED
    terminal.door.display(("Corner & Co.", "€7.00"))
    assert terminal.shows()["lines"] == ["Corner & Co.", "€7.00"]
    assert not NexoTerminal(url, "terminal-1", "kiosk-1").ready()
    terminal.kill()
    terminal.start(0.0, "--login-needed", *sealed)
    assert terminal.door.status(asked.intent_id).result is PaymentResult.APPROVED
