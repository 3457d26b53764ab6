"""The card terminal as a real process: it charges once, and always knows what it charged."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.bridge import sale
from tests.bridge.programs import Program
from tests.waiting import until

pytestmark = pytest.mark.processes

MODULE = "firmware_bridge.drivers.simulated.terminal"
Start = Callable[..., Program]


@pytest.fixture
def start(program: Callable[..., Program], tmp_path: Path) -> Start:
    def started(approve_after_s: float = 0.0) -> Program:
        data = str(tmp_path / "terminal")
        made = program(MODULE, "--data", data, "--approve-after-s", str(approve_after_s))
        made.start()
        return made

    return started


def ask(terminal: Program, message: sale.Json, category: str) -> sale.Json:
    return sale.answer(terminal.post("/nexo", message), category)


def screen(terminal: Program) -> Any:
    return terminal.get("/v1/display")["screen"]


def repeated(terminal: Program, service_id: str) -> sale.Json:
    """The payment's own response, as a status request gives it again."""
    body = ask(terminal, sale.status(service_id), "TransactionStatus")
    assert sale.result(body) == "Success"
    again: sale.Json = body["RepeatedMessageResponse"]["RepeatedResponseMessageBody"]
    response: sale.Json = again["PaymentResponse"]
    return response


def test_a_payment_is_approved_declined_and_never_charged_twice(start: Start) -> None:
    terminal = start()
    assert screen(terminal) == "welcome"
    paid = ask(terminal, sale.payment("a"), "Payment")
    assert sale.result(paid) == "Success"
    amounts = paid["PaymentResult"]["AmountsResp"]
    assert amounts == {"Currency": "EUR", "AuthorizedAmount": 2.5}
    assert paid["SaleData"]["SaleTransactionID"]["TransactionID"] == "intent-1"
    assert terminal.get("/v1/display") == {
        "screen": "approved",
        "amount": {"minor": 250, "currency": "EUR"},
    }
    assert ask(terminal, sale.payment("a"), "Payment") == paid
    assert repeated(terminal, "a") == paid

    other = ask(terminal, sale.payment("a", "9.99"), "Payment")
    assert sale.result(other) == "NotAllowed"
    other = ask(terminal, sale.payment("a", intent="intent-2"), "Payment")
    assert sale.result(other) == "NotAllowed"
    assert repeated(terminal, "a") == paid

    declined = ask(terminal, sale.payment("b", "2.13"), "Payment")
    assert sale.result(declined) == "Refusal"
    assert "PaymentResult" not in declined
    assert repeated(terminal, "b") == declined
    assert screen(terminal) == "declined"

    next_one = ask(terminal, sale.payment("c", "1200", "JPY"), "Payment")
    assert next_one["PaymentResult"]["AmountsResp"]["AuthorizedAmount"] == 1200
    numbers = {p["POIData"]["POITransactionID"]["TransactionID"] for p in (paid, next_one)}
    assert len(numbers) == 2


def test_what_was_approved_is_known_after_a_kill(start: Start) -> None:
    terminal = start()
    paid = ask(terminal, sale.payment("a"), "Payment")
    terminal.kill()
    terminal.start()
    assert repeated(terminal, "a") == paid
    assert ask(terminal, sale.payment("a"), "Payment") == paid


def test_killed_while_it_waits_for_the_card_it_has_charged_nothing(start: Start) -> None:
    terminal = start(60)
    with ThreadPoolExecutor() as pool:
        asking = pool.submit(ask, terminal, sale.payment("a"), "Payment")
        until(lambda: screen(terminal) == "present_card")
        terminal.kill()
        with pytest.raises(requests.ConnectionError):
            asking.result()
    terminal.start()
    assert sale.result(repeated(terminal, "a")) == "Aborted"
    assert sale.result(ask(terminal, sale.payment("a"), "Payment")) == "Aborted"


def test_while_the_card_is_awaited_it_answers_and_takes_nobody_else(start: Start) -> None:
    terminal = start(60)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(ask, terminal, sale.payment("a"), "Payment")
        until(lambda: screen(terminal) == "present_card")
        again = pool.submit(ask, terminal, sale.payment("a"), "Payment")
        status = ask(terminal, sale.status("a"), "TransactionStatus")
        assert sale.result(status) == "InProgress"
        assert sale.result(ask(terminal, sale.payment("b"), "Payment")) == "Busy"
        diagnosis = ask(terminal, sale.diagnosis(), "Diagnosis")
        assert diagnosis["POIStatus"]["GlobalStatus"] == "Busy"
        assert sale.result(ask(terminal, sale.abort("a"), "Abort")) == "Success"
        assert sale.result(first.result()) == "Aborted"
        assert again.result() == first.result()
    assert screen(terminal) == "aborted"
    assert sale.result(repeated(terminal, "a")) == "Aborted"
    status = ask(terminal, sale.status("b"), "TransactionStatus")
    assert sale.result(status) == "NotFound"
    diagnosis = ask(terminal, sale.diagnosis(), "Diagnosis")
    assert diagnosis["POIStatus"]["GlobalStatus"] == "OK"


def test_a_payment_goes_on_when_the_kiosk_hangs_up(start: Start) -> None:
    terminal = start(0.3)
    with requests.Session() as session:
        session.trust_env = False
        with pytest.raises(requests.ReadTimeout):
            session.post(f"{terminal.url}/nexo", json=sale.payment("a"), timeout=0.1)
    until(lambda: screen(terminal) == "approved")
    assert sale.result(repeated(terminal, "a")) == "Success"


def test_aborted_before_it_arrived_it_is_refused_and_too_late_is_too_late(start: Start) -> None:
    terminal = start()
    assert sale.result(ask(terminal, sale.abort("late"), "Abort")) == "Success"
    status = ask(terminal, sale.status("late"), "TransactionStatus")
    assert sale.result(status) == "NotFound"
    terminal.kill()
    terminal.start()
    assert sale.result(ask(terminal, sale.payment("late"), "Payment")) == "Aborted"
    ask(terminal, sale.payment("a"), "Payment")
    assert sale.result(ask(terminal, sale.abort("a"), "Abort")) == "NotAllowed"
    assert sale.result(repeated(terminal, "a")) == "Success"


def test_what_makes_no_sense_is_refused(start: Start) -> None:
    terminal = start()
    for amount, currency in (("0", "EUR"), ("-1", "EUR"), ("2.505", "EUR"), ("2", "XXY")):
        refused = ask(terminal, sale.payment("x", amount, currency), "Payment")
        assert sale.result(refused) == "MessageFormat"
    bodiless = sale.payment("x")
    del bodiless["SaleToPOIRequest"]["PaymentRequest"]
    senseless: tuple[sale.Json, ...] = (bodiless, {}, {"SaleToPOIRequest": []})
    with requests.Session() as session:
        session.trust_env = False
        for body in senseless:
            reply = session.post(f"{terminal.url}/nexo", json=body, timeout=5)
            assert reply.status_code == 400
            assert reply.json()["detail"]


def test_it_stops_when_asked_even_while_a_card_is_awaited(start: Start) -> None:
    terminal = start(60)
    with ThreadPoolExecutor() as pool:
        asking = pool.submit(terminal.post, "/nexo", sale.payment("a"))
        until(lambda: screen(terminal) == "present_card")
        assert terminal.stop() == 0
        assert asking.exception() is None or isinstance(
            asking.exception(), requests.ConnectionError
        )
    assert "Traceback" not in terminal.words()
